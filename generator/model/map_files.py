"""The two files beside the areas that are prepared by hand: outlines for maps, and the postcode table."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.outlines import Outlines


@dataclass(frozen=True)
class MapFiles:
    """What was found of the two: outlines ready to be drawn, and each file's very bytes to be published.

    A content folder without outlines has no maps, and one without the table offers no finder by postcode.
    """

    outlines: Outlines | None = None
    outlines_bytes: bytes = b""
    postcodes_bytes: bytes = b""


NO_MAP_FILES = MapFiles()
