// Shows, when a reader asks for them, a button after each part of the page that copies the link to that part.

import { copying, say } from "./copy.js";

// What has a place of its own that lasts. What only explains words, or names another part, is no part of the page.
const PARTS = "main :is(h1, h2, h3, h4, h5, h6, li, div, section, figure, tr)[id]";
const NO_PARTS = "[popover], [hidden], .pv-terms *, nav *, [aria-hidden='true'] *, dialog *";
const MOST_OF_A_NAME = 80;

const asked = document.querySelector(".pv-show-parts");
const canonical = document.querySelector("link[rel='canonical']")?.href ?? location.href.split("#")[0];
let shown = null;

asked.addEventListener("click", turn);
turn();

function turn() {
  // What appears or goes above must not carry away the button that is being pressed.
  const at = asked.getBoundingClientRect().top;
  if (shown) {
    shown.forEach((place) => place.remove());
    say("The links to each part are hidden.");
    shown = null;
  } else {
    shown = [...document.querySelectorAll(PARTS)].filter((part) => !part.matches(NO_PARTS) && nameOf(part)).map(offer);
    say(`${shown.length} buttons that copy a link are shown, each after its part of the page.`);
  }
  asked.textContent = shown ? "Hide links to each part" : "Show links to each part";
  window.scrollBy({ top: asked.getBoundingClientRect().top - at, behavior: "instant" });
}

function offer(part) {
  const place = document.createElement("span");
  place.className = "pv-part-link";
  place.append(copying("Copy link", nameOf(part), () => `${canonical}#${encodeURIComponent(part.id)}`, "Copy"));
  const after = headOf(part);
  if (after.matches("dt, td, th, li, div, section, figure, figcaption")) after.append(place);
  else after.after(place);
  return place;
}

// What names a part: itself where it is a heading, else the first of what it holds that does.
function headOf(part) {
  if (/^H[1-6]$/.test(part.tagName)) return part;
  return part.querySelector("h2, h3, h4, h5, h6, dt, figcaption, td, th, p") ?? part;
}

function nameOf(part) {
  const words = headOf(part).textContent.replace(/\s+/g, " ").trim();
  return words.length > MOST_OF_A_NAME ? `${words.slice(0, MOST_OF_A_NAME)}…` : words;
}
