// Opens a map where a picture of it stands, when a reader asks for it, and lets it be read by keyboard.
// Settings, outlines and places are files of this site, fetched once when the first map is opened. Nothing
// is asked of another host, unless the publisher names a background and the reader chooses it.
(() => {
  "use strict";

  const COARSE = 0.01; // degrees, about a kilometre: less than one dot of a map of the country
  const FINE_FROM = 6.5; // the zoom at which that begins to show
  const FAILED = "The map could not be opened. The words of this page hold the same facts.";

  for (const figure of document.querySelectorAll("[data-map]")) offer(figure);

  // The button opens the map, and then puts it away again: on a phone it fills most of the screen.
  function offer(figure) {
    const button = figure.querySelector("[data-map-open]");
    const words = { open: button.textContent, close: button.dataset.close };
    let map = null;
    button.hidden = false;
    button.addEventListener("click", (event) => {
      if (map) {
        close(map, figure);
        map = null;
        button.textContent = words.open;
        return;
      }
      button.disabled = true;
      open(figure)
        .then(
          (opened) => {
            map = opened;
            button.textContent = words.close;
            map.getContainer().focus();
            // A press without a pointer: what lies in the middle is told at once.
            map.byKeys = event.detail === 0;
            if (map.byKeys) map.fire("moveend");
          },
          () => told(figure, FAILED),
        )
        .finally(() => {
          button.disabled = false;
        });
    });
  }

  function close(map, figure) {
    const box = map.getContainer();
    map.byKeys = false;
    map.remove();
    box.remove();
    figure.classList.remove("pv-map--open", "pv-map--background");
    figure.querySelector("svg").removeAttribute("aria-hidden");
    figure.querySelector(".pv-map__keys")?.remove();
    figure.querySelector(".pv-map__background")?.remove();
    told(figure, "");
  }

  async function open(figure) {
    const root = figure.dataset.root;
    const settings = await json(`${root}${figure.dataset.map}`);
    const [topology, places] = await Promise.all([
      json(root + settings.outlines),
      json(root + settings.places),
      ...settings.styles.map((address) => load("link", { rel: "stylesheet", href: root + address })),
      ...settings.scripts.map((address) => load("script", { src: root + address })),
    ]);
    performance.mark("plainview-map-data");
    const map = draw(figure, root, settings, topology, places);
    // Once it is painted: the next frame is begun, and what follows it has waited for the last.
    requestAnimationFrame(() => setTimeout(() => performance.measure("plainview-map-drawn", "plainview-map-data")));
    return map;
  }

  async function json(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  function load(name, attributes) {
    return new Promise((resolve, reject) => {
      const part = Object.assign(document.createElement(name), attributes, { onload: resolve, onerror: reject });
      // Before our own styles, so that these go over Leaflet's.
      document.head.prepend(part);
    });
  }

  // TopoJSON: arcs as steps from point to point in whole numbers, shared between neighbours.
  // Points closer together than a gap, in degrees, are passed over, but for the ends that neighbours share.
  function decoded({ arcs, transform: { scale, translate }, objects }, gap) {
    const points = arcs.map((arc) => {
      let [x, y] = [0, 0];
      const line = [];
      arc.forEach(([stepX, stepY], at) => {
        x += stepX;
        y += stepY;
        const point = L.latLng(y * scale[1] + translate[1], x * scale[0] + translate[0]);
        const last = line.at(-1);
        const ends = at === 0 || at === arc.length - 1;
        if (ends || Math.abs(point.lat - last.lat) + Math.abs(point.lng - last.lng) > gap) line.push(point);
      });
      return line;
    });
    const ring = (numbers) =>
      numbers.flatMap((number, at) => {
        const part = number < 0 ? [...points[~number]].reverse() : points[number];
        return at ? part.slice(1) : part;
      });
    const outlines = new Map();
    for (const { id, type, arcs: parts } of objects.areas.geometries) {
      outlines.set(id, (type === "Polygon" ? [parts] : parts).map((polygon) => polygon.map(ring)));
    }
    return outlines;
  }

  function draw(figure, root, settings, topology, places) {
    // A country on a phone shows no more than a kilometre, so it is drawn with few points until a reader zooms in.
    const coarse = figure.dataset.kind === "national";
    const outlines = decoded(topology, coarse ? COARSE : 0);
    const byId = new Map(places.map((place) => [place[0], place]));
    const here = districts(figure.dataset.here, byId, outlines);
    const covered = districts(figure.dataset.covered, byId, outlines);
    const box = document.createElement("div");
    // Where many are shown as one, thick borders would hide the smallest of them.
    box.className = here.size > 3 ? "pv-map__live pv-map__live--many" : "pv-map__live";
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", settings.words.label);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const picture = figure.querySelector("svg");
    picture.setAttribute("aria-hidden", "true");
    picture.after(box);
    // Its own size first: Leaflet measures the box once.
    figure.classList.add("pv-map--open");
    const map = L.map(box, {
      ...settings.options,
      zoomAnimation: !still,
      fadeAnimation: !still,
      inertia: !still,
      renderer: L.svg({ padding: 0.5 }),
    });
    if (still) {
      const pan = map.panBy;
      map.panBy = (offset, options) => pan.call(map, offset, { ...options, animate: false });
    }
    // Before any shape is added, or each would be placed twice.
    const shown = [...here, ...covered].map((id) => outlines.get(id)).filter(Boolean);
    map.fitBounds(shown.length ? L.latLngBounds(shown.flat(3)).pad(0.3) : settings.britain, { animate: false });
    const looks = { here, covered };
    // Leaflet takes text for HTML, so it is handed an element, and names go into that as text.
    const called = document.createElement("span");
    const name = L.tooltip({ offset: [12, 0], content: called });
    // What the page is about comes last, so that no neighbour's border lies over its own.
    const inOrder = [...outlines].sort(([one], [other]) => here.has(one) - here.has(other));
    for (const [id, polygons] of inOrder) {
      // A council that has ended is shown as the one that took its place.
      const place = byId.get(byId.get(id)?.[8] || id);
      const other = figure.dataset.kind === "national" ? (place?.[7] ?? "outside") : "land";
      const look = Object.keys(looks).find((name) => looks[name].has(id)) ?? other;
      const pattern = document.getElementById(`pv-map-${look}`);
      const layer = L.polygon(polygons, {
        className: `pv-map__${look}`,
        fillColor: pattern ? `url(#${pattern.id})` : null,
        fillOpacity: null,
        smoothFactor: 1,
        weight: 1,
      });
      Object.assign(layer, { outline: id, place });
      layer.addTo(map).on("click", (event) => tell(layer, event.latlng));
      // Not bindTooltip: it listens for focus, which would make each of 350 shapes a stop of the Tab key.
      if (place) {
        layer.on("mouseover mousemove", (event) => {
          called.textContent = place[1];
          map.openTooltip(name.setLatLng(event.latlng));
        });
        layer.on("mouseout", () => map.closeTooltip(name));
      }
    }
    if (coarse) finerFrom(map, FINE_FROM, () => decoded(topology, 0));
    byKeyboard(map, box, figure, settings.words);
    offerBackgrounds(figure, map, settings);
    told(figure, "");
    return map;

    function tell({ place }, at) {
      if (!place) return;
      const words = document.createElement("div");
      const heading = document.createElement("p");
      heading.append(link(`${root}areas/${place[0]}/`, place[1]));
      words.append(heading, small(besideOf(place, settings.words)));
      if (figure.dataset.kind === "area") words.append(...ownLinks(figure.dataset.here, place, byId, settings.words));
      const buttons = box.querySelector(".leaflet-top.leaflet-left").offsetWidth;
      L.popup({
        autoPanPaddingTopLeft: [buttons + 16, 16],
        autoPanPaddingBottomRight: [16, 16],
        maxWidth: Math.min(300, box.clientWidth - buttons - 72),
      })
        .setLatLng(at)
        .setContent(words)
        .openOn(map);
      if (map.byKeys) heading.querySelector("a").focus();
    }
  }

  // Every point of every outline, once the map is near enough for them to be seen.
  function finerFrom(map, zoom, decode) {
    map.on("zoomend", function refine() {
      if (map.getZoom() < zoom) return;
      map.off("zoomend", refine);
      const outlines = decode();
      map.eachLayer((layer) => {
        if (layer.outline) layer.setLatLngs(outlines.get(layer.outline));
      });
    });
  }

  // The agreements that this page lists, to be opened from the map as well. They name what the page is about, so
  // on the map of a larger area they are said to be for all of it.
  function ownLinks(here, place, byId, words) {
    const found = [...document.querySelectorAll(".pv-run .pv-list > li > :is(h2, h3) > a")].slice(0, 6);
    const itself = here === place[0];
    if (!found.length || !(itself || place[6].includes(here))) return [];
    const list = document.createElement("ul");
    list.append(...found.map((one) => {
      const item = document.createElement("li");
      item.append(link(one.getAttribute("href"), one.textContent));
      return item;
    }));
    return itself ? [list] : [small(words.larger.replace("{name}", byId.get(here)?.[1] ?? here)), list];
  }

  function besideOf(place, words) {
    return place[5] || words[place[7]];
  }

  function small(text) {
    return Object.assign(document.createElement("p"), { className: "pv-meta", textContent: text });
  }

  function link(address, words) {
    return Object.assign(document.createElement("a"), { href: address, textContent: words });
  }

  // A larger area has no outline of its own: it is the districts that lie in it.
  function districts(listed, byId, outlines) {
    const asked = (listed ?? "").split(" ").filter(Boolean);
    const found = new Set(asked.filter((id) => outlines.has(id)));
    const larger = asked.filter((id) => !outlines.has(id));
    if (larger.length) {
      for (const [id, place] of byId) {
        if (outlines.has(id) && larger.some((one) => place[6].includes(one))) found.add(id);
      }
    }
    return found;
  }

  // Leaflet pans and zooms by key. A cross marks the middle; what lies there is told, and Enter opens it.
  function byKeyboard(map, box, figure, words) {
    const how = Object.assign(small(words.label), { className: "pv-meta pv-map__keys" });
    box.after(how);
    const middle = () => {
      const at = map.latLngToLayerPoint(map.getCenter());
      let found = null;
      map.eachLayer((layer) => {
        if (layer.place && layer.getElement().isPointInFill(new DOMPoint(at.x, at.y))) found = layer;
      });
      return found;
    };
    box.addEventListener("keydown", (event) => {
      map.byKeys = true;
      if (event.key === "Escape") map.closePopup();
      if (event.target !== box || event.key !== "Enter") return;
      const layer = middle();
      if (layer) layer.fire("click", { latlng: map.getCenter() });
      else told(figure, words.nothing);
    });
    box.addEventListener("pointerdown", () => {
      map.byKeys = false;
    });
    map.on("moveend", () => {
      if (!map.byKeys || document.activeElement !== box) return;
      const place = middle()?.place;
      told(figure, place ? `${place[1]}: ${besideOf(place, words)}` : words.nothing);
    });
    map.on("popupclose", () => {
      if (map.byKeys) box.focus();
    });
  }

  function offerBackgrounds(figure, map, settings) {
    for (const { name, tiles, options } of settings.backgrounds) {
      const part = Object.assign(document.createElement("p"), { className: "pv-map__background" });
      const button = Object.assign(document.createElement("button"), { type: "button", className: "pv-button" });
      button.textContent = settings.words.background.replace("{name}", name);
      part.append(button, " ", settings.words.reveals.replaceAll("{name}", name));
      button.addEventListener("click", () => {
        L.control.attribution({ prefix: false }).addTo(map);
        L.tileLayer(tiles, options).addTo(map);
        figure.classList.add("pv-map--background");
        part.remove();
        map.getContainer().focus();
      });
      figure.append(part);
    }
  }

  function told(figure, words) {
    figure.querySelector("[role=status]").textContent = words;
  }
})();
