"""The review clock of the register as readers meet it."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.present.page import Site
from generator.present.pages.reviews import reviews_page, the_list
from tests.builders import example, record, site
from tests.reading import leads_to, read

DAY = date(2026, 11, 26)


def dated(title: str, due: str | None = None, last: str | None = None, **changes: Any) -> dict[str, Any]:
    stated = {key: value for key, value in (("review_due", due), ("last_reviewed", last)) if value}
    return record(title, dates=stated or None, **changes)


def clock(**settings: Any) -> Site:
    return site(
        [
            dated("Late", "2026-09-30", "2025-09-30"),
            dated("Later still", "2026-11-25"),
            dated("Some day in October", "2026-10", "2026-01-01"),
            dated("Soon", "2026-11-30", "2026-01-01"),
            dated("This month", "2026-11", "2026-01-01"),
            dated("Today", "2026-11-26", "2026-01-01"),
            dated("Far off", "2027-11-30", "2026-01-01"),
            dated("Silent"),
            dated("Looked at", None, "2024-05"),
            dated("Over", status="ended"),
            example("Made up", dates={"review_due": "2026-11-20", "last_reviewed": "2025-01-01"}),
        ],
        as_of=DAY,
        settings=settings or None,
    )


def test_each_agreement_stands_under_where_its_clock_is() -> None:
    found = read(reviews_page(clock()))

    assert [words for level, words in found.headings if level == 2] == [
        "Overdue",
        "Due in the next 60 days",
        "Due later",
        "No review stated",
        "No date stated for the next review",
        "Invented examples",
    ]
    order = [
        words for _, words in found.links if words in {"Late", "Later still", "Today", "Soon", "This month", "Far off"}
    ]
    assert order == ["Late", "Later still", "Today", "Soon", "This month", "Far off"]
    assert "Over " not in found.text


def test_the_lead_counts_real_agreements_as_at_the_day() -> None:
    assert (
        "Of 9 agreements that may still be in use, as at 26 November 2026: 3 are overdue for a review, 3 are due "
        "for one in the next 60 days and 2 do not state a date."
    ) in read(reviews_page(clock())).text


def test_the_clock_says_how_many_days() -> None:
    text = read(reviews_page(clock())).text

    assert "Review overdue by 57 days: it was due on 30 September 2026." in text
    assert (
        "Review overdue by 1 day: it was due on 25 November 2026. "
        "Nothing says that anyone has looked at it again since it began."
    ) in text
    assert "Review overdue by at least 26 days: it was due in October 2026." in text
    assert "Review due today, 26 November 2026." in text
    assert "Review due in 4 days, on 30 November 2026." in text
    assert "Review due in November 2026." in text
    assert "Next review due on 30 November 2027." in text
    assert "Last looked at again in May 2024." in text


def test_each_entry_leads_to_its_agreement() -> None:
    page = reviews_page(clock())
    assert leads_to(page, read(page).link("Late")) == ("agreements/record-1/", "")


def test_a_long_clock_goes_on_over_several_pages() -> None:
    of = site([dated(f"Silent {number:02}") for number in range(23)], settings={"page_size": 10}, as_of=DAY)
    assert the_list(of).page_count == 3
    last = reviews_page(of, 3)
    assert (last.address, last.title) == ("reviews/page/3/", "Reviews, page 3 of 3")
    found = read(last)
    assert "No review stated, continued" in [words for _, words in found.headings]
    assert [words for _, words in found.links if words.startswith("Silent")] == ["Silent 20", "Silent 21", "Silent 22"]


def test_a_register_with_nothing_to_review_says_so() -> None:
    text = read(reviews_page(site([dated("Over", status="ended")], as_of=DAY))).text
    assert "No agreement here has a review to wait for, as at 26 November 2026." in text


def test_one_agreement_with_a_date_is_counted_as_one() -> None:
    text = read(reviews_page(site([dated("Late", "2026-09-30", "2025-01-01")], as_of=DAY))).text
    assert (
        "Of 1 agreement that may still be in use, as at 26 November 2026: 1 is overdue for a review, none is due "
        "for one in the next 60 days and all state a date."
    ) in text


def test_nothing_is_simply_overdue_that_may_have_ended() -> None:
    silent = dated("Old", "2017-12", "2016-01-01", status="not-stated")
    text = read(reviews_page(site([silent], as_of=DAY))).text
    assert "If it is still in use: review overdue by at least 3,252 days: it was due in December 2017." in text


def test_a_date_that_was_only_implied_and_has_gone_by_is_no_date() -> None:
    text = read(reviews_page(site([dated("Old", "about 2020", "2019")], as_of=DAY))).text
    assert "No date stated for the next review: 1" in text
