"""Four made-up districts in a row of squares, the last an island, and the register that they belong to."""

from __future__ import annotations

import json
from typing import Any

from generator.model.map_files import MapFiles
from generator.model.outlines import Outlines
from generator.present.page import Site
from tests.builders import AREAS, area, site

# Squares of 10 steps: leeds and york share a border, and so do york and hull; skye lies apart.
ARCS = [
    [[0, 0], [0, 10]],
    [[0, 10], [-10, 0], [0, -10], [10, 0]],
    [[0, 0], [10, 0]],
    [[10, 0], [0, 10]],
    [[10, 10], [-10, 0]],
    [[10, 0], [10, 0], [0, 10], [-10, 0]],
    [[60, 60], [1, 0], [0, 1], [-1, 0], [0, -1]],
]
SHAPES = {"leeds": [[0, 1]], "york": [[2, 3, 4, -1]], "hull": [[5, -4]], "skye": [[6]]}
ABOUT = {
    "title": "Made up",
    "vintage": "2026-01",
    "method": "Borders are made up.",
    "licence": "Open Government Licence v3.0",
    "licence_url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "attribution": ["Made up for a test", "Nobody else"],
}
TOPOLOGY = {
    "type": "Topology",
    "about": ABOUT,
    "transform": {"scale": [0.01, 0.01], "translate": [-2.0, 53.0]},
    "arcs": ARCS,
    "objects": {
        "areas": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "id": name, "arcs": rings} for name, rings in SHAPES.items()],
        }
    },
}
TEXT = json.dumps(TOPOLOGY)
POSTCODES = {"about": ABOUT, "areas": ["leeds", "york"], "postcodes": {"LS6": 0, "YO1": {"": [1, 90, 0, 10], "7": 1}}}

PLACES = {
    **AREAS,
    "yorkshire": area("Yorkshire", council=None, kind="region"),
    "leeds": area("Leeds", within=["yorkshire", "england"]),
    "york": area("York", within=["yorkshire", "england"], other_names=["Efrog"]),
    "hull": area("Hull"),
    "skye": area("Skye", within=[]),
    "belfast": area("Belfast", within=[], outline="none"),
}


def outlines() -> Outlines:
    return Outlines.read(TEXT)


def mapped(records: Any = (), **parts: Any) -> Site:
    """A site with these outlines and postcodes."""
    files = MapFiles(outlines(), TEXT.encode(), json.dumps(POSTCODES).encode())
    return site(records, **{"areas": PLACES, "map_files": files, **parts})
