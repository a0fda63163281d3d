// Sets two to four agreements side by side. The choice stands after the # of the address and nowhere else, so it can
// be kept, shared and gone back from. Each agreement is read from its own ready-made comparison, on this site: the
// first column of that page. Whatever is said here stands on the page, hidden until it is needed. Without this script
// the page leads to the ready-made comparisons.
import { columnOf, comparison, warnings } from "./compare-columns.js";
import { said, saying } from "./compare-words.js";
import { plain } from "./plain.js";
import { walk } from "./walk.js";

const MOST = 4;
const SHOWN = 8; // answers shown at once: more would push the comparison off a phone
const PAUSE = 400; // milliseconds before a count is spoken, so that it does not talk over the typing
const ID = /^[a-z0-9]+(?:--?[a-z0-9]+)*$/;

const box = document.querySelector("[data-compare]");
const input = box.querySelector("input");
const answers = box.querySelector(".pv-find__answers");
const told = box.querySelector("[role=status]");
const choices = box.querySelector("[data-chosen]");
const unlike = document.querySelector("[data-unlike]");
const madeUp = document.querySelector("[data-made-up]");
const result = document.querySelector("[data-result]");
const ready = document.querySelector("[data-ready]");
const { title } = document;
const pages = new Map(); // what was fetched, by id
let list = null;
let chosen = [];
let turn = 0;
let speaking = 0;

window.addEventListener("hashchange", open);
input.addEventListener("focus", load);
input.addEventListener("input", () => load().then(find));
walk(input, answers, "button");
box.hidden = false;
open();

// The choice

function inAddress() {
  let named = "";
  try {
    named = decodeURIComponent(location.hash.slice(1));
  } catch {
    return [];
  }
  // A link to a part of this page, such as the one that skips to the main part, is no choice.
  if (named && document.getElementById(named)) return null;
  return [...new Set(named.split(",").map((id) => id.trim()).filter(Boolean))];
}

async function open() {
  const wanted = inAddress();
  if (!wanted) {
    if (chosen.length) history.replaceState(null, "", `#${chosen.join(",")}`);
    return;
  }
  turn += 1;
  const mine = turn;
  const [first, left] = [wanted.slice(0, MOST), wanted.slice(MOST)];
  // Mostly it is there at once, and words that come and go at once only flicker.
  const slow = first.length ? setTimeout(() => say(saying("loading")), PAUSE) : 0;
  const found = await Promise.all(first.map(page));
  clearTimeout(slow);
  if (mine !== turn) return;
  const good = found.filter((one) => one.rows);
  const wrong = found.filter((one) => !one.rows).map((one) => one.words);
  if (left.length) wrong.push(saying("too-many", { left: left.join(", ") }));
  chosen = good.map(({ id }) => id);
  choices.replaceChildren(...good.map(choice));
  show(good);
  // Whoever chose far down a list of answers sees what is chosen now.
  if (document.activeElement === input && box.getBoundingClientRect().top < 0) box.scrollIntoView({ block: "start" });
  say([...wrong, standing(good)].filter(Boolean).join(" "));
}

function standing(good) {
  if (good.length > 1) return saying("ready", { number: good.length });
  return good.length ? saying("one") : "";
}

function choose(id) {
  // What the address names, not what has loaded so far: nobody's choice is lost while another is on its way.
  const wanted = inAddress() ?? chosen;
  if (wanted.length >= MOST) return say(saying("full"));
  input.value = "";
  answers.replaceChildren();
  input.focus();
  location.hash = [...wanted, id].join(",");
}

function choice({ id, title: name }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pv-button";
  button.append(saying("take-away"), said("span", "pv-visually-hidden", ` ${name}`));
  button.addEventListener("click", () => {
    input.focus();
    location.hash = (inAddress() ?? chosen).filter((one) => one !== id).join(",");
  });
  item.append(said("span", "", name), button);
  return item;
}

// One agreement, from the page that compares it with others

function page(id) {
  if (!pages.has(id)) pages.set(id, fetched(id));
  return pages.get(id);
}

async function fetched(id) {
  const unknown = { id, words: saying("unknown", { id }) };
  if (!ID.test(id)) return unknown;
  const address = new URL(`${box.dataset.root}agreements/${id}/compare/`, location.href);
  try {
    const answer = await fetch(address);
    if (answer.status === 404) return unknown;
    if (!answer.ok) throw new Error(`${answer.status}`);
    return columnOf(id, new DOMParser().parseFromString(await answer.text(), "text/html"), address) ?? unknown;
  } catch {
    pages.delete(id); // it may be there the next time
    return { id, words: saying("failed", { id }) };
  }
}

// Side by side

function show(good) {
  const several = good.length > 1;
  const warned = warnings(good);
  unlike.querySelector("ul").replaceChildren(...warned.map((words) => said("li", "", words)));
  unlike.hidden = !warned.length;
  madeUp.hidden = !(several && good.some(({ kind }) => "invented" in kind));
  result.replaceChildren(...(several ? [comparison(good)] : []));
  result.hidden = !several;
  ready.hidden = several;
  document.title = several ? `${good.map((one) => one.title).join(" · ")} - ${title}` : title;
}

// Finding one to add

function load() {
  list ??= fetch(box.dataset.list)
    .then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    })
    .then(({ leads, kinds, agreements }) =>
      agreements.map(([id, name, lead, kind]) => ({ id, name, beside: `${leads[lead]} · ${kinds[kind]}`, kind, words: plain(name), all: ` ${plain(`${name} ${leads[lead]} ${id}`)}` })),
    );
  return list.catch(() => {
    list = null;
    return null;
  });
}

function find(known) {
  const wanted = plain(input.value);
  answers.replaceChildren();
  if (!wanted) return say("");
  if (!known) return say(saying("list-failed"));
  const kinds = new Set(known.filter(({ id }) => chosen.includes(id)).map(({ kind }) => kind));
  const found = known
    .filter(({ id }) => !chosen.includes(id))
    .map((one) => [closeness(one, wanted) - (kinds.has(one.kind) ? 0.5 : 0), one])
    .filter(([rank]) => rank < Infinity)
    .sort(([one], [other]) => one - other);
  answers.replaceChildren(...found.slice(0, SHOWN).map(([, one]) => entry(one)));
  // On a phone the answers would begin below the edge of the screen.
  if (answers.getBoundingClientRect().bottom > window.innerHeight) input.parentElement.scrollIntoView({ block: "start" });
  const key = found.length === 1 ? "found-one" : !found.length ? "found-none" : found.length > SHOWN ? "found-many" : "found";
  return say(saying(key, { number: found.length, shown: SHOWN }), PAUSE);
}

function closeness({ words, all }, wanted) {
  if (words.startsWith(wanted)) return 1;
  if (` ${words}`.includes(` ${wanted}`)) return 2;
  return wanted.split(" ").every((word) => all.includes(` ${word}`)) ? 3 : Infinity;
}

function entry({ id, name, beside }) {
  const item = document.createElement("li");
  const button = said("button", "pv-choose__answer", name);
  button.type = "button";
  button.addEventListener("click", () => choose(id));
  item.append(button, said("span", "pv-meta", beside));
  return item;
}

// Seen at once, so that the answers under it do not move when it is spoken.
function say(words, pause = 0) {
  clearTimeout(speaking);
  told.textContent = "";
  told.dataset.soon = words;
  speaking = setTimeout(() => {
    told.textContent = words;
  }, pause);
}
