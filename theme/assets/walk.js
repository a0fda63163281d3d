// A box and the answers under it, walked with the arrow keys: down from the box into the answers and back up to it.

// `kind` is what an answer is: "a" or "button". Where there is one alone, Enter in the box takes it.
export function walk(input, answers, kind) {
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    const found = answers.querySelectorAll(kind);
    if (!found.length) return;
    event.preventDefault();
    if (event.key === "Enter" && found.length === 1) found[0].click();
    else found[0].focus();
  });
  answers.addEventListener("keydown", (event) => {
    const found = [...answers.querySelectorAll(kind)];
    const at = found.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at < found.length - 1) found[at + 1].focus();
    else if (event.key === "ArrowUp") (at > 0 ? found[at - 1] : input).focus();
    else if (event.key === "Escape") input.focus();
    else return;
    event.preventDefault();
  });
}
