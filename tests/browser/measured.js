// What one page is asked in the browser, in one go, as it is laid out now: contrast, targets, underlines, lost words.
// Each fault is one line that names what is wrong and where. axe looks at contrast too, but at no more than 4.5 for every
// text, and at neither the size of targets nor words that are cut off.
() => {
  const faults = new Set();
  const named = (part) => {
    const name = (part.className?.baseVal ?? part.className ?? "").split(" ")[0];
    return `${part.tagName.toLowerCase()}${name && "."}${name} “${part.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const shown = (part) => part.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !part.closest(".pv-visually-hidden, [popover], dialog:not([open])");

  // Contrast, as the guidelines work it out
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const parsed = new Map();
  const channels = (colour) => {
    if (!parsed.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      parsed.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return parsed.get(colour);
  };
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (part) => {
    for (let at = part; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] > 0) return colour;
    }
    return "white";
  };
  const QUIET = "a, button, summary, [aria-current], .pv-quiet, .pv-meta, .pv-under, .pv-not-stated, .pv-state, .pv-mark,"
    + " .pv-neighbours, figcaption, .pv-breadcrumb, .pv-town";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const part = text.parentElement;
    if (!text.data.trim() || seen.has(part) || part.closest("svg, script, noscript") || !shown(part)) continue;
    seen.add(part);
    const [one, other] = [light(getComputedStyle(part).color), light(behind(part))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    const isBody = part.closest("main p, main li, main dd, main dt, main td, main th, main h1, main h2, main h3, main h4")
      && !part.closest(QUIET);
    if (contrast < (isBody ? 7 : 4.5)) faults.add(`contrast ${contrast.toFixed(2)}: ${named(part)}`);
  }

  // Words torn from their sentence: a flexible box lays out an explained word, or a link, apart from the text beside it.
  for (const word of document.querySelectorAll("main .pv-term, main a[href]")) {
    const box = (word.closest(".pv-kept") ?? word).parentElement;
    const bare = [...box.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
    if (bare && shown(word) && /flex|grid/.test(getComputedStyle(box).display)) faults.add(`torn from its sentence: ${named(box)}`);
  }

  // Targets, but for links in a sentence
  for (const part of document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")) {
    if (!shown(part) || part.matches(".pv-skip")) continue;
    const label = part.labels?.[0];
    const boxes = [part, ...(label ? [label] : [])].map((one) => one.getBoundingClientRect());
    const inline = getComputedStyle(part).display === "inline";
    if (inline) {
      const block = part.closest("p, li, dd, dt, td, th, figcaption, h1, h2, h3, h4, div, summary, caption, label");
      const others = [...block.querySelectorAll("a[href], button")].reduce((left, one) => left.replace(one.textContent.trim(), ""), block.textContent);
      if (/\p{L}{2}/u.test(others)) continue;
    }
    // What is drawn over a whole cell, such as a large link, is part of the target.
    const after = getComputedStyle(part, "::after");
    if (after.position === "absolute" && after.content !== "none") continue;
    if (!boxes.some((box) => box.width >= 23.95 && box.height >= 23.95)) {
      faults.add(`target ${boxes[0].width.toFixed(1)} by ${boxes[0].height.toFixed(1)}: ${named(part)}`);
    }
  }

  // Links among words are underlined
  for (const link of document.querySelectorAll("main a[href]")) {
    if (!shown(link) || link.matches("[aria-current]") || link.closest("svg")) continue;
    const style = getComputedStyle(link);
    if (!style.textDecorationLine.includes("underline") || channels(style.textDecorationColor)[3] === 0) {
      faults.add(`not underlined: ${named(link)}`);
    }
  }

  // Nothing moves by itself
  for (const running of document.getAnimations()) faults.add(`moves: ${running.effect?.target && named(running.effect.target)}`);

  // Words as far apart as the guidelines ask for (1.4.12): none is cut off, and the page does not scroll sideways
  const spread = new CSSStyleSheet();
  spread.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    + " p { margin-bottom: 2em !important; }");
  document.adoptedStyleSheets = [spread];
  for (const part of document.querySelectorAll("body, body *")) {
    const style = getComputedStyle(part);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || part.closest("svg") || !part.textContent.trim() || !shown(part)
      || part.clientWidth < 2) continue; // said to screen readers alone
    if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) faults.add(`cut off when spread: ${named(part)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.add("scrolls sideways when spread");
  document.adoptedStyleSheets = [];
  return [...faults];
}
