// At an old address, where the host does not redirect by itself: goes on to the new one, to the same place on the page.
location.replace(document.querySelector("[data-moved]").href + location.hash);
