// A button to copy each text that is there to be copied.

import { copying } from "./copy.js";

for (const box of document.querySelectorAll("[data-copy]")) {
  const caption = box.querySelector("figcaption");
  const button = copying("Copy", caption.textContent, () => box.querySelector("pre, blockquote").textContent.trim());
  button.className = "pv-button";
  caption.append(button);
}
