"""The same tables as one spreadsheet, a sheet for each, for whoever would rather not read CSV.

Every text is written as a text, so that none can be a formula, and every number as a number. XlsxWriter makes the book
with the head of each sheet, and `sheet_rows.py` pours the rows in. The file is the same, byte for byte, for the same
register and day.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from generator.present.open_data import areas
from generator.present.open_data.csv_cells import BETWEEN, NONE
from generator.present.open_data.record import LICENCE, not_stated
from generator.present.open_data.serialiser import published
from generator.present.open_data.sheet_rows import SheetRows, pour
from generator.present.open_data.tables import Table, Told, Value, tables
from generator.present.page import PlannedTogether, Site

PATH = "data/plainview.xlsx"
READ_ME = (
    "Each sheet is one table, and the first row names its columns. An empty cell is “not stated”; that does not mean "
    "“none”.",
    f"Several values in one cell have “{BETWEEN}” between them, and {NONE} is “stated: none”.",
    "Dates may be a year or a month alone, and may begin with “about”, so they are text.",
)


def spreadsheet_file(site: Site) -> PlannedTogether:
    """The spreadsheet, which is made in a walk of its own and is never whole in memory."""
    return PlannedTogether((PATH,), partial(_write, site))


def _write(site: Site, to: Mapping[str, Callable[[bytes], object]]) -> None:
    sheets = [(table, SheetRows(len(table.columns))) for table in tables()]
    for card in site.register.cards:
        told = Told(site, card, published(site.register.data(card.id)), list(not_stated(card)))
        for table, rows in sheets:
            for row in table.rows(told):
                rows.add(_shown(row))
    of_areas = SheetRows(len(areas.AREAS.columns))
    for row in areas.rows(site):
        of_areas.add(_shown(row))
    for block in pour(_without_rows(site), (None, *(rows for _, rows in sheets), of_areas)):
        to[PATH](block)


def _shown(row: Iterable[Value]) -> list[str | int | bool | None]:
    """What stands in the cells of a row."""
    return [
        value if value is None or isinstance(value, str | int) else BETWEEN.join(map(str, value)) or NONE
        for value in row
    ]


def _without_rows(site: Site) -> bytes:
    """The book with a sheet for each table, of which there is the head, before a sheet that says how to read them."""
    written = io.BytesIO()
    # In memory all texts would stand together in a part of their own, and rows would have to point at them.
    # Only where the workbook is made again.
    import xlsxwriter  # type: ignore[import-untyped]

    book = xlsxwriter.Workbook(written, {"constant_memory": True})
    day = datetime.combine(site.as_of, datetime.min.time())
    book.set_properties({"title": site.settings.site_name, "created": day})
    bold = book.add_format({"bold": True})
    _read_me(book.add_worksheet("Read me"), site, bold)
    for table in (*tables(), areas.AREAS):
        _head(book.add_worksheet(table.name), table, bold)
    book.close()
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


def _head(sheet: Any, table: Table, bold: Any) -> None:
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(12, min(40, len(column.name) + 2)))
        sheet.write_string(0, place, column.name, bold)
