// The words that the page keeps for the comparison, hidden until they are needed.

// Nothing else of the page: the search, where it is open, has words of its own under the same names.
const kept = document.querySelector('[data-sayings="compare"]');
const sayings = new Map([...kept.querySelectorAll("[data-saying]")].map((one) => [one.dataset.saying, one.textContent]));

// A saying of the page with its slots filled in: {one} is the word given for it.
export function saying(key, words = {}) {
  return sayings.get(key).replace(/\{([a-z]+)\}/g, (slot, name) => words[name] ?? slot);
}

export function said(tag, className, words) {
  return Object.assign(document.createElement(tag), { className, textContent: words });
}
