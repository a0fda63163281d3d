"""Three invented districts: two that share a border, and an island that the land mask does not know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.prepare.directory import PostcodeDirectory
from generator.prepare.land import LandMask

DISTRICTS = {"E07000901": "westham", "E07000902": "eastham", "E07000903": "isle-of-sample"}

# Metres of the British National Grid, in the middle of England.
WEST, EAST, ISLE = (400_250, 404_000), (405_000, 409_000), (416_000, 417_000)
STRAY = (402_100, 303_100)


def lattice(east: tuple[int, int], north: tuple[int, int], step: int) -> NDArray[np.int64]:
    across, up = np.meshgrid(np.arange(*east, step), np.arange(*north, step))
    return np.stack([across.ravel(), up.ravel()], axis=1)


def directory() -> PostcodeDirectory:
    """A postcode every 500 metres, and one of Eastham's that lies astray in Westham."""
    places = [
        lattice(WEST, (300_250, 306_000), 500),
        np.concatenate([lattice(EAST, (300_250, 306_000), 500), [STRAY]]),
        lattice(ISLE, (302_000, 303_000), 250),
    ]
    codes = [code for code, group in zip(DISTRICTS, places, strict=True) for _ in group]
    positions = np.concatenate(places)
    postcodes = [f"ZY{at % 5 + 1}  {at % 10}AA" for at in range(len(positions))]
    return PostcodeDirectory("2026-01", np.array(postcodes), positions.astype(np.int64), np.array(codes))


def mask() -> LandMask:
    """Land in cells of a hundredth of a degree around the two that share a border, and sea everywhere else."""
    land = np.zeros((100, 140), dtype=np.bool_)
    land[40:48, 70:87] = True
    return LandMask(land, north=53.06, west=-2.7, cells_per_degree=100)


def write_content(folder: Path) -> Path:
    """A content folder with the three districts, their county, and a district in Northern Ireland."""
    areas = folder / "content" / "areas"
    areas.mkdir(parents=True)
    for code, identifier in DISTRICTS.items():
        _write(areas, identifier, code, "non-metropolitan-district", "within: [sampleshire]\noutline: drawn")
    _write(areas, "sampleshire", "E10000901", "county", "outline: drawn")
    _write(areas, "far-away", "N09000901", "northern-ireland-district", "outline: none")
    return folder / "content"


def _write(areas: Path, identifier: str, code: str, kind: str, more: str) -> None:
    name = identifier.replace("-", " ").title()
    text = f"schema: 1\nname: {name}\ncode: {code}\nkind: {kind}\n{more}\n"
    (areas / f"{identifier}.yml").write_text(text, encoding="utf-8")
