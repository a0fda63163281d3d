"""What people type into cells is understood, and what cannot be meant is told with how to mend it."""

from __future__ import annotations

import math
from typing import Any

import pytest

from generator.intake.sheet_cells import TOO_LONG, Cell, CellFault, DateCell, NumberCell, meant, says_same, shown
from generator.intake.sheet_columns import NOT_IN_SHEETS, sheets
from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of

FIELDS = {facts.path: facts for facts in dictionary_of(Agreement)}
DATE, WORD, WORDS, YES, NUMBER, TEXT = (
    FIELDS[path]
    for path in (
        "dates.start",
        "status",
        "sectors",
        "automated_decisions.used",
        "disclosure_control.round_to",
        "purpose",
    )
)


@pytest.mark.parametrize(
    ("facts", "cell", "value"),
    [
        (DATE, DateCell("2026-02-05"), "2026-02-05"),
        (DATE, DateCell("2026-02"), "2026-02"),
        (DATE, NumberCell(2026), 2026),
        *(
            (DATE, text, "2026-02-05")
            for text in ("2026-02-05", "05/02/2026", "5/2/2026", "5.2.2026", " 5 February 2026")
        ),
        *((DATE, text, "2026-02-05") for text in ("5th Feb 2026", "5\u00a0Feb 2026", "“5 Feb 2026”")),
        *((DATE, text, "2026-02") for text in ("Feb 2026", "02/2026", "2026-02")),
        (DATE, "2026", 2026),
        (DATE, "about 2015", "about 2015"),
        (DATE, "c. 2015", "about 2015"),
        *((WORD, text, "live") for text in ("live", " LIVE ", "In use", "in\u00a0use", "‘live’", "live.")),
        *((WORD, text, "not-stated") for text in ("not stated", "Not-stated", "not_stated")),
        (WORDS, "Health; Money and benefits", ["health", "welfare"]),
        (WORDS, "health,housing", ["health", "housing"]),
        (WORDS, "health;", ["health"]),
        (WORDS, "(None)", []),
        *((YES, cell, True) for cell in (True, "TRUE", "yes", " Yes\u00a0", "y")),
        *((YES, cell, False) for cell in (False, "false", "No", "“no”")),
        *((NUMBER, cell, 1000) for cell in (NumberCell(1000), NumberCell(1000.0), "1000", "1,000", "1 000")),
        (TEXT, " A\u00a0text. \r\nAnother.\t", "A text.\nAnother."),
        (TEXT, "“Curly” quotes stay", "“Curly” quotes stay"),
        (TEXT, NumberCell(41), "41"),
        (TEXT, "a_x000D_\nb", "a\nb"),
        (TEXT, "_x0041_", "_x0041_"),
        (TEXT, "_x005F_x000D_", "_x000D_"),
        (FIELDS["contact.phone"], "0113 222 4444", "0113 222 4444"),
        (FIELDS["data.from"], "Leeds-City-Council; people", ["leeds-city-council", "people"]),
        (FIELDS["data.from"], "Leeds City Council; St. John's & Co", ["leeds-city-council", "st-johns-and-co"]),
        (FIELDS["legal.special_category_conditions.schedule_1"], NumberCell(18), [18]),
        (FIELDS["legal.special_category_conditions.schedule_1"], "18; 6", [18, 6]),
        *((facts, cell, None) for facts in (DATE, WORD, WORDS, TEXT) for cell in (None, "", " \u00a0")),
        *((WORDS, cell, None) for cell in (" ; ", ";;", ",", "\n;\u00a0", "_x000D_")),
        (FIELDS["changes.removed"], ";", None),
        (TEXT, ";", ";"),
    ],
)
def test_what_people_type_is_understood(facts: FieldFacts, cell: Cell, value: Any) -> None:
    found = meant(cell, facts)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("facts", "cell", "message", "fix"),
    [
        (DATE, "02/30/2026", "“02/30/2026” is not a date.", "Write 2026-02-05,"),
        (DATE, "13/13/2026", "is not a date.", "the day first"),
        (DATE, NumberCell(46058), "The number 46058 is not a date.", "Write 2026-02-05,"),
        (WORD, "lve", "is not one of the words", "Did you mean live?"),
        (WORD, "purple", "is not one of the words", "Choose one of: proposed, pilot,"),
        (WORD, "live; paused", "is not one of the words", "Choose one of"),
        *((WORDS, text, "is not one of the words", "Write (none) where you know") for text in ("No", "n/a", "None.")),
        *(
            (FIELDS[path], text, "“(none)” belongs only where several values may stand.", "Leave the cell empty.")
            for path in ("title", "retention", "contact.email", "contact.url", "data.id")
            for text in ("(none)", " (None)\u00a0")
        ),
        *((facts, "(none)", "“(none)” is", fix) for facts, fix in ((DATE, "Write 2026"), (WORD, "Choose one of"))),
        (YES, "perhaps", "“perhaps” is neither true nor false.", "Write true or false."),
        (YES, NumberCell(1), "The number 1 is neither", "Write true or false."),
        (NUMBER, "ten", "“ten” is not a whole number.", "Write digits alone"),
        (NUMBER, NumberCell(2.5), "The number 2.5 is not a whole number.", "Write digits alone"),
        (FIELDS["contact.phone"], NumberCell(1132224444), "the 0 at its beginning is lost", "Format the cell as text"),
        (TEXT, DateCell("2026-02-05"), "as the date 2026-02-05", "Format the cell as text"),
        (TEXT, NumberCell(1e308), "may show it otherwise", "Format the cell as text"),
        (TEXT, NumberCell(12345678901234567890), "may show it otherwise", "Format the cell as text"),
        (TEXT, NumberCell(5, False), "as the number 5, and may show it otherwise", "Format the cell as text"),
        (TEXT, NumberCell(math.inf), "as the number infinity, and may", "Format the cell as text"),
        (DATE, NumberCell(math.inf), "The number infinity is not a date.", "Write 2026-02-05,"),
        (NUMBER, NumberCell(-math.inf), "The number -infinity is not a whole number.", "Write digits alone"),
        (DATE, NumberCell(10**400), "The number 1000000", "Write 2026-02-05,"),
        (FIELDS["data.from"], NumberCell(math.inf), "The number infinity is not the id", "Format the cell as text"),
        (TEXT, True, "Excel holds this as TRUE", "Format the cell as text"),
        (TEXT, "a\x07b", "hidden control character here (U+0007)", "Type the text again."),
        (TEXT, "a_x0007_b", "hidden control character here (U+0007)", "Type the text again."),
    ],
)
def test_what_cannot_be_meant_is_told(facts: FieldFacts, cell: Cell, message: str, fix: str) -> None:
    with pytest.raises(CellFault) as told:
        meant(cell, facts)
    assert message in told.value.message and fix in told.value.fix


