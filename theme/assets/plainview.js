// Puts the navigation into a drawer on a narrow screen, keeps the reader's choice of colours on this device only, opens what
// a link or a printer needs, keeps the meaning of a word from covering anything, and brings the scripts of the search, the
// map, the finder, the comparison, the history, the filters, the town and of copying where a page has one or someone asks
// for it.
// Nothing here fetches or sends anything else; without it every page still reads in full.
(() => {
  "use strict";

  const KEY = "plainview-colours";
  const root = document.documentElement;

  const beside = document.currentScript.src.replace(/[^/]*$/, "");

  // What first.js, which stands in the page itself, found to be chosen before.
  let chosen = root.dataset.scheme ?? "";

  document.addEventListener("DOMContentLoaded", () => {
    offerMenu();
    keepDialogs();
    offerColours();
    offerPrint();
    offerMeanings();
    offerSearch();
    openTarget();
    offerParts();
    if (document.querySelector("[data-copy]")) bring("copy-boxes.js", "module");
    if (document.querySelector("[data-moved]")) bring("moved.js");
    if (document.querySelector("[data-map]")) bring("map.js");
    if (document.querySelector("[data-find]")) bring("find.js", "module");
    if (document.querySelector("[data-compare]")) bring("compare.js", "module");
    if (document.querySelector("[data-history]")) bring("history.js", "module");
    if (document.querySelector("[data-filters]")) bring("filters.js", "module");
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

  // On a narrow screen the navigation stands in a drawer. It is moved there and back, so that there is only one of it, and
  // while the drawer is shut nothing in it can be reached: the stylesheet shows it in the header of a wide screen alone.
  function offerMenu() {
    const button = document.querySelector(".pv-menu");
    const navigation = document.querySelector(".pv-nav");
    if (!button || !navigation) return;
    const place = document.createComment("the navigation");
    const [drawer, body] = dialogOf(button.textContent, "drawer");
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-controls", drawer.id);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      navigation.replaceWith(place);
      body.append(navigation);
      drawer.showModal();
      button.setAttribute("aria-expanded", "true");
    });
    drawer.addEventListener("close", () => {
      place.replaceWith(navigation);
      button.setAttribute("aria-expanded", "false");
      button.focus();
    });
    // Whoever comes back to this page, or turns the screen, finds it as a fresh one would be.
    window.addEventListener("pagehide", () => drawer.close());
    window.addEventListener("resize", () => {
      if (drawer.open && !button.getClientRects().length) drawer.close();
    });
  }

  // What opens over the page, shut, and the part of it that is to be filled.
  function dialogOf(words, kind) {
    const [dialog, head, title, close, body] = ["dialog", "div", "h2", "button", "div"].map((name) => document.createElement(name));
    dialog.className = `pv-dialog pv-dialog--${kind}`;
    dialog.id = `pv-${kind}`;
    head.className = "pv-dialog__head";
    title.textContent = words;
    title.id = `pv-${kind}-title`;
    dialog.setAttribute("aria-labelledby", title.id);
    Object.assign(close, { type: "button", className: "pv-dialog__close", textContent: "Close" });
    body.className = "pv-dialog__body";
    head.append(title, close);
    dialog.append(head, body);
    document.body.append(dialog);
    return [dialog, body];
  }

  // Whatever is open over the page keeps the Tab key, and is shut by its own button or by a press beside it. The
  // browser shuts it by Escape.
  function keepDialogs() {
    document.addEventListener("keydown", (event) => {
      const dialog = event.target.closest("dialog[open]");
      if (event.key !== "Tab" || !dialog) return;
      const stops = [...dialog.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
        (part) => !part.disabled && part.getClientRects().length,
      );
      const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (to && (event.target === from || event.target === dialog)) {
        to.focus();
        event.preventDefault();
      }
    });
    // A press that begins inside, such as one that marks words, is not one beside it wherever it ends.
    let pressed = null;
    document.addEventListener("pointerdown", (event) => (pressed = event.target));
    document.addEventListener("click", (event) => {
      const dialog = event.target.closest("dialog[open]");
      const beside = event.target === dialog && pressed === dialog;
      if (dialog && (beside || event.target.closest(".pv-dialog__close"))) dialog.close();
    });
    // The scrollbar goes while a dialog is open. The stylesheet keeps its place, so that the page does not move.
    const measure = () => {
      if (!document.querySelector("dialog[open]")) root.style.setProperty("--scrollbar", `${window.innerWidth - root.clientWidth}px`);
    };
    window.addEventListener("load", measure);
    window.addEventListener("resize", measure);
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
  }

  function offerPrint() {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => window.print());
      button.hidden = false;
    }
  }

  // Whoever wants to link to a part of the page asks for it at the foot: a button after every part would be in the way of
  // everyone else, and eighty more stops of the Tab key.
  function offerParts() {
    const place = document.querySelector(".pv-footer__row > div");
    if (!place || !document.querySelector("main :is(h2, h3, h4, li, div, tr)[id]")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "pv-button pv-show-parts" });
    button.textContent = "Show links to each part";
    button.addEventListener("click", () => bring("copy-links.js", "module"), { once: true });
    place.append(button);
  }

  // The browser itself shows what an explained word means, and hides it again. Where it cannot, the meanings stand in
  // a list at the end of the page, and the word leads there.
  function offerMeanings() {
    for (const word of document.querySelectorAll(".pv-term")) {
      const meaning = document.getElementById(word.getAttribute("popovertarget"));
      if (!meaning) continue;
      word.setAttribute("aria-describedby", meaning.id); // not in the page, which would name each meaning a third time
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

  // The search opens over the page, at once, and its script fills it. Whoever opens the link otherwise, in a tab of its
  // own for one, gets its page.
  function offerSearch() {
    if (document.querySelector("[data-search]")) return bring("search-page.js", "module");
    const link = document.querySelector("[data-search-link]");
    if (!link || !window.HTMLDialogElement) return;
    const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    let [dialog, followed] = [null, false];
    link.addEventListener("click", (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      open();
    });
    // Whoever comes back from a result finds the search open, and search.js puts there what they typed.
    if (history.state?.searched) open();

    function open() {
      if (!dialog) fetchIt();
      dialog.showModal();
    }

    function fetchIt() {
      const [over, body] = dialogOf(link.textContent.trim(), "search");
      dialog = over;
      body.append(Object.assign(document.createElement("p"), { textContent: "The search is on its way." }));
      const go = () => (location.href = link.href);
      bring("search.js", "module").onerror = () => (over.open ? go() : link.addEventListener("click", go));
      dialog.addEventListener("close", () => {
        if (!followed) link.focus({ preventScroll: true });
        followed = false;
      });
      // A link to a part of this same page would leave it open. A page that is kept while another is read keeps it open.
      dialog.addEventListener("click", (event) => {
        const to = event.target.closest("a");
        if (!to || elsewhere(event) || to.href.split("#")[0] !== location.href.split("#")[0]) return;
        followed = true;
        dialog.close();
      });
    }
  }

  // What only some pages need. It stands beside this script.
  function bring(name, type = "") {
    const script = Object.assign(document.createElement("script"), { src: beside + name, type });
    document.head.append(script);
    return script;
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
  function write(scheme) {
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // The choice still holds on this page.
    }
  }
})();
