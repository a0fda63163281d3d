// Where a reader was in a list that a script makes, for when they come back to it: how many lines it had, which of them
// was uppermost, and which link was followed. It is kept with the page's own entry in the browser's history, and nowhere
// else. A browser that kept the page itself has all of it as it was, and runs nothing of this again.

const AT_REST = 400; // milliseconds after the last scroll: browsers let a page write to its history only so often

// `list` holds the lines, each an item with one link by which it is known. The list begins, ends, and may then grow.
export function wayBackTo(list) {
  let kept = null; // where to go back to, once the list is there
  let there = false; // whether the list is whole, so that where the reader is in it means something
  let moved = false; // whether they went somewhere else meanwhile
  let waiting = 0;

  window.addEventListener("scroll", () => {
    clearTimeout(waiting);
    if (there) waiting = setTimeout(keep, AT_REST);
  }, { passive: true });
  // Before the page is left, whichever way the link leads.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) keep(list.contains(link) ? link.getAttribute("href") : undefined);
  }, { capture: true });
  // From here on the history is at another entry, which has a place of its own.
  window.addEventListener("popstate", rest);
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(event, () => (moved = true), { capture: true, passive: true });
  }

  return { begins, ends, keep, leave };

  // The list is to be made: how many lines it had when the reader left it, none where they never saw it.
  function begins() {
    rest();
    moved = false;
    kept = history.state?.place ?? null;
    // The browser would go back to where there is no line yet.
    history.scrollRestoration = "manual";
    return kept?.lines ?? 0;
  }

  // The list is there.
  function ends() {
    there = true;
    if (kept && !moved) goTo(kept);
    kept = null;
  }

  // There is no such list any more, and the browser goes back to places by itself.
  function leave() {
    rest();
    history.scrollRestoration = "auto";
  }

  function rest() {
    clearTimeout(waiting);
    there = false;
  }

  function keep(followed) {
    clearTimeout(waiting);
    if (!there) return;
    const lines = [...list.querySelectorAll("li")];
    const line = lines.find((one) => one.getBoundingClientRect().bottom > 0);
    const top = line?.getBoundingClientRect().top;
    const seen = top < window.innerHeight ? { line: addressIn(line), top } : {};
    history.replaceState({ ...history.state, place: { lines: lines.length, y: window.scrollY, followed, ...seen } }, "");
  }

  function goTo({ y, followed, line, top }) {
    const at = line && lineWith(line);
    window.scrollTo({ top: at ? window.scrollY + at.getBoundingClientRect().top - top : y, behavior: "instant" });
    if (document.activeElement === document.body && followed) lineWith(followed)?.querySelector("a").focus({ preventScroll: true });
  }

  function lineWith(address) {
    return [...list.querySelectorAll("li")].find((one) => addressIn(one) === address);
  }

  function addressIn(line) {
    return line.querySelector("a").getAttribute("href");
  }
}
