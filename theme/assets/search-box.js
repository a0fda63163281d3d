// The box of the search, on the page of the search or over another: what is typed, what is found for it, and the words that
// say so. Nothing is fetched before someone searches, and what is typed is sent nowhere: the words to look in come to the
// page (search-index.js). Every word shown here stands on the page of the search, hidden until needed.
import { searchIn } from "./search-index.js";

const STEP = 10; // results shown at once, and with each "Show more"
const POSTCODE = /^[a-z]{1,2}[0-9][0-9a-z]?(?: ?[0-9][a-z]{0,2})?$/i;
const PATIENCE = 500; // milliseconds of looking after which that is said
const PAUSE = 400; // milliseconds before a count is spoken, so that it does not talk over the typing

const site = new URL("../", import.meta.url);
const index = searchIn(new URL("search/", site));

// Where a search stands on `page`, the page of the search. What is also the name of a part of it has a space after it.
export function addressOf(typed, page) {
  return `#${encodeURIComponent(page.getElementById(typed) ? `${typed} ` : typed)}`;
}

export function isPostcode(typed) {
  return POSTCODE.test(typed);
}

// Over another page, `kept` gives the address that keeps what was typed on the page of the search, and `lists` is the
// address of its lists.
export function offer(box, { kept, lists } = {}) {
  const input = box.querySelector("input");
  const told = box.querySelector("[role=status]");
  const meant = box.querySelector(".pv-search__meant");
  const results = box.querySelector("ol");
  const after = box.querySelector(".pv-search__after");
  const sayings = new Map([...box.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));
  const more = made("button", "pv-button", saying("show-more"));
  if (kept) box.querySelector("[data-kept]").remove();
  let [turn, speaking, looking, change] = [0, 0, Promise.resolve(), () => {}];
  let found = { entries: [] };

  more.type = "button";
  more.addEventListener("click", async () => {
    if (more.ariaDisabled) return; // pressed again while the first are on their way
    more.ariaDisabled = "true";
    const shown = results.children.length;
    await add(turn);
    more.ariaDisabled = null;
    links()[shown]?.focus();
  });
  input.addEventListener("input", () => {
    looking = look();
    change(typed(), false);
  });
  input.addEventListener("change", () => change(typed(), true));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter") change(typed(), true);
    goToFirst(event.key === "Enter");
  });
  box.querySelector("button").addEventListener("click", () => goToFirst(false));
  results.addEventListener("keydown", (event) => {
    const at = links().indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at < links().length - 1) links()[at + 1].focus();
    else if (event.key === "ArrowUp") (at > 0 ? links()[at - 1] : input).focus();
    else if (event.key === "Escape" && !kept) input.focus();
    else return;
    event.preventDefault();
  });
  box.hidden = false;

  return {
    saying,
    typed,
    results,
    changed: (told) => (change = told),
    looked: () => looking,
    select() {
      input.focus();
      input.select(); // so that other words take the place of those of last time
    },
    look(words, number) {
      input.value = words;
      looking = look(number);
      return looking;
    },
  };

  function links() {
    return [...results.querySelectorAll("a")];
  }

  function typed() {
    return input.value.trim();
  }

  async function goToFirst(enter) {
    await looking;
    const [first, ...others] = links();
    if (enter && first && !others.length) first.click();
    else first?.focus();
  }

  async function look(number = 0) {
    turn += 1;
    const mine = turn;
    const words = input.value;
    if (!typed()) return clear();
    const slow = setTimeout(() => mine === turn && say(saying("looking")), PATIENCE);
    try {
      const { answer, asked, better } = await answerTo(words);
      const first = await Promise.all(index.lines(answer.entries.slice(0, 1)));
      if (mine !== turn) return;
      found = { ...answer, asked, postcode: !answer.entries.length && isPostcode(typed()) };
      empty();
      suggest(better);
      results.append(...first.map(result));
      clearTimeout(slow);
      say(toldOf(found, Math.min(found.entries.length, Math.max(STEP, number))));
      // The others are asked for when the first is on the screen: a slow device would show none before all.
      await drawn();
      if (mine === turn) await append(index.lines(answer.entries.slice(1, Math.max(STEP, number))), mine);
    } catch {
      if (mine === turn) {
        clear();
        say(saying("failed"));
      }
    } finally {
      clearTimeout(slow);
    }
  }

  // What is found, and for which words: where nothing has those that were typed, for those that may have been meant.
  async function answerTo(words) {
    const answer = await index.find(words);
    const better = answer.unknown.length ? await index.meant(words, answer.unknown).catch(() => "") : "";
    if (!better || answer.entries.length) return { answer, asked: words, better };
    return { answer: await index.find(better), asked: better, better: "" };
  }

  async function add(mine) {
    const shown = results.children.length;
    try {
      // All of them or none, so that the next press goes on where these end.
      await append(await Promise.all(index.lines(found.entries.slice(shown, shown + STEP))), mine);
    } catch {
      if (mine === turn) say(saying("failed"));
    }
  }

  // Each in its turn, the first as soon as it is here.
  async function append(lines, mine) {
    for (const line of lines) {
      const told = await line;
      if (mine !== turn) return;
      results.append(result(told));
    }
    ends();
    say(toldOf(found));
  }

  function clear() {
    empty();
    say("");
  }

  // What was found before goes. What is said of it stays until other words are said.
  function empty() {
    results.replaceChildren();
    suggest("");
    after.replaceChildren();
  }

  // What stands under the results: more of them, and where to keep or go on.
  function ends() {
    const parts = [];
    if (results.children.length < found.entries.length) parts.push(more);
    if (found.postcode) parts.push(link(new URL("./#find", site).href, saying("find")));
    if (kept) parts.push(found.entries.length ? link(kept(typed()), saying("keep")) : link(lists, saying("lists")));
    after.replaceChildren(...parts.flatMap((part) => [part, " "]));
  }

  function suggest(words) {
    meant.hidden = !words;
    if (!words) return meant.replaceChildren();
    const better = kept ? made("button", "", words) : link(`#${encodeURIComponent(words)}`, words);
    if (kept) {
      better.type = "button";
      better.addEventListener("click", () => {
        input.value = words;
        looking = look();
        input.focus();
      });
    } else better.addEventListener("click", () => input.focus());
    meant.replaceChildren(saying("meant"), " ", better, "?");
  }

  function toldOf({ entries, some, empty, common, alone, asked }, shown = results.children.length) {
    const number = String(entries.length).replace(/\B(?=(?:\d{3})+$)/g, ","); // as the browser would, which takes it long
    const counted = entries.length === 1 ? "found-one" : entries.length > shown ? "found-many" : "found";
    return [
      asked.trim() === typed() ? "" : saying("instead", { words: typed(), asked }),
      some ? saying("some") : "",
      entries.length ? saying(counted, { number, shown }) : saying(without(empty)),
      common.length ? saying(alone ? "common" : "common-beside", { words: common.join(" ") }) : "",
    ].filter(Boolean).join(" ");
  }

  // Why nothing was found.
  function without(empty) {
    if (typed().length < 3) return "short";
    if (empty) return "empty";
    return isPostcode(typed()) ? "postcode" : "none";
  }

  function result({ title, address, beside, sort, invented }) {
    const item = made("li", "");
    const small = made("span", invented ? "pv-search__sort pv-search__sort--invented" : "pv-search__sort", sort);
    item.append(link(new URL(address, site).href, title), " ", small, made("p", "pv-meta", beside));
    return item;
  }

  // Empty words are said at once: they would contradict what is on the screen. Others are seen at once, so that the
  // results under them do not move when they are spoken, and spoken once though said again when all results are there.
  function say(words) {
    if (words && words === told.dataset.soon) return;
    clearTimeout(speaking);
    told.textContent = "";
    told.dataset.soon = words;
    speaking = setTimeout(() => (told.textContent = words), words ? PAUSE : 0);
  }

  function saying(key, slots = {}) {
    return sayings.get(key).replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);
  }
}

// After the next picture that the browser draws.
function drawn() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function made(name, look, words = "") {
  const part = document.createElement(name);
  if (look) part.className = look;
  part.textContent = words;
  return part;
}

function link(address, words) {
  const part = made("a", "", words);
  part.href = address;
  return part;
}
