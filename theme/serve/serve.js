// Loads the page again when what it is made from has changed. Only `plainview serve` adds it: it is on no site.
const mark = document.currentScript.dataset.mark;
const changes = new EventSource("/.plainview/changes");
changes.onmessage = (event) => {
  if (event.data !== mark) {
    changes.close();
    location.reload();
  }
};
