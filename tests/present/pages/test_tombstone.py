"""A withdrawn record leaves its title, when, why and by whom."""

from __future__ import annotations

from generator.present.pages.agreement_more_answers import more_answers_page
from generator.present.plan import plan_site
from tests.builders import record, site
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


GONE = record("Gone", status="withdrawn", withdrawn={"date": "2026-05-01", "why": "Twice.", "by": "Leeds City Council"})


def test_every_page_behind_it_stays_and_says_that_it_is_gone() -> None:
    """Also that of the answers, though nobody can tell from what is left whether there were any."""
    planned = {page.address: page for page in plan_site(site({"gone": GONE})).pages}
    for part in ("pack/", "answers/", "compare/"):
        assert planned[f"agreements/gone/{part}"].kind.name == "gone"


def test_the_page_of_the_answers_leads_to_why() -> None:
    page = more_answers_page(site({"gone": GONE}), "gone")
    assert "This record was taken down on 1 May 2026, and the answers to the tests, if there were any," in words_of(
        page
    )
    assert ("See why, and who took it down", "../") in links_of(page)
