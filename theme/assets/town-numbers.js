// How small a crowd some facts leave in the made-up town. Counts only: what is said and drawn of it is in town.js.
// generator/present/explainer/crowds.py counts the same for the tables, and a test holds the two equal for every tick.

const FLAGS = ["sex", "household", "school", "job", "condition"];

// What can be looked up by someone who knows these facts in a list that is protected so: a fact helps only where it
// stands in the list, and no more exactly than it stands there.
export function lookedUp(known, list) {
  const without = new Set(list.without);
  const columns = {
    age: !known.age || without.has("age") ? null : known.age === "exact" && !list.bands ? "exact" : "band",
    place: !known.place || without.has("place") ? null : known.place === "street" && !list.wards ? "street" : "ward",
  };
  for (const flag of FLAGS) columns[flag] = Boolean(known[flag]) && !without.has(flag);
  return columns;
}

// The town as it comes from its file, with what each person's age and street say of band and ward.
export function ready(town) {
  const { age, street } = town.columns;
  town.columns.band = age.map((years) => Math.min(years - (years % town.band), town.oldestBand));
  town.columns.ward = street.map((one) => Math.floor(one / town.streetsAWard));
  return town;
}

// Everyone who is like one person in these columns, that person among them: their places in the list, in order.
export function crowd(town, columns, place) {
  const used = usedOf(town, columns);
  const found = [];
  for (let other = 0; other < town.columns.age.length; other += 1) {
    if (used.every((column) => column[other] === column[place])) found.push(other);
  }
  return found;
}

// How many people nobody else is like in these columns.
export function alone(town, columns) {
  const used = usedOf(town, columns);
  const sizes = new Map();
  for (let one = 0; one < town.columns.age.length; one += 1) {
    let key = 0;
    for (const column of used) key = key * 128 + column[one];
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes.values()].filter((size) => size === 1).length;
}

// A count as a table shows it: null where it is hidden.
export function published(count, { hide, round }) {
  if (count > 0 && count < hide) return null;
  return round > 1 ? Math.floor((count + Math.floor(round / 2)) / round) * round : count;
}

function usedOf(town, columns) {
  const names = FLAGS.filter((flag) => columns[flag]);
  if (columns.age) names.push(columns.age === "exact" ? "age" : "band");
  if (columns.place) names.push(columns.place);
  return names.map((name) => town.columns[name]);
}
