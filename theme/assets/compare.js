// Sets two to four agreements side by side. The choice stands after the # of the address and nowhere else, so it can
// be kept, shared and gone back from. Each agreement is read from its own ready-made comparison, on this site: the
// first column of that page. Whatever is said here stands on the page, hidden until it is needed. Without this script
// the page leads to the ready-made comparisons.
(() => {
  "use strict";

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
  const sayings = new Map([...document.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));
  const { title } = document;
  const pages = new Map(); // what was fetched, by id
  let list = null;
  let chosen = [];
  let turn = 0;
  let speaking = 0;

  window.addEventListener("hashchange", open);
  input.addEventListener("focus", load);
  input.addEventListener("input", () => load().then(find));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    const found = answers.querySelectorAll("button");
    if (!found.length) return;
    event.preventDefault();
    if (event.key === "Enter" && found.length === 1) found[0].click();
    else found[0].focus();
  });
  answers.addEventListener("keydown", (event) => {
    const found = [...answers.querySelectorAll("button")];
    const at = found.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at < found.length - 1) found[at + 1].focus();
    else if (event.key === "ArrowUp") (at > 0 ? found[at - 1] : input).focus();
    else if (event.key === "Escape") input.focus();
    else return;
    event.preventDefault();
  });
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
    if (first.length) say(saying("loading"));
    const found = await Promise.all(first.map(page));
    if (mine !== turn) return;
    const good = found.filter((one) => one.rows);
    const wrong = found.filter((one) => !one.rows).map((one) => one.words);
    if (left.length) wrong.push(saying("too-many", { left: left.join(", ") }));
    chosen = good.map(({ id }) => id);
    choices.replaceChildren(...good.map(choice));
    show(good);
    say([...wrong, standing(good)].filter(Boolean).join(" "));
  }

  function standing(good) {
    if (good.length > 1) return saying("ready", { number: good.length });
    return good.length ? saying("one") : "";
  }

  function choose(id) {
    // What the address names, not what has loaded so far: nobody's choice is lost while another is on its way.
    const wanted = inAddress();
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
      location.hash = inAddress().filter((one) => one !== id).join(",");
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

  function columnOf(id, from, address) {
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

  function show(good) {
    const several = good.length > 1;
    const pairs = several ? good.flatMap((one, at) => good.slice(at + 1).map((other) => [one, other])) : [];
    const warnings = [mixed(good), ...pairs.map(([one, other]) => unlikeness(one, other)), ...(several ? good.map(unstated) : [])].filter(Boolean);
    unlike.querySelector("ul").replaceChildren(...warnings.map((words) => said("li", "", words)));
    unlike.hidden = !warnings.length;
    madeUp.hidden = !(several && good.some(({ kind }) => "invented" in kind));
    result.replaceChildren(...(several ? [comparison(good)] : []));
    result.hidden = !several;
    ready.hidden = several;
    document.title = several ? `${good.map((one) => one.title).join(" · ")} - ${title}` : title;
  }

  function comparison(good) {
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

  // Words

  // Letters alone: no accents, capitals or signs.
  function plain(words) {
    return words
      .normalize("NFD")
      .replace(/\p{M}|['’]/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  }

  // A saying of the page with its slots filled in: {one} is the word given for it.
  function saying(key, words = {}) {
    return sayings.get(key).replace(/\{([a-z]+)\}/g, (slot, name) => words[name] ?? slot);
  }

  function said(tag, className, words) {
    return Object.assign(document.createElement(tag), { className, textContent: words });
  }

  function say(words, pause = 0) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      told.textContent = words;
    }, pause);
  }
})();
