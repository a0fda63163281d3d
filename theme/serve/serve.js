// Loads the page again when what it is made from has changed. Only `plainview serve` adds it: it is on no site.
const mark = document.currentScript.dataset.mark;
let changes;

function listen() {
  // A browser has room for six connections to one host, so a tab that nobody looks at lets its own go.
  changes?.close();
  if (document.visibilityState === "hidden") return;
  changes = new EventSource("/.plainview/changes");
  changes.onmessage = (event) => {
    if (event.data !== mark) {
      changes.close();
      location.reload();
    }
  };
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => changes?.close());
addEventListener("pageshow", listen);
listen();
