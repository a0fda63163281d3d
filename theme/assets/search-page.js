// The search on its own page, where what is typed stands after the # of the address.
import { wayBackTo } from "./going-back.js";
import { addressOf, offer } from "./search-box.js";

const search = offer(document.querySelector("[data-search]"));
const place = wayBackTo(search.results);
let committed = true; // whether a change from here on is another search, to go back from

search.changed((typed, done) => {
  const address = typed ? addressOf(typed, document) : location.pathname;
  if (typed !== inAddress()) history[committed ? "pushState" : "replaceState"](null, "", address);
  committed = done;
  place.begins();
  search.looked().then(place.ends);
});
for (const event of ["hashchange", "popstate"]) window.addEventListener(event, open);
open();

function open() {
  const typed = inAddress();
  // A link to a part of this page, such as the one that skips to the main part, is no search.
  if (typed === null) {
    if (search.typed()) history.replaceState(history.state, "", addressOf(search.typed(), document));
  } else if (typed !== search.typed()) {
    committed = true;
    if (typed) search.look(typed, place.begins()).then(place.ends);
    else search.look(typed).then(place.leave);
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
