"""A sheet as it was read, whatever file it came from: its cells row by row, and the words for a place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.sheet_cells import Cell
from generator.present.open_data.sheet_rows import letters
from generator.read.excerpt import excerpt


@dataclass(frozen=True, order=True)
class Place:
    """A place in a spreadsheet, as its own window names it. Rows count from 1, columns from 0; 0 and -1 are none."""

    file: str
    sheet: str = ""
    row: int = 0
    column: int = -1
    label: str = ""

    def __str__(self) -> str:
        parts = [f"sheet “{excerpt(self.sheet)}”"] * bool(self.sheet)
        parts += [f"row {self.row}"] * bool(self.row)
        if self.column >= 0:
            label = f" (“{excerpt(self.label)}”)" if self.label else ""
            parts.append(f"column {letters(self.column)}{label}")
        return f"{self.file}: {', '.join(parts)}" if parts else self.file


@dataclass(frozen=True, order=True)
class SheetProblem:
    """One thing that is wrong with a spreadsheet: where, what, and how to mend it."""

    place: Place
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}\n    {self.fix}"


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, from its first row on. `above` counts the rows that are no part of it."""

    place: Place
    name: str
    rows: Sequence[Sequence[Cell]]
    above: int = 0


class SheetRefused(Exception):
    """A spreadsheet cannot be taken as it is; nothing was written. `problems` holds all that is wrong."""

    def __init__(self, problems: Sequence[SheetProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
