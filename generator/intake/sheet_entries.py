"""Which entry of a record's list each row of a sheet is about: by what it says, by its id, then by its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.intake.edited import same
from generator.intake.sheet_cells import CellFault, UnreadCell, meant, plain_id, says_same
from generator.intake.sheet_columns import Sheet
from generator.intake.sheet_grid import SheetProblem
from generator.intake.sheet_reading import Row
from generator.intake.workbook_writing import at

_ID = ("id",)


def matched(
    sheet: Sheet, rows: Sequence[Row], entries: Sequence[Any], problems: list[SheetProblem]
) -> Mapping[int, int] | None:
    """The number of the entry of each row that has one, from 0. Others are new. None where it cannot be told."""
    found: dict[int, int] = {}
    for alike in (_says_all_of_its_own, _says_all):
        _match(found, rows, entries, lambda row, number, entry, alike=alike: alike(sheet, row, number, entry))
    if sheet.has_ids:
        _match(found, rows, entries, lambda row, _, entry: _id_of(row) == entry.get("id") is not None)
    _match(found, rows, entries, lambda row, number, _: row.number == number + 1)
    clear = True
    for place, row in enumerate(rows):
        if place not in found and row.number is not None:
            clear &= _is_new(place, row, rows, found, len(entries), problems)
    return found if clear else None


def _match(found: dict[int, int], rows: Sequence[Row], entries: Sequence[Any], alike: Any) -> None:
    """Give each row that has no entry yet the first one that is alike and has no row yet."""
    taken = set(found.values())
    for place, row in enumerate(rows):
        if place in found:
            continue
        for number, entry in enumerate(entries):
            if number not in taken and alike(row, number, entry):
                found[place] = number
                taken.add(number)
                break


def _says_all_of_its_own(sheet: Sheet, row: Row, number: int, entry: Any) -> bool:
    return row.number == number + 1 and _says_all(sheet, row, number, entry)


def _says_all(sheet: Sheet, row: Row, number: int, entry: Any) -> bool:
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


def _is_new(
    place: int,
    row: Row,
    rows: Sequence[Row],
    found: Mapping[int, int],
    count: int,
    problems: list[SheetProblem],
) -> bool:
    """Whether a row with a number that no entry has left is a copy of another row, which makes it a new entry."""
    owner = next((rows[other] for other, number in found.items() if number + 1 == row.number), None)
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
