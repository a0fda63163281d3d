"""One agreement's page, the short answers: what stands where, and what is said first."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.present.pages.agreement_records import (
    BARE,
    FULL,
    HEADINGS,
    links_of,
    page_of,
    part_of,
    text_of,
    tree_of,
    words_of,
)

# What stands where


def test_the_page_has_its_address_title_and_description() -> None:
    page = page_of(FULL)
    assert (page.address, page.title) == ("agreements/record/", "Meals without a form")
    assert page.description == "The council signs children up for meals."


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (BARE, "The three tests Not assessed"),
        (
            FULL,
            "The three tests Judged by the organisation itself. Others differ on Purposeful, Proportionate and "
            "Responsible. Purposeful: Shown Proportionate: Shown Responsible: Shown",
        ),
    ],
    ids=["bare", "full"],
)
def test_what_the_tests_came_to_is_told_above_in_short_and_leads_to_the_whole(
    record: dict[str, Any], said: str
) -> None:
    page = page_of(record)
    before, _, _ = words_of(page).partition(" In short ")
    assert said in before
    assert links_of(page).count(("The three tests", "#three-tests")) == 2  # there and in the contents


def test_a_long_summary_is_cut_between_words_for_the_description() -> None:
    page = page_of(BARE, summary="word " * 100)
    assert len(page.description) <= 155
    assert page.description.endswith("word…")


def test_the_short_answers_come_before_the_detail() -> None:
    headings = [text_of(h) for h in tree_of(page_of(FULL)).iter("h2")]
    assert headings == [
        "In short",
        "Yn Gymraeg",
        "Is this about me?",
        "What is shared, and could I be identified?",
        "What for, and did it help?",
        "The three tests",
        "What can I do?",
        "The detail",
        "Where this came from",
    ]


@pytest.mark.parametrize("record", [BARE, FULL], ids=["bare", "full"])
def test_headings_never_skip_a_level_and_there_is_one_title(record: dict[str, Any]) -> None:
    levels = [HEADINGS.index(element.tag) + 1 for element in tree_of(page_of(record)).iter() if element.tag in HEADINGS]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("record", [BARE, FULL], ids=["bare", "full"])
def test_every_id_is_there_once_and_every_link_within_the_page_finds_one(record: dict[str, Any]) -> None:
    page = page_of(record)
    ids = [element.get("id") for element in tree_of(page).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for _, href in links_of(page):
        if href.startswith("#"):
            assert href[1:] in ids


@pytest.mark.parametrize("record", [BARE, FULL], ids=["bare", "full"])
def test_a_strict_policy_finds_nothing_to_refuse(record: dict[str, Any]) -> None:
    for element in tree_of(page_of(record)).iter():
        assert element.tag not in ("script", "style", "iframe", "object")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("record", [BARE, FULL], ids=["bare", "full"])
def test_nothing_of_the_code_shows_through(record: dict[str, Any]) -> None:
    words = words_of(page_of(record))
    for trace in ("None", "{{", "{%", "PartialDate", "..", " .", " ,", "()", "personally-identifiable", "not-stated"):
        assert trace not in words


def test_the_way_back_is_the_place_and_then_the_kind() -> None:
    record = FULL | {"areas": [{"id": "leeds", "taking_part": "confirmed"}]}
    crumbs = tree_of(page_of(record)).find(".//nav[@class='pv-breadcrumb']")
    assert crumbs is not None
    assert [text_of(step) for step in crumbs.iter("li")] == [
        "Home",
        "Places",
        "Leeds",
        "Schools and learning",
        "This agreement",
    ]


def test_every_area_organisation_group_moment_and_service_has_its_link() -> None:
    links = links_of(page_of(FULL))
    for link in (
        ("Leeds", "../../areas/leeds/"),
        ("Example Department", "../../organisations/dea/"),
        ("carers", "../../people/carers/"),
        ("Moving home", "../../moments/moving-home/"),
        ("Schools and learning", "../../sectors/education/"),
        ("About the tests", "../../tests/"),
    ):
        assert link in links


def test_a_place_inside_the_scheme_is_not_said_to_take_part() -> None:
    words = part_of(page_of(FULL), "fact-areas")
    assert "Leeds takes part." in words
    assert "York The scheme covers this area. We do not know that this council takes part." in words
    wide = part_of(page_of(FULL, areas=[{"id": "north", "taking_part": "footprint"}]), "fact-areas")
    assert "North The scheme covers this area. We do not know which of its councils take part." in wide


# Status and bands


@pytest.mark.parametrize(
    ("status", "dates", "said"),
    [
        ("live", {"start": "2025-04-01"}, "In use since 1 April 2025. Data is being shared now."),
        ("live", {}, "In use. Data is being shared now."),
        ("proposed", {"start": "2027-04"}, "Proposed, to start in April 2027. Planned, but no data is shared yet."),
        (
            "ended",
            {"start": "about 2016", "end": "2019"},
            "Ended in 2019. Data is no longer shared in this way. It began in about 2016.",
        ),
        ("declined", {}, "Decided against. Thought about, and turned down. No data was shared."),
    ],
)
def test_the_status_is_said_with_its_meaning(status: str, dates: dict[str, str], said: str) -> None:
    assert said in words_of(page_of(FULL, status=status, dates=dates))


def test_a_record_from_public_pages_says_so_and_when_they_were_read() -> None:
    seen = {"basis": "public-sources", "sources": [{"url": "https://a.example/1", "seen": "2026-11-22"}]}
    page = page_of(BARE, provenance=seen, status="live", dates={"start": "2016"})
    words = words_of(page)
    assert "In use since 2016, as read on 22 November 2026." in words
    assert "Plainview’s editors wrote this from public pages, as read on 22 November 2026." in words
    assert "The organisations have not checked it." in words
    assert ("This is wrong", "mailto:corrections@plainview.example") in links_of(page)
    assert ("How we put things right", "../../about/corrections/") in links_of(page)


def test_a_publishers_own_record_carries_no_such_band() -> None:
    assert "have not checked it" not in words_of(page_of(FULL))


def test_an_invented_example_says_so_above_and_again_beside_the_tests() -> None:
    page = page_of(FULL, provenance={"basis": "worked-example"})
    assert page.body.count("pv-band--example") == 2
    assert page_of(FULL).body.count("pv-band--example") == 0


def test_a_superseded_record_leads_to_the_newer_one() -> None:
    assert ("Bare facts", "../../agreements/bare/") in links_of(page_of(FULL))


# What is shared


def test_the_strongest_level_is_said_first() -> None:
    words = words_of(page_of(FULL))
    assert "Yes. 1 of the 2 kinds of data is personally identifiable. “Personally identifiable” means: it says" in words


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (["anonymous", "anonymous"], "They said not. All of the data is anonymous."),
        (["de-personalised"], "Perhaps, as written. The data is de-personalised."),
        (
            ["anonymous", None],
            "Not fully stated. 1 of the 2 kinds of data is anonymous. “Anonymous” means: nobody should be able to tell",
        ),
        ([None, "not-stated"], "Not stated. We found nothing that says if your name goes with the data"),
    ],
)
def test_silence_about_one_kind_of_data_is_never_comfort(levels: list[str | None], said: str) -> None:
    data = [{"item": "Item"} | ({"identifiability": level} if level else {}) for level in levels]
    assert said in words_of(page_of(BARE, data=data))


def test_each_kind_of_data_has_a_lasting_place_with_all_that_is_said_of_it() -> None:
    page = page_of(FULL)
    words = part_of(page, "data-benefit-status")
    for said in ("Benefit item", "Personally identifiable", "Parents about.", "Why needed."):
        assert said in words
    assert "Specially protected by law: health and crimes or alleged crimes." in words
    assert "Anonymous" in part_of(page, "data-2")


def test_data_that_takes_the_same_way_stands_together() -> None:
    first, second = FULL["data"]
    data = [first, second, first | {"id": "third"}]
    flows = tree_of(page_of(FULL, data=data)).findall(".//ol[@class='pv-flow']")
    assert [text_of(flow) for flow in flows] == [
        "From Example Department To Example Council",
        "From Example Council To The public",
    ]


def test_what_some_kinds_of_data_do_not_state_is_said_once_with_how_many() -> None:
    data = [
        {"item": "A", "why": "To help.", "about": "Tenants", "special_category": [], "criminal_offence": False},
        {"item": "B", "special_category": [], "criminal_offence": True},
        {"item": "C", "about": "Tenants", "special_category": ["health"]},
    ]
    page = page_of(BARE, data=data)
    words = words_of(page)
    assert words.count("why it is needed") == 1
    assert "Not stated for 2 of the 3 kinds of data: why it is needed." in words
    assert "Stated: not specially protected by law and not about crimes." in part_of(page, "data-1")
    assert part_of(page, "data-2").endswith("Not stated: whom it is about.")
    assert part_of(page, "data-3").endswith("Not stated: whether it is about crimes.")


def test_a_use_that_has_grown_is_said_beside_the_answer() -> None:
    page = page_of(FULL)
    assert "The use of data has grown since it began. See what changed." in words_of(page)
    assert ("See what changed", "#fact-changes") in links_of(page)
    assert "has grown" not in words_of(page_of(FULL, changes=[]))


def test_a_reason_for_protected_data_is_not_lost_where_no_data_is_marked() -> None:
    legal = {"special_category_conditions": [{"condition": "article-9-2-h"}]}
    assert "Not stated: which of the data that is." in words_of(page_of(BARE, legal=legal))


def test_a_whole_nation_is_where_it_is_and_no_body_that_takes_part() -> None:
    areas = [{"id": "north", "taking_part": "confirmed"}, {"id": "leeds", "taking_part": "confirmed"}]
    assert part_of(page_of(FULL, areas=areas), "fact-areas") == "Where All of North. Leeds takes part."


def test_what_no_kind_of_data_states_is_said_once() -> None:
    words = words_of(page_of(BARE))
    assert words.count("why it is needed") == 1
    assert "Not stated for any of it: whom it is about, why it is needed," in words


# Promises


def test_promises_that_came_to_the_same_are_counted_together() -> None:
    promises = [{"promise": "One"}, {"promise": "Two"}]
    assert "2 promises, all with nothing stated about the result." in words_of(page_of(FULL, benefits=promises))
    assert "1 promise, with nothing stated about the result." in words_of(page_of(FULL, benefits=promises[:1]))


def test_promises_are_counted_by_what_was_reported() -> None:
    assert "2 promises: 1 reported as kept and 1 with no report." in words_of(page_of(FULL))


def test_a_promise_stands_beside_its_report() -> None:
    words = part_of(page_of(FULL), "promise-more-meals")
    assert "Reported as kept, 31 October 2026. Result text. Source: Result report (council.example)." in words
    assert "Who should gain: the people the data is about." in words


def test_a_promise_past_its_day_says_as_at_which_date() -> None:
    assert "Due in March 2026. That date has passed, as at 23 November 2026." in part_of(page_of(FULL), "promise-2")
    assert "has passed" not in part_of(page_of(FULL), "promise-more-meals")


def test_no_promises_and_no_word_of_promises_are_told_apart() -> None:
    assert "What was promised Stated: none" in words_of(page_of(FULL, benefits=[]))
    assert "What was promised Not stated" in words_of(page_of(FULL, benefits=None))
