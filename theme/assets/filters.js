// Filters the list of agreements. The links that answer each question become boxes to tick; what is chosen stands after
// the # of the address and nowhere else, so it can be kept, shared and gone back from. The numbers are asked of this site
// when a question is first opened or an address names an answer, and the lines to show as they are shown. Whatever is
// said here stands on the page, hidden until it is needed. Without this script the links lead to pages of their own.
import { entry, sectionOf } from "./filter-lines.js";
import { column, counted, countedOne, fit, missesOf, rowsThatFit, tabled, tally } from "./filter-rows.js";
import { figure, inFigures, inSentence, plain, said, saying } from "./filter-words.js";

const AT_ONCE = 50; // agreements shown at once
const GROUPED_FROM = 9; // fewer stand under one heading, as in every list of this site
const IN_ONE_BREATH = 10; // lines written before the browser may draw
const SHOWN = 8; // names found at once: more would push the rest off a phone
const PAUSE = 600; // milliseconds before anything is spoken, so that it does not talk over what the reader does
const BODIES = "organisation"; // the question whose answers stand in a file of their own
const NARROW = "(max-width: 49.99em)";

const part = document.querySelector("[data-filters]");
const { root, main, bodies, listed } = part.dataset;
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
const questions = new Map([...part.querySelectorAll("[data-facet]")].map((one) => [one.dataset.facet, questionOf(one)]));
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

// The questions

function questionOf(one) {
  const id = one.dataset.facet;
  const summary = one.querySelector("summary");
  const name = summary.firstElementChild.textContent;
  const list = one.querySelector(".pv-facet__answers");
  const set = document.createElement("fieldset");
  set.append(said("legend", "pv-visually-hidden", name));
  list.replaceWith(set);
  set.append(list);
  const question = { id, name, list, beside: summary.lastElementChild, boxes: new Map(), many: false };
  for (const item of list.children) boxIn(question, item, item.dataset.value, item.querySelector("a"), item.querySelector(".pv-facet__count"));
  const input = one.querySelector(".pv-find input");
  if (input) lookIn(Object.assign(question, { many: true }), one, input);
  one.addEventListener("toggle", () => one.open && load(id === BODIES).catch(failed));
  return question;
}

function boxIn(question, item, value, link, count) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", value });
  const label = document.createElement("label");
  const words = link.textContent;
  const means = item.querySelector(".pv-facet__means");
  if (means) {
    means.id = `means-${question.id}-${value}`;
    box.setAttribute("aria-describedby", means.id);
  }
  label.append(box, " ", said("span", "pv-facet__label", words), " ", count);
  link.replaceWith(label);
  box.addEventListener("change", () => choose(withAnswer(question.id, value, box.checked)));
  question.boxes.set(value, { box, count, item, words });
}

