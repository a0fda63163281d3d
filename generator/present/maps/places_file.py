"""The one file that maps and the finder read: every real place, what it is called, and how much names it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.model.area import Area
from generator.model.vocabulary import AREA_KINDS

PATH = "maps/places.json"
Place = tuple[str, str, str, list[str], str, str, list[str], str]


def place(identifier: str, area: Area, name: str, beside: str, look: str) -> Place:
    """One place: its id, name, council, other names, kind, how much names it in words, what it lies in, its look."""
    kind = AREA_KINDS[area.kind].label
    return identifier, name, area.council or "", list(area.other_names), kind, beside, list(area.within), look


def places_file(places: Iterable[Place]) -> bytes:
    """The file. Names come in order, so that a reader of it need not sort."""
    return json.dumps(list(places), ensure_ascii=False, separators=(",", ":")).encode()
