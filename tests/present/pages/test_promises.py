"""Every promise of the register as readers meet it."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.present.page import Site
from generator.present.pages.promises import promises_page, the_list
from tests.builders import example, record, site
from tests.reading import leads_to, read

DAY = date(2026, 11, 26)


def promise(words: str, due: str | None = None, state: str | None = None, on: str | None = None) -> dict[str, Any]:
    result = {"state": state, **({"date": on} if on else {})} if state else None
    return {"promise": words, **({"due": due} if due else {}), **({"result": result} if result else {})}


def promised(**settings: Any) -> Site:
    return site(
        [
            record(
                "One",
                benefits=[
                    promise("Older report", state="met", on="2024-01"),
                    promise("Newer report", state="met", on="2026-01"),
                    promise("Undated report", state="met"),
                    promise("Partly", state="partly", on="2025"),
                    promise("Broken", state="not-met", on="2025-05-05"),
                ],
            ),
            record(
                "Two",
                benefits=[
                    promise("Ahead", due="2027-03"),
                    promise("Undated"),
                    promise("Gone by", due="2026-10-31"),
                ],
            ),
            example("Made up", benefits=[promise("Invented good", due="2026-11-01")]),
            record("Never", status="declined", benefits=[promise("Void", due="2026-01-01")]),
        ],
        as_of=DAY,
        settings=settings or None,
    )


def test_each_promise_stands_under_what_became_of_it_in_order_of_the_calendar() -> None:
    found = read(promises_page(promised()))

    assert [words for level, words in found.headings if level == 2] == [
        "Due",
        "No report",
        "Reported as kept",
        "Reported as partly kept",
        "Reported as not kept",
        "Invented examples",
    ]
    listed = [words for address, words in found.links if "#promise-" in address]
    assert listed == [
        *("Ahead", "Gone by", "Undated", "Newer report", "Older report", "Undated report", "Partly", "Broken"),
        "Invented good",
    ]


def test_what_the_calendar_says_stands_under_each() -> None:
    text = read(promises_page(promised())).text

    assert "Ahead Due in March 2027. Two" in text
    assert "Gone by It was due on 31 October 2026, 26 days ago. Two" in text
    assert "Undated Two" in text
    assert "Newer report Reported in January 2026. One" in text
    assert "Undated report The day of the report is not stated. One" in text
    assert "Invented good No report. It was due on 1 November 2026, 25 days ago." in text


def test_how_a_promise_is_measured_stands_with_it() -> None:
    counted = record("Counted", benefits=[{"promise": "Fewer falls.", "measure": "Falls counted each March"}])
    text = read(promises_page(site([counted], as_of=DAY))).text
    assert "Fewer falls. How anyone will know: Falls counted each March. Counted · " in text


def test_the_lead_counts_real_promises_and_what_became_of_them() -> None:
    assert (
        "8 promises, as at 26 November 2026: 1 still due, 2 without a report, 3 reported as kept, 1 reported as "
        "partly kept and 1 reported as not kept."
    ) in read(promises_page(promised())).text


def test_each_promise_leads_to_its_own_place() -> None:
    page = promises_page(promised())
    assert leads_to(page, read(page).link("Gone by")) == ("agreements/record-2/", "promise-3")


def test_a_long_list_goes_on_and_its_headings_lead_to_where_they_begin() -> None:
    many = record("Many", benefits=[promise(f"Kept {number:02}", state="met") for number in range(12)])
    of = site(
        [many, record("Late", benefits=[promise("Broken", state="not-met")])], settings={"page_size": 10}, as_of=DAY
    )
    assert the_list(of).page_count == 2
    first = promises_page(of)
    assert leads_to(first, read(first).link("Reported as not kept: 1")) == ("promises/page/2/", "not-kept")


def test_a_register_without_promises_says_so() -> None:
    text = read(promises_page(site([record()], as_of=DAY))).text
    assert "No agreement here states what good should come of it, as at 26 November 2026." in text
