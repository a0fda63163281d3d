"""A workbook as somebody saved it, cell by cell. What only a spreadsheet could work out is refused by its place."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils.cell import column_index_from_string  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from generator.intake.sheet_cells import Cell, DateCell, NumberCell, UnreadCell, as_label
from generator.intake.sheet_columns import READ_ME, WORDS
from generator.intake.sheet_file import MOST_CELLS, SHORTEN, opened, reaches_too_far, refused, too_far
from generator.intake.sheet_grid import Grid, Place, SheetProblem
from generator.read.content_files import shown_path

_LARGEST_UNPACKED = 256 * 1024 * 1024
# What openpyxl makes a cell of for each that it covers.
_COVERS = re.compile(
    rb"<(?:\w+:)?(mergeCell|hyperlink)\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"
)
# What cells and texts are made of. Everything else in a part, such as looks and drop-downs, becomes an object each.
_KNOWN = (b"c", b"row", b"v", b"is", b"t", b"f", b"si")
_MOST_OTHERS = 100_000
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*)?<(\w+:)?\w")
_OTHER_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # XML in UTF-16, which could not be counted
_FIRST_YEAR = 1901  # Excel knows a 29 February 1900, and days before it by numbers that programs take differently
_AS_IT_IS = frozenset(("General", "@", "0"))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_workbook(path: Path, problems: list[SheetProblem]) -> list[Grid]:
    """Every sheet of a workbook but those that only explain it. Raises SheetRefused where there is nothing to go by."""
    shown = shown_path(path)
    book = _opened(path, Place(shown))
    sheets = [sheet for sheet in book.worksheets if sheet.title not in (READ_ME, WORDS)]
    wide = [one.title for one in sheets if reaches_too_far(one.max_column or 0, one.max_row or 0)]
    if wide:
        raise too_far(Place(shown, title) for title in wide)
    return [_grid(sheet, Place(shown, sheet.title), problems) for sheet in sheets]


def _opened(path: Path, place: Place) -> Any:
    with opened(path, place) as file:
        try:
            with zipfile.ZipFile(file) as packed:
                if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
                    raise refused(place, "This file is far larger inside than it seems.", _COPY)
                # openpyxl reads parts of any name, if another names them.
                counted = Counter[bytes]()
                for part in packed.namelist():
                    counted += _counted(packed.read(part), place)
                _refuse_many(counted, place)
            file.seek(0)
            with warnings.catch_warnings():
                # It warns of what it leaves out, such as drop-downs of newer kinds. None of that is read here.
                warnings.simplefilter("ignore")
                return openpyxl.load_workbook(file, data_only=False, keep_links=False)
        except _BROKEN as reason:
            raise refused(place, _NO_WORKBOOK, _SAVE_AGAIN) from reason


def _counted(part: bytes, place: Place) -> Counter[bytes]:
    """How much of what a part holds. Refuses one before it is read where that would take all memory, or is not told."""
    if part.startswith(_OTHER_LETTERS) or b"<!DOCTYPE" in part:
        raise refused(place, _NO_WORKBOOK, _SAVE_AGAIN)
    first = _FIRST.match(part)
    if first is None:  # such as a picture
        return Counter()
    begins = Counter(
        {
            name: sum(part.count(b"<%s%s%s" % (first[1] or b"", name, end)) for end in (b" ", b">", b"/"))
            for name in _KNOWN
        }
    )
    others = part.count(b"<") - part.count(b"</") - begins.total()
    if begins[b"c"] > MOST_CELLS:
        raise refused(place, "A sheet here has more cells than records need.", SHORTEN)
    if others > _MOST_OTHERS or begins.total() > 4 * MOST_CELLS:
        raise refused(place, "This workbook holds more than records need.", _COPY)
    covered = 0
    for found in _COVERS.finditer(part):
        left, top, right, bottom = (number.decode() for number in found.groups()[1:])
        columns = column_index_from_string(right) - column_index_from_string(left) + 1
        covered += max(columns, 0) * max(int(bottom) - int(top) + 1, 0)
        if covered > MOST_CELLS and found[1] == b"mergeCell":
            said = f"The cells {left}{top}:{right}{bottom} are merged, so it cannot be told which row they belong to."
            raise refused(place, said, "Unmerge them, and write into each cell what belongs there.")
        if covered > MOST_CELLS:
            said = f"The cells {left}{top}:{right}{bottom} are one link."
            raise refused(place, said, "Take the link off them: what it leads to is not read here.")

    return begins


def _refuse_many(counted: Counter[bytes], place: Place) -> None:
    """Refuse what takes as long to read as very many records would: cells, and most of all those that say nothing."""
    filled = counted[b"v"] + counted[b"is"] + counted[b"f"]
    if counted[b"c"] > MOST_CELLS:
        raise refused(place, "The sheets here have more cells than records need.", SHORTEN)
    if counted[b"c"] > 20 * filled + _MOST_OTHERS or counted[b"row"] > filled + _MOST_OTHERS:
        raise refused(place, "Most cells here are empty, and there are very many of them.", SHORTEN)
    if counted[b"si"] > filled + _MOST_OTHERS:
        raise refused(place, "This workbook holds more texts than its cells show.", _COPY)


# What openpyxl raises on a file that is no workbook, or a damaged one.
_BROKEN = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError, zlib.error, EOFError, KeyError, ValueError, TypeError),
    *(AttributeError, IndexError, NotImplementedError, RuntimeError),
)
_SAVE_AGAIN = "Open it in your spreadsheet program and save it as an Excel workbook (.xlsx), without a password."


def _grid(sheet: Any, place: Place, problems: list[SheetProblem]) -> Grid:
    heads: list[str] = []
    rows: list[list[Cell]] = []
    for row in sheet.iter_rows():
        rows.append([_cell(cell, place, heads, problems) for cell in row])
        heads = heads or [as_label(cell) for cell in rows[0]]
    for merged in sheet.merged_cells.ranges:
        where = Place(place.file, place.sheet, merged.min_row, merged.min_col - 1)
        said = f"The cells {merged.coord} are merged, so it cannot be told which row they belong to."
        problems.append(SheetProblem(where, said, "Unmerge them, and write into each cell what belongs there.", True))
        for number, column in merged.cells:
            rows[number - 1][column - 1] = UnreadCell()
    return Grid(place, sheet.title, rows)


_NO_WORKBOOK = "This is no workbook that can be read."
_COPY = "Copy your rows into a new file from `plainview sheet`."


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
    elif isinstance(value, datetime | date) and value.year < _FIRST_YEAR:
        said, fix = (
            "This cell holds a day before 1901, which Excel counts otherwise.",
            "Format it as text, and type it again.",
        )
    elif isinstance(value, datetime | date):
        return DateCell(_as_shown(value, str(cell.number_format)))
    elif isinstance(value, time):
        return DateCell(value.isoformat())
    else:
        said, fix = "What this cell holds cannot be read.", "Format the cell as text, and type it again."
    column = cell.column - 1
    label = heads[column] if column < len(heads) else ""
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
