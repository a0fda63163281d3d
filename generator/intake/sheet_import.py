"""Sheets put back into records: read, held against the records, checked with all the content, and only then written."""

from __future__ import annotations

import codecs
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

from generator.check.content_names import AGREEMENTS
from generator.intake.csv_reading import read_csv
from generator.intake.edited import edited, edited_together, extended
from generator.intake.proposed_records import problems_with
from generator.intake.record_text import record_text
from generator.intake.replacing import Replacing, replace_files
from generator.intake.sheet_changes import Change, Planned, in_order_of_model, planned
from generator.intake.sheet_columns import AGREEMENTS as MAIN
from generator.intake.sheet_columns import MADE_FROM, sheet_named
from generator.intake.sheet_grid import Grid, Place, SheetProblem, SheetProblems, SheetRefused
from generator.intake.sheet_reading import filled_in
from generator.intake.sheet_words import for_a_sheet
from generator.intake.splicing import CannotEdit
from generator.intake.standing_records import Standing, ids_of, standing_records
from generator.intake.workbook_reading import read_workbook
from generator.intake.workbook_writing import fingerprint
from generator.problems import ContentProblems, Problem, errors
from generator.read.content_files import shown_path
from generator.read.strict_yaml import Path as At

_MOST_FILES = 100


@dataclass(frozen=True)
class Told:
    """A problem that the checker found in what would be written, with the cell that it comes from, if one is known."""

    problem: Problem
    place: Place | None


@dataclass(frozen=True)
class SheetImport:
    """What an import would do. `plans` are the records that would change or begin; `notices` are to be known.

    `faults` are of cells, and `problems` are the checker's: with a fault or an error nothing may be written.
    """

    plans: tuple[Planned, ...]
    files: tuple[Replacing, ...]
    notices: tuple[str, ...]
    problems: tuple[Told, ...]
    faults: tuple[SheetProblem, ...] = ()

    @property
    def refused(self) -> int:
        """How many things stand in the way."""
        return len(self.faults) + len(errors(one.problem for one in self.problems))

    def write(self) -> None:
        """Write every file, or none. Raises FileRefused."""
        assert not self.refused
        replace_files(self.files)


def is_taken(path: Path) -> bool:
    """Whether a file or folder is of a kind that an import reads."""
    return path.is_dir() or path.suffix.lower() in (".xlsx", ".xlsm", ".csv")


def import_of(path: Path, content: Path, *, as_of: date | None = None, jobs: int = 1) -> SheetImport:
    """What putting these sheets back would do. Nothing is written.

    `path` is a workbook, a CSV file of agreements, or a folder with a CSV file for each sheet. Raises SheetRefused
    where the sheets cannot be read as a whole, or a record has to be mended first: then no record can be checked.
    """
    problems = SheetProblems()
    with _nothing_collected():
        grids = _grids(path, problems)
        gc.collect()  # a workbook that was read: its parts hold one another
        made_from = {
            str(row[0]): row[1] for grid in grids if grid.name == MADE_FROM for row in grid.rows if len(row) > 1
        }
        filled = filled_in([grid for grid in grids if grid.name != MADE_FROM], ids_of(content))
        problems += filled.problems
        try:
            standing = standing_records(content, filled.agreements)
        except ContentProblems as wrong:
            raise SheetRefused(problems, wrong.problems) from wrong
        plans = planned(filled, {identifier: one.data for identifier, one in standing.items()}, problems)
    changed = [plan for plan in plans if plan.new or plan.changes]
    files = [_file_of(plan, standing.get(plan.id), content, problems) for plan in changed]
    if not filled.whole or not all(one.of_cell for one in problems):
        raise SheetRefused(problems)
    proposed = {plan.id: file.new for plan, file in zip(changed, files, strict=True)}
    found = problems_with(proposed, content, as_of, jobs) if proposed else ()
    told = tuple(_told(found, changed, content, {one.place for one in problems}))
    since = [
        f"{plan.id} is not what it was when this workbook was written. Look whether what is listed for it takes "
        "somebody's change back. If so, write a new workbook with `plainview sheet`."
        for plan in changed
        if not plan.new and plan.id in made_from and made_from[plan.id] != fingerprint(standing[plan.id].data)
    ]
    return SheetImport(tuple(changed), tuple(files), (*filled.notices, *since), told, tuple(sorted(set(problems))))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Python looks for what can go whenever much was made. Here millions of cells are made, and all of them stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _grids(path: Path, problems: list[SheetProblem]) -> list[Grid]:
    if not path.is_dir():
        return [read_csv(path, MAIN)] if path.suffix.lower() == ".csv" else read_workbook(path, problems)
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
    place = Place(shown_path(path))
    if not files or len(files) > _MOST_FILES:
        fix = f"Put a CSV file for each sheet into it, such as {MAIN}.csv."
        raise SheetRefused([SheetProblem(place, f"This folder holds {len(files)} CSV files.", fix)])
    return [grid for file in files for grid in _grid(file, problems)]


