"""What sheets say otherwise than the records: each change with the cell that asks for it, and nothing else.

Rows find their entries by what they say, then by their id, then by the number that stands beside them. So rows may be
sorted, and a sheet that was put in once can be put in again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.intake.edited import same, shown_at, value_at, with_value
from generator.intake.sheet_cells import CellFault, is_empty, meant, says_same
from generator.intake.sheet_columns import Column, Sheet, sheets
from generator.intake.sheet_entries import matched
from generator.intake.sheet_grid import Place, SheetProblem
from generator.intake.sheet_reading import Filled, Row, entries_of
from generator.intake.splicing import REMOVED
from generator.intake.workbook_writing import at
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.read.excerpt import excerpt
from generator.read.strict_yaml import Path


@dataclass(frozen=True)
class Change:
    """One value that becomes another: where in the record, what it was and becomes, and where that was asked for."""

    path: Path
    was: Any
    becomes: Any
    place: Place

    @property
    def is_new_entry(self) -> bool:
        """Whether it adds one entry to a list."""
        return isinstance(self.path[-1], int) and self.becomes is not REMOVED

    def __str__(self) -> str:
        where = shown_at(self.path)
        if isinstance(self.path[-1], int):
            if self.becomes is REMOVED:
                return f"{where}: taken out ({_first(self.was)})"
            return f"{shown_at(self.path[:-1])}: a new entry ({_first(self.becomes)})"
        if self.becomes is REMOVED:
            return f"{where}: was {_said(self.was)}, becomes not stated"
        return f"{where}: was {_said(self.was)}, becomes {_said(self.becomes)}"


@dataclass
class Planned:
    """What becomes of one record: its data in the end, the changes in order, and the cell of each path."""

    id: str
    row: Row
    new: bool
    data: Any
    changes: list[Change] = field(default_factory=list)
    cells: dict[Path, Place] = field(default_factory=dict)

    def change(self, path: Path, value: Any, place: Place) -> None:
        """Give a path another value. Taking the last out of a part takes the part out."""
        if value is REMOVED:
            path = _pruned(self.data, path)
        was = value_at(self.data, path)
        self.changes.append(Change(path, was, value, place))
        self.data = with_value(self.data, path, value)


def planned(filled: Filled, records: Mapping[str, Any], problems: list[SheetProblem]) -> list[Planned]:
    """What becomes of each agreement that has a row. `records` are the plain data of those that there are."""
    plans = []
    for identifier, row in filled.agreements.items():
        now = records.get(identifier)
        plan = Planned(identifier, row, now is None, now if now is not None else {"schema": 1})
        _own_cells(plan, row, problems)
        for sheet, rows in entries_of(filled):
            none = (sheet.name, identifier) in filled.none
            _Entries(plan, sheet, rows.get(identifier, ()), problems).change(stated_none=none)
        plans.append(plan)
    _refuse_empty_sheets(filled, records, problems)
    return plans


def _refuse_empty_sheets(filled: Filled, records: Mapping[str, Any], problems: list[SheetProblem]) -> None:
    """A sheet with its heads alone would take a whole list out of several agreements. That is hardly ever meant."""
    for sheet, rows in entries_of(filled):
        if rows or any(name == sheet.name for name, _ in filled.none):
            continue
        losing = [one for one in filled.agreements if value_at(records.get(one) or {}, sheet.path)]
        if len(losing) > 1:
            file = filled.agreements[losing[0]].place.file
            problems.append(
                SheetProblem(
                    Place(file, sheet.name),
                    f"This sheet has no rows, and {len(losing):,} agreements have entries of it now.",
                    "Delete the sheet to leave them as they are. To take them out, write a row for each agreement with "
                    "(none) as its number.",
                )
            )


def _own_cells(plan: Planned, row: Row, problems: list[SheetProblem]) -> None:
    for column in sheets()[0].columns:
        given = row.cells.get(column.path)
        if given is None:
            continue
        plan.cells[column.path] = given.place
        now = value_at(plan.data, column.path)
        value = _value(column, row, now, problems)
        if value is not now:
            plan.change(column.path, value, given.place)


def _value(column: Column, row: Row, now: Any, problems: list[SheetProblem]) -> Any:
    """What a row says for a column: the very value that is there now where it says the same, REMOVED for nothing."""
    given = row.cells[column.path]
    if says_same(given.cell, now):
        return now
    if is_empty(given.cell, column.facts):
        return now if now is None else REMOVED
    try:
        value = meant(given.cell, column.facts, now)
    except CellFault as fault:
        problems.append(SheetProblem(given.place, fault.message, fault.fix, of_cell=True))
        return now
    return now if same(value, now) or value is None else value


class _Entries:
    """One list of one record, and the rows that are there for it."""

    def __init__(self, plan: Planned, sheet: Sheet, rows: Sequence[Row], problems: list[SheetProblem]) -> None:
        self._plan, self._sheet, self._rows, self._problems = plan, sheet, rows, problems
        self._now = value_at(plan.data, sheet.path)

    def change(self, *, stated_none: bool) -> None:
        """Bring the list to what the rows say."""
        if stated_none and self._rows:
            said = f"It is stated that {self._plan.id} has none, and this row holds one."
            self._problem(self._rows[0].place, said, "Delete one of the two rows.")
        elif self._rows:
            self._from_rows()
        elif stated_none and self._now != []:
            self._plan.change(self._sheet.path, [], self._whole)
        elif not stated_none and self._now is not None:
            self._plan.change(self._sheet.path, REMOVED, self._whole)

    def _from_rows(self) -> None:
        entries = list(self._now or ())
        found = matched(self._sheet, self._rows, entries, self._problems)
        if found is None:
            return
        gone = [number for number in range(len(entries)) if number not in found.values()]
        new = [row for number, row in enumerate(self._rows) if number not in found]
        for number, row in enumerate(self._rows):
            if number in found:
                self._entry(row, found[number], found[number] - sum(one < found[number] for one in gone))
        made = [self._made(row) for row in new]
        if not entries and made:
            self._plan.change(self._sheet.path, made, new[0].place)
        else:
            for count, entry in enumerate(made):
                self._plan.change((*self._sheet.path, len(entries) + count), entry, new[count].place)
        for count, row in enumerate(new):
            self._note_cells(row, len(entries) - len(gone) + count)
        for number in reversed(gone):
            self._plan.change((*self._sheet.path, number), REMOVED, self._whole)

    def _entry(self, row: Row, number: int, later: int) -> None:
        """Bring an entry to what its row says. `later` is its number once all is done."""
        self._note_cells(row, later)
        for column in self._sheet.columns:
            if column.path in row.cells:
                path: Path = (*self._sheet.path, number, *column.path)
                now = value_at(self._plan.data, path)
                value = _value(column, row, now, self._problems)
                if value is not now:
                    self._plan.change(path, value, row.cells[column.path].place)

    def _made(self, row: Row) -> Any:
        entry: Any = {}
        for column in self._sheet.columns:
            if column.path in row.cells:
                value = _value(column, row, None, self._problems)
                if value is not None:
                    entry = with_value(entry, column.path, value)
        return entry

    def _note_cells(self, row: Row, number: int) -> None:
        here: Path = (*self._sheet.path, number)
        self._plan.cells[here] = row.place
        for path, given in row.cells.items():
            self._plan.cells[(*here, *path)] = given.place

    @property
    def _whole(self) -> Place:
        place = self._plan.row.place
        return Place(place.file, self._sheet.name if place.sheet else "")

    def _problem(self, place: Place, message: str, fix: str) -> None:
        self._problems.append(SheetProblem(place, message, fix))


def in_order_of_model(plan: Planned) -> dict[str, Any]:
    """The data of a new record with its names in the order of the model."""
    ordered: Any = {"schema": 1}
    known = {sheet.path for sheet in sheets()} | {column.path for column in sheets()[0].columns}
    for facts in dictionary_of(Agreement):
        path = tuple(facts.path.split("."))
        value = at(plan.data, path) if path in known else None
        if value is not None:
            ordered = with_value(ordered, path, value)
    return dict(ordered)


def _pruned(data: Any, path: Path) -> Path:
    """The path of what a value would leave empty around it. An entry of a list is never taken out so."""
    while len(path) > 1 and isinstance(path[-1], str) and isinstance(path[-2], str):
        part = value_at(data, path[:-1])
        if not isinstance(part, dict) or set(part) != {path[-1]}:
            break
        path = path[:-1]
    return path


def _said(value: Any) -> str:
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        texts = [_first(one) if isinstance(one, dict) else f"“{excerpt(one)}”" for one in value]
        return ", ".join(texts) or "none"
    return f"“{excerpt(value)}”"


def _first(entry: Any) -> str:
    """An entry by the first text in it that is no id."""
    said = {name: value for name, value in entry.items() if name != "id"} or entry
    return next((f"“{excerpt(text)}”" for text in _texts(said)), "nothing in it")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
