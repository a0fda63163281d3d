"""Which entry of a record's list each row of a sheet is about: by what it says, by its id, then by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.intake.edited import same
from generator.intake.sheet_cells import (
    CellFault,
    UnreadCell,
    as_text,
    is_free,
    meant,
    plain_id,
    says_same,
    texts_meant,
)
from generator.intake.sheet_columns import Sheet
from generator.intake.sheet_grid import SheetProblem
from generator.intake.sheet_reading import Row
from generator.intake.workbook_writing import at
from generator.read.strict_yaml import Path

_ID = ("id",)


def matched(
    sheet: Sheet, rows: Sequence[Row], entries: Sequence[Any], problems: list[SheetProblem]
) -> Mapping[int, int] | None:
    """The number of the entry of each row that has one, from 0. Others are new. None where it cannot be told."""
    found: dict[int, int] = {}
    own = [_in_order(row.number, entries) for row in rows]
    said = _Said(sheet, entries)
    _match(found, rows, own, lambda row, number: _says_all(sheet, row, entries[number]))
    _match(found, rows, [said.maybe(row) for row in rows], lambda row, number: _says_all(sheet, row, entries[number]))
    if sheet.has_ids:
        ids = _numbers_by(entry.get("id") for entry in entries)
        _match(found, rows, [ids.get(_id_of(row) or "", ()) for row in rows])
    _match(found, rows, own)
    rows_of = {number: rows[place] for place, number in found.items()}
    clear = True
    for place, row in enumerate(rows):
        if place not in found and row.number is not None:
            clear &= _is_new(row, rows_of.get(row.number - 1), len(entries), problems)
    return found if clear else None


def _in_order(number: int | None, entries: Sequence[Any]) -> Sequence[int]:
    return (number - 1,) if number is not None and 0 < number <= len(entries) else ()


def _match(
    found: dict[int, int],
    rows: Sequence[Row],
    maybe: Sequence[Sequence[int]],
    alike: Callable[[Row, int], bool] = lambda _row, _number: True,
) -> None:
    """Give each row that has no entry yet the first of those it may be about that is alike and has no row yet."""
    taken = set(found.values())
    for place, row in enumerate(rows):
        if place in found:
            continue
        for number in maybe[place]:
            if number not in taken and alike(row, number):
                found[place] = number
                taken.add(number)
                break


class _Said:
    """Which entries a row can say all of, told by one text of it: a list may have thousands, and so may a sheet."""

    def __init__(self, sheet: Sheet, entries: Sequence[Any]) -> None:
        self._columns = [column for column in sheet.columns if is_free(column.facts)]
        self._entries = entries
        self._numbers: dict[Path, Mapping[Any, Sequence[int]]] = {}

    def maybe(self, row: Row) -> Sequence[int]:
        """The numbers of these entries, in order."""
        for column in self._columns:
            given = row.cells.get(column.path)
            if given and (texts := texts_meant(given.cell)):
                if column.path not in self._numbers:
                    held = (at(entry, column.path) for entry in self._entries)
                    self._numbers[column.path] = _numbers_by(map(as_text, held))
                return sorted({number for text in texts for number in self._numbers[column.path].get(text, ())})
        return range(len(self._entries))


def _numbers_by(values: Iterable[Any]) -> dict[Any, list[int]]:
    """The places of each value, None apart."""
    numbers: dict[Any, list[int]] = {}
    for number, value in enumerate(values):
        if value is not None:
            numbers.setdefault(value, []).append(number)
    return numbers


def _says_all(sheet: Sheet, row: Row, entry: Any) -> bool:
    """Whether a row says all that an entry does, and no more."""
    if row.cells and all(isinstance(given.cell, UnreadCell) for given in row.cells.values()):
        return False  # it would pass for any, and take the entry of another row
    for column in sheet.columns:
        given = row.cells.get(column.path)
        if given is None:
            continue
        now = at(entry, column.path)
        if says_same(given.cell, now):
            continue
        try:
            if not same(meant(given.cell, column.facts, now), now):
                return False
        except CellFault:
            return False
    return True


def _id_of(row: Row) -> str | None:
    given = row.cells.get(_ID)
    try:
        return plain_id(given.cell) if given and given.cell is not None else None
    except CellFault:
        return None


def _is_new(row: Row, owner: Row | None, count: int, problems: list[SheetProblem]) -> bool:
    """Whether a row with a number that no entry has left is a copy of the row that has it, and so a new entry."""
    if owner is not None and owner.number == row.number and _id_of(row) not in (_id_of(owner), ""):
        return True
    if owner is not None and owner.number == row.number:
        said = f"The number {row.number} stands in row {owner.place.row} too."
        fix = "If this row is new, empty its number, and give it an id of its own where the sheet has ids."
    else:
        said = f"The record has no entry {row.number} that this row could be about; it has {count}."
        fix = (
            "In a new row, leave the number empty. If the record has changed since, write a new file with "
            "`plainview sheet`."
        )
    problems.append(SheetProblem(row.place, said, fix))
    return False
