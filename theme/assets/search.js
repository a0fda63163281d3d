// The search: on its own page, where what is typed stands after the # of the address, and over every other page, in a
// dialog with the same box. Nothing is fetched before someone searches. What is typed is sent nowhere: the words to look
// in come to the page (search-index.js). Every word shown here stands on the page of the search, hidden until needed.
import { searchIn } from "./search-index.js";

const STEP = 10; // results shown at once, and with each "Show more"
const POSTCODE = /^[a-z]{1,2}[0-9][0-9a-z]?(?: ?[0-9][a-z]{0,2})?$/i;
const PAUSE = 400; // milliseconds before a count is spoken, so that it does not talk over the typing

const site = new URL("../", import.meta.url);
const index = searchIn(new URL("search/", site));
const onPage = document.querySelector("[data-search]");
if (onPage) keepInAddress(offer(onPage));
else openOver(document.querySelector("[data-search-link]"));

// On its own page

function keepInAddress(search) {
  let committed = true; // whether a change from here on is another search, to go back from
  search.changed((typed, done) => {
    const address = typed ? `#${encoded(typed)}` : location.pathname;
    if (typed !== inAddress()) history[committed ? "pushState" : "replaceState"](null, "", address);
    committed = done;
  });
  for (const event of ["hashchange", "popstate"]) window.addEventListener(event, open);
  open();

  function open() {
    const typed = inAddress();
    // A link to a part of this page, such as the one that skips to the main part, is no search.
    if (typed === null) {
      if (search.typed()) history.replaceState(null, "", `#${encoded(search.typed())}`);
    } else if (typed !== search.typed()) {
      committed = true;
      search.look(typed);
    }
  }

  function inAddress() {
    try {
      const words = decodeURIComponent(location.hash.slice(1));
      return words && document.getElementById(words) ? null : words.trim();
    } catch {
      return "";
    }
  }

  function encoded(typed) {
    return encodeURIComponent(document.getElementById(typed) ? `${typed} ` : typed);
  }
}

// Over another page

async function openOver(link) {
  let box, heading;
  try {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box = document.importNode(page.querySelector("[data-search]"), true);
    heading = document.importNode(page.querySelector("h1"), true).textContent;
  } catch {
    location.href = link.href;
    return;
  }
  const search = offer(box, link.href);
  const dialog = made("dialog", "pv-dialog pv-dialog--search");
  const top = made("div", "pv-dialog__head");
  const body = made("div", "pv-dialog__body");
  const title = made("h2", "", heading);
  const close = made("button", "pv-dialog__close", search.saying("close"));
  title.id = "site-search-heading";
  dialog.setAttribute("aria-labelledby", title.id);
  close.type = "button";
  top.append(title, close);
  body.append(box);
  dialog.append(top, body);
  document.body.append(dialog);
  let followed = false;
  dialog.addEventListener("close", () => {
    if (!followed) link.focus({ preventScroll: true });
    followed = false;
  });
  dialog.addEventListener("click", (event) => {
    // A link to a part of this same page would leave it open. All else that shuts a dialog is in plainview.js.
    if (!event.target.closest("a") || elsewhere(event)) return;
    followed = true;
    dialog.close();
  });
  link.addEventListener("click", (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    show();
  });
  show();

  function show() {
    dialog.showModal();
    search.select();
  }
}

