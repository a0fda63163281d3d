"""`plainview sheet` and `plainview import`: what goes out comes back, and a changed cell changes that and no more."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import click.testing
import openpyxl
import pytest

from generator.cli import main as command
from generator.intake.sheet_columns import sheets
from generator.intake.workbook_writing import workbook
from generator.read.strict_yaml import parse
from tests.check.folders import EXAMPLES, lay_out

REAL = Path(__file__).parents[1] / "content"
RECORD = """\
# Compiled by hand: this note must stay.
schema: 1
title: School meals without a form   # as on the page
summary: >
  Leeds City Council checks who has a right to school meals, so that
  no child misses one.
status: live
provenance:
  basis: public-sources
  sources: [{url: https://www.leeds.gov.uk/page}]
# which services
sectors: [education]
areas: [{id: leeds}]
organisations:
  - {name: Leeds City Council, roles: [lead]}
purpose: So that every child who has a right to a meal gets one.
data:
  # from the form
  - id: name
    item: Name and address
    special_category: []
  - {id: age, item: Age, why: 'It''s asked for.'}
  - item: "=1+1"
"""
Edit = Callable[[Any], None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one record in its content, and the workbook of that."""
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "content")
    record(tmp_path).write_text(RECORD, encoding="utf-8")
    (tmp_path / "book.xlsx").write_bytes(_book())
    return tmp_path


@cache
def _book() -> bytes:
    return workbook({"meals": parse(RECORD).data}, date(2026, 11, 23))


def record(folder: Path, name: str = "meals") -> Path:
    return folder / "content" / "agreements" / f"{name}.yml"


def run(*words: str) -> click.testing.Result:
    given = [*words, "--content", "content", "--as-of", "2026-11-23"]
    return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)


def edit(folder: Path, change: Edit) -> None:
    book = openpyxl.load_workbook(folder / "book.xlsx")
    change(book)
    book.save(folder / "book.xlsx")


def cell(book: Any, sheet: str, row: int, label: str) -> Any:
    """The cell under a label, as openpyxl gives it. The first record, or entry, is on row 3."""
    page = book[sheet]
    return page.cell(row, next(head.column for head in page[1] if head.value == label))


def put(sheet: str, row: int, label: str, value: Any) -> Edit:
    return lambda book: setattr(cell(book, sheet, row, label), "value", value)


def imported(folder: Path, change: Edit, *words: str) -> click.testing.Result:
    edit(folder, change)
    return run("import", "book.xlsx", *words)


def changed(folder: Path) -> list[str]:
    """The lines of the record that are gone, and those that are new."""
    old, new = RECORD.splitlines(), record(folder).read_text(encoding="utf-8").splitlines()
    return [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]


def test_every_real_record_comes_back_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL / "agreements", tmp_path / "content" / "agreements")
    before = {path: path.read_bytes() for path in (tmp_path / "content").rglob("*.yml")}

    assert "holds 78 agreements" in run("sheet", "book.xlsx").output or len(before) != 78
    done = run("import", "book.xlsx")
    assert (done.exit_code, done.output) == (0, "Nothing would change.\n")
    assert {path: path.read_bytes() for path in (tmp_path / "content").rglob("*.yml")} == before


def test_one_cell_changes_one_line_and_notes_stay(folder: Path) -> None:
    done = imported(folder, put("Agreements", 3, "What is it called?", "School meals: no form"))

    assert done.exit_code == 0, done.output
    assert changed(folder) == [
        "-title: School meals without a form   # as on the page",
        '+title: "School meals: no form"   # as on the page',
    ]
    assert run("import", "book.xlsx").output == "Nothing would change.\n"


def test_a_dry_run_tells_and_writes_nothing(folder: Path) -> None:
    done = imported(folder, put("Agreements", 3, "How long is it kept?", "A year."), "--dry-run")

    assert done.exit_code == 0
    assert "meals: retention: was not stated, becomes “A year.”\n" in done.output
    assert "1 record changed. Nothing was changed yet." in done.output
    assert changed(folder) == []


