"""A CSV file as spreadsheets save it, read cell by cell: however its cells are divided and encoded."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from generator.intake.sheet_cells import Cell
from generator.intake.sheet_file import opened, reaches_too_far, too_far
from generator.intake.sheet_grid import Grid, Place, SheetProblem, SheetRefused
from generator.present.open_data.csv_cells import safe, text_of
from generator.read.content_files import shown_path

_BETWEEN = (",", ";", "\t")
_AS_UTF_8 = "In Excel, save it as “CSV UTF-8 (Comma delimited)”."


def read_csv(path: Path, name: str) -> Grid:
    """The cells of a CSV file, as the sheet of this name. Raises SheetRefused."""
    place = Place(shown_path(path))
    with opened(path, place) as file:
        raw = file.read()
    text = _text(raw, place)
    first, _, rest = text.partition("\n")
    if first.strip().lower() in {f"sep={sign}" for sign in _BETWEEN}:
        between, text, above = first.strip()[4], rest, 1
    else:
        between, above = _between(text), 0
    rows: list[list[Cell]] = []
    widest = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True):
            widest = max(widest, len(row))
            if reaches_too_far(widest, len(rows) + 1):
                raise too_far([Place(place.file, row=above + len(rows) + 1)])
            rows.append([_said(cell) for cell in row])
    except csv.Error as reason:
        where = Place(place.file, row=above + len(rows) + 1)
        raise SheetRefused([SheetProblem(where, *why_unread(reason))]) from reason
    return Grid(place, name, rows, above, between)


def why_unread(reason: csv.Error) -> tuple[str, str]:
    """What is wrong where a CSV file cannot be read on, and how to mend it."""
    look = "Look for a quotation mark that is left open"
    if "field limit" in str(reason):
        return f"A cell here has more than {csv.field_size_limit():,} characters.", f"{look}, or shorten the cell."
    return "The file cannot be read on from here.", f"{look}, and save the file again from a spreadsheet."


def _text(raw: bytes, place: Place) -> str:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as reason:
        where = Place(place.file, row=raw[: reason.start].count(b"\n") + 1)
        said = "A sign here is not UTF-8, so it cannot be told which one it is."
        raise SheetRefused([SheetProblem(where, said, _AS_UTF_8)]) from reason


def _between(text: str) -> str:
    """What stands between the cells: the sign that is most often in the first row, outside quotation marks."""
    counts = dict.fromkeys(_BETWEEN, 0)
    quoted = False
    for sign in text:
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "\r\n":
            break
        elif not quoted and sign in counts:
            counts[sign] += 1
    return max(_BETWEEN, key=lambda sign: counts[sign])


def _said(cell: str) -> str | None:
    """What a cell says, without the apostrophe that keeps spreadsheets from running it."""
    if not cell:
        return None
    plain = text_of(cell)
    return plain if plain != cell and safe(plain) == cell else cell