@pytest.mark.parametrize(
    "value", [None, "A text.", "ends so\n", [], ["a", "b"], True, False, "2026-02", "_x000D_", " a\u00a0b"]
)
def test_what_is_shown_says_the_same(value: Any) -> None:
    cell = shown(value)
    assert isinstance(cell, str | None)
    assert says_same(cell, value)
    assert not says_same("something else", value)


def test_a_text_on_lines_of_its_own_stays_one() -> None:
    assert meant("New words.", TEXT, "Old words.\n") == "New words.\n"


def test_a_text_that_no_cell_can_hold_is_neither_changed_nor_taken_for_one() -> None:
    cell = shown("😀" * 17_000)
    assert cell == TOO_LONG
    assert says_same(TOO_LONG, "any text") and meant(TOO_LONG, TEXT) is None


def test_every_field_has_one_column() -> None:
    """Each is found by its label alone. A field that no sheet holds is named as such."""
    columns = [".".join((*sheet.path, *column.path)) for sheet in sheets() for column in sheet.columns]
    leaves = [path for path, facts in FIELDS.items() if facts.holds != "part" and facts.top not in NOT_IN_SHEETS]
    assert sorted(columns) == sorted(leaves)
    for sheet in sheets():
        labels = [column.label.casefold() for column in sheet.columns] + [label for label, _ in sheet.own_columns]
        assert len(set(labels)) == len(labels) and len(sheet.name) <= 31


def test_no_cell_that_may_hold_several_holds_what_stands_between_them() -> None:
    """Words, ids, numbers and anchors have no semicolon in them. A new kind of list would need another way."""
    several = {
        (column.facts.holds, column.dotted) for sheet in sheets() for column in sheet.columns if column.facts.many
    }
    assert {dotted for holds, dotted in several if holds not in ("word", "id", "number")} == {"removed"}
