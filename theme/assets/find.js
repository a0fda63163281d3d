// Finds your council from its name or from the first half of a postcode, in the page alone.
// The two tables are asked of this site when the box is first used. What is typed is sent nowhere, kept
// nowhere, and stands in no address. Without this script the box is not shown, and the list from A to Z is.
import { plain } from "./plain.js";
import { walk } from "./walk.js";

const MOST = 8; // answers shown at once: more would push the list off a phone
const HALF = "Type the first half of your postcode to find yours.";
const PATIENCE = 300; // milliseconds before we say that we look
const PAUSE = 400; // milliseconds before a count is spoken, so that it does not talk over the typing

for (const box of document.querySelectorAll("[data-find]")) offer(box);

function offer(box) {
  const input = box.querySelector("input");
  const answers = box.querySelector("ul");
  const told = box.querySelector("[role=status]");
  const { otherwise } = box.dataset;
  let tables = null;
  let speaking = 0;

  input.addEventListener("focus", load);
  input.addEventListener("input", look);
  input.addEventListener("keydown", enter);
  walk(input, answers, "a");
  box.hidden = false;

  // What is published about a place says nothing of the part of it that these answers lead to.
  function ofThisBox(place) {
    return box.dataset.to ? Object.assign([...place], { 5: "" }) : place;
  }

  function load() {
    tables ??= Promise.all([json(box.dataset.places), box.dataset.postcodes && json(box.dataset.postcodes)]).then(([places, postcodes]) => ({
      places: places.map(ofThisBox).map(placed),
      byId: new Map(places.map(ofThisBox).map((place) => [place[0], place])),
      postcodes,
    }));
    return tables.catch(() => {
      tables = null;
      return null;
    });
  }

  async function look() {
    const slow = setTimeout(() => say(box.dataset.looking), PATIENCE);
    const found = await load();
    clearTimeout(slow);
    show(found);
  }

  // Where there are answers, they are walked. Who presses Enter before they come is not forgotten.
  async function enter(event) {
    if (event.key !== "Enter" || answers.childElementCount || !input.value.trim()) return;
    event.preventDefault();
    await look();
    const links = answers.querySelectorAll("a");
    if (links.length === 1) links[0].click();
    else links[0]?.focus();
  }

  function show(found) {
    const typed = input.value.trim();
    answers.replaceChildren();
    if (!typed) return say("");
    if (!found) return say(box.dataset.failed);
    const code = found.postcodes && postcode(typed, found.postcodes);
    const answer = code ? byPostcode(code, found, otherwise) : byName(typed, found, otherwise);
    answers.replaceChildren(...answer.entries.map(([place, beside]) => entry(box.dataset, place, beside)));
    if (answer.search) answers.append(searchFor(box.dataset, typed));
    say(answer.told);
  }

  // Seen at once, so that the answers under it do not move when it is spoken.
  function say(words) {
    clearTimeout(speaking);
    told.textContent = "";
    told.dataset.soon = words;
    speaking = setTimeout(() => {
      told.textContent = words;
    }, words ? PAUSE : 0);
  }
}

function json(address) {
  return fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  });
}

// [id, name, council, other names, kind, beside, ...] -> the same with all that it is called, ready to compare
function placed(place) {
  return { place, name: plain(place[1]), others: [place[2], ...place[3]].filter(Boolean).map(plain) };
}

function byName(typed, { places, postcodes }, otherwise) {
  const half = postcodes ? HALF : "";
  const wanted = plain(typed);
  if (!wanted) return { entries: [], told: "" };
  let found = ranked(places, (one) => closeness(one, wanted));
  const meant = !found.length && wanted.length > 3;
  if (meant) found = ranked(places, (one) => likeness(one.name, wanted));
  const shown = found.slice(0, MOST).map((place) => [place, besideOf(place)]);
  const area = typed.trim().toUpperCase();
  const such = !found.length && /^[A-Z]{1,2}$/.test(area) && Object.keys(postcodes?.postcodes ?? {}).find((one) => new RegExp(`^${area}[0-9]`).test(one));
  if (such) return { entries: [], told: `Add the figure that comes next in your postcode, such as ${such}.` };
  if (!found.length) return { entries: [], told: `No council here has that name. ${half} ${otherwise}`, search: true };
  return { entries: shown, told: meant ? `No council here has that name. Did you mean one of these? ${half}` : counted(found.length, shown.length) };
}

// Places in order of rank, those without one left out. The list is in order of name, which sorting keeps.
function ranked(places, rank) {
  return places
    .map((one) => [rank(one), one.place])
    .filter(([found]) => found < Infinity)
    .sort((one, other) => one[0] - other[0])
    .map(([, place]) => place);
}

// The name itself comes before what else a place is called: "London Borough of Barnet" is not under L.
function closeness({ name, others }, wanted) {
  const rank = Math.min(nearness(name, wanted), ...others.map((one) => nearness(one, wanted) + 0.5));
  if (rank < Infinity) return rank;
  const every = ` ${[name, ...others].join(" ")}`;
  return wanted.split(" ").every((word) => every.includes(` ${word}`)) ? 3 : Infinity;
}

function nearness(words, wanted) {
  if (words === wanted) return 0;
  if (words.startsWith(wanted)) return 1;
  return ` ${words}`.includes(` ${wanted}`) ? 2 : Infinity;
}

