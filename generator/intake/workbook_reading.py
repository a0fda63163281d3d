"""A workbook as somebody saved it, cell by cell. What only a spreadsheet could work out is refused by its place."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils.cell import column_index_from_string  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from generator.intake.sheet_cells import Cell, DateCell, NumberCell, UnreadCell
from generator.intake.sheet_columns import READ_ME, WORDS
from generator.intake.sheet_grid import Grid, Place, SheetProblem, SheetRefused
from generator.read.content_files import shown_path

LARGEST = 32 * 1024 * 1024
_LARGEST_UNPACKED = 256 * 1024 * 1024
_MOST_COLUMNS = 500
_MOST_ROWS = 200_000
# What is read takes 500 bytes a cell, also for the empty ones before the last; 20,000 records have a third of this.
_MOST_CELLS = 3_000_000
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_AS_IT_IS = frozenset(("General", "@", "0"))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_workbook(path: Path, problems: list[SheetProblem]) -> list[Grid]:
    """Every sheet of a workbook but those that only explain it. Raises SheetRefused where there is nothing to go by."""
    shown = shown_path(path)
    book = _opened(path, Place(shown))
    sheets = [sheet for sheet in book.worksheets if sheet.title not in (READ_ME, WORDS)]
    too_far = [Place(shown, sheet.title) for sheet in sheets if _reaches_too_far(sheet)]
    if too_far:
        said = "This sheet reaches further than any record does."
        raise SheetRefused([SheetProblem(place, said, _SHORTEN) for place in too_far])
    return [_grid(sheet, Place(shown, sheet.title), problems) for sheet in sheets]


def _opened(path: Path, place: Place) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise SheetRefused(
                [SheetProblem(place, "This file is larger than 32 MiB.", "Take out what is not needed.")]
            )
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
                said = "This file is far larger inside than it seems."
                raise SheetRefused(
                    [SheetProblem(place, said, "Copy your rows into a new file from `plainview sheet`.")]
                )
            for part in packed.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    _refuse_countless(packed.read(part), place)
        with warnings.catch_warnings():
            # It warns of what it leaves out, such as drop-downs of newer kinds. None of that is read here.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, data_only=False, keep_links=False)
    except OSError as reason:
        said = f"This file cannot be opened ({reason.strerror or reason})."
        raise SheetRefused([SheetProblem(place, said, "Close it in other programs, and let it be read.")]) from reason
    except _BROKEN as reason:
        raise SheetRefused([SheetProblem(place, "This is no workbook that can be read.", _SAVE_AGAIN)]) from reason


def _refuse_countless(sheet: bytes, place: Place) -> None:
    """Refuse a sheet before it is read where that would take all memory. Each cell of merged ones becomes a cell."""
    if sum(1 for _ in _CELL.finditer(sheet)) > _MOST_CELLS:
        raise SheetRefused([SheetProblem(place, "A sheet here has more cells than records need.", _SHORTEN)])
    for merged in _MERGED.finditer(sheet):
        left, top, right, bottom = (number.decode() for number in merged.groups())
        columns = column_index_from_string(right) - column_index_from_string(left) + 1
        if columns * (int(bottom) - int(top) + 1) > _MOST_CELLS:
            said = f"The cells {left}{top}:{right}{bottom} are merged, so it cannot be told which row they belong to."
            raise SheetRefused(
                [SheetProblem(place, said, "Unmerge them, and write into each cell what belongs there.")]
            )


# What openpyxl raises on a file that is no workbook, or a damaged one.
_BROKEN = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError, zlib.error, EOFError, KeyError, ValueError, TypeError),
    *(AttributeError, IndexError, NotImplementedError, RuntimeError),
)
_SAVE_AGAIN = "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx), without a password."


def _reaches_too_far(sheet: Any) -> bool:
    columns, rows = sheet.max_column or 0, sheet.max_row or 0
    return bool(columns > _MOST_COLUMNS or rows > _MOST_ROWS or columns * rows > _MOST_CELLS)


def _grid(sheet: Any, place: Place, problems: list[SheetProblem]) -> Grid:
    heads = [str(cell.value or "") for cell in next(sheet.iter_rows(max_row=1), ())]
    rows: list[list[Cell]] = [[_cell(cell, place, heads, problems) for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        where = Place(place.file, place.sheet, merged.min_row, merged.min_col - 1)
        said = f"The cells {merged.coord} are merged, so it cannot be told which row they belong to."
        problems.append(SheetProblem(where, said, "Unmerge them, and write into each cell what belongs there.", True))
        for number, column in merged.cells:
            rows[number - 1][column - 1] = UnreadCell()
    return Grid(place, sheet.title, rows)


_SHORTEN = "Copy your rows into a new file from `plainview sheet`, without the empty rows and columns."


def _cell(cell: Any, sheet: Place, heads: Sequence[str], problems: list[SheetProblem]) -> Cell:
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if cell.data_type == "f":
        said, fix = (
            "There is a formula in this cell.",
            "Put in what it comes to: copy the cell, and paste it as a value.",
        )
    elif cell.data_type == "e":
        said, fix = f"This cell shows the error {value}.", "Write what belongs there, or empty the cell."
    elif isinstance(value, str):
        return value
    elif isinstance(value, int | float):
        return NumberCell(value, str(cell.number_format) in _AS_IT_IS)
    elif isinstance(value, datetime | date):
        return DateCell(_as_shown(value, str(cell.number_format)))
    elif isinstance(value, time):
        return DateCell(value.isoformat())
    else:
        said, fix = "What this cell holds cannot be read.", "Format the cell as text, and type it again."
    column = cell.column - 1
    label = heads[column] if column < len(heads) and cell.row > 1 else ""
    where = Place(sheet.file, sheet.sheet, cell.row, column, label)
    problems.append(SheetProblem(where, said, fix, of_cell=True))
    return UnreadCell()


def _as_shown(value: datetime | date, form: str) -> str:
    """A date to the day, the month or the year that the cell shows: who types “Feb 2026” sees no day."""
    signs = set(_signs(form))
    if "d" in signs or "y" not in signs:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in signs else f"{value:%Y}"


def _signs(form: str) -> Iterator[str]:
    yield from _QUOTED.sub("", form).lower()
