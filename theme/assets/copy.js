// Copies words when a reader asks for it, and says so. Where the browser does not let it, the words are shown and marked.

const status = document.createElement("p");
status.className = "pv-visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

let before = null;

// Tells those who do not see the page. The same words twice would be passed over, so they go first.
export function say(words) {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 100);
}

// A button that copies what `words` gives when it is pressed. `name` says of what, to those who hear the button alone.
// `short` is what those see of `label` who see the button where it stands.
export function copying(label, name, words, short = label) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.dataset.withScript = "";
  const tell = (does, seen = does) => {
    button.textContent = seen;
    button.setAttribute("aria-label", `${does}: ${name}`);
  };
  tell(label, short);
  button.addEventListener("click", async () => {
    before?.();
    const done = await copy(words());
    if (done) tell("Copied");
    const byHand = done ? null : showMarked(button, words());
    before = () => {
      tell(label, short);
      byHand?.remove();
      before = null;
    };
    say(done ? `Copied: ${name}` : "Your browser does not let us copy. The words are marked, so that you can copy them.");
  });
  return button;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

function showMarked(button, words) {
  const box = document.createElement("textarea");
  Object.assign(box, { className: "pv-copied-by-hand", readOnly: true, value: words, rows: Math.min(12, words.split("\n").length + 1) });
  box.setAttribute("aria-label", "Words to copy");
  button.after(box);
  box.focus();
  box.select();
  return box;
}
