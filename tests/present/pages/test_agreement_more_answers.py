"""The page behind the three tests: the features, what has moved, and answers that were given again."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import pytest

from generator.present.page import Page
from generator.present.pages.agreement_more_answers import more_answers_page
from generator.present.plan import plan_site
from tests.present.pages.agreement_records import (
    BARE,
    FRAMEWORK,
    FULL,
    assessed,
    links_of,
    page_of,
    part_of,
    site_of,
    tree_of,
    words_of,
)


def more_of(record: dict[str, Any], frameworks: Sequence[dict[str, Any]] = (), **changed: Any) -> Page:
    return more_answers_page(site_of(frameworks=frameworks, record=record | changed), "record")


def test_the_features_sort_the_same_answers_again() -> None:
    words = words_of(more_of(FULL))
    assert "1 feature: what the same answers show Judged by Example Council and Residents of Leeds." in words
    assert "That it is tangible. Example Council: Shown" in words
    assert "Residents of Leeds: Not shown yet 6 questions are answered “A little”." in words


def test_a_later_assessment_shows_what_moved_with_a_link_to_the_answer_now() -> None:
    page = more_of(FULL)
    words = words_of(page)
    assert "Example Council, from 3 March 2025 to 1 March 2026: of the answers 6 are stronger" in words
    assert "Purposeful: from “Partly shown” to “Shown”." in words
    assert "“Is it first, and purposeful?” From “Partly” to “Fully”." in words
    assert ("“Is it first, and purposeful?”", "../#a-2-purposeful.first") in links_of(page)


def test_questions_that_were_reworded_are_named_and_not_compared() -> None:
    version = copy.deepcopy(FRAMEWORK)
    version |= {"id": "tests-2"}
    version["tests"][0]["questions"][0] = {
        "id": "purposeful.anew",
        "text": "Is it first, in other words?",
        "features": ["tangible"],
        "replaces": ["purposeful.first"],
    }
    first, second = (copy.deepcopy(assessment) for assessment in FULL["assessments"][:2])
    second["framework"] = "tests-2"
    second["answers"]["purposeful.anew"] = second["answers"].pop("purposeful.first")
    page = more_of(FULL, frameworks=[version], assessments=[first, second])
    words = words_of(page)
    assert "The questions have changed in between, so these are not compared." in words
    assert "New, or asked in other words: “Is it first, in other words?”." in words
    assert "No longer asked, or not in these words: “Is it first, and purposeful?”." in words
    assert "“Is it first, in other words?” From" not in words
    assert "Purposeful now asks other questions, so its words then and now are not compared." in words
    assert "Purposeful: from" not in words and "Proportionate: from “Partly shown” to “Fully”" not in words
    assert "Proportionate: from “Partly shown” to “Shown”." in words
    assert "The questions: version tests-2." in words


def test_an_assessment_that_was_repeated_is_there_whole() -> None:
    page = more_of(FULL)
    assert "What Example Council answered on 3 March 2025" in part_of(page, "earlier-1")
    assert "“Words that matter”" in part_of(page, "a-1-responsible.second")
    assert "Partly. Reason given." in part_of(page, "a-1-responsible.second")
    assert 'id="a-2-responsible.second"' not in page.body


def test_every_link_on_the_page_finds_its_place_on_the_page_of_the_agreement() -> None:
    agreement = {element.get("id") for element in tree_of(page_of(FULL)).iter()}
    anchors = [href.partition("#")[2] for _, href in links_of(more_of(FULL)) if "#" in href]
    assert anchors and set(anchors) <= agreement


def test_what_was_judged_once_has_nothing_earlier() -> None:
    page = more_of(FULL, assessments=[FULL["assessments"][1]])
    assert "Below is what was answered before" not in words_of(page)
    assert "What has moved" not in words_of(page)


@pytest.mark.parametrize(("record", "planned"), [(FULL, True), (BARE, False)])
def test_only_what_was_judged_has_such_a_page(record: dict[str, Any], planned: bool) -> None:
    addresses = [page.address for page in plan_site(site_of(record=record)).pages]
    assert ("agreements/record/answers/" in addresses) is planned


def test_silence_then_and_now_is_not_counted_as_an_answer_that_stayed() -> None:
    before = assessed(3, "Example Council", "organisation", "2025-03-03")
    after = assessed(3, "Example Council", "organisation", "2026-03-01")
    for one in (before, after):
        del one["answers"]["purposeful.first"]
    assert "The 5 answers are as before." in words_of(more_of(FULL, assessments=[before, after]))
