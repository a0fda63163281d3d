"""The rows of a CSV file, as RFC 4180 asks for them: spreadsheets read them without a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.present.open_data.csv_cells import PLAIN, cell

# A spreadsheet tells by it that the file is UTF-8, and shows Welsh as it is written.
MARK = "\ufeff"
_END = "\r\n"
_BLOCK = 64 * 1024  # letters that wait before they are handed on


class Rows:
    """Takes the rows of one file and hands them on in blocks, so that memory does not grow. `end` hands on the rest."""

    def __init__(self, names: Sequence[str], write: Callable[[bytes], object]) -> None:
        self._write = write
        self._commas = len(names) - 1
        self._waiting = [MARK]
        self._letters = 0
        self.add([names])

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows, each a value for every column; None for what is not stated."""
        for row in rows:
            # Nearly every cell is empty or a plain text, and nearly every row has nothing to quote: both are told at
            # once, which takes half the time of `csv.writer`.
            cells = [
                "" if value is None else value if type(value) is str and value[:1] in PLAIN else cell(value)
                for value in row
            ]
            line = ",".join(cells)
            if line.count(",") != self._commas or '"' in line or "\n" in line or "\r" in line:
                line = ",".join(map(_quoted, cells))
            self._waiting.append(line + _END)
            self._letters += len(line)
        if self._letters > _BLOCK:
            self.end()

    def end(self) -> None:
        """Hand on what waits."""
        self._write("".join(self._waiting).encode())
        self._waiting.clear()
        self._letters = 0


def _quoted(text: str) -> str:
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text
