// The columns of a comparison: each read from the page that compares its agreement with others, and set side by side.
import { said, saying } from "./compare-words.js";

// What that page holds of the agreement; what it says where the record is gone; or nothing.
export function columnOf(id, from, address) {
  const whole = from.querySelector("[data-comparison]");
  if (!whole) {
    const gone = from.querySelector("[data-gone]");
    return gone && { id, words: gone.textContent };
  }
  // Links inside this site are written from that page, and are read here from this one.
  for (const link of whole.querySelectorAll('a[href^="."]')) link.href = new URL(link.getAttribute("href"), address);
  const cellIn = (part) => part.querySelector(`:scope > .pv-compare__cells > [data-of="${id}"]`);
  const headed = (part) => ({ heading: part.querySelector("h2, h3"), cell: cellIn(part) });
  const named = (parts, key) => new Map([...parts].map((part) => [part.dataset[key], part]));
  const tests = new Map();
  for (const [test, part] of named(whole.querySelectorAll("[data-test]"), "test")) {
    const asked = new Map();
    for (const [question, inner] of named(part.querySelectorAll("[data-question]"), "question")) {
      const one = headed(inner);
      if (one.cell.dataset.says) asked.set(question, { ...one, kin: inner.dataset.kin.split(" ") });
    }
    tests.set(test, { ...headed(part), asked });
  }
  const name = whole.querySelector(`.pv-compare__names > [data-of="${id}"]`);
  const rows = [...named(whole.querySelectorAll("[data-row]"), "row")].map(([row, part]) => ({ row, ...headed(part) }));
  return { id, title: name.querySelector("a").textContent, name, kind: whole.dataset, rows, tests };
}

// Side by side

// The whole comparison of several, as one part of a page.
export function comparison(good) {
  const whole = said("div", "pv-compare", "");
  const names = said("ul", "pv-compare__names", "");
  names.append(...good.map(({ name }) => document.importNode(name, true)));
  whole.append(names);
  good[0].rows.forEach(({ heading }, at) => whole.append(section(heading, good.map(({ rows }) => copied(rows[at].cell)))));
  const tests = merged(good.map((one) => one.tests)).filter(([test]) => good.some((one) => says(one.tests.get(test))));
  if (tests.length) whole.lastChild.append(said("p", "pv-compare__note", saying("honest")));
  for (const [test, { heading }] of tests) whole.append(testOf(good, test, heading));
  return whole;
}

function testOf(good, test, heading) {
  const cells = good.map((one) => (says(one.tests.get(test)) ? copied(one.tests.get(test).cell) : silent(one, "h3", "not-assessed")));
  const part = section(heading, cells);
  const asked = merged(good.map((one) => one.tests.get(test)?.asked ?? new Map()));
  const shared = asked.filter(([question]) => good.filter((one) => says(one.tests.get(test)?.asked.get(question))).length > 1);
  if (!shared.length) part.append(said("p", "pv-compare__note", saying("none-shared")));
  for (const [question, { heading: words, kin }] of shared) {
    const inner = section(words, good.map((one) => answerOf(one, test, question, kin)));
    inner.className = "pv-compare__question";
    part.append(inner);
  }
  return part;
}

function answerOf(one, test, question, kin) {
  const asked = one.tests.get(test)?.asked.get(question);
  if (asked) return copied(asked.cell);
  const all = [...one.tests.values()].flatMap((each) => [...each.asked.values()]);
  if (!all.length) return silent(one, "h4", "not-assessed");
  const reworded = all.some((other) => other.kin.some((id) => kin.includes(id)));
  return silent(one, "h4", reworded ? "other-words" : "not-asked");
}

// Each key of any of the maps once, in the order in which they come.
function merged(maps) {
  const found = new Map();
  for (const map of maps) for (const [key, value] of map) if (!found.has(key)) found.set(key, value);
  return [...found];
}

function says(found) {
  return found?.cell.dataset.says === "something";
}

function copied(part) {
  return document.importNode(part, true);
}

function section(heading, cells) {
  const part = said("section", "pv-compare__row", "");
  const row = said("div", "pv-compare__cells", "");
  row.append(...cells);
  part.append(copied(heading), row);
  return part;
}

function silent({ rows }, level, key) {
  const cell = said("div", "pv-compare__cell", "");
  cell.append(said(level, "pv-compare__name", rows[0].cell.querySelector(".pv-compare__name").textContent), said("p", "pv-not-stated", saying(key)));
  return cell;
}

// Whether they are alike

// What to know of these before they are held against one another, each in a sentence.
export function warnings(good) {
  if (good.length < 2) return [];
  const pairs = good.flatMap((one, at) => good.slice(at + 1).map((other) => [one, other]));
  return [mixed(good), ...pairs.map(([one, other]) => unlikeness(one, other)), ...good.map(unstated)].filter(Boolean);
}

// The invented beside the real is told once, however many pairs that makes.
function mixed(good) {
  const madeUp = good.filter(({ kind }) => "invented" in kind);
  const real = good.filter(({ kind }) => !("invented" in kind));
  const titles = (some) => some.map(({ title }) => `“${title}”`).join(", ");
  return madeUp.length && real.length ? saying("unlike-invented", { madeup: titles(madeUp), real: titles(real) }) : "";
}

// Of like kind: the same tier, and a kind of service that both are for.
function unlikeness(one, other) {
  const [first, second] = [one.kind, other.kind];
  const words = {
    one: one.title,
    other: other.title,
    onetier: first.councils,
    othertier: second.councils,
    onesector: first.services,
    othersector: second.services,
  };
  if ("invented" in first !== "invented" in second) return "";
  const both = first.sectors && second.sectors;
  const sector = both && !first.sectors.split(" ").some((id) => second.sectors.split(" ").includes(id));
  const tier = first.tier !== second.tier;
  if (!sector && !tier) return "";
  return saying(sector && tier ? "unlike-both" : tier ? "unlike-tier" : "unlike-sector", words);
}

function unstated(one) {
  return one.kind.sectors ? "" : saying("unlike-unknown", { one: one.title });
}
