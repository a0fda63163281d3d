// Lets a reader follow somebody of the made-up town: tick what is known of them and what protects the list, and see
// the crowd they hide in. Everything is counted here, in a town that came with the page. The ticks stand after the # of
// the address, so that they can be shared, and are sent to nobody. Without this script the tables on the page stand.
import { alone, crowd, lookedUp, published, ready } from "./town-numbers.js";

const PAUSE = 600; // milliseconds before a count is spoken, so that it does not talk over the next tick
const SPOKEN = 8000; // and after which it is taken away, so that nobody who reads on meets it a second time
const KNOWN = ["sex", "household", "school", "job", "condition"];
const COLUMNS = ["age", "place", ...KNOWN];
// What someone is taken to know where a link says only how the data is protected: what any neighbour does.
const NEIGHBOUR = { age: "band", place: "street", sex: true };
const MOST = 1000; // no table hides or rounds by more

const box = document.querySelector("[data-town]");
const part = (name) => box.querySelector(`[data-${name}]`);
const inputs = (name) => [...box.querySelectorAll(`[name="${name}"]`)];
const sayings = new Map([...box.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));
const wards = [...box.querySelectorAll(".pv-town__ward svg")];
let town = null;
let speaking = 0;
let drawing = 0;
let before = null; // how many it could be at the last tick

try {
  const answer = await fetch(box.dataset.source);
  if (!answer.ok) throw new Error(answer.statusText);
  town = ready(await answer.json());
} catch {
  box.replaceChildren(Object.assign(document.createElement("p"), { textContent: saying("failed") }));
}
if (town) {
  drawStreets();
  box.addEventListener("change", () => changed());
  part("again").addEventListener("click", () => {
    part("from").textContent = "";
    set({ who: ticked().who });
    changed();
  });
  window.addEventListener("hashchange", () => {
    if (ofThePage(inAddress())) history.replaceState(null, "", address(ticked()));
    else open();
  });
  open();
}
box.hidden = false;
// Whoever followed a link with a choice in it came for this.
if (town && inAddress() && !ofThePage(inAddress())) box.scrollIntoView();

// What is ticked, and the address that says so

function ticked() {
  const one = (name) => inputs(name).find((input) => input.checked)?.value ?? "";
  const is = (name) => inputs(name)[0].checked;
  const chosen = (name) => Number(inputs(name)[0].value);
  const known = { age: one("age"), place: one("place") };
  for (const name of KNOWN) known[name] = is(name);
  return {
    who: one("who"),
    known,
    names: is("names"),
    list: { bands: is("bands"), wards: is("wards"), without: COLUMNS.filter((name) => is(`without-${name}`)) },
    counts: is("counts"),
    second: is("second"),
    table: { hide: chosen("hide"), round: chosen("round") },
  };
}

function set(state) {
  for (const name of ["who", "age", "place"]) {
    const all = inputs(name);
    (all.find((input) => input.value === state[name]) ?? all.find((input) => input.defaultChecked)).checked = true;
  }
  for (const name of [...KNOWN, ...COLUMNS.map((column) => `without-${column}`), "bands", "wards", "counts", "second"]) {
    inputs(name)[0].checked = Boolean(state[name]);
  }
  inputs("names")[0].checked = !state.named;
  for (const name of ["hide", "round"]) choose(inputs(name)[0], state[name] ?? 0);
}

// A record may hide by a number that is not on the list yet.
function choose(select, wanted) {
  const value = String(wanted);
  const options = [...select.options];
  if (!options.some((option) => option.value === value)) {
    select.add(new Option(value, value), options.find((option) => Number(option.value) > wanted) ?? null);
  }
  select.value = value;
}

function inAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

// A link to a part of this page, such as the one that skips to the main part, says nothing of the town.
function ofThePage(said) {
  return Boolean(said) && document.getElementById(said) !== null;
}