def test_cells_of_every_kind_are_understood(folder: Path) -> None:
    """What each may hold is tested one by one in `tests/intake/test_sheet_cells.py`."""
    typed = {
        "Dates: When was it agreed?": (datetime(2026, 2, 5), "dd/mm/yyyy", "  agreed: 2026-02-05"),
        "Dates: When did it start?": (datetime(2026, 2, 1), "mmm-yy", "  start: 2026-02"),
        "Dates: When did or does it end?": (2027, "General", "  end: 2027"),
        "Automated decisions: Does a computer decide about people?": (True, "General", "  used: true"),
        "Is it in use?": ("\u00a0“Paused” ", "@", "status: paused"),
        "Which services is it part of?": ("Health; Schools and learning", "@", "sectors: [health, education]"),
        "Disclosure control: Which numbers are hidden?": (10, "0", "  suppress_below: 10"),
        "Engagement: Who was asked?": (41, "General", '  who: "41"'),
        "How long is it kept?": ("=1+1", "@", 'retention: "=1+1"'),
    }

    def change(book: Any) -> None:
        for label, (value, form, _) in typed.items():
            one = cell(book, "Agreements", 3, label)
            one.value, one.number_format = value, form
            one.data_type = "s" if value == "=1+1" else one.data_type  # openpyxl takes it for a formula

    done = imported(folder, change)
    assert done.exit_code == 0, done.output
    written = record(folder).read_text(encoding="utf-8").splitlines()
    assert [line for _, _, line in typed.values() if line not in written] == []


BAD_CELLS = [
    ("Agreements", 3, "Is it in use?", "lve", "“lve” is not one of the words for this.\n    Did you mean live?"),
    ("Agreements", 3, "Dates: When did it start?", "02/30/2026", "“02/30/2026” is not a date.\n    Write 2026-02-05,"),
    ("Agreements", 3, "Contact: At which number?", 1632960001, "Excel holds this as the number 1632960001, and the 0"),
    ("Agreements", 3, "Disclosure control: Which numbers are hidden?", "ten", "“ten” is not a whole number."),
    ("Agreements", 3, "How long is it kept?", datetime(2026, 2, 5), "Excel holds this as the date 2026-02-05, and a"),
    ("Agreements", 3, "What else was considered?", "a_x0007_b", "There is a hidden control character here (U+0007)."),
    ("Data", 3, "Is it about crimes or alleged crimes?", "perhaps", "“perhaps” is neither true nor false."),
    ("Data", 4, "agreement", "mels", "There is no agreement mels.\n    Did you mean meals?"),
    ("Data", 5, "number", "first", "This is no place in the record's list."),
    ("Organisations", 3, "agreement", None, "This row does not say which agreement it is about."),
]
UNREADABLE_CELLS = [
    ("Agreements", 3, "How long is it kept?", "=SUM(A1:A2)", "There is a formula in this cell."),
    ("Data", 4, "What is shared?", "#REF!", "This cell shows the error #REF!."),
]


@pytest.mark.parametrize("cells", [BAD_CELLS, UNREADABLE_CELLS], ids=["bad", "unreadable"])
def test_each_bad_cell_is_told_by_its_place(cells: list[tuple[str, int, str, Any, str]], folder: Path) -> None:
    def change(book: Any) -> None:
        for sheet, row, label, value, _ in cells:
            cell(book, sheet, row, label).value = value

    done = imported(folder, change)

    assert done.exit_code == 1 and changed(folder) == []
    for sheet, row, label, _, said in cells:
        place = re.escape(f"book.xlsx: sheet “{sheet}”, row {row}, column ") + r"[A-Z]+ \(“" + re.escape(label)
        assert re.search(place + r"[^\n]*”\): " + re.escape(said), done.output), (place, said, done.output)
    assert done.output.endswith(f"{len(cells)} problems. Nothing was changed.\n")


def test_every_problem_is_told_at_once(folder: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "Agreements", 3, "Is it in use?").value = "perhaps"
        cell(book, "Data", 4, "Is it about crimes or alleged crimes?").value = "perhaps"
        book["Data"].merge_cells("C4:D4")
        book["Risks"].cell(1, 3).value = "What could go rong for people?"

    done = imported(folder, change)
    assert "row 4, column C: The cells C4:D4 are merged" in done.output  # it stands in the way of all that is read
    done = imported(folder, lambda book: book["Data"].unmerge_cells("C4:D4"))
    assert "“perhaps” is not one of the words" in done.output and "“perhaps” is neither" in done.output
    assert "No column has this name.\n    Did you mean `What could go wrong for people?`?" in done.output
    assert done.output.endswith("3 problems. Nothing was changed.\n")


