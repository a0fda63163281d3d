"""The same tables as one spreadsheet, a sheet for each, for whoever would rather not read CSV.

Every text is written as a text, so that none can be a formula, and every number as a number. The file is the same, byte
for byte, for the same register and day.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from generator.present.open_data import areas
from generator.present.open_data.csv_cells import BETWEEN, NONE
from generator.present.open_data.record import LICENCE
from generator.present.open_data.serialiser import published
from generator.present.open_data.tables import Table, Told, tables
from generator.present.page import PlannedFile, Site

PATH = "data/plainview.xlsx"
MOST_ROWS = 1_048_576
"""As many as a sheet may have."""
LONGEST = 32_767
"""As many letters as a cell may hold."""
CUT_ROWS = "There are more rows than a sheet can hold. The CSV file has all of them."
CUT_TEXT = "… (The CSV file has all of it.)"
READ_ME = (
    "Each sheet is one table, and the first row names its columns. An empty cell is “not stated”; that does not mean "
    "“none”.",
    f"Several values in one cell have “{BETWEEN}” between them, and {NONE} is “stated: none”.",
    "Dates may be a year or a month alone, and may begin with “about”, so they are text.",
)


def spreadsheet_file(site: Site) -> PlannedFile:
    """The spreadsheet, which is made in a walk of its own: it costs more than all other tables together."""
    return PlannedFile(PATH, partial(_made, site))


def _made(site: Site) -> bytes:
    written = io.BytesIO()
    # Texts stand in the cells themselves and each row is put away at once, so that memory does not grow.
    workbook = xlsxwriter.Workbook(written, {"constant_memory": True})
    day = datetime.combine(site.as_of, datetime.min.time())
    workbook.set_properties({"title": site.settings.site_name, "created": day})
    bold = workbook.add_format({"bold": True})
    _read_me(workbook.add_worksheet("Read me"), site, bold)
    sheets = [(table, _Sheet(workbook.add_worksheet(table.name), table, bold)) for table in tables()]
    for card in site.register.cards:
        told = Told(site, card, published(site.register.data(card.id)))
        for table, sheet in sheets:
            for row in table.rows(told):
                sheet.add(row)
    of_areas = _Sheet(workbook.add_worksheet(areas.AREAS.name), areas.AREAS, bold)
    for row in areas.rows(site):
        of_areas.add(row)
    workbook.close()
    return written.getvalue()


def _read_me(sheet: Any, site: Site, bold: Any) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, site.settings.site_name, bold)
    told = [("From", site.settings.site_url), ("As at", site.as_of.isoformat()), ("Licence", LICENCE)]
    told += [("How to read it", words) for words in READ_ME]
    told += [(table.name, table.says) for table in (*tables(), areas.AREAS)]
    for row, (name, words) in enumerate(told, start=1):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, words)


class _Sheet:
    """One table's sheet, to which rows are added."""

    def __init__(self, sheet: Any, table: Table, bold: Any) -> None:
        self._sheet = sheet
        self._next = 1
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, max(12, min(40, len(column.name) + 2)))
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column.name, bold)

    def add(self, row: Iterable[Any]) -> None:
        if self._next >= MOST_ROWS - 1:
            if self._next == MOST_ROWS - 1:
                self._sheet.write_string(self._next, 0, CUT_ROWS)
                self._next += 1
            return
        for place, value in enumerate(row):
            if value is not None:
                self._write(place, value)
        self._next += 1

    def _write(self, place: int, value: Any) -> None:
        if value is True or value is False:
            self._sheet.write_boolean(self._next, place, value)
        elif isinstance(value, int):
            self._sheet.write_number(self._next, place, value)
        else:
            text = value if isinstance(value, str) else BETWEEN.join(map(str, value)) or NONE
            if text:
                self._sheet.write_string(self._next, place, cut(text))


def cut(text: str) -> str:
    """A text as long as a cell can hold, which says so where it ends early."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT_TEXT)] + CUT_TEXT
