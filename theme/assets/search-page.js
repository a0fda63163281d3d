// The search on its own page, where what is typed stands after the # of the address.
import { wayBackTo } from "./going-back.js";
import { addressOf, isPostcode, offer } from "./search-box.js";

const search = offer(document.querySelector("[data-search]"));
const place = wayBackTo(search.results);
let turn = 0;
let committed = true; // whether a change from here on is another search, to go back from

search.changed((typed, done) => {
  if (done) {
    committed = true;
    return;
  }
  // Where somebody lives is not for an address, which is shared and kept.
  const address = typed && !isPostcode(typed) ? addressOf(typed, document) : location.pathname;
  if (typed !== inAddress()) history[committed ? "pushState" : "replaceState"](null, "", address);
  committed = false;
  follow();
});
for (const event of ["hashchange", "popstate"]) window.addEventListener(event, open);
open();

function open() {
  const typed = inAddress();
  if (typed === null) {
    if (search.typed()) history.replaceState(history.state, "", addressOf(search.typed(), document));
  } else if (typed !== search.typed()) {
    committed = true;
    search.look(typed, typed && place.begins());
  }
  follow();
}

// Only the newest list has a place to go to.
function follow() {
  turn += 1;
  const mine = turn;
  if (!search.typed()) return place.leave();
  place.begins();
  search.looked().then(() => mine === turn && place.ends());
}

function inAddress() {
  try {
    const words = decodeURIComponent(location.hash.slice(1));
    return words && document.getElementById(words) ? null : words.trim();
  } catch {
    return "";
  }
}
