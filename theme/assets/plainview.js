// Folds the navigation on a narrow screen, keeps the reader's choice of colours on this device only, opens what
// a link or a printer needs, keeps the meaning of a word from covering anything, and brings the scripts of the map, the
// finder and the comparison where a page has one.
// Nothing here fetches or sends anything else; without it every page still reads in full.
(() => {
  "use strict";

  const KEY = "plainview-colours";
  const root = document.documentElement;

  const beside = document.currentScript.src.replace(/[^/]*$/, "");

  // Runs in the head, before anything is drawn, so that no page flashes in the other colours.
  let chosen = read();
  apply(chosen);
  root.dataset.script = "";

  document.addEventListener("DOMContentLoaded", () => {
    offerMenu();
    offerColours();
    offerPrint();
    offerMeanings();
    offerSearch();
    openTarget();
    if (document.querySelector("[data-map]")) bring("map.js");
    if (document.querySelector("[data-find]")) bring("find.js");
    if (document.querySelector("[data-compare]")) bring("compare.js");
    if (document.querySelector("[data-town]")) bring("town.js", "module");
    // A choice for that page to open with. Without a script it could not be read there, so the link does without.
    for (const link of document.querySelectorAll("a[data-choice]")) link.setAttribute("href", `${link.getAttribute("href")}#${link.dataset.choice}`);
  });
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details:not([open])")) {
      part.open = true;
      part.dataset.openedToPrint = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of document.querySelectorAll("details[data-opened-to-print]")) {
      part.open = false;
      delete part.dataset.openedToPrint;
    }
  });

  // The stylesheet folds the list while the button says that it is not expanded, on narrow screens alone.
  function offerMenu() {
    const button = document.querySelector(".pv-menu");
    if (!button) return;
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    const set = (open) => button.setAttribute("aria-expanded", String(open));
    button.addEventListener("click", () => set(!isOpen()));
    button.parentElement.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && isOpen()) {
        set(false);
        button.focus();
      }
    });
    button.hidden = false;
  }

  function offerColours() {
    const group = document.querySelector(".pv-colours");
    if (!group) return;
    const buttons = [...group.querySelectorAll("button")];
    const show = () => {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === chosen));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        chosen = button.value;
        apply(chosen);
        write(chosen);
        show();
      });
    }
    show();
    group.hidden = false;
  }

  function offerPrint() {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => window.print());
      button.hidden = false;
    }
  }

  // The browser itself shows what an explained word means, and hides it again. Where it cannot, the meanings stand in
  // a list at the end of the page, and the word leads there.
  function offerMeanings() {
    for (const word of document.querySelectorAll(".pv-term")) {
      const meaning = document.getElementById(word.getAttribute("popovertarget"));
      if (!meaning) continue;
      if (!meaning.showPopover) {
        word.addEventListener("click", () => (location.hash = meaning.id));
        continue;
      }
      // A sheet at the bottom of the window, in a browser that cannot place it beside the word, could cover it.
      meaning.addEventListener("toggle", (event) => {
        if (event.newState !== "open") return;
        const [at, sheet] = [word.getBoundingClientRect(), meaning.getBoundingClientRect()];
        const covers = at.bottom > sheet.top && at.top < sheet.bottom && at.right > sheet.left && at.left < sheet.right;
        if (covers) meaning.classList.add("pv-term__means--above");
      });
      // On paper it stands in the list at the end, which an open one is not in.
      window.addEventListener("beforeprint", () => meaning.hidePopover());
      // Whoever goes on with the Tab key goes on without it: it could cover what they come to.
      for (const part of [word, meaning]) {
        part.addEventListener("focusout", (event) => {
          const to = event.relatedTarget;
          if (to && to !== word && !meaning.contains(to)) meaning.hidePopover();
        });
      }
    }
  }

  // The search opens over the page. Whoever opens the link otherwise, in a tab of its own for one, gets its page.
  function offerSearch() {
    if (document.querySelector("[data-search]")) return bring("search.js", "module");
    const link = document.querySelector("[data-search-link]");
    if (!link || !window.HTMLDialogElement) return;
    link.addEventListener("click", function open(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      link.removeEventListener("click", open);
      bring("search.js", "module");
    });
  }

  // What only some pages need. It stands beside this script.
  function bring(name, type = "") {
    document.head.append(Object.assign(document.createElement("script"), { src: beside + name, type }));
  }

  function apply(scheme) {
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  }

  // A link to one answer must show it, even where the answer stands inside something closed.
  function openTarget() {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    let opened = false;
    for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) {
      opened = opened || !part.open;
      part.open = true;
    }
    if (opened) target.scrollIntoView();
  }

  // Storage may be switched off; then the choice lasts for one page.
  function read() {
    try {
      const stored = localStorage.getItem(KEY);
      return stored === "light" || stored === "dark" ? stored : "";
    } catch {
      return "";
    }
  }

  function write(scheme) {
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // The choice still holds on this page.
    }
  }
})();
