"""The postcode table: which councils the first half of a postcode, or a sector of it, lies in, and with what share."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.outlines import About

# The first half; then a whole second half, or after a space its beginning. `LS61AB` is `LS6 1AB`: greedy, then back.
_TYPED = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)(?: ?([0-9])[A-Z]{2}| ([0-9])[A-Z]?)?")
_WHOLE_DISTRICT = ""

Share = tuple[str, int]
"""An area id, and the share in per cent of the places with such a postcode that lie in it."""


@dataclass(frozen=True)
class PostcodeTable:
    """Shares by postcode district (`LS6`) and, where they differ from it, by sector (`LS6`, `1`)."""

    about: About
    districts: Mapping[str, tuple[Share, ...]]
    sectors: Mapping[tuple[str, str], tuple[Share, ...]]

    @classmethod
    def read(cls, text: str) -> PostcodeTable:
        """From the text of a `postcodes-*.json`. Raises ValueError, in plain words, for anything else."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError("This is not JSON.") from None
        if not isinstance(data, dict):
            raise ValueError("This is not a postcode table.")
        about = About.read(data.get("about"))
        districts: dict[str, tuple[Share, ...]] = {}
        sectors: dict[tuple[str, str], tuple[Share, ...]] = {}
        try:
            for outward, entry in data["postcodes"].items():
                by_sector = entry if isinstance(entry, dict) else {_WHOLE_DISTRICT: entry}
                districts[outward] = _shares(by_sector[_WHOLE_DISTRICT], data["areas"])
                for sector, given in by_sector.items():
                    if sector != _WHOLE_DISTRICT:
                        sectors[outward, sector] = _shares(given, data["areas"])
        except (KeyError, TypeError, IndexError, AttributeError, ValueError):
            raise ValueError("This postcode table lacks a part that Plainview writes. Prepare it again.") from None
        return cls(about, districts, sectors)

    def councils(self, typed: str) -> tuple[Share, ...]:
        """The districts that a postcode, or the start of one, lies in, largest share first.

        Empty for what is no postcode, and for one that is not in the table, such as any in Northern Ireland.
        """
        found = _TYPED.fullmatch(" ".join(typed.upper().split()))
        if not found:
            return ()
        outward, sector = found[1], found[2] or found[3] or _WHOLE_DISTRICT
        if not sector and outward not in self.districts and outward[-1].isdigit():
            outward, sector = outward[:-1], outward[-1]  # `LS61` on the way to `LS61AB`
        return self.sectors.get((outward, sector)) or self.districts.get(outward, ())


def _shares(entry: Any, areas: list[str]) -> tuple[Share, ...]:
    """One area as its number alone; several as number and share, number and share."""
    if isinstance(entry, int):
        return ((areas[entry], 100),)
    return tuple((areas[area], int(share)) for area, share in zip(entry[::2], entry[1::2], strict=True))