def test_what_cells_hold_and_what_the_checker_finds_is_told_at_once(folder: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "Agreements", 3, "Is it in use?").value = "perhaps"
        cell(book, "Agreements", 3, "How long is it kept?").value = "=1+1"
        cell(book, "Data", 4, "Who receives it?").value = "leeds-council"
        book["Data"].merge_cells("C5:D5")

    done = imported(folder, change)
    assert done.exit_code == 1 and changed(folder) == []
    for said in ("“perhaps” is not one of the words", "There is a formula", "C5:D5 are merged", "unknown-organisation"):
        assert done.output.count(said) == 1, said
    assert "missing" not in done.output, "of a cell that cannot be read nothing is concluded"
    assert done.output.endswith("4 problems. Nothing was changed.\n")


def test_what_is_wrong_with_the_sheet_and_with_the_record_is_told_at_once(folder: Path) -> None:
    record(folder).write_text(RECORD.replace("status: live", "status: lve"), encoding="utf-8")
    done = imported(folder, put("Agreements", 1, "What is it for?", "Aim"))
    assert "unknown-word" in done.output and "No column has this name." in done.output
    assert done.output.endswith("2 problems. Nothing was changed. Mend these records first.\n")


def test_all_csv_files_of_a_folder_are_told_of_at_once(folder: Path) -> None:
    (folder / "sheets").mkdir()
    for name, text in {"Agreements": "id,aim\nmeals,x\n", "Data": 'agreement\nmeals,"x\n', "Risks": "\xff\n"}.items():
        (folder / "sheets" / f"{name}.csv").write_text(text, encoding="latin-1")
    done = run("import", "sheets")
    assert done.exit_code == 1
    for said in ("No column has this name.", "cannot be read on from here", "is not UTF-8"):
        assert said in done.output, said


def test_what_a_publisher_owes_is_told_by_sheet_and_column(folder: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "Agreements", 3, "Provenance: Who wrote this record?").value = "publisher"
        sheet = book["Special category conditions"]
        sheet.append(["meals"])
        sheet.cell(sheet.max_row, 3).value = "article-9-2-g"

    done = imported(folder, change)
    assert done.exit_code == 1 and "Add `" not in done.output
    contact = "“Contact: At which email address?” or “Contact: At which number?” or “Contact: On which page?”"
    publisher = "“Provenance: Which organisation stands behind it?”"
    for code, said in {
        "missing-contact": f"Fill in {contact} on the sheet “Agreements”.",
        "missing-review-date": "Fill in “Dates: When is the next review?” on the sheet “Agreements”.",
        "missing-publisher": f"Fill in {publisher} on the sheet “Agreements”.",
        "missing-lawful-basis": "Add a row for meals to the sheet “Lawful bases”.",
        "missing-id": "Fill in “What is its lasting id?” on the sheet “Data”.",
        "missing-schedule-1": "Fill in “Which paragraph of Schedule 1 to the Data Protection Act 2018?” on the sheet "
        "“Special category conditions”.",
    }.items():
        assert re.search(rf"    {re.escape(said)}\n    \(content/[^ ]+: {code}\)\n", done.output), (code, done.output)
    assert "book.xlsx: sheet “Agreements”, row 3: A resident could not find out here whom to ask.\n" in done.output


def test_two_rows_for_one_agreement_are_refused(folder: Path) -> None:
    done = imported(folder, lambda book: book["Agreements"].append(["meals", "Another"]))
    assert "row 4, column A (“id”): There are two rows for meals." in done.output


def test_what_the_checker_finds_is_told_by_cell_and_line(folder: Path) -> None:
    done = imported(folder, put("Data", 4, "Who receives it?", "leeds-council"))

    assert done.exit_code == 1 and changed(folder) == []
    assert "book.xlsx: sheet “Data”, row 4, column J (“Who receives it?”): " in done.output
    assert re.search(r"\(content/agreements/meals\.yml:\d+:\d+: unknown-organisation\)", done.output)


