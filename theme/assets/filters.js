// Filters the list of agreements. The links that answer each question become boxes to tick; what is chosen stands after
// the # of the address and nowhere else, so it can be kept, shared and gone back from. The numbers are asked of this site
// when a question is first opened or an address names an answer, and the lines to show as they are shown. Whatever is
// said here stands on the page, hidden until it is needed. Without this script the links lead to pages of their own.
import { entry, sectionOf } from "./filter-lines.js";
import { questionOf, setBoxes } from "./filter-questions.js";
import { column, counted, countedOne, fit, missesOf, rowsThatFit, tabled, tally } from "./filter-rows.js";
import { figure, inFigures, inSentence, said, saying } from "./filter-words.js";

const AT_ONCE = 50; // agreements shown at once
const IN_ONE_BREATH = 10; // lines written before the browser may draw
const PAUSE = 600; // milliseconds before anything is spoken, so that it does not talk over what the reader does
const NARROW = "(max-width: 49.99em)";

const part = document.querySelector("[data-filters]");
const { root, main, folder } = part.dataset;
const whole = document.querySelector("[data-whole]");
const filtered = document.querySelector("[data-filtered]");
const heading = filtered.querySelector("h2");
const choices = filtered.querySelector(".pv-filtered__chosen");
const none = filtered.querySelector("[data-none]");
const found = filtered.querySelector("[data-found]");
const more = filtered.querySelector("[data-more]");
const wrong = document.querySelector("[data-wrong]");
const spoken = document.querySelector("[data-spoken]");
const bar = part.querySelector("[data-bar]");
const { title } = document;
const files = new Map(); // what was asked for, by address
const questions = new Map([...part.querySelectorAll("[data-facet]")].map((one) => [one.dataset.facet, questionOf(one, forQuestions())]));
let table = null;
let chosen = new Map(); // ids of answers by the id of their question, in the order of the page
let turn = 0;
let speaking = 0;

for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;
part.open = !window.matchMedia(NARROW).matches;
part.dataset.ready = "";
window.addEventListener("hashchange", open);
filtered.querySelector("[data-clear]").addEventListener("click", () => {
  choose(new Map());
  part.querySelector("summary").focus();
  speak(saying("cleared"));
});
bar.querySelector("button").addEventListener("click", () => {
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
});
// A link to a part of this page, such as the one that skips to the main part, leaves the choice in the address.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && chosen.size && document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView();
  target.focus();
});
open();

// What the questions ask of the list, and tell it.
function forQuestions() {
  return {
    load,
    columnOf,
    taken,
    failed: () => failed(),
    answer: (id, value, on) => choose(withAnswer(id, value, on)),
    brings: (id) => {
      const tallied = tallyOf(id, standing());
      return (value) => countedOne(columnOf(id), tallied, value);
    },
    bottom: () => window.innerHeight - bar.offsetHeight,
  };
}

// The choice

function taken(id) {
  return chosen.get(id) ?? [];
}

function withAnswer(id, value, on) {
  const kept = taken(id).filter((one) => one !== value);
  return inOrder(new Map(chosen).set(id, on ? [...kept, value] : kept));
}

// Questions and their answers as the page has them, so that one choice has one address.
function inOrder(wanted) {
  const sorted = new Map();
  for (const [id, question] of questions) {
    const values = wanted.get(id) ?? [];
    const known = [...question.boxes.keys()];
    if (values.length) sorted.set(id, question.many ? values : [...values].sort((one, other) => known.indexOf(one) - known.indexOf(other)));
  }
  return sorted;
}

function choose(wanted, focus) {
  chosen = wanted;
  const address = [...chosen].map(([id, values]) => `${id}=${values.join(",")}`).join("&");
  history.pushState(null, "", address ? `#${address}` : location.pathname);
  return show([], focus);
}

function inAddress() {
  const wanted = new Map();
  const unknown = [];
  for (const one of location.hash.slice(1).split("&")) {
    const [id, values, ...rest] = one.split("=").map(decoded);
    // Without "=" it is the name of a part of this page, or nothing.
    if (values === undefined) continue;
    if (!questions.has(id) || rest.length) unknown.push(decoded(one));
    else wanted.set(id, [...new Set([...(wanted.get(id) ?? []), ...values.split(",").filter(Boolean)])]);
  }
  return { wanted, unknown };
}

