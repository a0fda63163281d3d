"""What became of a promise: what was reported first, then the calendar, and silence told as silence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.assess.promises import DUE, KEPT, NO_REPORT, NOT_KEPT, PARTLY_KEPT, Promise, promises_of
from tests.builders import record, register

DAY = date(2026, 11, 26)


def promises(*benefits: dict[str, Any], status: str = "live") -> tuple[Promise, ...]:
    card = register({"it": record(status=status, benefits=list(benefits))}).card["it"]
    return promises_of(card, DAY)


@pytest.mark.parametrize(
    ("due", "result", "state", "late"),
    [
        ("2026-10-31", "met", KEPT, None),
        ("2030", "partly", PARTLY_KEPT, None),
        (None, "not-met", NOT_KEPT, None),
        ("2026-11-25", None, NO_REPORT, 1),
        ("2026-11-26", None, DUE, None),
        ("2026-11", None, DUE, None),
        ("2026-10", "no-report", NO_REPORT, 26),
        ("2027", "no-report", DUE, None),
        ("about 2020", None, NO_REPORT, None),
        ("about 2026", None, DUE, None),
        (None, None, NO_REPORT, None),
        (None, "no-report", NO_REPORT, None),
    ],
)
def test_a_promise_comes_to_one_state(due: str | None, result: str | None, state: str, late: int | None) -> None:
    benefit: dict[str, Any] = {"promise": "Good."}
    if due:
        benefit["due"] = due
    if result:
        benefit["result"] = {"state": result}
    (promise,) = promises(benefit)
    assert (promise.state, promise.days_late) == (state, late)


def test_each_promise_keeps_its_place_on_the_page() -> None:
    found = promises({"promise": "One."}, {"promise": "Two.", "id": "two"}, {"promise": "Three."})
    assert [promise.benefit.anchor for promise in found] == ["promise-1", "promise-two", "promise-3"]


def test_nobody_owes_a_report_on_what_has_not_begun() -> None:
    assert [one.state for one in promises({"promise": "Good."}, status="proposed")] == [DUE]


@pytest.mark.parametrize("status", ["declined", "withdrawn"])
def test_nothing_can_come_of_what_was_never_shared(status: str) -> None:
    assert promises({"promise": "Good."}, status=status) == ()