def test_rows_may_be_sorted_and_an_entry_is_changed_by_its_row(folder: Path) -> None:
    def change(book: Any) -> None:
        page = book["Data"]
        rows = [[one.value for one in row] for row in page.iter_rows(min_row=3, max_row=5)]
        for number, row in enumerate(reversed(rows)):
            for place, value in enumerate(row, start=1):
                page.cell(3 + number, place).value = value
                page.cell(3 + number, place).data_type = "s"
        cell(book, "Data", 4, "Why is it needed?").value = "It's needed."

    assert imported(folder, change).exit_code == 0
    assert changed(folder) == [
        "-  - {id: age, item: Age, why: 'It''s asked for.'}",
        "+  - {id: age, item: Age, why: 'It''s needed.'}",
    ]


def test_an_entry_is_added_and_one_is_taken_out_and_again_changes_nothing(folder: Path) -> None:
    def change(book: Any) -> None:
        book["Data"].delete_rows(4)
        book["Data"].append(["meals", None, "Telephone", None, "Parents"])

    done = imported(folder, change)
    assert "meals: data: a new entry (“Telephone”)" in done.output
    assert "meals: data.2: taken out (“Age”)" in done.output
    assert changed(folder) == [
        "-  - {id: age, item: Age, why: 'It''s asked for.'}",
        "+  - item: Telephone",
        "+    about: Parents",
    ]
    assert run("import", "book.xlsx").output == "Nothing would change.\n"


