"""What falls due for officers: in order of the calendar, each thing once, nothing that was judged again since."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.assess.due import ACTION, PROMISE, REVIEW, Due, due_within
from generator.assess.outcome import outcomes_of
from tests.builders import assessed, record, register

DAY = date(2026, 11, 26)


def weak(by: str | None, on: str = "2026-02-10", **action: Any) -> dict[str, Any]:
    made = assessed(4, on=on)
    made["answers"]["purposeful.first"] = {
        "rating": 2,
        "because": "Reason.",
        "action": {"what": "Mend it.", **({"by": by} if by else {}), **action},
    }
    return made


def due(days: int = 60, **records: dict[str, Any]) -> tuple[Due, ...]:
    made = register({name.replace("_", "-"): data for name, data in records.items()})
    outcomes = {card.id: outcomes_of(card, made.frameworks) for card in made.cards}
    return due_within(made.cards, outcomes, DAY, days)


def test_reviews_promises_and_actions_stand_in_order_of_the_calendar() -> None:
    found = due(
        one=record("One", dates={"review_due": "2026-12-01"}, benefits=[{"promise": "Good.", "due": "2026-10-31"}]),
        two=record("Two", assessments=[weak("2026-11-20", who="Meals team")]),
    )
    assert [(one.kind, one.agreement, one.days, one.anchor, one.who) for one in found] == [
        (PROMISE, "one", -26, "promise-1", ""),
        (ACTION, "two", -6, "a-1-purposeful.first", "Meals team"),
        (REVIEW, "one", 5, "fact-dates-review-due", "Leeds City Council"),
    ]


def test_what_lies_further_off_is_left_out_and_what_is_overdue_never_is() -> None:
    records = {
        "far": record("Far", dates={"review_due": "2026-12-01"}),
        "old": record("Old", dates={"review_due": "2001"}),
    }
    assert [one.agreement for one in due(4, **records)] == ["old"]
    assert [one.agreement for one in due(5, **records)] == ["old", "far"]


def test_nobody_is_late_for_a_date_that_is_only_implied() -> None:
    silent = record(
        dates={"review_due": "about 2020"},
        benefits=[{"promise": "Good.", "due": "about 2020"}],
        assessments=[weak("about 2020"), weak(None, on="2026-03-01")],
    )
    assert due(one=silent) == ()


def test_an_action_that_the_same_assessor_judged_again_since_is_no_longer_due() -> None:
    judged_again = record(assessments=[weak("2026-03-01"), assessed(4, on="2026-09-01")])
    assert due(one=judged_again) == ()


def test_what_was_reported_is_no_longer_due() -> None:
    kept = {"promise": "Good.", "due": "2026-10-31", "result": {"state": "not-met"}}
    assert due(one=record(benefits=[kept])) == ()


def test_nothing_is_left_to_do_where_it_was_decided_against() -> None:
    declined = record(status="declined", assessments=[weak("2026-03-01")], benefits=[{"promise": "G.", "due": "2025"}])
    assert due(one=declined) == ()


def test_on_one_day_reviews_come_first_then_promises_then_actions() -> None:
    alike = record(
        assessments=[weak("2026-12-01")],
        benefits=[{"promise": "Good.", "due": "2026-12-01"}],
        dates={"review_due": "2026-12-01"},
    )
    assert [one.kind for one in due(one=alike)] == [REVIEW, PROMISE, ACTION]
