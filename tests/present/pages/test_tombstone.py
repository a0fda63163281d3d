"""A withdrawn record leaves its title, when, why and by whom."""

from __future__ import annotations

from tests.present.pages.agreement_records import FULL, links_of, page_of, part_of, words_of

# Withdrawn


def test_a_withdrawn_record_leaves_a_tombstone_and_nothing_else() -> None:
    withdrawn = {"date": "2026-05-01", "why": "Entered twice", "by": "Example Council"}
    page = page_of(FULL, status="withdrawn", withdrawn=withdrawn)
    words = words_of(page)
    assert page.title == "Meals without a form"
    assert page.description == "Record withdrawn on 1 May 2026: Meals without a form"
    assert "Why? Entered twice." in words and "Who withdrew it? Example Council." in words
    for gone in ("signs children up", "children eat", "Benefit item", "Example Department", "Reason given"):
        assert gone not in words


def test_a_tombstone_leads_to_the_agreement_that_took_its_place() -> None:
    page = page_of(FULL, status="withdrawn", withdrawn={"date": "2026-05-01"}, replaced_by="bare")
    assert "A newer agreement has taken the place of this one: Bare facts." in words_of(page)
    assert ("Bare facts", "../../agreements/bare/") in links_of(page)


def test_a_tombstone_says_what_is_missing() -> None:
    page = page_of(FULL, status="withdrawn", withdrawn={"date": "2026-05-01"})
    assert part_of(page, "fact-withdrawn-why") == "Why? Not stated"
