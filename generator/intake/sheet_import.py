"""Sheets put back into records: read, held against the records, checked with all the content, and only then written."""

from __future__ import annotations

import codecs
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.check.checker import AGREEMENTS, check_content
from generator.intake.csv_reading import read_csv
from generator.intake.edited import edited
from generator.intake.record_text import record_text
from generator.intake.replacing import Replacing, replace_files
from generator.intake.sheet_changes import Planned, in_order_of_model, planned
from generator.intake.sheet_columns import AGREEMENTS as MAIN
from generator.intake.sheet_columns import MADE_FROM, sheet_named
from generator.intake.sheet_grid import Grid, Place, SheetProblem, SheetRefused
from generator.intake.sheet_reading import filled_in
from generator.intake.splicing import CannotEdit
from generator.intake.standing_records import Standing, ids_of, standing_records
from generator.intake.workbook_reading import read_workbook
from generator.intake.workbook_writing import fingerprint
from generator.problems import ContentProblems, Problem, Where, errors
from generator.read.content_files import shown_path
from generator.read.strict_yaml import Path as At
from generator.read.strict_yaml import parse

_MOST_FILES = 100


@dataclass(frozen=True)
class Told:
    """A problem that the checker found in what would be written, with the cell that it comes from, if one is known."""

    problem: Problem
    place: Place | None


@dataclass(frozen=True)
class SheetImport:
    """What an import would do. `plans` are the records that would change or begin; `notices` are to be known.

    `problems` are the checker's: with an error among them nothing may be written.
    """

    plans: tuple[Planned, ...]
    files: tuple[Replacing, ...]
    notices: tuple[str, ...]
    problems: tuple[Told, ...]

    @property
    def refused(self) -> bool:
        """Whether errors stand in the way."""
        return bool(errors(one.problem for one in self.problems))

    def write(self) -> None:
        """Write every file, or none. Raises FileRefused."""
        assert not self.refused
        replace_files(self.files)


def is_taken(path: Path) -> bool:
    """Whether a file or folder is of a kind that an import reads."""
    return path.is_dir() or path.suffix.lower() in (".xlsx", ".xlsm", ".csv")


def import_of(path: Path, content: Path, *, as_of: date | None = None, jobs: int = 1) -> SheetImport:
    """What putting these sheets back would do. Nothing is written.

    `path` is a workbook, a CSV file of agreements, or a folder with a CSV file for each sheet. Raises SheetRefused for
    what is wrong with the sheets themselves, and ContentProblems where a record has to be mended first.
    """
    grids = _grids(path)
    made_from = {str(row[0]): row[1] for grid in grids if grid.name == MADE_FROM for row in grid.rows if len(row) > 1}
    filled = filled_in([grid for grid in grids if grid.name != MADE_FROM], ids_of(content))
    problems = list(filled.problems)
    standing = standing_records(content, filled.agreements)
    plans = planned(filled, {identifier: one.data for identifier, one in standing.items()}, problems)
    if problems:
        raise SheetRefused(problems)
    changed = [plan for plan in plans if plan.new or plan.changes]
    files = [_file_of(plan, standing.get(plan.id), content, problems) for plan in changed]
    if problems:
        raise SheetRefused(problems)
    found = _checked(content, files, as_of, jobs) if files else ()
    told = tuple(_told(found, changed, files, content))
    since = [
        f"{plan.id} is not what it was when this workbook was written. Look whether what is listed for it takes "
        "somebody's change back. If so, write a new workbook with `plainview sheet`."
        for plan in changed
        if not plan.new and plan.id in made_from and made_from[plan.id] != fingerprint(standing[plan.id].data)
    ]
    return SheetImport(tuple(changed), tuple(files), (*filled.notices, *since), told)


def _grids(path: Path) -> list[Grid]:
    if not path.is_dir():
        return [read_csv(path, MAIN)] if path.suffix.lower() == ".csv" else read_workbook(path)
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
    place = Place(shown_path(path))
    if not files or len(files) > _MOST_FILES:
        fix = f"Put a CSV file for each sheet into it, such as {MAIN}.csv."
        raise SheetRefused([SheetProblem(place, f"This folder holds {len(files)} CSV files.", fix)])
    return [read_csv(file, _name_of(file)) for file in files]


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
    text = standing.text
    for change in plan.changes:
        try:
            text = edited(text, change.path, change.becomes)
        except CannotEdit as reason:
            fix = f"Make this change in {standing.file.shown} by hand. Then write a new file with `plainview sheet`."
            problems.append(SheetProblem(change.place, f"{plan.id} cannot be changed so. {reason}", fix))
            break
    mark = codecs.BOM_UTF8 if standing.raw.startswith(codecs.BOM_UTF8) else b""
    return Replacing(standing.file.path, standing.raw, mark + text.encode())


def _link_on_the_way(path: Path, content: Path) -> Path | None:
    """A link below the content folder that leads to this file. In a copy of the folder it would lead to the same."""
    steps = (path, *path.parents)
    return next((one for one in steps[: steps.index(content)] if one.is_symlink()), None)


def _checked(content: Path, files: Sequence[Replacing], as_of: date | None, jobs: int) -> tuple[Problem, ...]:
    """What the checker says of a copy of the content with these files in it, by the paths of the content itself."""
    with tempfile.TemporaryDirectory(prefix="plainview-import-") as folder:
        copied = Path(folder) / "content"
        shutil.copytree(content, copied, symlinks=True)
        for file in files:
            (copied / AGREEMENTS / file.path.name).write_bytes(file.new)
        try:
            problems: Sequence[Problem] = check_content(copied, jobs, as_of=as_of).warnings
        except ContentProblems as found:
            problems = found.problems
        there, here = shown_path(copied), shown_path(content)
        return tuple(_moved(problem, there, here) for problem in problems)


def _moved(problem: Problem, there: str, here: str) -> Problem:
    where = problem.where
    path = here + where.path.removeprefix(there) if where.path.startswith(there) else where.path
    return replace(problem, where=Where(path, where.line, where.column))


def _told(
    problems: Sequence[Problem], plans: Sequence[Planned], files: Sequence[Replacing], content: Path
) -> Iterator[Told]:
    """The problems that matter here: every error, and warnings of the files that would be written."""
    folder = shown_path(content / AGREEMENTS)
    ours = {f"{folder}/{plan.id}.yml": (plan, file) for plan, file in zip(plans, files, strict=True)}
    places: dict[str, Mapping[tuple[int, int], At]] = {}
    for problem in problems:
        path = problem.where.path
        if path in ours:
            plan, file = ours[path]
            if path not in places:
                places[path] = _by_place(file.new)
            at = places[path].get((problem.where.line, problem.where.column))
            yield Told(problem, _cell_of(plan, at))
        elif problem.severity == "error":
            yield Told(problem, None)


def _by_place(raw: bytes) -> Mapping[tuple[int, int], At]:
    """Which value stands at a line and column. Of an entry and its first name, which share one, it is the entry."""
    found: dict[tuple[int, int], At] = {}
    for path, place in parse(raw.decode().removeprefix("\ufeff"), with_places=True).places.items():
        if place not in found or len(path) < len(found[place]):
            found[place] = path
    return found


def _cell_of(plan: Planned, at: At | None) -> Place:
    """The cell of a value, or of the nearest thing around it that has one; else the agreement's row."""
    while at:
        if at in plan.cells:
            return plan.cells[at]
        at = at[:-1]
    return plan.row.place