def test_many_new_entries_are_added_without_reading_the_record_for_each(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr("generator.intake.edited.parse", lambda text: read.append(text) or parse(text))
    rows = [["meals", None, f"Item {number}"] for number in range(40)]

    assert imported(folder, lambda book: [book["Data"].append(row) for row in rows]).exit_code == 0
    assert changed(folder) == [f"+  - item: Item {number}" for number in range(40)]
    assert len(read) == 2


def test_none_and_not_stated_are_told_apart(folder: Path) -> None:
    assert imported(folder, lambda book: book["Risks"].append(["meals", "(none)"])).exit_code == 0
    assert "+risks: []" in changed(folder)
    assert imported(folder, lambda book: book["Risks"].delete_rows(3)).exit_code == 0
    assert changed(folder) == []


def test_a_row_deleted_from_agreements_changes_nothing(folder: Path) -> None:
    done = imported(folder, lambda book: book["Agreements"].delete_rows(3))
    assert done.exit_code == 0 and "the rows of meals are not read" in done.output
    assert changed(folder) == []


def test_a_sheet_of_heads_alone_empties_no_lists(folder: Path) -> None:
    (folder / "content" / "agreements" / "more.yml").write_bytes(
        record(folder).read_bytes().replace(b"title: ", b"title: More ")
    )
    assert run("sheet", "two.xlsx").exit_code == 0
    book = openpyxl.load_workbook(folder / "two.xlsx")
    book["Data"].delete_rows(3, 99)
    book.save(folder / "two.xlsx")
    done = run("import", "two.xlsx")
    assert done.exit_code == 1
    told = " ".join(done.output.split())
    assert "sheet “Data”: This sheet has no rows, and 2 agreements have entries of it now. Delete the sheet" in told
    assert changed(folder) == []
    del book["Data"]
    book.save(folder / "two.xlsx")
    assert run("import", "two.xlsx").output == "Nothing would change.\n" or changed(folder) == []


def test_a_column_that_was_deleted_leaves_its_field_alone(folder: Path) -> None:
    done = imported(folder, lambda book: book["Agreements"].delete_cols(2, 4))
    assert done.output == "Nothing would change.\n"


def test_a_new_id_makes_a_new_record(folder: Path) -> None:
    def change(book: Any) -> None:
        for sheet, cells in {
            "Agreements": {
                "id": "breakfast",
                "What is it called?": "Breakfast",
                "What is it, in short?": "Leeds City Council finds children who need breakfast.",
                "Is it in use?": "live",
                "Provenance: Who wrote this record?": "public-sources",
                "What is it for?": "So that no child is hungry.",
            },
            "Sources": {"agreement": "breakfast", "Where can you read it?": "https://www.leeds.gov.uk/b"},
            "Areas": {"agreement": "breakfast", "Which area?": "leeds"},
            "Organisations": {
                "agreement": "breakfast",
                "What is it called?": "Leeds City Council",
                "What does it do here?": "lead",
            },
            "Data": {"agreement": "breakfast", "What is shared?": "Name"},
        }.items():
            row = book[sheet].max_row + 1
            for label, value in cells.items():
                cell(book, sheet, row, label).value = value

    done = imported(folder, change)
    assert done.exit_code == 0, done.output
    assert "breakfast: a new record\n" in done.output
    text = record(folder, "breakfast").read_text(encoding="utf-8")
    assert "\nschema: 1\n" in f"\n{text}" and "\n# How long is it kept?" in text
    assert run("import", "book.xlsx").output == "Nothing would change.\n"
    assert changed(folder) == []


def test_a_new_record_that_lacks_something_is_told_by_its_row_and_not_written(folder: Path) -> None:
    done = imported(folder, lambda book: book["Agreements"].append(["breakfast", "Breakfast"]))
    assert done.exit_code == 1
    place = "book.xlsx: sheet “Agreements”, row 4"
    assert (
        f"{place}, column C (“What is it, in short?”): Nothing stands under “What is it, in short?”.\n" in done.output
    )
    assert "    Fill in “What is it, in short?” on the sheet “Agreements”.\n" in done.output
    assert f"{place}: No row of the sheet “Areas” is about breakfast.\n" in done.output
    assert (
        "    Add a row for breakfast to the sheet “Areas”.\n    (content/agreements/breakfast.yml:4:1: missing-field)"
        in done.output
    )
    assert not record(folder, "breakfast").exists()


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("../breakfast", "column A (“id”): “../breakfast” cannot be an id."),
        ("Big breakfast", "at most 64: big-breakfast."),
        ("a" * 65, "cannot be an id."),
        ("Con", "Windows keeps the name `con` for itself"),
        ("index", "row 4: "),
    ],
)
def test_what_cannot_be_an_id_begins_no_file(identifier: str, said: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    done = imported(folder, lambda book: book["Agreements"].append([identifier, "Breakfast"]))
    assert done.exit_code == 1 and said in done.output
    assert sorted(folder.rglob("*")) == before


def csv_of(folder: Path, text: str, encoding: str = "utf-8", name: str = "sheet.csv") -> None:
    (folder / name).write_bytes(text.encode(encoding))


@pytest.mark.parametrize(
    ("encoding", "between", "line_end"),
    [("utf-8", ",", "\n"), ("utf-8-sig", ";", "\r\n"), ("utf-16", "\t", "\r\n"), ("utf-16", ",", "\n")],
)
def test_csv_is_read_however_it_was_saved(encoding: str, between: str, line_end: str, folder: Path) -> None:
    rows = [["id", "title", "How long is it kept?"], ["meals", '"Môr, ""tir"" a; mwy"', "'-1"]]
    csv_of(folder, line_end.join(between.join(row) for row in rows) + line_end, encoding)

    assert run("import", "sheet.csv").exit_code == 0
    after = changed(folder)
    assert '+title: Môr, "tir" a; mwy   # as on the page' in after and '+retention: "-1"' in after


def test_csv_says_by_itself_what_stands_between_its_cells(folder: Path) -> None:
    csv_of(folder, "sep=;\r\nid;status\r\nmeals;pausd\r\n")
    assert "sheet.csv: row 3, column B (“status”): “pausd” is not" in run("import", "sheet.csv").output


def test_csv_in_another_encoding_is_refused(folder: Path) -> None:
    csv_of(folder, "id,title\nmeals,Môr\n", "cp1252")
    done = run("import", "sheet.csv")
    assert done.exit_code == 1 and "sheet.csv: row 2: A sign here is not UTF-8" in done.output


def test_a_folder_of_csv_files_is_read_as_sheets(folder: Path) -> None:
    (folder / "saved").mkdir()
    csv_of(folder, "id\nmeals\n", name="saved/Agreements.csv")
    csv_of(folder, "agreement,number,why\nmeals,1,To write\nmeals,2,It's asked for.\nmeals,3,\n", name="saved/data.csv")

    assert run("import", "saved").exit_code == 0
    assert changed(folder) == ["+    why: To write"]


def test_a_pipe_in_the_place_of_a_workbook_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.xlsx")
    done = run("sheet", "pipe.xlsx", "--force")
    assert done.exit_code == 1
    assert "pipe.xlsx is there already and is no ordinary file. Choose another name." in done.output


@pytest.mark.parametrize("number", [1, 59, 60, 366, -5])
def test_a_day_that_programs_count_differently_is_refused(folder: Path, number: int) -> None:
    book = openpyxl.load_workbook(folder / "book.xlsx")
    one = cell(book, "Agreements", 3, "Dates: When was it agreed?")
    one.value, one.number_format = number, "yyyy-mm-dd"
    book.save(folder / "book.xlsx")

    done = run("import", "book.xlsx")
    assert done.exit_code == 1
    assert "This cell holds a day before 1901, which Excel counts otherwise." in done.output


def test_texts_of_any_kind_come_back_and_none_is_a_formula(folder: Path) -> None:
    texts = ["=cmd|' /C calc'!A0", "+1", "-1", "@a", "_x0041_", "_x000D_", "_x005F_x0041_", "'quoted", "😀" * 9_000]
    data = "".join(f'  - {{id: d-{at}, item: "{text}"}}\n' for at, text in enumerate(texts))
    text = RECORD + data
    record(folder).write_text(text, encoding="utf-8")

    assert run("sheet", "book.xlsx", "--force").exit_code == 0
    book = openpyxl.load_workbook(folder / "book.xlsx")
    assert not [one for page in book for row in page.iter_rows() for one in row if one.data_type == "f"]
    assert run("import", "book.xlsx").output == "Nothing would change.\n"
    # As Excel saves it again, with all texts in a part of their own.
    for sheet in book:
        for row in sheet.iter_rows():
            for one in row:
                one.data_type = "s" if isinstance(one.value, str) else one.data_type
    book.save(folder / "book.xlsx")
    assert run("import", "book.xlsx").output == "Nothing would change.\n"
    assert record(folder).read_text(encoding="utf-8") == text


def test_a_text_as_long_as_a_cell_is_told_and_not_written(folder: Path) -> None:
    done = imported(folder, put("Agreements", 3, "How long is it kept?", "a" * 32_767))
    assert "column AC (“How long is it kept?”): `retention` is longer than 20000 characters." in done.output
    assert changed(folder) == []


def test_a_text_that_no_cell_can_hold_stays(folder: Path) -> None:
    record(folder).write_text(f"{RECORD}retention: {'😀' * 17_000}\n", encoding="utf-8")
    assert run("sheet", "book.xlsx", "--force").exit_code == 0
    assert run("import", "book.xlsx").output == "Nothing would change.\n"


def test_a_workbook_can_be_filled_in(folder: Path) -> None:
    """Guidance on the second row, both rows frozen, and a list to choose from for every closed word."""
    book = openpyxl.load_workbook(folder / "book.xlsx")
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == ["Read me", *(sheet.name for sheet in sheets()), "Words"]
    page = book["Data"]
    assert page.freeze_panes == "B3"
    assert cell(book, "Data", 2, "Whom is it about?").value == "A group of people."
    lists = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    for label in ("Could someone tell that it is you?", "Is it about crimes or alleged crimes?"):
        assert lists[cell(book, "Data", 3, label).coordinate].showErrorMessage
    assert cell(book, "Data", 3, "What is shared?").number_format == "@"


def test_the_words_of_a_drop_down_are_those_of_the_field(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "book.xlsx")
    at = cell(book, "Agreements", 3, "Is it in use?").coordinate
    rule = next(one for one in book["Agreements"].data_validations.dataValidation if str(one.sqref).startswith(at))
    first, last = re.findall(r"\$([A-Z]+)\$(\d+)", rule.formula1)
    words = [row[0].value for row in book["Words"][f"{first[0]}{first[1]}:{last[0]}{last[1]}"]]
    assert words == list(next(one.facts.words for one in sheets()[0].columns if one.path == ("status",)))


def test_a_blank_one_holds_no_record_and_only_names_those_wanted(folder: Path) -> None:
    shutil.copy(EXAMPLES / "good" / "smallest.yml", record(folder, "small"))
    assert "holds 0 agreements" in run("sheet", "blank.xlsx", "--blank").output
    assert "holds 1 agreement." in run("sheet", "one.xlsx", "--only", "small").output
    assert run("import", "one.xlsx").output == run("import", "blank.xlsx").output == "Nothing would change.\n"
    done = run("sheet", "two.xlsx", "--only", "smal")
    assert done.exit_code == 2 and "Did you mean `small`?" in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sheet", "book.ods"), "does not end in .xlsx"),
        (("sheet", "new.xlsx", "--blank", "--only", "meals"), "Give one of the two"),
        (("import", "content/organisations.yml"), "is no workbook (.xlsx) and no CSV file"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], said: str, folder: Path) -> None:
    done = run(*words)
    assert done.exit_code == 2 and said in " ".join(done.output.split())


