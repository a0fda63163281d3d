"""A file of a spreadsheet, opened where it is an ordinary one that is not too large."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from generator.intake.sheet_grid import Place, SheetProblem, SheetRefused
from generator.own_places import NOT_WAITED_FOR

_LARGEST = 32 * 1024 * 1024
_MOST_COLUMNS = 500
_MOST_ROWS = 200_000
# What is read takes 500 bytes a cell, also for the empty ones before the last; 10,000 long records fill these.
MOST_CELLS = 2_000_000
SHORTEN = "Copy your rows into a new file from `plainview sheet`, without the empty rows and columns."


@contextmanager
def opened(path: Path, place: Place) -> Iterator[BinaryIO]:
    """A file of a spreadsheet, opened where it is an ordinary one and not too large. Raises SheetRefused."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | NOT_WAITED_FOR), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise refused(place, "This is not an ordinary file.", "Save the sheet again, as a file.")
            if state.st_size > _LARGEST:
                raise refused(place, "This file is larger than 32 MiB.", "Take out what is not needed.")
            yield file
    except OSError as reason:
        said = f"This file cannot be opened ({reason.strerror or reason})."
        raise refused(place, said, "Close it in other programs, and let it be read.") from reason


def reaches_too_far(columns: int, rows: int) -> bool:
    """Whether a sheet is larger than what any records fill."""
    return columns > _MOST_COLUMNS or rows > _MOST_ROWS or columns * rows > MOST_CELLS


def too_far(places: Iterable[Place]) -> SheetRefused:
    """What is said of sheets that are."""
    said = "This sheet reaches further than any record does."
    return SheetRefused([SheetProblem(place, said, SHORTEN) for place in places])


def refused(place: Place, said: str, fix: str) -> SheetRefused:
    """One thing for which a spreadsheet cannot be taken."""
    return SheetRefused([SheetProblem(place, said, fix)])