function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

function open() {
  const { wanted, unknown } = inAddress();
  chosen = inOrder(wanted);
  return show(unknown);
}

// What was chosen, and what it brings

// The `focus` goes where it belongs as soon as what was chosen is told, if what had it is gone.
async function show(unknown, focus = () => {}) {
  turn += 1;
  const mine = turn;
  if (chosen.size && !table) bar.querySelector("strong").textContent = saying("loading");
  bar.hidden = !chosen.size;
  try {
    if (chosen.size) await load([...chosen.keys()]);
  } catch {
    more.hidden = true;
    return failed();
  }
  if (mine !== turn) return;
  const strange = [...unknown, ...takeOutUnknown()];
  tell(strange.length ? saying("unknown", { what: inSentence(strange.map((what) => saying("quoted", { what }))) }) : "");
  const of = table;
  const now = of && standing();
  const listing = settle(of ? rowsThatFit(now.misses) : [], mine);
  if (focusIsLost()) focus();
  for (const question of of ? questions.values() : []) {
    await breath();
    if (mine !== turn || of !== table) return;
    setCounts(question, now);
  }
  await listing;
}

// Answers that the list does not know go. The page may be of before the site was published again, and the list of after.
function takeOutUnknown() {
  const out = [];
  const good = new Map();
  for (const [id, values] of chosen) {
    const at = columnOf(id)?.at;
    const known = values.filter((value) => at?.has(value));
    out.push(...values.filter((value) => !at?.has(value)));
    if (known.length) good.set(id, known);
  }
  chosen = good;
  return out;
}

function settle(rows = [], mine = turn) {
  const on = chosen.size > 0;
  const names = [...chosen].flatMap(([id, values]) => values.map((value) => ({ id, value, question: questions.get(id).name, name: nameOf(id, value) })));
  for (const [id, { beside }] of questions) beside.textContent = names.filter((one) => one.id === id).map(({ name }) => name).join(", ");
  for (const question of questions.values()) setBoxes(question, taken(question.id), (value) => nameOf(question.id, value));
  bar.hidden = !on;
  whole.hidden = on;
  filtered.hidden = !on;
  document.title = on ? `${names.map(({ name }) => name).join(", ")} - ${title}` : title;
  choices.replaceChildren(...names.map(choice));
  if (!on) {
    found.replaceChildren();
    return speak("");
  }
  const told = rows.length ? saying("heading", { found: inWords(rows) }) : saying("heading-none");
  heading.textContent = told;
  bar.querySelector("strong").textContent = told;
  none.hidden = rows.length > 0;
  none.textContent = saying("none");
  speak(told);
  return list(rows, 0, mine);
}

// Of each question, which rows fit it; of each row, how many questions it does not fit.
function standing() {
  const fits = new Map([...chosen].filter(([id]) => columnOf(id)).map(([id, values]) => [id, fit(columnOf(id), values)]));
  return { fits, misses: missesOf(fits.values(), table.number) };
}

function tallyOf(id, { fits, misses }) {
  return tally(columnOf(id), fits.get(id), misses, table.invented);
}

function setCounts({ id, many, boxes }, now) {
  const of = columnOf(id);
  if (!of) return;
  const tallied = tallyOf(id, now);
  const counts = many ? null : counted(of, tallied);
  for (const [value, { count }] of boxes) if (of.at.has(value)) count.textContent = inFigures(counts ? counts[of.at.get(value)] : countedOne(of, tallied, value));
}

function choice({ id, value, question, name }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pv-button";
  button.append(saying("take-away"), said("span", "pv-visually-hidden", ` ${name}`));
  button.addEventListener("click", () => {
    const at = [...choices.children].indexOf(item);
    choose(withAnswer(id, value, false), () => {
      const left = choices.querySelectorAll("button");
      (left[Math.min(at, left.length - 1)] ?? part.querySelector("summary")).focus();
    });
  });
  const words = document.createElement("span");
  words.append(said("span", "pv-meta", question), " ", name);
  item.append(words, button);
  return item;
}

