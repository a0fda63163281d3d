// The search: on its own page, where what is typed stands after the # of the address, and over every other page, in a
// dialog with the same box. Nothing is fetched before someone searches. What is typed is sent nowhere: the words to look
// in come to the page (search-index.js).
import { offer } from "./search-box.js";
import { searchIn } from "./search-index.js";

const site = new URL("../", import.meta.url);
const index = searchIn(new URL("search/", site));
const onPage = document.querySelector("[data-search]");
if (onPage) keepInAddress(offer(onPage, index, site));
else fill(document.querySelector(".pv-dialog--search"), document.querySelector("[data-search-link]"));

// On its own page

function keepInAddress(search) {
  let committed = true; // whether a change from here on is another search, to go back from
  search.changed((typed, done) => {
    const address = typed ? addressOf(typed, document) : location.pathname;
    if (typed !== inAddress()) history[committed ? "pushState" : "replaceState"](null, "", address);
    committed = done;
  });
  // Whoever comes back finds what was there, where the browser did not keep the page itself. Nothing else keeps it.
  search.followed((place) => history.replaceState(place, ""));
  for (const event of ["hashchange", "popstate"]) window.addEventListener(event, open);
  open();

  function open() {
    const typed = inAddress();
    // A link to a part of this page, such as the one that skips to the main part, is no search.
    if (typed === null) {
      if (search.typed()) history.replaceState(null, "", addressOf(search.typed(), document));
    } else if (typed !== search.typed()) {
      committed = true;
      search.look(typed, history.state ?? {});
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
}

// Where a search stands on `page`. What is also the name of a part of that page has a space after it.
function addressOf(typed, page) {
  return `#${encodeURIComponent(page.getElementById(typed) ? `${typed} ` : typed)}`;
}

// Over another page. The dialog is there already, and says that this is on its way.

async function fill(dialog, link) {
  let page;
  try {
    const answer = await fetch(link.href);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.href = link.href;
    return;
  }
  const box = document.importNode(page.querySelector("[data-search]"), true);
  const search = offer(box, index, site, {
    kept: (typed) => link.href + addressOf(typed, page),
    lists: `${link.href}#all-lists`,
  });
  dialog.querySelector(".pv-dialog__body").replaceChildren(box);
  if (dialog.open) search.select();
  link.addEventListener("click", () => dialog.open && search.select());
}