def test_a_workbook_that_is_there_is_not_written_over(folder: Path) -> None:
    before = (folder / "book.xlsx").read_bytes()
    assert "is there already" in run("sheet", "book.xlsx").output
    assert (folder / "book.xlsx").read_bytes() == before


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0 an old workbook"])
def test_what_is_no_workbook_is_refused(raw: bytes, folder: Path) -> None:
    (folder / "book.xlsx").write_bytes(raw)
    done = run("import", "book.xlsx")
    assert done.exit_code == 1 and "book.xlsx: This is no workbook that can be read." in done.output


def test_the_same_records_make_the_same_workbook(folder: Path) -> None:
    assert run("sheet", "again.xlsx").exit_code == 0
    assert (folder / "again.xlsx").read_bytes() == (folder / "book.xlsx").read_bytes()


def test_a_copied_row_is_a_new_entry_only_if_it_says_so(folder: Path) -> None:
    """Who copies a row to begin another copies its number too."""
    done = imported(folder, lambda book: book["Data"].append(["meals", "2", "Age in months", "age", "Babies"]))
    assert done.exit_code == 1 and "row 6: The number 2 stands in row 4 too." in done.output
    assert imported(folder, put("Data", 6, "What is its lasting id?", "age-in-months")).exit_code == 0
    assert "+    id: age-in-months" in changed(folder)


