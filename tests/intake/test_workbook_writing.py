"""A workbook offers what can be chosen: each id that there is, and room for new ones."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from generator.intake.sheet_columns import AGREEMENTS
from generator.intake.workbook_writing import FIRST_ROW, workbook


def test_the_drop_down_of_ids_reaches_the_last_agreement_however_many_there_are() -> None:
    records = {f"a-{number}": {"title": "A"} for number in range(3_000)}
    book = load_workbook(BytesIO(workbook(records, date(2026, 11, 23))))

    last = FIRST_ROW + len(records)
    assert book[AGREEMENTS].cell(last, 1).value == "a-2999"
    rule = next(one for one in book["Areas"].data_validations.dataValidation if one.formula1.startswith(AGREEMENTS))
    assert int(rule.formula1.rpartition("$")[2]) > last
