// The words that the page keeps for the filters, hidden until they are needed: how numbers and lists are put into them,
// and where they are said.

const PAUSE = 600; // milliseconds before anything is spoken, so that it does not talk over what the reader does

const filtered = document.querySelector("[data-filtered]");
const wrong = document.querySelector("[data-wrong]");
const spoken = document.querySelector("[data-spoken]");
let speaking = 0;

// Nothing else of the page: the search, where it is open, has words of its own under the same names.
export const kept = document.querySelector('[data-sayings="filters"]');
const sayings = new Map([...kept.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));

// A saying of the page with its slots filled in: {number} is the word given for it.
export function saying(key, words = {}) {
  return sayings.get(key).replace(/\{([a-z]+)\}/g, (slot, name) => words[name] ?? slot);
}

export function said(tag, className, words) {
  return Object.assign(document.createElement(tag), { className, textContent: words });
}

export function inSentence(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${saying("and")} ${words.at(-1)}`;
}

export function inFigures([real, madeUp]) {
  if (!madeUp) return figure(real);
  return saying(real ? "with-invented" : "invented", { number: figure(real), invented: figure(madeUp) });
}

// As `toLocaleString("en-GB")` would, which takes a slow phone 150 ms when it is first asked.
function figure(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

// Above the list, or before whatever else it is about.
export function tell(told, place = filtered) {
  if (wrong.nextElementSibling !== place) place.before(wrong);
  wrong.querySelector("p").textContent = told;
  wrong.hidden = !told;
  if (told) speak("");
}

// Once, after a pause, with whatever went wrong first.
export function speak(words) {
  clearTimeout(speaking);
  const told = [wrong.hidden ? "" : wrong.textContent.trim(), words].filter(Boolean).join(" ");
  speaking = setTimeout(() => (spoken.textContent = told), PAUSE);
}

// How many of each kind these rows of the table are.
export function inWords(rows, table) {
  let [real, madeUp] = [0, 0];
  for (const row of rows) {
    if (row < table.takenDown) real += 1;
    else if (row >= table.invented) madeUp += 1;
  }
  const parts = [
    ["agreement", real],
    ["taken-down", rows.length - real - madeUp],
    ["example", madeUp],
  ];
  const words = parts.filter(([, number]) => number).map(([key, number]) => saying(`${key}-${number === 1 ? "one" : "many"}`, { number: figure(number) }));
  return inSentence(words);
}