def test_without_numbers_an_entry_is_known_by_its_id(folder: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "Data", 3, "Why is it needed?").value = "To write."
        book["Data"].delete_cols(2)
        book["Data"].delete_rows(4)

    assert imported(folder, change).exit_code == 0
    assert changed(folder) == ["-  - {id: age, item: Age, why: 'It''s asked for.'}", "+    why: To write."]


def test_a_number_that_no_entry_has_is_refused(folder: Path) -> None:
    done = imported(folder, lambda book: book["Data"].append(["meals", "9", "Telephone"]))
    assert done.exit_code == 1 and "row 6: The record has no entry 9 that this row could be about" in done.output


def test_taking_the_last_fact_out_of_a_part_takes_the_part_out(folder: Path) -> None:
    assert imported(folder, put("Agreements", 3, "Dates: When did it start?", "2026")).exit_code == 0
    assert "+dates:" in changed(folder)
    assert imported(folder, put("Agreements", 3, "Dates: When did it start?", None)).exit_code == 0
    assert changed(folder) == []


def test_a_value_that_cannot_be_changed_in_its_file_is_told_by_its_cell(folder: Path) -> None:
    text = RECORD.replace("sectors: [education]", "sectors: [education,  # by the source\n  health]")
    record(folder).write_text(text, encoding="utf-8")
    done = imported(folder, put("Agreements", 3, "Which services is it part of?", "health"))
    assert done.exit_code == 1 and record(folder).read_text(encoding="utf-8") == text
    assert (
        "(“Which services is it part of?”): meals cannot be changed so. Notes stand between its brackets" in done.output
    )
    assert "Make this change in content/agreements/meals.yml by hand." in done.output


def test_a_record_that_is_not_in_shape_is_told_and_nothing_is_written(folder: Path) -> None:
    record(folder).write_text(RECORD.replace("status: live", "status: lve"), encoding="utf-8")
    done = run("import", "book.xlsx")
    assert done.exit_code == 1 and "unknown-word" in done.output and "Mend these records first." in done.output
    assert run("sheet", "new.xlsx").exit_code == 1 and not (folder / "new.xlsx").exists()


def test_a_sheet_of_somebody_s_own_is_passed_over_and_a_misspelt_one_is_not(folder: Path) -> None:
    done = imported(folder, lambda book: book.create_sheet("My notes").append(["a"]))
    assert done.exit_code == 0 and "Take care: book.xlsx: sheet “My notes” is not read" in done.output
    done = imported(folder, lambda book: setattr(book["Risks"], "title", "Riks"))
    assert done.exit_code == 1 and "Did you mean “Risks”?" in done.output


