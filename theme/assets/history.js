// Compares two versions of a record, fact by fact, from their data on this site. The choice stands after the # alone.
// What is said stands on the page, hidden. Without this script each version says what it changed.
const CHOICE = /^#compare=([0-9-]+)(?:,|%2C)([0-9-]+)$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
const NAMES = ["id", "schema"]; // which entry it is, and how the record is written: no facts to compare

const box = document.querySelector("[data-history]");
const selects = [...box.querySelectorAll("select")];
const result = box.querySelector("[data-result]");
const sayings = new Map([...box.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));
let fields = {};
let bodies = new Map();
let turn = 0;

box.querySelector("button").addEventListener("click", () => {
  const wanted = `#compare=${selects.map(({ value }) => value)}`;
  if (location.hash === wanted) open(true);
  else location.hash = wanted;
});
window.addEventListener("hashchange", open);
box.hidden = false;
open();

// A link to a comparison is opened to be read: once it is there, the page goes to it.
async function open(here) {
  const chosen = CHOICE.exec(location.hash)?.slice(1);
  if (!chosen) return; // a link to a part of the page
  const mine = (turn += 1);
  const pair = chosen.map((name, place) => selects[place].querySelector(`[value="${name}"]`));
  result.hidden = true;
  if (pair.includes(null)) return say("unknown");
  for (const option of pair) option.selected = true;
  // The newer of two stands second, whichever way round they were chosen.
  if (pair[0].index > pair[1].index) pair.reverse();
  if (pair[0].value === pair[1].value) return say("same");
  say("loading");
  const wanted = [box.dataset.fields, ...pair.map(({ value }) => `../versions/${value}/index.json`)];
  try {
    const [known, before, after] = await Promise.all(wanted.map(read));
    if (mine !== turn) return;
    fields = known;
    show(before.record, after.record, { from: pair[0].text, to: pair[1].text });
    if (!here) box.querySelector("[role=status]").scrollIntoView();
  } catch {
    if (mine === turn) say("failed");
  }
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function show(before, after, days) {
  const named = [before, after].flatMap(({ organisations = [] }) => organisations);
  bodies = new Map(named.map(({ id, name }) => [id ?? slug(name), name]));
  const rows = [...differing(before, after, "", "")].map(([asked, was, is]) => {
    const answer = element("dd");
    answer.append(side("before", was), side("after", is));
    const row = element("div");
    row.append(element("dt", "", asked), answer);
    return row;
  });
  if (!rows.length) return say("alike");
  const list = element("dl", "pv-facts");
  list.append(...rows);
  result.replaceChildren(element("h3", "", sayings.get("heading")), list);
  result.hidden = false;
  say(rows.length === 1 ? "one" : "many", { ...days, number: rows.length });
}

function side(which, words) {
  const line = element("p");
  const missing = element("span", "pv-not-stated", sayings.get(words === undefined ? "absent" : "missing"));
  line.append(element("strong", "", sayings.get(which)), " ", words || missing);
  return line;
}

// Each fact that differs: what it asks, what was said, and what is said now.
function* differing(before = {}, after = {}, path, whose) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (NAMES.includes(key) || JSON.stringify(was) === JSON.stringify(is)) continue;
    // A name that the record chose is a star among the fields.
    const field = [path + key, `${path}*`].find((known) => fields[known] || known.endsWith("*"));
    const asked = [whose, fields[field]?.asks ?? key].filter(Boolean).join(" ");
    if (part(was?.[0]) || part(is?.[0])) yield* ofEntries(was ?? [], is ?? [], `${field}.`, asked);
    else if (part(was) || part(is)) yield* differing(was, is, `${field}.`, asked);
    else if (worded(field, was) !== worded(field, is)) yield [asked, worded(field, was), worded(field, is)];
  }
}

function* ofEntries(before, after, path, asked) {
  const left = [...after];
  for (const was of before) {
    const place = left.findIndex((other) => identity(other) === identity(was));
    if (place < 0) yield [asked, name(path, was)];
    else {
      const [is] = left.splice(place, 1);
      yield* differing(was, is, path, `${asked} ${name(path, is)}:`);
    }
  }
  for (const is of left) yield [asked, undefined, name(path, is)];
}

function name(path, entry) {
  const key = Object.keys(entry).find((known) => !NAMES.includes(known)) ?? "id";
  return worded(path + key, entry[key]);
}

function identity(entry) {
  return entry.id ?? JSON.stringify(Object.values(entry)[0]);
}

function part(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function worded(field, value) {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => worded(field, one)).sort().join(", ") || sayings.get("none");
  if (typeof value === "boolean") return sayings.get(value ? "yes" : "no");
  if (DAY.test(value)) return new Date(value).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return fields[field]?.words?.[value] ?? bodies.get(value) ?? String(value);
}

function slug(words) {
  const letters = words.replace(/&/g, " and ").normalize("NFKD").replace(/'|[^ -~]/g, "").toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function say(key, words) {
  box.querySelector("[role=status]").textContent = filled(key, words);
}

function filled(key, words = {}) {
  return sayings.get(key).replace(/\{([a-z]+)\}/g, (slot, known) => words[known] ?? slot);
}

function element(tag, className = "", words = "") {
  return Object.assign(document.createElement(tag), { className, textContent: words });
}
