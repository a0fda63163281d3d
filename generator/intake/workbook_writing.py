"""A workbook of records, for somebody who would rather fill in a sheet: guidance, drop-downs, and one row an entry.

Every text is written as a text, so that none can be a formula. Cells for texts and dates are marked as text, so that a
spreadsheet does not make something else of what is typed into them.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from generator.intake.sheet_cells import shown
from generator.intake.sheet_columns import AGREEMENTS, MADE_FROM, READ_ME, WORDS, Column, Sheet, sheets
from generator.model.vocabulary import Vocabulary
from generator.present.open_data.csv_cells import BETWEEN, NONE
from generator.present.open_data.sheet_rows import letters

FIRST_ROW = 2
"""Rows before those of facts: the labels, and the guidance."""
_MORE_ROWS = 2_000  # that drop-downs, and the ids in them, reach below what is there
_LINE = 16  # points: the height of one line of text
_WIDTHS = {"text": 44, "link": 36, "date": 14, "yes-or-no": 12, "number": 12, "word": 24, "id": 26, "email": 30}
_YES_OR_NO = ("true", "false")

_READ_ME = (
    ("What this is", "Records of agreements to share data, to be filled in here and put back with `plainview import`."),
    ("One person", "Let one person edit this file at a time. Write a new one before you begin: others change records."),
    ("Agreements", "One row an agreement. Its first column is the lasting id, which never changes. A new id is a new "
     "record."),
    ("Other sheets", "One row for each entry of a list, such as a kind of data. The first column says of which "
     "agreement. Leave the second empty in a new row. You may sort the rows: their order changes nothing."),
    ("Guidance", "The first two rows of a sheet say what belongs there. Leave them as they are. You may hide or delete "
     "whole columns: what they hold then stays in the records."),
    ("Empty", "An empty cell is “not stated”, and is shown to readers so. That does not mean “none”."),
    ("None", f"{NONE} states that there is none: in a cell that may hold several values, or in the second column of a "
     "sheet for an agreement that has no row there otherwise."),
    ("Several", f"Several values in one cell have “{BETWEEN}” between them."),
    ("Dates", "2026-02-05, 5 February 2026 or 05/02/2026, the day first. 2026-02 or 2026 where no more is known, and "
     "“about 2026” where a source only implies it."),
    ("Drop-downs", f"Some cells let you choose a word. The sheet “{WORDS}” says what each means."),
    ("Delete an entry", "Delete its whole row. It is then taken out of the record."),
    ("Delete an agreement", "A row deleted from “Agreements” changes nothing: a record that was published is never "
     "deleted. To take one down, write withdrawn as its status, and when and why."),
    ("Not in here", "Assessments and translations are in the records' files only. An import leaves them as they are, "
     "and all notes too."),
    ("Please do not", "Merge cells, or use formulas: an import refuses both, and says where they are."),
)  # fmt: skip


def workbook(records: Mapping[str, Mapping[str, Any]], day: date) -> bytes:
    """The workbook of some records, plain data by id, in their order, as it is made on a day."""
    written = io.BytesIO()
    # In constant memory each text stands in its own cell, and the texts of a book are not gathered in a part beside.
    book = xlsxwriter.Workbook(written, {"constant_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Records of Plainview", "created": datetime.combine(day, datetime.min.time())})
    formats = _formats(book)
    lists = _lists()
    _read_me(book.add_worksheet(READ_ME), formats)
    for sheet in sheets():
        _sheet(book.add_worksheet(sheet.name), sheet, records, lists, formats)
    _words(book.add_worksheet(WORDS), lists, formats)
    _made_from(book.add_worksheet(MADE_FROM), records)
    book.get_worksheet_by_name(AGREEMENTS).activate()
    book.close()
    return written.getvalue()


def _formats(book: Any) -> Mapping[str, Any]:
    top = {"valign": "top", "text_wrap": True}
    return {
        "label": book.add_format({**top, "bold": True, "bg_color": "#1F3D5C", "font_color": "#FFFFFF", "border": 1}),
        "guidance": book.add_format({**top, "italic": True, "bg_color": "#EEF2F6", "font_color": "#333333"}),
        "text": book.add_format({**top, "num_format": "@"}),
        "number": book.add_format(top),
    }


def _read_me(page: Any, formats: Mapping[str, Any]) -> None:
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 100)
    page.hide_gridlines(2)
    for row, (name, words) in enumerate(_READ_ME):
        page.set_row(row, _LINE * -(-len(words) // 95))  # not every program makes room by itself
        page.write_string(row, 0, name, formats["label"])
        page.write_string(row, 1, words, formats["text"])


def _sheet(
    page: Any,
    sheet: Sheet,
    records: Mapping[str, Mapping[str, Any]],
    lists: Mapping[tuple[str, ...], int],
    formats: Mapping[str, Any],
) -> None:
    own = sheet.own_columns
    page.freeze_panes(FIRST_ROW, 1)
    for place, (label, _) in enumerate(own):
        page.set_column(place, place, 10 if label == "number" else 32, formats["text"])
    for place, column in enumerate(sheet.columns, start=len(own)):
        form = formats["number" if _is_number(column) else "text"]
        page.set_column(place, place, _WIDTHS.get(column.facts.holds, 24), form)
    page.set_row(0, 3 * _LINE)
    page.set_row(1, 5 * _LINE)
    heads = [*own, *((column.label, column.guidance) for column in sheet.columns)]
    for row, name in enumerate(("label", "guidance")):
        for place, words in enumerate(heads):
            page.write_string(row, place, words[row], formats[name])
    row = FIRST_ROW - 1
    for row, cells in enumerate(_rows(sheet, records), start=FIRST_ROW):
        for place, value in enumerate(cells):
            if isinstance(value, int) and _is_number(sheet.columns[place - len(own)]):
                page.write_number(row, place, value, formats["number"])
            elif value is not None:
                page.write_string(row, place, str(value), formats["text"])
    # The arrows for sorting stand on the row of guidance, so that neither of the first two is sorted along.
    page.autofilter(1, 0, max(row, FIRST_ROW), len(heads) - 1)
    _drop_downs(page, sheet, row + _MORE_ROWS, FIRST_ROW + len(records) + _MORE_ROWS, lists, len(own))


def _is_number(column: Column) -> bool:
    return column.facts.holds == "number" and not column.facts.many


def _rows(sheet: Sheet, records: Mapping[str, Mapping[str, Any]]) -> Iterator[list[str | int | None]]:
    for identifier, data in records.items():
        if not sheet.path:
            yield [identifier, *_cells(sheet, data)]
            continue
        entries = at(data, sheet.path)
        if entries == []:
            yield [identifier, NONE]
        for number, entry in enumerate(entries or (), start=1):
            yield [identifier, str(number), *_cells(sheet, entry)]


def _cells(sheet: Sheet, part: Mapping[str, Any]) -> list[str | int | None]:
    return [shown(at(part, column.path)) for column in sheet.columns]


def at(part: Any, path: Iterable[str]) -> Any:
    """What stands at a path of a part, None where nothing does."""
    for name in path:
        part = part.get(name) if isinstance(part, dict) else None
    return part


def _made_from(page: Any, records: Mapping[str, Mapping[str, Any]]) -> None:
    page.hide()
    for row, (identifier, data) in enumerate(records.items()):
        page.write_string(row, 0, identifier)
        page.write_string(row, 1, fingerprint(data))


def fingerprint(data: Mapping[str, Any]) -> str:
    """A short hash of what a record says, notes and the order of names apart."""
    said = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _drop_downs(
    page: Any, sheet: Sheet, last: int, last_id: int, lists: Mapping[tuple[str, ...], int], before: int
) -> None:
    if sheet.path:
        # Another id is not an error here: its row may come later.
        page.data_validation(
            FIRST_ROW, 0, last, 0,
            {"validate": "list", "source": f"={AGREEMENTS}!$A${FIRST_ROW + 1}:$A${last_id}", "show_error": False},
        )  # fmt: skip
    for place, column in enumerate(sheet.columns, start=before):
        words = _words_of(column)
        if not words:
            continue
        letter = letters(lists[words])
        said: dict[str, Any] = {"validate": "list", "source": f"={WORDS}!${letter}$2:${letter}${len(words) + 1}"}
        if column.facts.many:
            # A drop-down gives one of them. Several are typed, so nothing is refused here.
            said |= {"show_error": False}
        else:
            said |= {"error_title": "One of the list", "error_message": "Choose a word from the list of this cell."}
        page.data_validation(FIRST_ROW, place, last, place, said)


def _words_of(column: Column) -> tuple[str, ...]:
    return _YES_OR_NO if column.facts.holds == "yes-or-no" else tuple(column.facts.words)


def _lists() -> Mapping[tuple[str, ...], int]:
    """Every list that a cell may choose from, with the column that holds it on the sheet of words."""
    found: dict[tuple[str, ...], int] = {}
    for sheet in sheets():
        for column in sheet.columns:
            if words := _words_of(column):
                found.setdefault(words, 2 * len(found))
    return found


def _words(page: Any, lists: Mapping[tuple[str, ...], int], formats: Mapping[str, Any]) -> None:
    """The words that cells choose from, each list in a column, with what each means beside it."""
    page.freeze_panes(1, 0)
    vocabularies: dict[tuple[str, ...], tuple[str, Vocabulary]] = {}
    for sheet in sheets():
        for column in sheet.columns:
            if words := _words_of(column):
                vocabularies.setdefault(words, (column.facts.question, column.facts.words))
    columns: list[Sequence[str]] = []
    for words, place in lists.items():
        question, meanings = vocabularies[words]
        page.set_column(place, place, 28)
        page.set_column(place + 1, place + 1, 60)
        name = "true or false" if words == _YES_OR_NO else question
        columns += [[name, *words], ["What it means", *(_meaning(meanings, word) for word in words)]]
    for row in range(max(map(len, columns))):
        for place, cells in enumerate(columns):
            if row < len(cells):
                page.write_string(row, place, cells[row], formats["text" if row else "label"])


def _meaning(vocabulary: Vocabulary, word: str) -> str:
    said = vocabulary.get(word)
    return f"{said.label}: {said.meaning}" if said else {"true": "Yes", "false": "No"}.get(word, "")
