// The search over another page than its own: fills the dialog that plainview.js opened, which says that this is on its way.
import { addressOf, offer } from "./search-box.js";

const link = document.querySelector("[data-search-link]");
fill(document.querySelector(".pv-dialog--search"));

async function fill(dialog) {
  let page;
  try {
    const answer = await fetch(link.href);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.href = link.href;
    return;
  }
  const box = document.importNode(page.querySelector("[data-search]"), true);
  const search = offer(box, {
    kept: (typed) => link.href + addressOf(typed, page),
    lists: `${link.href}#all-lists`,
  });
  dialog.querySelector(".pv-dialog__body").replaceChildren(box);
  if (dialog.open) search.select();
  link.addEventListener("click", () => dialog.open && search.select());
}
