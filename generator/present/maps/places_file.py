"""The one file that maps and the finder read: every real place, what it is called, and how much names it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.model.area import Area
from generator.model.vocabulary import AREA_KINDS

PATH = "maps/places.json"
Place = tuple[str, str, str, list[str], str, str, list[str], str, str]


def place(identifier: str, area: Area, *, name: str, beside: str, part_of: list[str], look: str, now: str) -> Place:
    """One place: its id, name, council, other names, kind, what stands beside it, what it is part of, look, and heir.

    `part_of` are ids of the larger areas whose outline it is part of. `now` is the id of the area that serves
    it now; the heir that is written is that area where it is another, and empty elsewhere.
    """
    kind = AREA_KINDS[area.kind].label
    heir = now if now != identifier else ""
    return identifier, name, area.council or "", list(area.other_names), kind, beside, part_of, look, heir


def places_file(places: Iterable[Place]) -> bytes:
    """The file. Names come in order, so that a reader of it need not sort."""
    return json.dumps(list(places), ensure_ascii=False, separators=(",", ":")).encode()
