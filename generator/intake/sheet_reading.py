"""Sheets as they were filled in, row by row: of which agreement and entry each row speaks, or why it cannot be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.check.suggest import close_match, did_you_mean
from generator.intake.sheet_cells import (
    Cell,
    CellFault,
    NumberCell,
    UnreadCell,
    as_label,
    is_empty,
    plain_id,
    plain_name,
)
from generator.intake.sheet_columns import AGREEMENTS, Relative, Sheet, sheet_meant, sheet_named
from generator.intake.sheet_grid import Grid, Place, SheetProblem, SheetProblems
from generator.model.fields import how_ids_are_written, is_id
from generator.model.organisation import slug
from generator.present.open_data.csv_cells import NONE
from generator.read.excerpt import excerpt

_CALLED = {",": "a comma", ";": "a semicolon", "\t": "a tab"}


class Given(NamedTuple):
    """A cell, and where it is."""

    cell: Cell
    place: Place


@dataclass(frozen=True)
class Row:
    """One row: where it is, its place in the record's list if it has one, and its cells by the path of their field."""

    place: Place
    cells: Mapping[Relative, Given]
    number: int | None = None


@dataclass
class Filled:
    """Everything that sheets say. `lists` has the rows of each sheet but the first, by agreement.

    `none` names the sheets and agreements for which it is stated that there are no entries. `notices` are what
    somebody should know and need not mend. `whole` says that nothing was left out for what is wrong with it.
    """

    agreements: dict[str, Row] = field(default_factory=dict)
    lists: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    none: set[tuple[str, str]] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)
    problems: SheetProblems = field(default_factory=SheetProblems)
    whole: bool = True


def filled_in(grids: Sequence[Grid], known: Collection[str]) -> Filled:
    """What some sheets say. `known` are the ids of the records that there are."""
    filled = Filled()
    found: dict[str, tuple[Sheet, Grid]] = {}
    for grid in grids:
        sheet = sheet_named(grid.name) or (sheet_named(AGREEMENTS) if len(grids) == 1 else None)
        if sheet is None:
            _unknown_sheet(grid, filled)
        elif sheet.name in found:
            fix = f"Keep one of the two. The other is {found[sheet.name][1].place}."
            filled.problems.append(SheetProblem(grid.place, f"There are two sheets “{sheet.name}”.", fix))
        elif grid.rows:
            found[sheet.name] = (sheet, grid)
    if AGREEMENTS not in found:
        if grids:
            fix = "Write a new file with `plainview sheet`, and copy your rows into that."
            place = Place(grids[0].place.file)
            filled.problems.append(SheetProblem(place, f"There is no sheet “{AGREEMENTS}” with rows in it.", fix))
        return filled
    for sheet, grid in sorted(found.values(), key=lambda pair: bool(pair[0].path)):
        _Reader(sheet, grid, filled, known).read()
    return filled


def _unknown_sheet(grid: Grid, filled: Filled) -> None:
    near = sheet_meant(grid.name)
    if near:
        fix = f"Did you mean “{near}”? Else give it a name that is not so near to that."
        filled.problems.append(SheetProblem(grid.place, "No sheet of records has this name.", fix))
    elif any(not is_empty(cell) for row in grid.rows for cell in row):
        filled.notices.append(f"{grid.place} is not read: no sheet of records has this name.")


