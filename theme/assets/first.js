// Runs in the head of every page before anything is drawn, so that no page flashes in the other colours. The build
// writes it into the page, without these lines, and its hash into the policy; the rest is in plainview.js. Should that not
// come, the page is again as it is without a script: nothing waits to be opened by one.
(({ dataset }) => {
  dataset.script = "";
  try {
    const colours = localStorage.getItem("plainview-colours");
    if (colours === "light" || colours === "dark") dataset.scheme = colours;
  } catch {}
  addEventListener("error", ({ target }) => {
    if (/plainview\.js$/.test(target.src)) delete dataset.script;
  }, true);
})(document.documentElement);