// The list

// Rows of the table as it was when they were found: it may since have been published again.
async function list(rows, from, mine, of = table) {
  const wanted = rows.slice(from, from + AT_ONCE);
  const few = rows.findIndex((row) => row >= of.takenDown);
  const grouped = (few < 0 ? rows.length : few) >= of.grouped;
  const asked = (row) => json(`${folder}${of.folder}/listed/${Math.floor(row / of.listed)}.json`);
  let shown = from;
  if (!from) {
    found.replaceChildren();
    more.hidden = true;
  }
  // Not disabled in earnest, which would take the focus away.
  more.setAttribute("aria-disabled", "true");
  more.onclick = null;
  for (const [at, row] of wanted.entries()) {
    // A little ahead, so that the first lines do not wait for the last.
    if (at % IN_ONE_BREATH === 0) wanted.slice(at, at + 2 * IN_ONE_BREATH).forEach(asked);
    let lines = null;
    try {
      lines = await asked(row);
    } catch {
      if (mine !== turn) return;
      failed(shown ? more.parentElement : undefined);
      break;
    }
    if (at % IN_ONE_BREATH === 0) await breath();
    if (mine !== turn) return;
    sectionOf(found, of, row, grouped).append(entry(root, lines[row % of.listed]));
    shown += 1;
  }
  const left = rows.length - shown;
  more.textContent = saying("more", { number: Math.min(left, AT_ONCE) });
  more.hidden = !shown || !left;
  more.removeAttribute("aria-disabled");
  more.onclick = () => goOn(rows, shown, mine, of);
}

async function goOn(rows, shown, mine, of) {
  more.onclick = null;
  try {
    await load([...chosen.keys()]);
  } catch {
    more.onclick = () => goOn(rows, shown, mine, of);
    return failed(more.parentElement);
  }
  if (mine !== turn) return;
  if (of !== table) return show([], () => heading.focus());
  tell("");
  await list(rows, shown, mine, of);
  if (mine !== turn || (document.activeElement !== more && !focusIsLost())) return;
  (wrong.hidden ? found.querySelectorAll("li h3 a")[shown] : more).focus();
}

// What is asked of this site

// What is gone may have another name since the site was published again, so the file that names it is asked for anew.
function json(address, how = {}) {
  if (!files.has(address)) {
    const asked = fetch(address, how).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    asked.catch(() => {
      files.delete(address);
      files.delete(main);
    });
    files.set(address, asked);
  }
  return files.get(address);
}

// What is needed to know these questions.
async function load(ids) {
  const told = await json(main, { cache: "no-cache" });
  if (told.folder !== table?.folder) table = tabled(told);
  const of = table;
  const apart = ids.filter((id) => of.apart.includes(id) && !of.columns.has(id));
  await Promise.all(apart.map(async (id) => of.columns.set(id, column(await json(`${folder}${of.folder}/${id}.json`)))));
}

function columnOf(id) {
  return table?.columns.get(id);
}

function nameOf(id, value) {
  const { many, boxes } = questions.get(id);
  const of = many && columnOf(id);
  return of ? of.values[of.at.get(value)][1] : (boxes.get(value)?.words ?? value);
}

// Words

function failed(place) {
  if (!place) bar.hidden = true;
  tell(saying("failed"), place);
}

// Above the list, or before whatever else it is about.
function tell(told, place = filtered) {
  if (wrong.nextElementSibling !== place) place.before(wrong);
  wrong.querySelector("p").textContent = told;
  wrong.hidden = !told;
  if (told) speak("");
}

// Once, after a pause, with whatever went wrong first.
function speak(words) {
  clearTimeout(speaking);
  const told = [wrong.hidden ? "" : wrong.textContent.trim(), words].filter(Boolean).join(" ");
  speaking = setTimeout(() => (spoken.textContent = told), PAUSE);
}

function inWords(rows) {
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

// Whether what had the focus is gone, so that nobody is taken from where they went meanwhile.
function focusIsLost() {
  return document.activeElement === document.body || !document.activeElement.getClientRects().length;
}

// Lets the browser draw and answer in between, so that no page ever stands still.
function breath() {
  return new Promise((go) => setTimeout(go));
}
