// The list of what was found: some lines at a time, each as the lists of this site show agreements, in shapes that the
// page keeps for it, under the headings that they stand under everywhere.
import { linesWith } from "./filter-files.js";
import { wayBackTo } from "./going-back.js";
import { kept, said, saying } from "./filter-words.js";

const AT_ONCE = 50; // agreements shown at once
const IN_ONE_BREATH = 10; // lines written before the browser may draw
const ASKED_IN_ONE_BREATH = 4; // files: to ask for one takes a slow phone 5 ms

const found = document.querySelector("[data-found]");
const more = document.querySelector("[data-more]");
const { root } = document.querySelector("[data-filters]").dataset;
const outcomes = new Map([...kept.querySelectorAll("[data-outcome]")].map((one) => [one.dataset.outcome, one.firstElementChild]));
const madeUp = kept.querySelector("[data-made-up]").firstElementChild;

export const wayBack = wayBackTo(found);

export function takeAway() {
  found.replaceChildren();
  noMore();
}

export function noMore() {
  more.hidden = true;
}

// Shows the first rows of what was found, or the next. `of` is the table that they are rows of, which may have been
// published again since. `still` tells whether the reader still wants them, `failed` that they could not be fetched, and
// `mayGoOn` whether more of them may be shown. `near` and `place`: see `headingOf`.
export async function list(what, shown = 0, number = AT_ONCE) {
  const { of, rows, still, failed } = what;
  const wanted = rows.slice(shown, shown + number);
  let here = shown;
  if (!shown) takeAway();
  // Not disabled in earnest, which would take the focus away.
  more.setAttribute("aria-disabled", "true");
  more.onclick = null;
  for (const row of wanted) {
    const lines = await linesWith(of, row).catch(() => null);
    if (!still()) return;
    if (!lines) {
      failed(here ? more.parentElement : undefined);
      break;
    }
    sectionOf(what, row).append(entry(lines[row % of.listed]));
    here += 1;
    // The first line waits for none of the others.
    if (here === shown + 1) askFor(wanted, what);
    if (here % IN_ONE_BREATH === 1) await breath();
    if (!still()) return;
  }
  const left = rows.length - here;
  more.textContent = saying("more", { number: Math.min(left, AT_ONCE) });
  more.hidden = !here || !left;
  more.removeAttribute("aria-disabled");
  more.onclick = () => goOn(what, here);
  if (here < shown + wanted.length) return;
  wayBack.ends();
  if (shown) wayBack.keep();
}

async function goOn(what, shown) {
  more.onclick = null;
  const may = await what.mayGoOn(more.parentElement);
  if (!what.still()) return;
  if (!may) {
    more.onclick = () => goOn(what, shown);
    return;
  }
  await list(what, shown);
  if (!what.still() || (document.activeElement !== more && !focusIsLost())) return;
  (found.querySelectorAll("li h3 a")[shown] ?? more).focus();
}

async function askFor(rows, { of, still }) {
  for (const [at, row] of rows.entries()) {
    if (at % ASKED_IN_ONE_BREATH === 0) await breath();
    if (!still()) return;
    linesWith(of, row).catch(() => {}); // told where it is shown
  }
}

// The list under the heading that a row stands under, made where it is the first.
function sectionOf(what, row) {
  const [anchor, heading] = headingOf(what, row);
  const last = found.lastElementChild;
  if (last?.getAttribute("aria-labelledby") === anchor) return last.lastElementChild;
  const section = said("section", "pv-section pv-run", "");
  section.setAttribute("aria-labelledby", anchor);
  section.append(Object.assign(said("h2", "", heading), { id: anchor }));
  if (row >= what.of.invented) section.append(madeUp.cloneNode(true));
  section.append(said("ul", "pv-list", ""));
  found.append(section);
  return section.lastElementChild;
}

// As in every list, but what names the `place` that was chosen stands apart where something is of a larger one (`near`).
function headingOf({ of, near, place, grouped }, row) {
  if (row < of.takenDown) {
    if (near?.[row]) return ["found-near", saying("near", { place })];
    if (!grouped) return near ? ["found-wider", saying("wider", { place })] : ["found-agreements", saying("agreements")];
  }
  const { anchor, heading } = of.runs.find(({ end }) => row < end);
  return [`found-${anchor}`, heading];
}

// An agreement as lists show it: see theme/pages/parts/listing.html.jinja.
function entry([id, name, summary, facts, level, judged, tests]) {
  const item = document.createElement("li");
  const head = document.createElement("h3");
  const link = Object.assign(said("a", "", name), { href: `${root}agreements/${id}/` });
  head.append(link);
  item.append(head);
  if (summary) item.append(said("p", "", summary));
  item.append(said("p", "pv-meta", facts));
  if (!level) return item;
  const marks = said("p", "pv-meta pv-marks", "");
  const told = document.createElement("span");
  told.append(said("span", `pv-level pv-level--${level}`, saying(`level-${level}`)));
  marks.append(told);
  item.append(marks);
  if (!tests.length) {
    marks.append(shape("not-assessed"));
    return item;
  }
  marks.append(said("span", "", judged));
  const line = said("p", "pv-meta pv-marks", "");
  for (const [test, outcome] of tests) {
    const word = said("span", "", `${test}: `);
    word.append(shape(outcome));
    line.append(word);
  }
  item.append(line);
  return item;
}

function shape(outcome) {
  return outcomes.get(outcome).cloneNode(true);
}

// Whether what had the focus is gone, so that nobody is taken from where they went meanwhile.
export function focusIsLost() {
  return document.activeElement === document.body || !document.activeElement.getClientRects().length;
}

// Lets the browser draw and answer in between, so that no page ever stands still.
export function breath() {
  return new Promise((go) => setTimeout(go));
}
