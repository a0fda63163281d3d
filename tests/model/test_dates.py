"""Dates as sources give them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import PartialDate, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "exact"),
    [
        ("2026-02-05", date(2026, 2, 5), date(2026, 2, 5), date(2026, 2, 5)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None),
        ("2003", date(2003, 1, 1), date(2003, 12, 31), None),
        ("about 2015", date(2015, 1, 1), date(2015, 12, 31), None),
        ("about 2020-03-04", date(2020, 3, 4), date(2020, 3, 4), None),
    ],
)
def test_a_date_knows_what_it_can_mean(text: str, earliest: date, latest: date, exact: date | None) -> None:
    partial = parse(text)
    assert (partial.earliest, partial.latest, partial.exact, str(partial)) == (earliest, latest, exact, text)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "05/02/2026", "2026-2-5", "circa 2015", "", "0000", "2026-02-05T10:00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@pytest.mark.parametrize(
    ("first", "second", "surely"),
    [
        ("2025", "2026", True),
        ("2025-06", "2025", False),
        ("2025", "2025-06", False),
        ("about 2020", "2026", False),
        ("2025-03-01", "2025-03-01", False),
    ],
)
def test_an_order_is_certain_or_it_is_not_claimed(first: str, second: str, surely: bool) -> None:
    assert parse(first).surely_before(parse(second)) is surely


parts = st.dates(min_value=date(1000, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [
            PartialDate(day.year, day.month, day.day),
            PartialDate(day.year, day.month),
            PartialDate(day.year),
            PartialDate(day.year, day.month, about=True),
        ]
    )
)


@given(parts)
def test_a_date_reads_back_as_it_was_written(partial: PartialDate) -> None:
    assert parse(str(partial)) == partial


@given(parts, parts)
def test_no_two_dates_each_come_before_the_other(first: PartialDate, second: PartialDate) -> None:
    assert not (first.surely_before(second) and second.surely_before(first))
