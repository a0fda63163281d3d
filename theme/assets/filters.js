// Filters the list of agreements. The links that answer each question become boxes to tick; what is chosen stands after
// the # of the address and nowhere else, so it can be kept, shared and gone back from. The numbers are asked of this site
// when a question is first opened or an address names an answer, and the lines to show as they are shown. Whatever is
// said here stands on the page, hidden until it is needed. Without this script the links lead to pages of their own.
import { columnOf, load, table } from "./filter-files.js";
import { breath, focusIsLost, list, noMore, takeAway, wayBack } from "./filter-lines.js";
import { questionOf, setBoxes } from "./filter-questions.js";
import { counted, countedOne, fit, fitNearly, missesOf, nearestFirst, rowsThatFit, tally } from "./filter-rows.js";
import { inFigures, inSentence, inWords, said, saying, speak, tell } from "./filter-words.js";

const NARROW = "(max-width: 49.99em)";

const part = document.querySelector("[data-filters]");
const whole = document.querySelector("[data-whole]");
const filtered = document.querySelector("[data-filtered]");
const heading = filtered.querySelector("h2");
const choices = filtered.querySelector(".pv-filtered__chosen");
const none = filtered.querySelector("[data-none]");
const bar = part.querySelector("[data-bar]");
const { title } = document;
const questions = new Map([...part.querySelectorAll("[data-facet]")].map((one) => [one.dataset.facet, questionOf(one, forQuestions())]));
let chosen = new Map(); // ids of answers by the id of their question, in the order of the page
let turn = 0;

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
  wayBack.keep();
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
  if (chosen.size && !table) tellOfWaiting();
  bar.hidden = !chosen.size;
  const before = chosen.size ? wayBack.begins() : wayBack.leave();
  try {
    if (chosen.size) await load([...chosen.keys()]);
  } catch {
    noMore();
    if (!table) [whole.hidden, filtered.hidden] = [false, true];
    return failed();
  }
  if (mine !== turn) return;
  const strange = [...unknown, ...takeOutUnknown()];
  tell(strange.length ? saying("unknown", { what: inSentence(strange.map((what) => saying("quoted", { what }))) }) : "");
  const of = table;
  const now = of && standing();
  const listing = settle(of ? rowsThatFit(now.misses) : [], before);
  if (focusIsLost()) focus();
  for (const question of of ? questions.values() : []) {
    await breath();
    if (mine !== turn || of !== table) return;
    setCounts(question, now);
  }
  await listing;
}

// The whole list is not what an address asked for that names answers.
function tellOfWaiting() {
  for (const place of [bar.querySelector("strong"), heading]) place.textContent = saying("loading");
  whole.hidden = true;
  filtered.hidden = false;
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

// The page as the choice has it. The list is as long as it was `before`, where the reader comes back to it.
function settle(rows, before) {
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
    takeAway();
    return speak("");
  }
  const told = rows.length ? saying("heading", { found: inWords(rows, table) }) : saying("heading-none");
  heading.textContent = told;
  bar.querySelector("strong").textContent = told;
  none.hidden = rows.length > 0;
  none.replaceChildren(saying("none"), ...placesChosen().flatMap((place) => [" ", place]));
  speak(told);
  return list(inPlace(rows), 0, before || undefined);
}

// Where nothing fits, the page of a place that was chosen tells all that is written up of it.
function placesChosen() {
  const [id, values = []] = [...chosen].find(([one]) => columnOf(one).hasWider) ?? [];
  return values.map((value) => {
    const href = new URL(`../areas/${value}/`, import.meta.url).href;
    return Object.assign(document.createElement("a"), { href, textContent: saying("place", { place: nameOf(id, value) }) });
  });
}

// What was found as it is listed: what names a place that was chosen before what names only a larger one around it.
function inPlace(rows) {
  const [of, mine] = [table, turn];
  const found = { of, rows, still: () => mine === turn, failed, mayGoOn: (place) => mayGoOn(of, mine, place) };
  const real = rows.filter((row) => row < of.takenDown);
  const [id, values] = [...chosen].find(([one]) => columnOf(one).hasWider) ?? [];
  const near = id && fitNearly(columnOf(id), values);
  const wider = near ? real.filter((row) => !near[row]) : [];
  if (!wider.length) return { ...found, grouped: real.length >= of.grouped };
  const place = inSentence(values.map((value) => nameOf(id, value)));
  return { ...found, rows: nearestFirst(rows, near, of), near, place, grouped: wider.length >= of.grouped };
}

// Whether the list is still the newest. Where it was published again, the new one takes its place.
async function mayGoOn(of, mine, place) {
  try {
    await load([...chosen.keys()]);
  } catch {
    if (mine === turn) failed(place);
    return false;
  }
  if (mine !== turn) return false;
  tell("");
  if (of !== table) show([], () => heading.focus());
  return of === table;
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

function nameOf(id, value) {
  const { many, boxes } = questions.get(id);
  const of = many && columnOf(id);
  return of ? of.values[of.at.get(value)][1] : (boxes.get(value)?.words ?? value);
}

function failed(place) {
  if (!place) bar.hidden = true;
  tell(saying("failed"), place);
}
