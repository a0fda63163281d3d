"""A harvester as Open Data Scotland's: it reads the catalogue as plain JSON, and stops at the first thing missing.

It knows nothing of us but where the catalogue is, and opens every file that the catalogue names.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

Fetch = Callable[[str], bytes]


class Missing(Exception):
    """The harvester found nothing where it needs something."""


@dataclass(frozen=True)
class Harvested:
    """One entry, and what stands at the address of each of its files, by the title of the file."""

    identifier: str
    title: str
    publisher: str
    issued: date
    files: dict[str, bytes]


def harvest(start: str, fetch: Fetch) -> list[Harvested]:
    """Every entry of a catalogue, with its files. Raises Missing."""
    return [_entry(entry, fetch) for entry in _needed(json.loads(fetch(start)), "dcat:dataset")]


def _entry(entry: dict[str, Any], fetch: Fetch) -> Harvested:
    title = _needed(entry, "dct:title")
    files = {}
    for file in _needed(entry, "dcat:distribution"):
        address = _needed(file, "dcat:accessURL")
        _needed(file, "dct:license")
        if urlsplit(address).scheme != "https":
            raise Missing(f"an address to fetch: {address}")
        files[_needed(file, "dct:title")] = _needed({address: fetch(address)}, address)
    return Harvested(
        identifier=_needed(entry, "dct:identifier"),
        title=title if isinstance(title, str) else title[0],
        publisher=_needed(_needed(entry, "dct:publisher"), "foaf:name"),
        issued=date.fromisoformat(_needed(entry, "dct:issued")),
        files=files,
    )


def _needed(held: dict[str, Any], key: str) -> Any:
    if not held.get(key):
        raise Missing(key)
    return held[key]
