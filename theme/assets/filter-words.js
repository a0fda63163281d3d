// The words that the page keeps for the filters, hidden until they are needed, and how numbers and lists are put into them.

// Nothing else of the page: the search, where it is open, has words of its own under the same names.
export const kept = document.querySelector('[data-sayings="filters"]');
const sayings = new Map([...kept.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));

// A saying of the page with its slots filled in: {number} is the word given for it.
export function saying(key, words = {}) {
  return sayings.get(key).replace(/\{([a-z]+)\}/g, (slot, name) => words[name] ?? slot);
}

export function said(tag, className, words) {
  return Object.assign(document.createElement(tag), { className, textContent: words });
}

export function inSentence(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${saying("and")} ${words.at(-1)}`;
}

export function inFigures([real, madeUp]) {
  if (!madeUp) return figure(real);
  return saying(real ? "with-invented" : "invented", { number: figure(real), invented: figure(madeUp) });
}

export function figure(number) {
  return number.toLocaleString("en-GB");
}
