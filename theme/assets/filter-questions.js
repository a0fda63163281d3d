// The questions: each link becomes a box to tick, and one with many answers gets a box in which to look for them.
// `list` is what the filtered list knows and does: see filters.js.
import { inFigures, said, saying } from "./filter-words.js";
import { plain } from "./plain.js";

const SHOWN = 8; // names found at once: more would push the rest off a phone
const PAUSE = 600; // milliseconds before a count is spoken, so that it does not talk over the typing

export function questionOf(one, list) {
  const id = one.dataset.facet;
  const summary = one.querySelector("summary");
  const name = summary.firstElementChild.textContent;
  const answers = one.querySelector(".pv-facet__answers");
  const set = document.createElement("fieldset");
  set.append(said("legend", "pv-visually-hidden", name));
  answers.replaceWith(set);
  set.append(answers);
  const question = { id, name, answers, beside: summary.lastElementChild, boxes: new Map(), many: false, list };
  for (const item of answers.children) boxIn(question, item, item.dataset.value, item.querySelector("a"), item.querySelector(".pv-facet__count"));
  const input = one.querySelector(".pv-find input");
  if (input) lookIn(Object.assign(question, { many: true }), one, input);
  one.addEventListener("toggle", () => one.open && list.load([id]).catch(list.failed));
  return question;
}

// A question with many answers has a box for each that was chosen, and keeps the one that has the focus.
export function setBoxes(question, taken, nameOf) {
  const { many, boxes, answers } = question;
  if (many) {
    for (const [value, { box, item }] of boxes) {
      if (taken.includes(value) || box === document.activeElement) continue;
      item.remove();
      boxes.delete(value);
    }
    for (const value of taken.filter((one) => !boxes.has(one))) {
      const item = document.createElement("li");
      const name = said("a", "", nameOf(value));
      item.append(name);
      answers.append(item);
      boxIn(question, item, value, name, said("span", "pv-facet__count", ""));
    }
  }
  for (const [value, { box }] of boxes) box.checked = taken.includes(value);
}

function boxIn({ id, boxes, list }, item, value, link, count) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", value });
  const label = document.createElement("label");
  const words = link.textContent;
  const means = item.querySelector(".pv-facet__means");
  if (means) {
    means.id = `means-${id}-${value}`;
    box.setAttribute("aria-describedby", means.id);
  }
  label.append(box, " ", said("span", "pv-facet__label", words), " ", count);
  link.replaceWith(label);
  box.addEventListener("change", () => list.answer(id, value, box.checked));
  boxes.set(value, { box, count, item, words });
}

// A question with many answers shows those that were chosen, and looks for others by their names.
function lookIn({ id, list }, one, input) {
  const told = one.querySelector(".pv-find__told");
  const answers = one.querySelector(".pv-find__answers");
  let telling = 0;
  // Seen at once, so that the answers under it do not move when it is spoken.
  const say = (words) => {
    clearTimeout(telling);
    told.textContent = "";
    told.dataset.soon = words;
    telling = setTimeout(() => (told.textContent = words), words ? PAUSE : 0);
  };
  const choices = () => [...answers.querySelectorAll("button")];
  const look = async () => {
    const wanted = plain(input.value);
    try {
      await list.load([id]);
    } catch {
      return say(saying("failed"));
    }
    if (wanted !== plain(input.value)) return;
    answers.replaceChildren();
    if (!wanted) return say("");
    const of = list.columnOf(id);
    if (!of) return say(saying("failed"));
    const taken = list.taken(id);
    const all = named(of, wanted).filter(([value]) => !taken.includes(value));
    const brings = list.brings(id);
    answers.replaceChildren(
      ...all.slice(0, SHOWN).map(([value, name, beside]) => {
        const item = document.createElement("li");
        const button = said("button", "pv-choose__answer", name);
        button.type = "button";
        button.addEventListener("click", () => {
          input.value = "";
          answers.replaceChildren();
          say(saying("added", { name }));
          input.focus();
          list.answer(id, value, true);
        });
        item.append(button, said("span", "pv-meta", `${beside} · ${inFigures(brings(value))}`));
        return item;
      }),
    );
    // On a phone the answers would begin below the edge of the screen.
    if (answers.getBoundingClientRect().bottom > list.bottom()) input.parentElement.scrollIntoView({ block: "start" });
    const key = all.length === 1 ? "found-one" : !all.length ? "found-none" : all.length > SHOWN ? "found-many" : "found";
    say(saying(key, { number: all.length, shown: SHOWN }));
  };
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    const all = choices();
    event.preventDefault();
    if (event.key === "Enter" && all.length === 1) all[0].click();
    else all[0]?.focus();
  });
  answers.addEventListener("keydown", (event) => {
    const all = choices();
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") all[Math.min(at + 1, all.length - 1)].focus();
    else if (event.key === "ArrowUp") (at > 0 ? all[at - 1] : input).focus();
    else if (event.key === "Escape") input.focus();
    else return;
    event.preventDefault();
  });
}

// What a name may be found by: the name itself first, then any words of it or of what else it is called.
function named(of, wanted) {
  of.plain ??= of.values.map(([, name, , called]) => [` ${plain(name)}`, ` ${plain(`${name} ${called}`)}`]);
  const words = wanted.split(" ");
  const rank = ([name, all]) => (name.startsWith(` ${wanted}`) ? 0 : name.includes(` ${wanted}`) ? 1 : words.every((word) => all.includes(` ${word}`)) ? 2 : 3);
  const ranked = of.values.map((value, at) => [rank(of.plain[at]), value]).filter(([place]) => place < 3);
  return ranked.sort(([one], [other]) => one - other).map(([, value]) => value);
}
