"""`plainview prepare areas`: outlines of the districts of Great Britain, drawn from postcodes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from pyproj import Transformer

from generator.model.outlines import About
from generator.prepare.cells import BRITISH_NATIONAL_GRID, WGS84, Grid, divide
from generator.prepare.directory import PostcodeDirectory
from generator.prepare.land import LandMask
from generator.prepare.refusal import Fault, NotPrepared
from generator.prepare.shapes import moved, shapes_of, simplified
from generator.prepare.topology import topology
from generator.prepare.written import OUTLINES, finest_within

CELL = 200
"""Metres. Half of it changes the result by a third of a hundredth and takes four times as long."""

# Metres. Below the first, the steps of the cells show and nothing is gained.
_FINENESSES = (300, 350, 400, 450, 500, 600, 700, 800, 1000, 1500, 2000)

OGL = "Open Government Licence v3.0"
OGL_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def about_postcodes(title: str, method: str, vintage: str, also: tuple[str, ...] = ()) -> About:
    """What the ONS asks to be said wherever its postcode directory is used, for the year of the vintage."""
    year = vintage[:4]
    attribution = (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
        f"Contains OS data © Crown copyright and database right {year}",
        f"Contains Royal Mail data © Royal Mail copyright and database right {year}",
        *also,
    )
    return About(title, vintage, method, OGL, OGL_URL, attribution)


def about_outlines(vintage: str) -> About:
    """What a reader of the map should know of these outlines."""
    return about_postcodes(
        "Approximate outlines of the districts of Great Britain",
        "Borders are approximate. They are drawn from postcodes: each spot belongs to the district of the nearest one.",
        vintage,
        (
            "Land and sea: Global Land One-kilometer Base Elevation (GLOBE) v.1, 1999, NOAA National Geophysical Data "
            "Center",
        ),
    )


def draw_outlines(
    directory: PostcodeDirectory, mask: LandMask, districts: Mapping[str, str], folder: str, cell: int = CELL
) -> str:
    """The outlines as TopoJSON, by area id. `districts` gives the id of each ONS code.

    Raises NotPrepared where directory and content know different districts, naming them.
    """
    codes = sorted(districts)
    _agree(directory, districts, folder)
    number = {code: at for at, code in enumerate(codes)}
    owners = np.array([number[code] for code in directory.codes.tolist()])
    grid = Grid.around(directory.positions, cell)
    shapes = shapes_of(divide(directory.positions, owners, mask, grid), grid, len(codes))
    to_degrees = Transformer.from_crs(BRITISH_NATIONAL_GRID, WGS84, always_xy=True)

    def make(metres: float) -> str:
        drawn = moved(simplified(shapes, metres), to_degrees)
        named = sorted((districts[code], shape) for code, shape in zip(codes, drawn, strict=True))
        return topology(dict(named), about_outlines(directory.vintage))

    return finest_within(OUTLINES, _FINENESSES, make)


def _agree(directory: PostcodeDirectory, districts: Mapping[str, str], folder: str) -> None:
    there = set(np.unique(directory.codes).tolist())
    unknown = [
        Fault(
            folder,
            f"The postcode directory of {directory.vintage} has a district {code}, and no area with an outline has "
            "that `code`.",
            "Add the area's file, or correct its `code`.",
        )
        for code in sorted(there - set(districts))
    ]
    without = [
        Fault(
            f"{folder}/{districts[code]}.yml",
            f"No postcode of the directory of {directory.vintage} lies in {code}.",
            "Correct its `code`, or say `outline: none`.",
        )
        for code in sorted(set(districts) - there)
    ]
    if unknown or without:
        raise NotPrepared([*unknown, *without])
