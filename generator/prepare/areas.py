"""`plainview prepare areas`: the whole of it in one short function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.prepare.directory import read_directory
from generator.prepare.districts import drawn_districts, read_areas
from generator.prepare.land import read_land_mask
from generator.prepare.outlines import draw_outlines
from generator.prepare.postcode_table import postcode_table
from generator.prepare.refusal import Fault, NotPrepared
from generator.prepare.written import POSTCODES, write_in_place_of
from generator.read.content_files import shown_path

Tell = Callable[[str], None]


def prepare_areas(content: Path, out: Path, tell: Tell) -> list[Path]:
    """Draw the outlines and count the postcodes, and write both. Raises NotPrepared or ContentProblems."""
    folder = shown_path(content / "areas")
    areas = read_areas(content)
    tell("Reading the postcode directory")
    directory = read_directory()
    districts = drawn_districts(areas, folder, directory.vintage)
    tell(f"Drawing {len(districts)} districts from {len(directory.codes):,} postcodes of {directory.vintage}")
    outlines = draw_outlines(directory, read_land_mask(), districts, folder)
    tell("Counting postcodes")
    table = postcode_table(directory, districts)
    if not POSTCODES.holds(table):
        raise NotPrepared([Fault("postcodes", "The table is too large to publish.", "Raise its budget, or thin it.")])
    return [
        write_in_place_of(out, "outlines", directory.vintage, outlines),
        write_in_place_of(out, "postcodes", directory.vintage, table),
    ]