function open() {
  const said = ofThePage(inAddress()) ? "" : inAddress();
  const pairs = new Map(said.split("&").map((pair) => pair.split("=", 2)));
  const state = {};
  for (const name of ["who", "age", "place"]) state[name] = pairs.get(name);
  for (const name of [...KNOWN, ...COLUMNS.map((column) => `without-${column}`), "bands", "wards", "counts", "second", "named"]) {
    state[name] = pairs.has(name);
  }
  for (const name of ["hide", "round"]) {
    const wanted = Number(pairs.get(name));
    state[name] = Number.isInteger(wanted) && wanted > 1 && wanted <= MOST ? wanted : 0;
  }
  // What a record says: how closely its data points to people, and how it hides and rounds what is published.
  const fromRecord = pairs.has("record");
  if (fromRecord) {
    const level = pairs.get("level");
    if (level === "personally-identifiable") state.named = true;
    // A rule for small numbers is about what is published; lines that are passed on are not hidden by it.
    state.counts = level === "anonymous" || !level;
    Object.assign(state, NEIGHBOUR);
  }
  const more = fromRecord && !state.counts && (state.hide || state.round || state.second);
  part("from").textContent = [fromRecord && saying("from-record"), more && saying("from-record-counts")].filter(Boolean).join(" ");
  set(state);
  show(ticked());
}

// Where the ticks can be found again.
function address(state) {
  const parts = [];
  for (const name of ["who", "age", "place"]) {
    const value = name === "who" ? state.who : state.known[name];
    if (value && !inputs(name).find((input) => input.defaultChecked && input.value === value)) parts.push(`${name}=${value}`);
  }
  for (const name of KNOWN) if (state.known[name]) parts.push(name);
  if (!state.names) parts.push("named");
  for (const name of ["bands", "wards"]) if (state.list[name]) parts.push(name);
  for (const name of state.list.without) parts.push(`without-${name}`);
  for (const name of ["counts", "second"]) if (state[name]) parts.push(name);
  for (const name of ["hide", "round"]) if (state.table[name]) parts.push(`${name}=${state.table[name]}`);
  return parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
}

function changed() {
  const state = ticked();
  history.replaceState(null, "", address(state));
  const said = show(state);
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    part("status").textContent = said;
    speaking = setTimeout(() => {
      part("status").textContent = "";
    }, SPOKEN);
  }, PAUSE);
}

// What comes of it, shown and given back as it is to be spoken

function show(state) {
  const who = town.residents[state.who];
  const columns = lookedUp(state.known, state.list);
  const names = !state.names && !state.counts;
  const found = names ? [who.place] : crowd(town, columns, who.place);
  const nothing = !names && !Object.values(columns).some(Boolean);
  const [short, verdict] = state.counts ? counted(state, who, found) : listed(state, who, found, names, nothing);
  const more = nothing ? "" : learnt(state, who, found);
  part("told").textContent = `${who.name}: ${who.told}.`;
  part("name").textContent = who.name;
  facts(who);
  part("crowd").textContent = found.length.toLocaleString("en-GB");
  part("crowd-words").textContent = `${saying(found.length === 1 ? "crowd-one" : "crowd")}.${short && ` ${short}`}`;
  part("verdict").textContent = verdict;
  part("learnt").textContent = more;
  part("if-counts").hidden = !state.counts;
  // In a task of its own, so that a slow phone shows the number first and is free for the next tick in between.
  clearTimeout(drawing);
  drawing = setTimeout(() => {
    part("alone").textContent = nothing || state.counts ? "" : everyone(columns, names);
    draw(found, who);
  });
  const number = `${part("crowd").textContent} ${part("crowd-words").textContent}`;
  const said = found.length === before ? saying("still", { number }) : number;
  before = found.length;
  return [said, verdict, more].filter(Boolean).join(" ");
}

// What a list of lines comes to: in a word or two, and in a sentence.
function listed(state, who, found, names, nothing) {
  if (names) return [saying("named-short"), saying("named", who)];
  if (nothing) return ["", saying(Object.values(state.known).some(Boolean) ? "no-use" : "nothing-known", who)];
  if (found.length === 1) return [saying("alone-short"), saying("alone", who)];
  return found.length < town.small ? [saying("few-short"), saying("few", who)] : ["", saying("many", who)];
}

