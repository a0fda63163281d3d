// The search over another page than its own: fills the dialog that plainview.js opened, which says that this is on its way.
import { addressOf, offer } from "./search-box.js";

const link = document.querySelector("[data-search-link]");
fill(document.querySelector(".pv-dialog--search"));

async function fill(dialog) {
  let [page, box] = [null, null];
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box = document.importNode(page.querySelector("[data-search]"), true);
  } catch {
    const go = () => (location.href = link.href);
    if (dialog.open) go();
    else link.addEventListener("click", go);
    return;
  }
  const search = offer(box, {
    kept: (typed) => link.href + addressOf(typed, page),
    lists: `${link.href}#all-lists`,
  });
  dialog.querySelector(".pv-dialog__body").replaceChildren(box);
  // What was typed before a result was followed stands in this page's own entry of the history, and nowhere else.
  const { searched, ...others } = history.state ?? {};
  if (searched) {
    history.replaceState(others, "");
    search.look(searched);
  }
  search.results.addEventListener("click", (event) => {
    if (event.target.closest("a")) history.replaceState({ ...history.state, searched: search.typed() }, "");
  }, { capture: true });
  if (dialog.open) search.select();
  link.addEventListener("click", () => dialog.open && search.select());
}
