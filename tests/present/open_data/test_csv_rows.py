"""Rows of CSV are what Python's own reader and writer of CSV hold them to be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.present.open_data.csv_cells import cell
from generator.present.open_data.csv_rows import MARK, Rows

NAMES = ("one", "two", "three")
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text('ab,"\r\n=')
VALUES = st.none() | st.booleans() | st.integers() | TEXTS | st.lists(TEXTS, max_size=3)


def written(rows: Iterable[Sequence[Any]]) -> str:
    parts: list[bytes] = []
    made = Rows(NAMES, parts.append)
    made.add(rows)
    made.end()
    return b"".join(parts).decode()


@given(st.lists(st.tuples(VALUES, VALUES, VALUES)))
def test_rows_are_written_as_the_standard_library_writes_them(rows: list[tuple[Any, ...]]) -> None:
    expected = io.StringIO(newline="")
    csv.writer(expected, lineterminator="\r\n").writerows([NAMES, *([cell(value) for value in row] for row in rows)])
    assert written(rows) == MARK + expected.getvalue()


@pytest.mark.parametrize(
    ("value", "shown"), [("a,b", '"a,b"'), ('say "a"', '"say ""a"""'), ("a\nb", '"a\nb"'), ("a\rb", '"a\rb"')]
)
def test_a_cell_is_quoted_where_it_would_be_read_as_something_else(value: str, shown: str) -> None:
    assert written([("x", value, None)]) == f"{MARK}one,two,three\r\nx,{shown},\r\n"


def test_what_waits_is_handed_on_before_there_is_much_of_it() -> None:
    parts: list[bytes] = []
    made = Rows(NAMES, parts.append)
    for _ in range(100):
        made.add([("long " * 1_000, 1, True)])
    assert len(parts) > 5
    handed_on = len(b"".join(parts))
    made.end()
    assert len(b"".join(parts)) - handed_on < 80_000
    assert b"".join(parts).count(b"\r\n") == 101