def test_csv_with_a_quotation_mark_left_open_is_told(folder: Path) -> None:
    csv_of(folder, 'id,title\nmeals,"Meals\n')
    assert "sheet.csv: row 2: The file cannot be read on from here." in run("import", "sheet.csv").output


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_what_stands_behind_a_link_is_not_written_to_not_even_to_check_it(folder: Path, linked: str) -> None:
    here = record(folder) if linked == "file" else record(folder).parent
    kept = folder / "content" / "kept"
    here.rename(kept)
    here.symlink_to(kept)  # in a copy of the content it still leads here
    before = record(folder).read_bytes()

    done = imported(folder, put("Agreements", 3, "What is it called?", "Another title"), "--dry-run")

    assert done.exit_code == 1 and f"{here.relative_to(folder)} is a link" in done.output
    assert record(folder).read_bytes() == before


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ((b"</sheetData>", b'<row r="7001"><c r="SE7001"><v>1</v></c></row></sheetData>'), "reaches further than any"),
        (
            (b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:ALL4000"/></mergeCells>'),
            "The cells A1:ALL4000 are merged",
        ),
    ],
)
def test_a_small_file_that_would_fill_the_memory_is_refused(
    folder: Path, added: tuple[bytes, bytes], said: str
) -> None:
    before = zipfile.ZipFile(folder / "book.xlsx")
    with before, zipfile.ZipFile(folder / "full.xlsx", "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(*added) if name.endswith("/sheet2.xml") else part)

    done = run("import", "full.xlsx")

    assert done.exit_code == 1 and said in done.output


def test_a_workbook_that_would_take_back_a_later_change_says_so(folder: Path) -> None:
    record(folder).write_text(RECORD.replace("School meals without a form", "Meals at school"), encoding="utf-8")

    done = imported(folder, put("Agreements", 3, "How long is it kept?", "A year."), "--dry-run")

    assert "title: was “Meals at school”, becomes “School meals without a form”" in done.output
    assert "Take care: meals is not what it was when this workbook was written. Look whether" in done.output


def test_a_workbook_of_records_that_are_as_they_were_says_nothing_of_that(folder: Path) -> None:
    record(folder).write_text(f"# A note more.\n{RECORD}", encoding="utf-8")

    done = imported(folder, put("Agreements", 3, "How long is it kept?", "A year."))

    assert done.exit_code == 0 and "Take care" not in done.output


def test_csv_with_a_huge_cell_is_told_by_its_row(folder: Path) -> None:
    csv_of(folder, f"id,title\nmeals,Meals\nlunches,{'y' * 131_073}\n")
    done = run("import", "sheet.csv")
    assert done.exit_code == 1
    assert "sheet.csv: row 3: A cell here has more than 131,072 characters." in done.output


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (",".join(["a"] * 501) + "\n", 1),
        ("id,title\n" + "meals,Meals\n" * 200_000, 200_001),
        ("sep=;\n" + "id;title" + ";" * 298 + "\n" + "\n" * 10_000, 6_668),
    ],
    ids=["wide", "long", "both"],
)
def test_csv_that_reaches_further_than_any_record_is_refused_there(folder: Path, text: str, row: int) -> None:
    csv_of(folder, text)
    done = run("import", "sheet.csv")

    assert done.exit_code == 1
    assert f"sheet.csv: row {row}: This sheet reaches further than any record does." in done.output
    assert "1 problem. Nothing was changed." in done.output


@pytest.mark.parametrize("given", ["csv", "xlsx"])
def test_of_very_many_faults_the_first_thousand_are_told(folder: Path, given: str) -> None:
    if given == "csv":
        csv_of(folder, "id,title\n" + "No id!,Meals\n" * 2_000)
        done = run("import", "sheet.csv")
    else:

        def filled(book: Any) -> None:
            for _ in range(2_000):
                book["Agreements"].append(["meals", "=1+1"])

        done = imported(folder, filled)

    assert done.exit_code == 1
    assert "1,000 things are wrong with this, and what else may be is not told." in done.output
    assert "1,001 problems. Nothing was changed." in done.output