// A question with many answers shows those that were chosen, and looks for others by their names.
function lookIn(question, one, input) {
  const told = one.querySelector(".pv-find__told");
  const answers = one.querySelector(".pv-find__answers");
  let telling = 0;
  const say = (words) => {
    clearTimeout(telling);
    telling = setTimeout(() => (told.textContent = words), words ? PAUSE : 0);
  };
  const choices = () => [...answers.querySelectorAll("button")];
  const look = async () => {
    const wanted = plain(input.value);
    try {
      await load(question.id === BODIES);
    } catch {
      return say(saying("failed"));
    }
    if (wanted !== plain(input.value)) return;
    answers.replaceChildren();
    if (!wanted) return say("");
    const taken = chosen.get(question.id) ?? [];
    const all = named(question.id, wanted).filter(([id]) => !taken.includes(id));
    const tallied = tallyOf(question.id, standing());
    answers.replaceChildren(
      ...all.slice(0, SHOWN).map(([id, name, beside]) => {
        const item = document.createElement("li");
        const button = said("button", "pv-choose__answer", name);
        button.type = "button";
        button.addEventListener("click", () => {
          input.value = "";
          answers.replaceChildren();
          say(saying("added", { name }));
          input.focus();
          choose(withAnswer(question.id, id, true));
        });
        item.append(button, said("span", "pv-meta", `${beside} · ${inFigures(countedOne(columnOf(question.id), tallied, id))}`));
        return item;
      }),
    );
    // On a phone the answers would begin below the edge of the screen.
    if (answers.getBoundingClientRect().bottom > window.innerHeight - bar.offsetHeight) input.parentElement.scrollIntoView({ block: "start" });
    const key = all.length === 1 ? "found-one" : !all.length ? "found-none" : all.length > SHOWN ? "found-many" : "found";
    say(saying(key, { number: all.length, shown: SHOWN }));
  };
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    const all = choices();
    event.preventDefault();
    if (event.key === "Enter" && all.length === 1) all[0].click();
    else all[0]?.focus();
  });
  answers.addEventListener("keydown", (event) => {
    const all = choices();
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") all[Math.min(at + 1, all.length - 1)].focus();
    else if (event.key === "ArrowUp") (at > 0 ? all[at - 1] : input).focus();
    else if (event.key === "Escape") input.focus();
    else return;
    event.preventDefault();
  });
}

// What a name may be found by: the name itself first, then any words of it or of what else it is called.
function named(id, wanted) {
  const of = columnOf(id);
  of.plain ??= of.values.map(([, name, , called]) => [` ${plain(name)}`, ` ${plain(`${name} ${called}`)}`]);
  const words = wanted.split(" ");
  const rank = ([name, all]) => (name.startsWith(` ${wanted}`) ? 0 : name.includes(` ${wanted}`) ? 1 : words.every((word) => all.includes(` ${word}`)) ? 2 : 3);
  const ranked = of.values.map((value, at) => [rank(of.plain[at]), value]).filter(([place]) => place < 3);
  return ranked.sort(([one], [other]) => one - other).map(([, value]) => value);
}

// The choice