// Whether a link is to open in another tab or window.
function elsewhere(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

// The box, wherever it stands. `page` is where a search can be kept, if not here.

function offer(box, page = "") {
  const input = box.querySelector("input");
  const told = box.querySelector("[role=status]");
  const meant = box.querySelector(".pv-search__meant");
  const results = box.querySelector("ol");
  const after = box.querySelector(".pv-search__after");
  const sayings = new Map([...box.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));
  const more = made("button", "pv-button", saying("show-more"));
  if (page) box.querySelector("[data-kept]").remove();
  let [turn, speaking, looking, change] = [0, 0, Promise.resolve(), () => {}];
  let found = { entries: [] };

  more.type = "button";
  more.addEventListener("click", async () => {
    if (more.ariaDisabled) return; // pressed again while the first are on their way
    more.ariaDisabled = "true";
    const shown = results.children.length;
    await add(turn);
    more.ariaDisabled = null;
    results.children[shown]?.querySelector("a").focus();
  });
  input.addEventListener("input", () => {
    change(typed(), false);
    looking = look();
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
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at < links.length - 1) links[at + 1].focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input).focus();
    else if (event.key === "Escape" && !page) input.focus();
    else return;
    event.preventDefault();
  });
  box.hidden = false;

  return {
    saying,
    typed,
    changed: (told) => (change = told),
    select() {
      input.focus();
      input.select(); // so that other words take the place of those of last time
    },
    look(words) {
      input.value = words;
      looking = look();
    },
  };

  function typed() {
    return input.value.trim();
  }

  async function goToFirst(enter) {
    await looking;
    const links = results.querySelectorAll("a");
    if (enter && links.length === 1) links[0].click();
    else links[0]?.focus();
  }

  async function look() {
    turn += 1;
    const mine = turn;
    const words = input.value;
    if (!typed()) return clear();
    try {
      const answer = await index.find(words);
      const lines = index.lines(answer.entries.slice(0, STEP));
      const better = answer.unknown.length ? await index.meant(words, answer.unknown) : "";
      await lines[0];
      if (mine !== turn) return;
      found = answer;
      clear();
      suggest(better);
      await append(lines, mine);
    } catch {
      if (mine === turn) {
        clear();
        say(saying("failed"));
      }
    }
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
    results.replaceChildren();
    suggest("");
    after.replaceChildren();
    say("");
  }

  // What stands under the results: more of them, and where to keep or go on.
  function ends() {
    const parts = [];
    if (results.children.length < found.entries.length) parts.push(more);
    if (page && found.entries.length) parts.push(link(`${page}#${encodeURIComponent(typed())}`, saying("keep")));
    if (page && !found.entries.length) parts.push(link(`${page}#all-lists`, saying("lists")));
    after.replaceChildren(...parts.flatMap((part) => [part, " "]));
  }

  function suggest(words) {
    meant.hidden = !words;
    if (!words) return meant.replaceChildren();
    const better = page ? made("button", "", words) : link(`#${encodeURIComponent(words)}`, words);
    if (page) {
      better.type = "button";
      better.addEventListener("click", () => {
        input.value = words;
        looking = look();
        input.focus();
      });
    }
    meant.replaceChildren(saying("meant"), " ", better, "?");
  }

  function toldOf({ entries, some, empty, common, alone }) {
    const shown = results.children.length;
    const number = entries.length.toLocaleString("en-GB");
    const counted = entries.length === 1 ? "found-one" : entries.length > shown ? "found-many" : "found";
    return [
      some ? saying("some") : "",
      entries.length ? saying(counted, { number, shown }) : saying(without(empty)),
      common.length ? saying(alone ? "common" : "common-beside", { words: common.join(" ") }) : "",
    ].filter(Boolean).join(" ");
  }

  // Why nothing was found.
  function without(empty) {
    if (typed().length < 3) return "short";
    if (empty) return "empty";
    return POSTCODE.test(typed()) ? "postcode" : "none";
  }

  function result({ title, address, beside, sort, invented }) {
    const item = made("li", "");
    const small = made("span", invented ? "pv-search__sort pv-search__sort--invented" : "pv-search__sort", sort);
    item.append(link(new URL(address, site).href, title), " ", small, made("p", "pv-meta", beside));
    return item;
  }

  // Empty words are said at once: they would contradict what is on the screen.
  function say(words) {
    clearTimeout(speaking);
    speaking = setTimeout(() => (told.textContent = words), words ? PAUSE : 0);
  }

  function saying(key, slots = {}) {
    return sayings.get(key).replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);
  }
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
