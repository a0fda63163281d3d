"""Rows of sheets are told apart by the names of their columns, and what has no name is told by its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.intake.csv_reading import read_csv
from generator.intake.sheet_cells import UnreadCell
from generator.intake.sheet_changes import planned
from generator.intake.sheet_columns import AGREEMENTS, sheet_named
from generator.intake.sheet_entries import matched
from generator.intake.sheet_grid import SheetProblem
from generator.intake.sheet_reading import Filled, filled_in
from generator.intake.workbook_reading import read_workbook


def read(folder: Path, agreements: str, **others: str) -> Filled:
    """What CSV files say: `Agreements.csv`, and others by the names of their sheets."""
    texts = {AGREEMENTS: agreements, **others}
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return filled_in([read_csv(folder / f"{name}.csv", name) for name in texts], ())


@pytest.mark.parametrize(("between", "called"), [(",", "a comma"), (";", "a semicolon"), ("\t", "a tab")])
def test_a_row_that_goes_on_behind_the_last_name_is_told_by_its_cell(
    between: str, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [["id", "title", "status"], ["x", "A letter", " when your library closes", "live"], ["y", "Meals", "live"]]
    filled = read(tmp_path, "\n".join(between.join(row) for row in rows))

    (problem,) = filled.problems
    assert str(problem) == (
        "Agreements.csv: row 2, column D: The column of this cell has no name.\n"
        f"    Put quotation marks around each text that has {called} in it, or write a name on the first row."
    )
    assert not problem.of_cell, "nothing can be told of the rest as if this row were not"
    assert [type(given.cell) for given in filled.agreements["x"].cells.values()] == [UnreadCell, UnreadCell]
    assert [given.cell for given in filled.agreements["y"].cells.values()] == ["Meals", "live"]


def test_a_row_of_which_nothing_is_read_takes_no_entry_of_another(tmp_path: Path) -> None:
    filled = read(tmp_path, "id\nx\n", Data="agreement,number,item\nx,,A name, and more\nx,1,Age\n")
    sheet = sheet_named("Data")
    assert sheet is not None and len(filled.problems) == 1
    problems: list[SheetProblem] = []
    assert matched(sheet, filled.lists["Data"]["x"], [{"item": "Name"}], problems) == {1: 0}
    assert problems == []


def test_empty_cells_behind_the_last_name_say_nothing(tmp_path: Path) -> None:
    filled = read(tmp_path, "id,title\nx,Meals,,, \n,,,,\n")
    assert list(filled.problems) == []
    assert [given.cell for given in filled.agreements["x"].cells.values()] == ["Meals"]


def test_rows_of_a_file_without_ids_are_not_told_one_by_one(tmp_path: Path) -> None:
    filled = read(tmp_path, "All our agreements\nid,title\nx,Meals\n")
    assert [problem.message for problem in filled.problems] == [
        "No column has this name.",
        "No column here is called “id”.",
    ]


@pytest.mark.parametrize("cell", ["", " ; "])
@pytest.mark.parametrize("now", [{}, {"sectors": []}, {"sectors": ["health"]}])
def test_a_cell_with_only_what_stands_between_values_is_an_empty_one(
    cell: str, now: dict[str, Any], tmp_path: Path
) -> None:
    (plan,) = planned(read(tmp_path, f"id,sectors\nx,{cell}\n"), {"x": now}, [])
    assert plan.data == {} and len(plan.changes) == len(now)


def test_a_row_with_only_what_stands_between_values_holds_no_entry(tmp_path: Path) -> None:
    filled = read(tmp_path, "id\nx\n", Data="agreement,to\nx,;\n")
    assert ["Nothing stands in this row" in problem.message for problem in filled.problems] == [True]


def test_a_heading_that_is_no_text_is_told_as_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    heads = {2026: "2026", 2.5: "2.5", True: "TRUE", datetime(2026, 2, 5): "2026-02-05"}
    book = openpyxl.Workbook()
    book.active.title = AGREEMENTS
    book.active.append(["id", *heads])
    book.active.append(["x", *("=1+1" for _ in heads)])
    book.save("book.xlsx")

    problems: list[SheetProblem] = []
    filled = filled_in(read_workbook(Path("book.xlsx"), problems), ())

    places = [f"column {letter} (“{said}”)" for letter, said in zip("BCDE", heads.values(), strict=True)]
    assert [str(one.place) for one in filled.problems] == [
        f"book.xlsx: sheet “Agreements”, row 1, {one}" for one in places
    ]
    assert [str(one.place) for one in problems] == [f"book.xlsx: sheet “Agreements”, row 2, {one}" for one in places]
