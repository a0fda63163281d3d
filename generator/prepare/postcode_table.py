"""The postcode table, counted from the ONS Postcode Directory.

Places are counted, not postcodes: hundreds of post office boxes stand at one sorting office, and an ended postcode
mostly stands where its successor does. Counted singly, they made EC1A seem a third in Islington.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from generator.model.outlines import About
from generator.prepare.directory import PostcodeDirectory
from generator.prepare.outlines import about_postcodes

Places = set[tuple[int, int, int]]
"""Areas by number, each with a place in it."""

Entry = int | list[int]


def about_table(vintage: str) -> About:
    """What a reader of the table should know of it."""
    return about_postcodes(
        "Which councils the postcodes of Great Britain lie in",
        "For each postcode district and sector, the share in per cent of its places in the ONS Postcode Directory that "
        "lie in each council's area. Postcodes at one place count once, and ended ones are among them.",
        vintage,
    )


def postcode_table(directory: PostcodeDirectory, districts: Mapping[str, str]) -> str:
    """The table as one line of JSON. `districts` gives the id of each ONS code."""
    areas = sorted(districts.values())
    number = {code: areas.index(identifier) for code, identifier in districts.items()}
    by_sector: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(set))
    rows = zip(directory.postcodes.tolist(), directory.codes.tolist(), directory.positions.tolist(), strict=True)
    for postcode, code, (east, north) in rows:
        outward, inward = postcode[:-3].strip(), postcode[-3:]
        by_sector[outward][inward[0]].add((number[code], east, north))
    written = {
        "about": about_table(directory.vintage).written(),
        "areas": areas,
        "postcodes": {outward: _entry(by_sector[outward]) for outward in sorted(by_sector)},
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entry(sectors: Mapping[str, Places]) -> Any:
    """The whole district alone where every sector says the same; otherwise under "", with the sectors that differ."""
    whole = _shares(set().union(*sectors.values()))
    different = {sector: shares for sector, places in sorted(sectors.items()) if (shares := _shares(places)) != whole}
    return {"": whole, **different} if different else whole


def _shares(places: Places) -> Entry:
    """One area as its number; several as number and share in turn, the largest first.

    Shares are whole per cents that come to 100. None is nought: a few places are still somebody's.
    """
    count = Counter(area for area, _, _ in places)
    if len(count) == 1:
        return next(iter(count))
    total = sum(count.values())
    largest_first = sorted(count, key=lambda area: (-count[area], area))
    shares = {area: max(1, round(100 * count[area] / total)) for area in largest_first}
    shares[largest_first[0]] += 100 - sum(shares.values())
    return [part for area in largest_first for part in (area, shares[area])]
