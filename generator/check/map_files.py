"""The prepared files beside the areas, read and held against what each should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.model.map_files import MapFiles
from generator.model.outlines import Outlines
from generator.model.postcodes import PostcodeTable
from generator.problems import Problem, Where
from generator.read.prepared_files import Prepared, prepared_file

Value = TypeVar("Value")


def read_map_files(areas: Path, *, room: Path) -> tuple[MapFiles, list[Problem]]:
    """The outlines and the postcode table, where they are there, and everything that is wrong with them."""
    problems: list[Problem] = []
    outlines = _read(prepared_file(areas, "outlines", room=room), Outlines.read, "areas", problems)
    postcodes = _read(prepared_file(areas, "postcodes", room=room), PostcodeTable.read, "areas", problems)
    return MapFiles(
        outlines[1] if outlines else None, outlines[0] if outlines else b"", postcodes[0] if postcodes else b""
    ), problems


def _read(
    found: Prepared | Problem | None, read: Callable[[str], Value], command: str, problems: list[Problem]
) -> tuple[bytes, Value] | None:
    if isinstance(found, Problem):
        problems.append(found)
    elif found is not None:
        try:
            return found.raw, read(found.text)
        except ValueError as reason:
            fix = f"Prepare it again: `plainview prepare {command}`. Nobody writes this file by hand."
            problems.append(Problem(Where(found.shown), "bad-map-file", str(reason), fix))
    return None


def outlined(folder: Path, map_files: MapFiles) -> frozenset[str] | None:
    """Ids of the areas with an outline: none where there is no file, unknown where it could not be read."""
    if map_files.outlines is not None:
        return frozenset(map_files.outlines.shapes)
    return None if any(folder.glob("outlines-*.json")) else frozenset()
