"""The places of the register: as a table, and as GeoJSON with the outlines that the site draws.

Both say of each place how many agreements name it. An invented place stands in the table, marked as such, and has no
outline. A place without an outline is a feature without a geometry, so that none is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.outlines import Outlines
from generator.model.vocabulary import WITHDRAWN
from generator.present.open_data.csv_rows import Rows
from generator.present.open_data.record import LICENCE
from generator.present.open_data.serialiser import json_of
from generator.present.open_data.tables import Column, Table, Value
from generator.present.page import Site

GEOJSON_FILE = "data/areas.geojson"

COLUMNS = (
    Column("area", "The lasting id of the place.", "id", required=True),
    Column("address", "Its page.", "link", required=True),
    Column("invented", "Whether it is an invented example.", "yes-or-no", required=True),
    Column("name", "What the place is called.", "text", required=True),
    Column("council", "The council there.", "text"),
    Column("code", "Its code at the Office for National Statistics.", "text"),
    Column("kind", "What kind of place it is.", "word", required=True),
    Column("nation", "Which of the four nations it lies in.", "word"),
    Column("within", "Ids of the larger places that it lies in, the nearest first.", "id", many=True),
    Column("from", "Since when the authority is there.", "date"),
    Column("until", "Until when it was there.", "date"),
    Column("replaced_by", "Ids of the places that took its place.", "id", many=True),
    Column("agreements", "How many agreements here name it.", "number", required=True),
)


AREAS = Table("areas", "A place, and how many agreements name it.", COLUMNS, ("area",))


def rows(site: Site) -> Iterator[tuple[Value, ...]]:
    """A row for each place, by its id."""
    root = site.settings.site_url.rstrip("/")
    for identifier, area in sorted(site.register.areas.items()):
        named = sum(card.status != WITHDRAWN for card in site.register.by_area.get(identifier, ()))
        yield (
            *(identifier, f"{root}/areas/{identifier}/", area.invented, area.name, area.council, area.code),
            *(area.kind, area.nation, area.within, _date(area.from_), _date(area.until), area.replaced_by, named),
        )


def _date(value: Any) -> str | None:
    return None if value is None else str(value)


def _geometry(outlines: Outlines | None, parts: Sequence[str]) -> dict[str, Any] | None:
    if outlines is None or not parts:
        return None
    polygons = outlines.polygons(*parts)
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def csv_file(site: Site) -> bytes:
    """The table, as the other CSV files are."""
    blocks: list[bytes] = []
    table = Rows(AREAS.heads, blocks.append)
    table.add(rows(site))
    table.end()
    return b"".join(blocks)


def geojson(site: Site) -> bytes:
    """The same places with their outlines (RFC 7946), each as the site draws it."""
    outlines = site.register.map_files.outlines
    features = []
    for row in rows(site):
        told = {name: value for name, value in zip(AREAS.heads, row, strict=True) if value is not None}
        features.append(
            {
                "type": "Feature",
                "id": told["area"],
                "geometry": _geometry(outlines, site.register.outlined.get(str(told["area"]), ())),
                "properties": told,
            }
        )
    about = {"licence": LICENCE, "attribution": list(outlines.about.attribution) if outlines else []}
    return json_of({"type": "FeatureCollection", **about, "features": features}) + b"\n"