def _grid(file: Path, problems: list[SheetProblem]) -> Iterator[Grid]:
    try:
        yield read_csv(file, _name_of(file))
    except SheetRefused as refused:
        problems += refused.problems


def _name_of(file: Path) -> str:
    known = sheet_named(file.stem)
    return known.name if known else file.stem


def _file_of(plan: Planned, standing: Standing | None, content: Path, problems: list[SheetProblem]) -> Replacing:
    """The file of a record as it would be. A change that cannot be made in its text is a problem."""
    if link := _link_on_the_way(content / AGREEMENTS / f"{plan.id}.yml", content):
        said = f"{shown_path(link)} is a link, and the file that it leads to is not written to."
        problems.append(SheetProblem(plan.row.place, said, "Put the file or the folder itself in its place."))
    if standing is None:
        path = content / AGREEMENTS / f"{plan.id}.yml"
        return Replacing(path, None, record_text(in_order_of_model(plan)).encode())
    text, rest = standing.text, list(plan.changes)
    while rest:
        try:
            text, made = _with_next(text, rest)
        except CannotEdit as reason:
            fix = f"Make this change in {standing.file.shown} by hand. Then write a new file with `plainview sheet`."
            problems.append(SheetProblem(rest[0].place, f"{plan.id} cannot be changed so. {reason}", fix))
            break
        del rest[:made]
    mark = codecs.BOM_UTF8 if standing.raw.startswith(codecs.BOM_UTF8) else b""
    return Replacing(standing.file.path, standing.raw, mark + text.encode())


def _with_next(text: str, changes: Sequence[Change]) -> tuple[str, int]:
    """The text with the first of some changes made, and how many were: as many at once as can be.

    A text is read anew for each time, which takes minutes where somebody adds or changes thousands of rows. Raises
    CannotEdit.
    """
    first = changes[0]
    new = list(takewhile(lambda one: one.is_new_entry and one.path[:-1] == first.path[:-1], changes))
    if len(new) > 1:
        with suppress(CannotEdit):  # else one by one, so that it is told which of them cannot be
            return extended(text, first.path[:-1], [one.becomes for one in new]), len(new)
    together = [(one.path, one.becomes) for one in takewhile(lambda one: not one.is_new_entry, changes)]
    while len(together) > 1:
        with suppress(CannotEdit):  # else half of them, and so on
            return edited_together(text, together)
        del together[len(together) // 2 :]
    return edited(text, first.path, first.becomes), 1


def _link_on_the_way(path: Path, content: Path) -> Path | None:
    """A link below the content folder that leads to this file."""
    steps = (path, *path.parents)
    return next((one for one in steps[: steps.index(content)] if one.is_symlink()), None)


def _told(
    problems: Sequence[Problem], plans: Sequence[Planned], content: Path, told: Collection[Place]
) -> Iterator[Told]:
    """The problems that matter here: every error, and warnings of the files that would be written.

    `told` are the cells of which it has been told that they cannot stand.
    """
    folder = shown_path(content / AGREEMENTS)
    ours = {f"{folder}/{plan.id}.yml": plan for plan in plans}
    for problem in problems:
        if plan := ours.get(problem.where.path):
            if (cell := _cell_of(plan, problem.at)) not in told:
                yield Told(for_a_sheet(problem, plan.id), cell)
        elif problem.severity == "error":
            yield Told(problem, None)


def _cell_of(plan: Planned, at: At) -> Place:
    """The cell of a value, or of the nearest thing around it that has one; else the agreement's row."""
    while at:
        if at in plan.cells:
            return plan.cells[at]
        at = at[:-1]
    return plan.row.place