function withAnswer(id, value, on) {
  const kept = (chosen.get(id) ?? []).filter((one) => one !== value);
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

async function choose(wanted) {
  chosen = wanted;
  const address = [...chosen].map(([id, values]) => `${id}=${values.join(",")}`).join("&");
  history.pushState(null, "", address ? `#${address}` : location.pathname);
  await show([]);
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

async function open() {
  const { wanted, unknown } = inAddress();
  if (!wanted.size && !unknown.length && !chosen.size) return show([]);
  turn += 1;
  const mine = turn;
  try {
    await load(wanted.has(BODIES));
  } catch {
    return failed();
  }
  if (mine !== turn) return;
  const good = new Map();
  for (const [id, values] of wanted) {
    const { at } = columnOf(id);
    good.set(id, values.filter((value) => at.has(value)));
    unknown.push(...values.filter((value) => !at.has(value)));
  }
  chosen = inOrder(good);
  return show(unknown);
}

// What was chosen, and what it brings

async function show(unknown) {
  turn += 1;
  const mine = turn;
  tell(unknown.length ? saying("unknown", { what: inSentence(unknown.map((what) => saying("quoted", { what }))) }) : "");
  if (chosen.size && !table) bar.querySelector("strong").textContent = saying("loading");
  bar.hidden = !chosen.size;
  if (!chosen.size && !table) return settle();
  try {
    await load(chosen.has(BODIES));
  } catch {
    return failed();
  }
  if (mine !== turn) return;
  const now = standing();
  const listing = settle(rowsThatFit(now.misses), mine);
  for (const [id, question] of questions) {
    await breath();
    if (mine !== turn) return;
    if (columnOf(id)) setCounts(question, now);
  }
  await listing;
}

function settle(rows = [], mine = turn) {
  const on = chosen.size > 0;
  const names = [...chosen].flatMap(([id, values]) => values.map((value) => ({ id, value, question: questions.get(id).name, name: nameOf(id, value) })));
  for (const [id, { beside }] of questions) beside.textContent = names.filter((one) => one.id === id).map(({ name }) => name).join(", ");
  for (const question of questions.values()) setBoxes(question);
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

// A question with many answers has a box for each that was chosen, and keeps the one that has the focus.
function setBoxes({ id, many, boxes, list }) {
  const taken = chosen.get(id) ?? [];
  if (many) {
    for (const [value, { box, item }] of boxes) {
      if (taken.includes(value) || box === document.activeElement) continue;
      item.remove();
      boxes.delete(value);
    }
    for (const value of taken.filter((one) => !boxes.has(one))) {
      const item = document.createElement("li");
      const name = said("a", "", nameOf(id, value));
      item.append(name);
      list.append(item);
      boxIn(questions.get(id), item, value, name, said("span", "pv-facet__count", ""));
    }
  }
  for (const [value, { box }] of boxes) box.checked = taken.includes(value);
}

function setCounts({ id, many, boxes }, now) {
  const of = columnOf(id);
  const tallied = tallyOf(id, now);
  const counts = many ? null : counted(of, tallied);
  for (const [value, { count }] of boxes) count.textContent = inFigures(counts ? counts[of.at.get(value)] : countedOne(of, tallied, value));
}

function choice({ id, value, question, name }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pv-button";
  button.append(saying("take-away"), said("span", "pv-visually-hidden", ` ${name}`));
  button.addEventListener("click", async () => {
    const at = [...choices.children].indexOf(item);
    await choose(withAnswer(id, value, false));
    const left = choices.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? part.querySelector("summary")).focus();
  });
  const words = document.createElement("span");
  words.append(said("span", "pv-meta", question), " ", name);
  item.append(words, button);
  return item;
}

// The list

async function list(rows, from, mine) {
  const wanted = rows.slice(from, from + AT_ONCE);
  const few = rows.findIndex((row) => row >= table.takenDown);
  const grouped = (few < 0 ? rows.length : few) >= GROUPED_FROM;
  const asked = (row) => json(`${listed}${Math.floor(row / table.listed)}.json`);
  more.hidden = true;
  for (const [at, row] of wanted.entries()) {
    // A little ahead, so that the first lines do not wait for the last.
    if (at % IN_ONE_BREATH === 0) wanted.slice(at, at + 2 * IN_ONE_BREATH).forEach(asked);
    let lines = null;
    try {
      lines = await asked(row);
    } catch {
      if (mine === turn) failed();
      return;
    }
    if (at % IN_ONE_BREATH === 0) await breath();
    if (mine !== turn) return;
    if (!from && !at) found.replaceChildren();
    sectionOf(found, table, row, grouped).append(entry(root, lines[row % table.listed]));
  }
  if (!wanted.length) found.replaceChildren();
  const left = rows.length - from - wanted.length;
  more.textContent = saying("more", { number: Math.min(left, AT_ONCE) });
  more.hidden = left <= 0;
  more.onclick = async () => {
    await list(rows, from + AT_ONCE, mine);
    found.querySelectorAll("li h3 a")[from + AT_ONCE]?.focus();
  };
}

// What is asked of this site

function json(address) {
  if (!files.has(address)) {
    const asked = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    asked.catch(() => files.delete(address)); // it may be there the next time
    files.set(address, asked);
  }
  return files.get(address);
}

async function load(withBodies) {
  const [told, more] = await Promise.all([json(main), withBodies ? json(bodies) : null]);
  table ??= tabled(told);
  if (more && !table.columns.has(BODIES)) table.columns.set(BODIES, column(more));
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

function failed() {
  bar.hidden = true;
  tell(saying("failed"));
}

function tell(told) {
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

// Lets the browser draw and answer in between, so that no page ever stands still.
function breath() {
  return new Promise((go) => setTimeout(go));
}
