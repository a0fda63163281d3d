// Which agreements fit what was chosen, and how many each answer would bring. Knows nothing of the page.
//
// Each agreement is a row. For each question a column holds, for each row, the number of a set of answers; the sets
// are few, so whatever depends on answers is asked of the sets, and the rows are only looked through.

// The file as columns, with where each run of rows under one heading ends.
export function tabled({ runs, facets, ...told }) {
  let end = 0;
  const placed = runs.map(([anchor, heading, length]) => ({ anchor, heading, end: (end += length) }));
  return { ...told, runs: placed, number: end, columns: new Map(Object.entries(facets).map(([id, one]) => [id, column(one)])) };
}

// Of a question with many answers each value is [id, name, beside, also called], and where it brings others than itself,
// the near ones and the wider ones; else an id alone.
export function column({ values, sets, rows }) {
  const many = Array.isArray(values[0]);
  const ids = many ? values.map(([id]) => id) : values;
  const hasWider = many && values[0].length > 5;
  const near = (at) => (hasWider ? values[at][4] : [at]);
  const wider = (at) => (hasWider ? values[at][5] : []);
  return { ids, values, sets, rows: Uint32Array.from(rows), at: new Map(ids.map((id, at) => [id, at])), hasWider, near, wider };
}

// Of each row, whether it gives one of these answers.
export function fit(of, chosen) {
  return giving(of, reached(of, chosen));
}

// The same without those that an answer brings only because they are wider, such as a country around a place.
export function fitNearly(of, chosen) {
  return giving(of, new Set(chosen.flatMap((id) => of.near(of.at.get(id)))));
}

function giving(of, wanted) {
  const fits = Uint8Array.from(of.sets, (set) => (set.some((answer) => wanted.has(answer)) ? 1 : 0));
  const found = new Uint8Array(of.rows.length);
  for (let row = 0; row < found.length; row += 1) found[row] = fits[of.rows[row]];
  return found;
}

// What is near before what is not, each among its own: real agreements, those taken down, invented ones.
export function nearestFirst(rows, near, { takenDown, invented }) {
  const kind = (row) => (row < takenDown ? 0 : row < invented ? 1 : 2);
  return [...rows].sort((one, other) => kind(one) - kind(other) || near[other] - near[one]);
}

// Of each row, how many of the questions it does not fit.
export function missesOf(fitting, number) {
  const misses = new Uint8Array(number);
  for (const fits of fitting) for (let row = 0; row < number; row += 1) misses[row] += 1 - fits[row];
  return misses;
}

export function rowsThatFit(misses) {
  const found = [];
  for (let row = 0; row < misses.length; row += 1) if (!misses[row]) found.push(row);
  return found;
}

// How many rows give each set of answers, among those that fit all other questions. `invented` is the first made-up row.
export function tally(of, fits, misses, invented) {
  const real = new Uint32Array(of.sets.length);
  const madeUp = new Uint32Array(of.sets.length);
  for (let row = 0; row < misses.length; row += 1) {
    const others = fits ? misses[row] - 1 + fits[row] : misses[row];
    if (!others) (row < invented ? real : madeUp)[of.rows[row]] += 1;
  }
  return { real, madeUp };
}

// How many each answer brings: [real, made up] by the number of the answer.
export function counted(of, { real, madeUp }) {
  const found = of.ids.map(() => [0, 0]);
  of.sets.forEach((set, at) => {
    for (const answer of set) {
      found[answer][0] += real[at];
      found[answer][1] += madeUp[at];
    }
  });
  return found;
}

// The same for one answer that may reach several, such as a place and those around it.
export function countedOne(of, { real, madeUp }, id) {
  const wanted = reached(of, [id]);
  const found = [0, 0];
  of.sets.forEach((set, at) => {
    if (!set.some((answer) => wanted.has(answer))) return;
    found[0] += real[at];
    found[1] += madeUp[at];
  });
  return found;
}

function reached(of, chosen) {
  return new Set(chosen.flatMap((id) => [...of.near(of.at.get(id)), ...of.wider(of.at.get(id))]));
}
