"""The postcode table, counted from the ONS Postcode Directory."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.outlines import About
from generator.prepare.directory import PostcodeDirectory
from generator.prepare.outlines import about_postcodes

Count = Counter[int]
Entry = int | list[int]


def about_table(vintage: str) -> About:
    """What a reader of the table should know of it."""
    return about_postcodes(
        "Which councils the postcodes of Great Britain lie in",
        "For each postcode district and sector, the share in per cent of its postcodes in the ONS Postcode Directory, "
        "ended ones among them, that lie in each council's area.",
        vintage,
    )


def postcode_table(directory: PostcodeDirectory, districts: Mapping[str, str]) -> str:
    """The table as one line of JSON. `districts` gives the id of each ONS code."""
    areas = sorted(districts.values())
    number = {code: areas.index(identifier) for code, identifier in districts.items()}
    by_sector: dict[str, dict[str, Count]] = defaultdict(lambda: defaultdict(Counter))
    for postcode, code in zip(directory.postcodes.tolist(), directory.codes.tolist(), strict=True):
        outward, inward = postcode[:-3].strip(), postcode[-3:]
        by_sector[outward][inward[0]][number[code]] += 1
    written = {
        "about": about_table(directory.vintage).written(),
        "areas": areas,
        "postcodes": {outward: _entry(by_sector[outward]) for outward in sorted(by_sector)},
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entry(sectors: Mapping[str, Count]) -> Any:
    """The whole district alone where every sector says the same; otherwise under "", with the sectors that differ."""
    whole = _shares(_together(sectors.values()))
    different = {sector: shares for sector, count in sorted(sectors.items()) if (shares := _shares(count)) != whole}
    return {"": whole, **different} if different else whole


def _together(counts: Iterable[Count]) -> Count:
    whole: Count = Counter()
    for count in counts:
        whole.update(count)
    return whole


def _shares(count: Count) -> Entry:
    """One area as its number; several as number and share in turn, the largest first.

    Shares are whole per cents that come to 100. None is nought: a few postcodes are still somebody's.
    """
    if len(count) == 1:
        return next(iter(count))
    total = sum(count.values())
    largest_first = sorted(count, key=lambda area: (-count[area], area))
    shares = {area: max(1, round(100 * count[area] / total)) for area in largest_first}
    shares[largest_first[0]] += 100 - sum(shares.values())
    return [part for area in largest_first for part in (area, shares[area])]
