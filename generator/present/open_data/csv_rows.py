"""The rows of a CSV file, as RFC 4180 asks for them: spreadsheets read them without a question."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.present.open_data.csv_cells import PLAIN, cell

# A spreadsheet tells by it that the file is UTF-8, and shows Welsh as it is written.
MARK = "\ufeff"
_BLOCK = 64 * 1024  # letters that wait before they are handed on


class Rows:
    """Takes the rows of one file and hands them on in blocks, so that memory does not grow. `end` hands on the rest."""

    def __init__(self, names: Iterable[str], write: Callable[[bytes], object]) -> None:
        self._write = write
        self._text = io.StringIO(newline="")
        self._text.write(MARK)
        self._rows = csv.writer(self._text, lineterminator="\r\n")
        self._rows.writerow(names)

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows, each a value for every column; None for what is not stated."""
        # Nearly every cell is empty or a plain text, and is told so at once.
        self._rows.writerows(
            [value if value is None or (type(value) is str and value[:1] in PLAIN) else cell(value) for value in row]
            for row in rows
        )
        if self._text.tell() > _BLOCK:
            self.end()

    def end(self) -> None:
        """Hand on what waits."""
        self._write(self._text.getvalue().encode())
        self._text.seek(0)
        self._text.truncate()
