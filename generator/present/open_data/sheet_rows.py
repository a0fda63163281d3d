"""The rows of a sheet, as SpreadsheetML (ECMA-376, part 1, 18.3) has them, poured into a workbook made without them.

A library that writes workbooks spends on each cell what a CSV file spends on a row. Here it makes the workbook, with
the head of each sheet, and the rows are written beside it: texts, numbers, and true or false, which is all that tables
hold.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

MOST_ROWS = 1_048_576
"""As many as a sheet may have."""
LONGEST = 32_767
"""As many units of UTF-16 as a cell may hold."""
CUT_ROWS = "There are more rows than a sheet can hold. The CSV file has all of them."
CUT_TEXT = "… (The CSV file has all of it.)"
_BLOCK = 64 * 1024
_LARGE = zipfile.ZIP64_LIMIT // 2
_END = b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
# Readers turn `_x0041_` into the sign with that number, so that a text which says so itself must say it in another way.
_NUMBERED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What XML cannot hold at all. Such a text could only come from a record that was never checked.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class SheetRows:
    """Takes the rows of one sheet, from the second on: its head is there. They wait on disk, not in memory."""

    def __init__(self, columns: int) -> None:
        self._letters = [letters(place) for place in range(columns)]
        self._rows = 1
        self.size = 0
        """How many bytes the rows are that were put away."""
        self._waiting: list[str] = []
        self._kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `poured`, when the workbook is whole

    def add(self, row: Iterable[str | int | bool | None]) -> None:
        """Add a row: a value for every column, None for an empty cell. What no sheet can hold is cut, and says so."""
        if self._rows >= MOST_ROWS:
            return
        self._rows += 1
        number = self._rows
        if number == MOST_ROWS:
            row = [CUT_ROWS]
        cells = [f'<row r="{number}">']
        for letter, value in zip(self._letters, row, strict=False):
            if type(value) is str:
                if value:
                    cells.append(f'<c r="{letter}{number}" t="inlineStr"><is>{_text(value)}</is></c>')
            elif type(value) is int:
                cells.append(f'<c r="{letter}{number}"><v>{value}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{letter}{number}" t="b"><v>{value:d}</v></c>')
        cells.append("</row>")
        self._waiting.append("".join(cells))
        if len(self._waiting) > 64:
            self.put_away()

    def poured(self, sheet: bytes) -> Iterator[bytes]:
        """The XML of the sheet with these rows after its head."""
        self.put_away()
        until, end, after = sheet.partition(_END)
        yield _DIMENSION.sub(b'<dimension ref="A1:%s%d"/>' % (self._letters[-1].encode(), self._rows), until)
        with self._kept as kept:
            kept.seek(0)
            while block := kept.read(_BLOCK):
                yield block
        yield end + after

    def put_away(self) -> None:
        """Let what waits in memory wait on disk."""
        self.size += self._kept.write("".join(self._waiting).encode())
        self._waiting.clear()


def pour(workbook: bytes, sheets: Sequence[SheetRows | None]) -> Iterator[bytes]:
    """The workbook with rows in its sheets, in their order; None for a sheet that is whole as it is.

    It comes piece by piece and is never whole in memory.
    """
    places = {f"xl/worksheets/sheet{number}.xml": rows for number, rows in enumerate(sheets, start=1) if rows}
    with tempfile.TemporaryFile() as made:
        with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(made, "w") as after:
            for part in before.infolist():
                rows = places.get(part.filename)
                content = before.read(part)
                same = zipfile.ZipInfo(part.filename, part.date_time)
                same.compress_type = zipfile.ZIP_DEFLATED
                if rows:
                    rows.put_away()
                # Not every program that reads spreadsheets knows the head of a part that may be larger than 2 GB.
                large = rows is not None and rows.size > _LARGE
                with after.open(same, "w", force_zip64=large) as to:
                    for block in rows.poured(content) if rows else (content,):
                        to.write(block)
        made.seek(0)
        while block := made.read(_BLOCK):
            yield block


@cache
def letters(place: int) -> str:
    """The name of a column, counted from 0: A, B, … Z, AA."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def cut(text: str) -> str:
    """A text as long as a cell can hold, which says so where it ends early."""
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - _units(CUT_TEXT))]
    return kept.decode("utf-16-le", "ignore") + CUT_TEXT  # a sign of two units that was cut in two is left out


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(text: str) -> str:
    text = cut(text)
    if _IMPOSSIBLE.search(text):
        text = _IMPOSSIBLE.sub("\ufffd", text)
    if "_x" in text:
        text = _NUMBERED.sub("_x005F_", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Line ends of Windows would be read as those of Unix.
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return f"<t>{text}</t>" if text == text.strip() else f'<t xml:space="preserve">{text}</t>'
