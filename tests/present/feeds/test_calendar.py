"""Calendars that icalendar reads back: whole days, each with a lasting name, that ring no bell."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from tests.builders import QUESTIONS, assessed, example, record, site
from tests.present.feeds.followed_files import events_of, files_of

LEEDS = "feeds/areas/leeds.ics"


def judged(**action: Any) -> dict[str, Any]:
    return {
        **assessed(4),
        "answers": {QUESTIONS[0]: {"rating": 2, "because": "So.", "action": {"what": "Ask them", **action}}},
    }


def events(path: str = LEEDS, **changes: Any) -> list[Any]:
    return events_of(files_of(site([record("Heat, light; and\\new", **changes)]))[path])


def test_reviews_promises_and_promised_steps_are_whole_days() -> None:
    found = events(
        dates={"review_due": "2027-01-05"},
        benefits=[{"id": "warm", "promise": "Warm homes", "due": "2027-02"}],
        assessments=[judged(by="2027-03-01", who="The council")],
    )

    assert [(str(one["UID"]), one["DTSTART"].dt, one["DTEND"].dt, str(one["SUMMARY"])) for one in found] == [
        (
            "agreements/record-1/review@plainview.example",
            date(2027, 1, 5),
            date(2027, 1, 6),
            "Review due: Heat, light; and\\new",
        ),
        (
            "agreements/record-1/promise/warm@plainview.example",
            date(2027, 2, 28),
            date(2027, 3, 1),
            "Promise due: Heat, light; and\\new",
        ),
        (str(found[2]["UID"]), date(2027, 3, 1), date(2027, 3, 2), "Promised step due: Heat, light; and\\new"),
    ]
    assert [str(one["DESCRIPTION"]) for one in found] == [
        "Someone should look at this agreement again by this day. Led by Leeds City Council.",
        "By this day this should come about: Warm homes. The record names only the month, so this is its last day.",
        "By this day this should be done: Ask them. Who has to do it: The council.",
    ]
    assert [str(one["URL"]).partition("record-1/")[2] for one in found] == [
        "#fact-dates-review-due",
        "#promise-warm",
        f"#a-1-{QUESTIONS[0]}",
    ]
    assert {one["DTSTAMP"].dt for one in found} == {datetime(2026, 11, 22, tzinfo=UTC)}
    assert not [one for event in found for one in event.walk("VALARM")]


def test_a_day_that_is_moved_keeps_its_name() -> None:
    before, after = (
        events(
            dates={"review_due": f"{year}-01-05"},
            benefits=[{"promise": "New"}] * more + [{"promise": "Warm homes", "due": f"{year}-02"}],
            assessments=[assessed(3, by="Us", kind="editors")] * more + [judged(by=f"{year}-03")],
        )
        for year, more in ((2027, 0), (2028, 1))
    )

    assert len(before) == 3
    assert [one["UID"] for one in before] == [one["UID"] for one in after]


@pytest.mark.parametrize("changes", [{}, {"dates": {"review_due": "about 2027"}}, {"status": "ended"}])
def test_a_calendar_without_days_is_whole(changes: dict[str, Any]) -> None:
    assert events(**changes) == []


def test_the_calendar_of_all_holds_reviews_of_real_agreements_alone() -> None:
    days = {"dates": {"review_due": "2027-01-05"}, "benefits": [{"promise": "Warm homes", "due": "2027-02"}]}
    files = files_of(site([record("Real", **days), example("Made up", **days)]))

    assert [str(one["SUMMARY"]) for one in events_of(files["feeds/reviews.ics"])] == ["Review due: Real"]
    assert str(events_of(files["feeds/areas/exampleshire.ics"])[0]["SUMMARY"]).endswith("Invented example: Made up")


def test_hostile_words_make_no_line_of_their_own() -> None:
    words = "Ŵ" * 80 + "\r\nEND:VEVENT\nBEGIN:VALARM\n\\n,;"
    files = files_of(
        site([record(words, dates={"review_due": "2027-01-05"}, benefits=[{"promise": words, "due": "2027"}])])
    )

    assert [len(Calendar.from_ical(files[LEEDS]).walk(name)) for name in ("VEVENT", "VALARM")] == [2, 0]
    assert max(map(len, files[LEEDS].split(b"\r\n"))) <= 75


def test_the_same_content_gives_the_same_bytes_whatever_the_day_of_the_build() -> None:
    records = [record(dates={"review_due": "2027-01-05"})]

    assert files_of(site(records))[LEEDS] == files_of(site(records, as_of=date(2026, 12, 24)))[LEEDS]