// How many slips away a name is: letters left out, put in, changed, or two that changed places.
function likeness(name, wanted) {
  const most = wanted.length > 6 ? 2 : 1;
  if (Math.abs(name.length - wanted.length) > most) return Infinity;
  let [before, last] = [[], [...Array(name.length + 1).keys()]];
  for (let row = 1; row <= wanted.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= name.length; at += 1) {
      const same = wanted[row - 1] === name[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      const swapped = row > 1 && at > 1 && wanted[row - 1] === name[at - 2] && wanted[row - 2] === name[at - 1];
      if (swapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last[name.length] <= most ? last[name.length] : Infinity;
}

function counted(found, shown) {
  if (found === 1) return "1 place.";
  return found > shown ? `${found} places. The first ${shown} are shown. Type more to narrow them.` : `${found} places.`;
}

// The first half of a postcode, and the one figure after it where someone typed that much. Nothing more is read.
function postcode(typed, table) {
  const parted = typed.replace(/[^a-z0-9]+/gi, " ").trim();
  const first = read(parted);
  if (first && (known(table, first.half) || within(table, first.half).length)) return first;
  // "LS 6" and "LS-6" are LS6, and so is the beginning of "LS61AB".
  const joined = read(parted.replace(/ /g, ""));
  if (joined && known(table, joined.half)) return joined;
  // "LS61" is LS6 1 typed without its space, since there is no LS61.
  if (joined && !joined.digit && /[0-9]$/.test(joined.half) && known(table, joined.half.slice(0, -1))) {
    return { half: joined.half.slice(0, -1), digit: joined.half.slice(-1), whole: false };
  }
  return first;
}

function read(typed) {
  const found = /^([a-z]{1,2}[0-9][0-9a-z]?) *(?:([0-9])[a-z]{0,2})?$/i.exec(typed);
  return found && { half: found[1].toUpperCase(), digit: found[2], whole: /[0-9][a-z]{2}$/i.test(typed) };
}

function byPostcode({ half, digit, whole }, { byId, postcodes }, otherwise) {
  if (half.startsWith("BT")) {
    return { entries: [], told: `Postcodes that begin with BT are in Northern Ireland. There is no table of those here, as its licence does not let us publish one. Type the name of your council. ${otherwise}` };
  }
  // "SW1" is no first half by itself: it is all of SW1A, SW1E and so on, and W1 has two dozen
  // of them. One or two beside a plain half, such as SE1P, change little.
  const inside = digit ? [] : within(postcodes, half);
  if (inside.length > 2 || (inside.length && !known(postcodes, half))) {
    const found = new Set([half, ...inside].flatMap((one) => (councilsOf(postcodes, one) ?? []).map(([id]) => byId.get(id)?.[8] || id)));
    const entries = [...found].filter((id) => byId.has(id)).map((id) => [byId.get(id), `part of ${half}`]);
    return { entries, told: `${half} is several postcodes: ${inside.slice(0, 3).join(", ")}${inside.length > 3 ? " and others" : ""}. Add the letter, or choose your council.` };
  }
  const here = digit && known(postcodes, half, digit) ? `${half} ${digit}` : half;
  const shares = councilsOf(postcodes, half, digit);
  if (!shares) return { entries: [], told: `We know no postcode that begins with ${half}. Type the name of your council. ${otherwise}` };
  // Councils that have ended are answered by the one that took their place, with their shares together.
  const totals = new Map();
  let elsewhere = 0;
  for (const [id, share] of shares) {
    const now = byId.get(id)?.[8] || id;
    if (byId.has(now)) totals.set(now, (totals.get(now) ?? 0) + share);
    else elsewhere += share;
  }
  const entries = [...totals].map(([id, share]) => [
    byId.get(id),
    totals.size > 1 || elsewhere ? `about ${share} in 100 places in ${here}` : `all of ${here}`,
  ]).map(([place, beside]) => [place, [beside, place[5]].filter(Boolean).join(" · ")]);
  if (!entries.length) return { entries, told: `${here} lies in a place that is not on this site. ${otherwise}` };
  const enough = whole ? ` You typed a whole postcode. ${here} was enough.` : "";
  const more = !digit && isBySector(postcodes.postcodes[half]) ? " One more figure of your postcode can narrow them." : "";
  const choose = entries.length > 1 ? `${here} lies in ${entries.length} places. Choose yours.${more}` : `${here} lies in 1 place.`;
  return { entries, told: choose + enough };
}

// The table gives a district's councils, or those of the whole under "" and of a sector where it differs.
// One council stands as its number alone; several as number, share, number, share.
function known(table, half, digit) {
  const given = table?.postcodes[half];
  if (given === undefined || digit === undefined) return given !== undefined;
  return isBySector(given) && digit in given;
}

// The first halves that are this one and a letter more.
function within(table, half) {
  return Object.keys(table.postcodes).filter((one) => one.length === half.length + 1 && one.startsWith(half) && /[A-Z]$/.test(one));
}

function councilsOf(table, half, digit) {
  let given = table.postcodes[half];
  if (given === undefined) return null;
  if (isBySector(given)) given = digit in given ? given[digit] : given[""];
  if (typeof given === "number") return [[table.areas[given], 100]];
  return given.flatMap((number, at) => (at % 2 ? [] : [[table.areas[number], given[at + 1]]]));
}

function isBySector(given) {
  return typeof given === "object" && !Array.isArray(given);
}

function besideOf([, name, council, , kind, beside]) {
  return [council && council !== name ? council : kind, beside].filter(Boolean).join(" · ");
}

// Whoever typed something else than a place finds it with the search.
function searchFor({ root, elsewhere }, typed) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${root}search/#${encodeURIComponent(typed)}`;
  link.textContent = elsewhere.replace("{words}", () => typed);
  item.append(link);
  return item;
}

function entry({ root, to }, [id, name], beside) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = to ? `${root}${to}${id}` : `${root}areas/${id}/`;
  link.textContent = name;
  const small = document.createElement("span");
  small.className = "pv-meta";
  small.textContent = beside;
  item.append(link, " ", small);
  return item;
}
