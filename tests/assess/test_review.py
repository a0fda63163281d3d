"""The review clock: what is overdue, due or later on a given day, and what nobody can be late for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.review import DUE, LATER, NO_DATE, OVERDUE, Review, review_of
from generator.model.dates import parse
from tests.builders import record, register

DAY = date(2026, 11, 26)


def clock(status: str = "live", as_of: date = DAY, within: int = 60, **dates: Any) -> Review | None:
    card = register({"it": record(status=status, dates=dates or None)}).card["it"]
    return review_of(card, as_of, within)


@pytest.mark.parametrize(
    ("due", "state", "days"),
    [
        ("2026-11-25", OVERDUE, 1),
        ("2026-11-26", DUE, 0),
        ("2027-01-25", DUE, 60),
        ("2027-01-26", LATER, 61),
        ("2026-11", DUE, 4),
        ("2026-10", OVERDUE, 26),
        ("2026", DUE, 35),
        ("2025", OVERDUE, 330),
        ("about 2025", NO_DATE, None),
        ("about 2026", DUE, None),
        ("about 2027-02", LATER, None),
        ("about 2028", LATER, None),
        (None, NO_DATE, None),
    ],
)
def test_the_clock_counts_from_the_last_day_that_a_date_can_mean(due: str | None, state: str, days: int | None) -> None:
    review = clock(review_due=due, last_reviewed="2025-01")
    assert review is not None
    assert (review.state, review.days, review.never) == (state, days, False)


@pytest.mark.parametrize("status", ["live", "pilot", "paused"])
def test_what_is_in_use_and_was_never_looked_at_is_said_to_be(status: str) -> None:
    review = clock(status)
    assert review == Review(NO_DATE, None, None, None, True)


def test_it_is_not_called_never_reviewed_where_nothing_says_that_it_is_in_use() -> None:
    assert clock("not-stated") == Review(NO_DATE, None, None, None, False)


@pytest.mark.parametrize("status", ["ended", "declined", "proposed"])
def test_what_is_not_in_use_is_not_on_the_clock_whatever_date_it_states(status: str) -> None:
    assert clock(status) is None
    assert clock(status, review_due="2026-11-01") is None


def test_a_record_that_was_taken_down_is_not_on_the_clock() -> None:
    withdrawn = record(status="withdrawn", withdrawn={"date": "2026-01-01"}, dates={"review_due": "2025-01-01"})
    assert review_of(register({"it": withdrawn}).card["it"], DAY) is None


def test_how_far_ahead_counts_as_due_is_for_the_asker_to_say() -> None:
    states = [clock(review_due="2026-12-06", within=within) for within in (9, 10)]
    assert [review and review.state for review in states] == [LATER, DUE]


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 4000))
def test_as_days_go_by_a_review_only_comes_nearer(due: date, later: int) -> None:
    before = clock(as_of=DAY, review_due=str(parse(str(due))))
    after = clock(as_of=DAY + timedelta(days=later), review_due=str(due))
    assert before is not None
    assert after is not None
    order = [LATER, DUE, OVERDUE]
    assert order.index(before.state) <= order.index(after.state)