// The same for a table of counts.
function counted(state, who, found) {
  const shown = published(found.length, state.table);
  if (shown === null) {
    const star = saying("counted-hidden", { limit: state.table.hide });
    return [saying("counted-short"), `${star} ${saying(state.second ? "counted-second" : "counted-hidden-why")}`];
  }
  const figure = { shown: shown.toLocaleString("en-GB") };
  const said = saying("counted", figure);
  const short = saying("counted-shown-short", figure);
  if (shown === 0) return [short, `${said} ${saying("counted-none")}`];
  return [short, found.length === 1 && shown === 1 ? `${said} ${saying("alone-counted", who)}` : said];
}

// What the lines, or a table that has health in it, give away about it to someone who has found the crowd.
function learnt(state, who, found) {
  if (state.known.condition) return "";
  const left = state.list.without.includes("condition");
  const held = new Set(found.map((one) => town.columns.condition[one]));
  const condition = town.words.condition[town.columns.condition[who.place]];
  const share = condition === "none" ? "none-share" : "all-share";
  // A rounded nought may be somebody, so a rounded table does not give this away.
  const exact = published(found.length, state.table) === found.length && !state.table.round;
  if (state.counts) return left || held.size > 1 || !exact ? "" : saying(`counted-${share}`, { condition });
  if (left) return saying("left-out");
  if (found.length === 1) return saying(condition === "none" ? "reads-none" : "reads", { condition });
  return held.size > 1 ? saying("differ", { number: held.size, ...who }) : saying(share, { condition, ...who });
}

function everyone(columns, names) {
  if (names) return saying("everyone-named");
  const number = alone(town, columns);
  const total = town.columns.age.length.toLocaleString("en-GB");
  if (number === 0) return saying("everyone-none");
  return saying(number === 1 ? "everyone-alone-one" : "everyone-alone", { number: number.toLocaleString("en-GB"), total });
}

function facts({ place }) {
  const band = town.columns.band[place];
  const said = { age: town.columns.age[place], band: band === town.oldestBand ? saying("oldest", { band }) : `${band} to ${band + town.band - 1}` };
  for (const name of ["ward", "street", ...KNOWN]) said[name] = town.words[name][town.columns[name][place]];
  for (const span of box.querySelectorAll("[data-fact]")) span.textContent = `(${said[span.dataset.fact]})`;
}

function saying(name, values = {}) {
  return sayings.get(name).replace(/\{([a-z]+)\}/g, (_, key) => values[key]);
}

// The picture: generator/present/explainer/picture.py draws the same

function spots() {
  const { step, row, edge } = town.picture;
  const places = [];
  town.columns.street.forEach((street, place, all) => {
    const first = place && all[place - 1] === street ? places[place - 1].x + step : edge;
    places.push({ x: first, y: edge + row * (street % town.streetsAWard) });
  });
  return places;
}

function drawStreets() {
  town.spots = spots();
  wards.forEach((svg, ward) => {
    const here = town.spots.filter((_, place) => town.columns.ward[place] === ward);
    svg.querySelector(".pv-town__street").setAttribute("d", lines(here));
  });
}

function draw(found, who) {
  wards.forEach((svg, ward) => {
    const here = found.filter((place) => town.columns.ward[place] === ward).map((place) => town.spots[place]);
    svg.querySelector(".pv-town__lit").setAttribute("d", lines(here));
    const ring = svg.querySelector(".pv-town__ring");
    const spot = town.spots[who.place];
    ring.toggleAttribute("hidden", town.columns.ward[who.place] !== ward);
    ring.setAttribute("cx", spot.x);
    ring.setAttribute("cy", spot.y);
  });
  const total = town.spots.length.toLocaleString("en-GB");
  part("picture").setAttribute("aria-label", saying("picture", { total, number: found.length.toLocaleString("en-GB"), ...who }));
}

// One line for each run of neighbouring dots, a hair longer than it need be: one without length is not drawn everywhere.
function lines(places) {
  const runs = [];
  for (const { x, y } of places) {
    const last = runs.at(-1);
    if (last && last.y === y && last.to === x - town.picture.step) last.to = x;
    else runs.push({ from: x, to: x, y });
  }
  return runs.map(({ from, to, y }) => `M${from} ${y}h${to - from}.1`).join("");
}
