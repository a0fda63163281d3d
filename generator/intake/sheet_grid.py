"""A sheet as it was read, whatever file it came from: its cells row by row, and the words for a place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.intake.sheet_cells import Cell
from generator.present.open_data.sheet_rows import letters
from generator.problems import Problem
from generator.read.excerpt import excerpt
from generator.read.yaml_fault import MOST_FAULTS


class Place(NamedTuple):
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
    """One thing that is wrong with a spreadsheet: where, what, and how to mend it.

    `of_cell` says that it is what a field's cell holds: all else in the spreadsheet can be told as if it were not.
    """

    place: Place
    message: str
    fix: str
    of_cell: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}\n    {self.fix}"


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, from its first row on. `above` counts the rows that are no part of it.

    `between` is the sign that stands between the cells of a file of text, none in a workbook.
    """

    place: Place
    name: str
    rows: Sequence[Sequence[Cell]]
    above: int = 0
    between: str = ""


class SheetRefused(Exception):
    """A spreadsheet cannot be taken as it is; nothing was written. `problems` holds all that is wrong with it.

    `records` are problems of the records that it would change, which have to be mended first.
    """

    def __init__(self, problems: Sequence[SheetProblem], records: Sequence[Problem] = ()) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.records = tuple(records)
        super().__init__("\n".join(map(str, self.problems)))


class SheetProblems(list[SheetProblem]):
    """All that is wrong with a spreadsheet. At so many that nobody reads on it is refused as it stands."""

    def append(self, problem: SheetProblem) -> None:
        """One more. Raises SheetRefused."""
        super().append(problem)
        if len(self) >= MOST_FAULTS:
            said = f"{MOST_FAULTS:,} things are wrong with this, and what else may be is not told."
            raise SheetRefused([*self, SheetProblem(Place(problem.place.file), said, "Mend these first.")])
