"""Rows that are poured into a workbook are read from it by a program that others wrote."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from generator.present.open_data import sheet_rows
from generator.present.open_data.sheet_rows import CUT_ROWS, CUT_TEXT, LONGEST, SheetRows, cut, letters, pour

HEADS = ("one", "two", "three")
# What XML 1.0 can hold. How a text that looks like `_x0041_` is told has a test of its own: openpyxl does not read it.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\n")
).filter(lambda text: "_x" not in text)
VALUES = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS


def workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        book.add_worksheet("Read me").write_string(0, 0, "Words")
        for name in ("first", "second"):
            book.add_worksheet(name).write_row(0, 0, HEADS)
    return made.getvalue()


WITHOUT_ROWS = workbook()


def poured(rows: Iterable[Sequence[Any]]) -> bytes:
    sheets = [SheetRows(len(HEADS)), SheetRows(len(HEADS))]
    for row in rows:
        sheets[0].add(row)
    return b"".join(pour(WITHOUT_ROWS, (None, *sheets)))


def xml_of(book: bytes, sheet: int) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return parts.read(f"xl/worksheets/sheet{sheet}.xml").decode()


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=8))
def test_rows_are_read_back_as_they_were(rows: list[tuple[Any, ...]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(poured(rows)))
    read = [*book["first"].iter_rows(min_row=2, max_row=len(rows) + 1, max_col=3, values_only=True)]
    assert read == [tuple(None if value == "" else value for value in row) for row in rows][: len(read)]
    assert all(value in (None, "") for row in rows[len(read) :] for value in row)
    assert [*book["second"].values] == [HEADS]
    assert book["Read me"]["A1"].value == "Words"


def test_a_sheet_says_how_large_it_is() -> None:
    assert '<dimension ref="A1:C3"/>' in xml_of(poured([("a", 1, True), ("b", None, False)]), 2)
    assert '<dimension ref="A1:C1"/>' in xml_of(poured([]), 2)


def test_many_rows_are_put_away_and_stand_in_their_order() -> None:
    book = openpyxl.load_workbook(io.BytesIO(poured((f"row {number}", number, None) for number in range(1_000))))
    assert [row[1] for row in book["first"].iter_rows(min_row=2, values_only=True)] == [*range(1_000)]


def test_a_text_is_a_text_whatever_it_begins_with() -> None:
    xml = xml_of(poured([("=1+1", "<b>&amp;", " spaces ")]), 2)
    assert '<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c>' in xml
    assert "<t>&lt;b&gt;&amp;amp;</t>" in xml
    assert '<t xml:space="preserve"> spaces </t>' in xml


def test_a_text_that_reads_like_the_number_of_a_sign_stays_as_it_is() -> None:
    # Excel reads `_x005F_` as an underscore, so this is `_x0041_` again and not "A".
    assert "<t>a_x005F_x0041__x005F_x0042_ _x41_</t>" in xml_of(poured([("a_x0041__x0042_ _x41_", 1, 2)]), 2)


@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\x0b", "\uffff"])
def test_what_xml_cannot_hold_is_not_in_it(sign: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(poured([(f"a{sign}b", "c\rd", None)])))
    assert [*book["first"].iter_rows(min_row=2, values_only=True)] == [("a\ufffdb", "c\rd", None)]


def test_a_sheet_that_is_full_says_so_in_its_last_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MOST_ROWS", 4)
    book = openpyxl.load_workbook(io.BytesIO(poured((f"row {number}", 1, 2) for number in range(9))))
    assert [row[0] for row in book["first"].values] == ["one", "row 0", "row 1", CUT_ROWS]


@pytest.mark.parametrize(("sign", "units"), [("a", 1), ("\N{GRINNING FACE}", 2)])
def test_a_text_that_does_not_fit_is_cut_and_says_so(sign: str, units: int) -> None:
    whole = sign * (LONGEST // units)
    assert cut(whole) == whole
    short = cut(whole + sign)
    assert short.endswith(CUT_TEXT)
    assert LONGEST - units < len(short.encode("utf-16-le")) // 2 <= LONGEST
    assert set(short.removesuffix(CUT_TEXT)) == {sign}


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [letters(place) for place in range(800)] == [get_column_letter(place + 1) for place in range(800)]


def test_the_book_is_the_same_each_time() -> None:
    rows = [("a", 1, True)]
    assert poured(rows) == poured(rows)
    with zipfile.ZipFile(io.BytesIO(poured(rows))) as parts:
        assert {part.date_time[:1] for part in parts.infolist()} == {(1980,)}
        assert not any(re.search(r"/tmp|user", part.filename) for part in parts.infolist())


def test_only_a_sheet_that_needs_it_has_the_head_of_a_large_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that are made with SheetJS do not know it."""

    def versions() -> dict[str, int]:
        with zipfile.ZipFile(io.BytesIO(poured([("a", 1, None)] * 3))) as book:
            return {part.filename: part.extract_version for part in book.infolist() if part.extract_version > 20}

    assert versions() == {}
    monkeypatch.setattr(sheet_rows, "_LARGE", 100)
    assert versions() == {"xl/worksheets/sheet2.xml": 45}