class _Reader:
    """Reads one sheet into what was filled in."""

    def __init__(self, sheet: Sheet, grid: Grid, filled: Filled, known: Collection[str]) -> None:
        self._sheet, self._grid, self._filled, self._known = sheet, grid, filled, known
        self._columns: dict[int, Relative | str] = {}
        self._labels = [as_label(cell) for cell in grid.rows[0]]
        self._passed_over: set[str] = set()

    def read(self) -> None:
        own = [label for label, _ in self._sheet.own_columns]
        self._read_heads(own)
        if self._sheet.path:
            self._filled.lists.setdefault(self._sheet.name, {})
        if own[0] not in self._columns.values():
            fix = f"Write {own[0]} at the top of the column that holds the ids of agreements."
            self._problem(self._at(1), f"No column here is called “{own[0]}”.", fix)
            if self._sheet.path:
                del self._filled.lists[self._sheet.name]
            return
        for number, row in enumerate(self._grid.rows[1:], start=2):
            if all(map(is_empty, row)) or (number == 2 and self._is_guidance(row)):
                continue
            self._row(number, self._within_heads(number, row))

    def _read_heads(self, own: Sequence[str]) -> None:
        names: dict[str, Relative | str] = {plain_name(label): label for label in own}
        if not self._sheet.path:
            names[plain_name("agreement")] = own[0]
        whole = ".".join(self._sheet.path)
        for column in self._sheet.columns:
            for name in (column.label, column.dotted, f"{whole}.{column.dotted}"):
                names.setdefault(plain_name(name), column.path)
        for place, label in enumerate(self._labels):
            field = names.get(plain_name(label))
            if isinstance(self._grid.rows[0][place], UnreadCell):
                self._filled.whole = False
            elif not label:
                self._without_head(place)
            elif field is None:
                shown = [*own, *(column.label for column in self._sheet.columns)]
                fix = did_you_mean(label, shown, "Delete the column, or give it the name that `plainview sheet` gives.")
                self._problem(self._at(1, place), "No column has this name.", fix)
            elif field in self._columns.values():
                self._problem(self._at(1, place), "Two columns have this name.", "Keep one of them.")
            else:
                self._columns[place] = field

    def _without_head(self, place: int) -> None:
        for number, row in enumerate(self._grid.rows[1:], start=2):
            if place < len(row) and not is_empty(row[place]):
                fix = "Write its name on the first row, or empty the column."
                self._problem(self._at(number, place), "The column of this cell has no name.", fix)
                return

    def _within_heads(self, number: int, row: Sequence[Cell]) -> Sequence[Cell]:
        """A row as far as it can be told what its cells are about.

        In a file of text a row may go on behind the last name: most often a text holds the sign between the cells.
        Nobody can tell which text that is, so nothing but whose row it is is taken from any of its cells.
        """
        beyond = next((place for place in range(len(self._labels), len(row)) if not is_empty(row[place])), None)
        if beyond is None:
            return row
        sign = _CALLED.get(self._grid.between, "the sign between cells")
        fix = f"Put quotation marks around each text that has {sign} in it, or write a name on the first row."
        self._problem(self._at(number, beyond), "The column of this cell has no name.", fix)
        return [cell if isinstance(self._columns.get(place), str) else UnreadCell() for place, cell in enumerate(row)]

    def _is_guidance(self, row: Sequence[Cell]) -> bool:
        """Whether the second row tells how to fill in the others. A file from elsewhere has no such row."""
        texts = {guidance for _, guidance in self._sheet.own_columns} | {one.guidance for one in self._sheet.columns}
        plain = {plain_name(text) for text in texts if len(text) > 12}
        return any(isinstance(cell, str) and plain_name(cell) in plain for cell in row)

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        given = {
            field: Given(row[place] if place < len(row) else None, self._at(number, place))
            for place, field in self._columns.items()
        }
        cells = {field: one for field, one in given.items() if isinstance(field, tuple)}
        own = [label for label, _ in self._sheet.own_columns]
        identifier = self._identifier(given[own[0]])
        if identifier is None:
            return
        if not self._sheet.path:
            self._agreement(identifier, Row(self._at(number), cells), given[own[0]].place)
        elif self._belongs(identifier, given[own[0]].place):
            self._entry(identifier, Row(self._at(number), cells), given.get(own[1]))

    def _identifier(self, given: Given) -> str | None:
        if isinstance(given.cell, UnreadCell):
            self._filled.whole = False
            return None
        if is_empty(given.cell):
            fix = "Write the id of the agreement that it is about, or delete the row."
            self._problem(given.place, "This row does not say which agreement it is about.", fix)
            return None
        try:
            identifier = plain_id(given.cell)
        except CellFault as fault:
            self._problem(given.place, fault.message, fault.fix)
            return None
        if is_id(identifier):
            return identifier
        near = slug(identifier)
        fix = f"{how_ids_are_written(identifier)}{f': {near}' if is_id(near) else ''}."
        self._problem(given.place, f"“{excerpt(identifier)}” cannot be an id.", fix)
        return None

    def _agreement(self, identifier: str, row: Row, place: Place) -> None:
        before = self._filled.agreements.get(identifier)
        if before is not None:
            fix = f"Keep one of the two. The other is on row {before.place.row}."
            self._problem(place, f"There are two rows for {identifier}.", fix)
            return
        self._filled.agreements[identifier] = row

    def _belongs(self, identifier: str, place: Place) -> bool:
        """Whether an entry is of an agreement of this workbook. Where only the record is there, it is passed over."""
        if identifier in self._filled.agreements:
            return True
        if identifier in self._known:
            if identifier not in self._passed_over:
                self._passed_over.add(identifier)
                self._filled.notices.append(
                    f"{self._grid.place}: the rows of {identifier} are not read, since it has no row on the sheet "
                    f"“{AGREEMENTS}”."
                )
            return False
        near = close_match(identifier, {*self._filled.agreements, *self._known})
        fix = f"Did you mean {near}?" if near else f"Give it a row on the sheet “{AGREEMENTS}”, or delete this row."
        self._problem(place, f"There is no agreement {identifier}.", fix)
        return False

    def _entry(self, identifier: str, row: Row, number: Given | None) -> None:
        rows = self._filled.lists[self._sheet.name].setdefault(identifier, [])
        given = number.cell if number else None
        given_here = [(row.cells[one.path], one.facts) for one in self._sheet.columns if one.path in row.cells]
        filled = [one for one, facts in given_here if not is_empty(one.cell, facts)]
        if isinstance(given, str) and plain_name(given) == NONE and number:
            if filled:
                fix = "Empty the other cells of this row, or the cell that says so."
                self._problem(number.place, f"This row states {NONE}, and holds an entry.", fix)
            self._filled.none.add((self._sheet.name, identifier))
        elif not filled and (is_empty(given) or len(row.cells) == len(self._sheet.columns)):
            fix = "Fill it in. To take an entry out of the record, delete its whole row."
            self._problem(row.place, "Nothing stands in this row but whose it is.", fix)
        elif number is None or is_empty(given) or isinstance(given, UnreadCell):
            rows.append(row)
        else:
            whole = given.whole if isinstance(given, NumberCell) else None
            if whole is None and isinstance(given, str) and given.strip().isdecimal():
                whole = int(given.strip()[:9])
            if whole is None or whole < 1:
                fix = "Leave it empty in a new row, or write the number that stood there."
                self._problem(number.place, "This is no place in the record's list.", fix)
            else:
                rows.append(Row(row.place, row.cells, whole))

    def _at(self, row: int, column: int = -1) -> Place:
        label = self._labels[column] if 0 <= column < len(self._labels) else ""
        place = self._grid.place
        return Place(place.file, place.sheet, self._grid.above + row, column, label)

    def _problem(self, place: Place, message: str, fix: str) -> None:
        self._filled.problems.append(SheetProblem(place, message, fix))


def entries_of(filled: Filled) -> Iterator[tuple[Sheet, Mapping[str, list[Row]]]]:
    """Each sheet of a list that was filled in, with its rows by agreement. A sheet that is not there says nothing."""
    for name, rows in filled.lists.items():
        sheet = sheet_named(name)
        assert sheet is not None
        yield sheet, rows
