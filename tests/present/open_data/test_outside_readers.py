"""The tables of the real register, read by programs that others wrote: what they say of themselves holds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import frictionless
import openpyxl
import pytest
from csvw import TableGroup

from generator.assess.outcome import outcomes_of
from generator.check.checker import check_content
from generator.model.settings import Settings
from generator.present.families import Families
from generator.present.open_data import spreadsheet
from generator.present.open_data.csv_cells import cell
from generator.present.open_data.descriptions import CSVW_FILE, PACKAGE_FILE
from generator.present.open_data.files import data_files, data_together, every_table
from generator.present.open_data.whole_register import csv_path
from generator.present.page import Site

CONTENT = Path(__file__).parents[3] / "content"
AS_OF = date(2026, 11, 26)


@pytest.fixture(scope="module")
def site() -> Site:
    register = check_content(CONTENT, as_of=AS_OF).register
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    return Site(register, outcomes, Settings(), AS_OF)


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("data")
    for file in Families(data_files(site)):
        if file.path.startswith("data/"):
            (place / file.path).parent.mkdir(parents=True, exist_ok=True)
            (place / file.path).write_bytes(file.make())
    for together in data_together(site):
        opened = {path: (place / path).open("wb") for path in together.paths}
        together.write({path: file.write for path, file in opened.items()})
        for file in opened.values():
            file.close()
    yield place


def rows_in(folder: Path, table: str) -> list[list[str]]:
    with (folder / csv_path(table)).open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)]


def test_the_data_package_is_valid_with_every_row_key_and_type(folder: Path) -> None:
    report = frictionless.validate(str(folder / PACKAGE_FILE))
    assert report.valid, report.flatten(["title", "note", "rowNumber", "fieldName"])[:10]
    assert len(report.tasks) == len(every_table())


def test_csv_on_the_web_reads_every_table_as_it_is_described(folder: Path) -> None:
    group = TableGroup.from_file(folder / CSVW_FILE)
    group.check_referential_integrity()
    for table in group.tables:
        assert list(table.iterdicts(strict=True)) or len(rows_in(folder, table.local_name.removesuffix(".csv"))) == 1


def test_the_spreadsheet_holds_what_the_csv_files_hold_and_no_formula(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / spreadsheet.PATH)
    assert book.sheetnames == ["Read me", *(table.name for table in every_table())]
    for table in every_table():
        sheet = book[table.name]
        assert {one.data_type for row in sheet.iter_rows() for one in row} <= {"s", "inlineStr", "n", "b"}
        rows = [[cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        assert rows == rows_in(folder, table.name), table.name


def test_the_spreadsheet_is_the_same_each_time(site: Site) -> None:
    first, second = bytearray(), bytearray()
    for made in (first, second):
        spreadsheet.spreadsheet_file(site).write({spreadsheet.PATH: made.extend})
    assert first == second
