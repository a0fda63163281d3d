"""One agreement in a list: what it says of itself, and what it does not claim to know."""

from __future__ import annotations

from typing import Any

import pytest

from generator.present.page import Site
from generator.present.pages.listings import Listing, counted, in_short, listing_of, sections
from generator.present.pages.places import ALL_OF_ENGLAND, ELSEWHERE, SEVERAL_NATIONS, SEVERAL_PARTS
from tests.builders import AREAS, area, assessed, example, record, site


def listing(**changes: Any) -> Listing:
    of = site([record(**changes)])
    return listing_of(of, of.register.cards[0])


def at(*areas: str) -> list[dict[str, str]]:
    return [{"id": identifier} for identifier in areas]


def headings(of: Site) -> list[str]:
    return [section.heading for section in sections(of, of.register.cards, "Agreements")]


def test_small_facts_are_where_who_leads_and_whether_it_is_in_use() -> None:
    assert listing().facts == "Leeds · led by Leeds City Council · in use, as read on 22 November 2026"


def test_a_publishers_own_record_needs_no_day_of_reading() -> None:
    facts = listing(provenance={"basis": "publisher", "publisher": "leeds-city-council", "checked": "2026-11-22"}).facts

    assert facts.endswith(" · in use")


def test_a_missing_status_is_said() -> None:
    assert listing(status="not-stated").facts.endswith(" · not stated if it is still in use")


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (["leeds"], "Leeds"),
        (["leeds", "york", "england"], "Leeds, York and England"),
        (["leeds", "york", "england", "wales"], "Leeds, York and 2 other places"),
    ],
)
def test_many_places_are_counted_and_not_all_named(areas: list[str], said: str) -> None:
    assert listing(areas=at(*areas)).facts.startswith(f"{said} · ")


def test_the_level_that_tells_most_is_shown_with_its_word() -> None:
    found = listing(
        data=[
            {"item": "Counts", "identifiability": "anonymous"},
            {"item": "Rows", "identifiability": "de-personalised"},
        ]
    )

    assert (found.level, found.level_label) == ("de-personalised", "De-personalised")


def test_a_level_that_nobody_stated_is_said_to_be_missing() -> None:
    found = listing(data=[{"item": "Something"}])

    assert (found.level, found.level_label) == ("not-stated", "Not stated if it says who you are")


def test_without_an_assessment_it_is_not_assessed_and_shows_no_words() -> None:
    assert (listing().tests, listing().judged) == ((), "Not assessed")


def test_an_assessment_that_answers_nothing_is_not_assessed_either() -> None:
    found = listing(assessments=[assessed("not-assessed")])

    assert (found.tests, found.judged) == ((), "Not assessed")


def test_each_test_has_its_own_word_and_none_is_a_total() -> None:
    answers = assessed(5)["answers"]
    answers["responsible.first"] = {"rating": 2, "because": "Weak."}
    found = listing(assessments=[{**assessed(5), "answers": answers}])

    assert [(test.test, test.word) for test in found.tests] == [
        ("Purposeful", "Shown"),
        ("Proportionate", "Shown"),
        ("Responsible", "Not shown yet"),
    ]
    assert found.judged == "Judged by the organisation itself."


def test_one_test_may_be_assessed_and_another_not() -> None:
    answers = {"purposeful.first": {"rating": 5, "because": "Clear."}}
    found = listing(assessments=[{**assessed(5), "answers": answers}])

    assert [test.word for test in found.tests] == ["Partly shown", "Not assessed", "Not assessed"]


def test_the_publishers_own_words_lead_and_others_that_differ_are_mentioned() -> None:
    found = listing(
        assessments=[assessed(3, by="Panel", kind="residents-panel"), assessed(5), assessed(5, by="P", kind="partner")]
    )

    assert {test.word for test in found.tests} == {"Shown"}
    assert (
        found.judged == "Judged by the organisation itself. Others differ on Purposeful, Proportionate and Responsible."
    )


def test_others_who_agree_do_not_differ() -> None:
    found = listing(assessments=[assessed(5), assessed(4, by="P", kind="partner")])

    assert found.judged == "Judged by the organisation itself."


def test_a_long_summary_is_cut_between_words() -> None:
    found = listing(summary="word " * 100)

    assert found.summary.endswith("word…")
    assert len(found.summary) <= 200


def test_a_listing_is_worded_once_for_a_site_and_anew_for_another() -> None:
    of, other = site([record("One")]), site([record("Two")])

    assert listing_of(of, of.register.cards[0]) is listing_of(of, of.register.cards[0])
    assert listing_of(other, other.register.cards[0]).title == "Two"


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([], "no agreements"),
        ([record()], "1 agreement"),
        ([record(), record()], "2 agreements"),
        ([example()], "1 invented example"),
        ([record(), example(), example()], "1 agreement and 2 invented examples"),
        ([record(), record(status="withdrawn")], "1 agreement"),
    ],
)
def test_examples_and_records_taken_down_are_never_counted_as_agreements(records: list[Any], said: str) -> None:
    assert counted(site(records).register.cards) == said


def test_a_short_list_has_one_heading_and_a_long_one_is_grouped_by_place() -> None:
    few = [record(f"Record {number}") for number in range(8)]
    many = [*few, record("Nine", areas=at("england"))]

    assert headings(site(few)) == ["Agreements"]
    assert headings(site(many)) == [ALL_OF_ENGLAND, "Yorkshire"]


def test_places_go_from_the_widest_to_the_nearest_and_examples_come_last() -> None:
    places = {
        **AREAS,
        "kent": area("Kent", within=["south-region", "england"]),
        "south-region": area("South", kind="region", council=None, website=None),
        "cardiff": area("Cardiff", within=["wales"], nation="wales"),
        "nowhere": area("Nowhere", nation=None, within=[]),
    }
    of = site(
        [
            example("Aaa"),
            *(record(f"Leeds {number}") for number in range(9)),
            record("Cardiff", areas=at("cardiff")),
            record("Kent", areas=at("kent")),
            record("Both", areas=at("kent", "leeds")),
            record("Wide", areas=at("kent", "england")),
            record("Wider", areas=at("cardiff", "leeds")),
            record("Nowhere", areas=at("nowhere")),
        ],
        areas=places,
    )

    assert headings(of) == [
        SEVERAL_NATIONS,
        ALL_OF_ENGLAND,
        SEVERAL_PARTS,
        "South",
        "Wales",
        "Yorkshire",
        ELSEWHERE,
        "Invented examples",
    ]


def test_examples_have_a_band_unless_the_whole_page_is_invented() -> None:
    of = site([example()])
    (section,) = sections(of, of.register.cards, "Agreements")
    (own,) = sections(of, of.register.cards, "Agreements", page_is_invented=True)

    assert section.band.startswith("Invented example")
    assert (own.heading, own.band) == ("Agreements", "")


@pytest.mark.parametrize(("number", "short"), [(10, False), (11, True)])
def test_a_list_longer_than_a_page_gives_a_line_to_each(number: int, short: bool) -> None:
    of = site([record(f"Record {position}") for position in range(number)], settings={"page_size": 10})

    assert in_short(of, of.register.cards) is short
