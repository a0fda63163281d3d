// What the filters ask of this site: the numbers from which they work out what fits, and the lines to show. Rows go by
// their place, so numbers and lines are always of one publication: see docs/adr/0020.
import { column, tabled } from "./filter-rows.js";

const { main, folder } = document.querySelector("[data-filters]").dataset;
const files = new Map(); // what was asked for, by address

export let table = null; // the newest numbers that came

// An address that names an answer needs the numbers in any case, so they come while the page makes its boxes.
if (location.hash.includes("=")) numbers().catch(() => {});

// What is needed to know these questions.
export async function load(ids) {
  const told = await numbers();
  if (told.folder !== table?.folder) table = tabled(told);
  const of = table;
  const apart = ids.filter((id) => of.apart.includes(id) && !of.columns.has(id));
  await Promise.all(apart.map(async (id) => of.columns.set(id, column(await json(`${folder}${of.folder}/${id}.json`)))));
}

export function columnOf(id) {
  return table?.columns.get(id);
}

// The lines among which that of a row stands. A list that was published again may still be shown, so it says of which.
export function linesWith(of, row) {
  return json(`${folder}${of.folder}/listed/${Math.floor(row / of.listed)}.json`);
}

function numbers() {
  return json(main, { cache: "no-cache" });
}

// What is gone may have another name since the site was published again, so the file that names it is asked for anew.
function json(address, how = {}) {
  if (!files.has(address)) {
    const asked = fetch(address, how).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    asked.catch(() => {
      files.delete(address);
      files.delete(main);
    });
    files.set(address, asked);
  }
  return files.get(address);
}
