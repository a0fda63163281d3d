"""folium's map without what it loads from other hosts and without a script of its own: its settings as JSON.

folium writes a script into the page for each map and embeds the outlines in it. Under our policy no script
may stand in a page, and 1.5 MB of outlines a map would be too much. So our map is made once, its settings
are one small file, `theme/assets/map.js` reads them for every map, and the outlines are one file too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

import folium
from folium.utilities import camelize

from generator.model.settings import Background

# Great Britain, from Scilly to Unst, with room to pan: [south, west], [north, east].
BRITAIN = ((49.8, -8.7), (60.9, 1.8))
ROOM = 2.0


class LeanMap(folium.Map):
    """A map of Great Britain that asks nobody else for anything."""

    def __init__(self, background: Background | None = None) -> None:
        (south, west), (north, east) = BRITAIN
        super().__init__(
            location=((south + north) / 2, (west + east) / 2),
            tiles=None,
            max_bounds=True,
            min_lat=south - ROOM,
            max_lat=north + ROOM,
            min_lon=west - 2 * ROOM,
            max_lon=east + 2 * ROOM,
            zoom_start=5,
            minZoom=4,
            maxZoom=13,
            zoomSnap=0.25,
            # Whom to name for the outlines stands under the map; for a background it is shown with it.
            attributionControl=False,
            # A page must still scroll under a finger or a wheel that only passes over the map.
            scrollWheelZoom=False,
        )
        # folium numbers its parts at random; the same content must give the same bytes.
        self._id = "plainview"
        if background is not None:
            # Leaflet takes an attribution for HTML.
            folium.TileLayer(
                tiles=background.tiles, attr=escape(background.attribution), name=background.name, show=False
            ).add_to(self)

    def settings(self) -> dict[str, Any]:
        """All that the script needs to know to open it."""
        layers = [child for child in self._children.values() if isinstance(child, folium.TileLayer)]
        return {
            "options": {"center": self.location, **_as_leaflet_has_them(self.options)},
            "britain": BRITAIN,
            "backgrounds": [
                {"name": layer.tile_name, "tiles": layer.tiles, "options": _as_leaflet_has_them(layer.options)}
                for layer in layers
            ],
        }


def map_file(background: Background | None, needed: Mapping[str, Any]) -> bytes:
    """The settings of every map of the site, with what else its script needs: where its files are, and words."""
    settings = {**LeanMap(background).settings(), **needed}
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _as_leaflet_has_them(options: Mapping[str, Any]) -> dict[str, Any]:
    return {camelize(name): value for name, value in options.items()}
