// How what is found is shown: as the lists of this site show agreements, in shapes that the page keeps for it.
import { kept, said, saying } from "./filter-words.js";

const outcomes = new Map([...kept.querySelectorAll("[data-outcome]")].map((one) => [one.dataset.outcome, one.firstElementChild]));
const madeUp = kept.querySelector("[data-made-up]").firstElementChild;

// The list under the heading that a row stands under, made where it is the first.
export function sectionOf(found, table, row, grouped) {
  const run = table.runs.find(({ end }) => row < end);
  const few = row < table.takenDown && !grouped;
  const anchor = `found-${few ? "agreements" : run.anchor}`;
  const last = found.lastElementChild;
  if (last?.getAttribute("aria-labelledby") === anchor) return last.lastElementChild;
  const section = said("section", "pv-section pv-run", "");
  section.setAttribute("aria-labelledby", anchor);
  const name = Object.assign(said("h2", "", few ? saying("agreements") : run.heading), { id: anchor });
  section.append(name);
  if (row >= table.invented) section.append(madeUp.cloneNode(true));
  section.append(said("ul", "pv-list", ""));
  found.append(section);
  return section.lastElementChild;
}

// An agreement as lists show it: see theme/pages/parts/listing.html.jinja.
export function entry(root, [id, name, summary, facts, level, judged, tests]) {
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
