"""The page about the tests: every question, whose words they are, and the rule that makes the words."""

from __future__ import annotations

import pytest

from generator.assess.outcome import WORDS, judge
from generator.model.framework import Framework
from generator.present.pages import tests_page as page_of
from tests.builders import QUESTIONS, framework, site
from tests.reading import read


def test_each_test_has_its_anchor_and_each_question_its_own() -> None:
    found = read(page_of.tests_page(site()))

    assert {"purposeful", "proportionate", "responsible"} <= set(found.ids)
    assert {f"q-{question}" for question in QUESTIONS} <= set(found.ids)


def test_a_question_stands_with_its_guidance_and_the_features_it_bears_on() -> None:
    found = read(page_of.tests_page(site()))

    assert (
        "Is purposeful.first so? What a good answer says Read it aloud. "
        "A good answer mentions: who gains; what changes." in found.text
    )
    assert "It bears on feature 1 and feature 2." in found.text
    assert ("#feature-tangible", "feature 1") in found.links


def test_the_report_is_credited_and_the_wording_is_said_to_be_ours() -> None:
    found = read(page_of.tests_page(site()))

    assert "The tests and the features come from a report: A report by One and Two, April 2018." in found.text
    assert found.link("A report") == "https://report.test/"
    assert page_of.OURS in found.text
    assert "In the words of the report by One and Two" in found.text


def test_wording_that_is_theirs_is_not_called_ours() -> None:
    assert page_of.OURS not in read(page_of.tests_page(site(frameworks=[framework(wording="theirs")]))).text


@pytest.mark.parametrize(
    ("ratings", "rule"),
    [
        ([5, 4], "Shown Every question is answered “Mostly” or “Fully”."),
        ([5, 3], "Partly shown No answer is lower than “Partly”, but at least one is “Partly”, or a question has no"),
        ([5], "Partly shown No answer is lower than “Partly”, but at least one is “Partly”, or a question has no"),
        ([5, 2], "Not shown yet At least one question is answered “Not at all” or “A little”"),
        ([1, 5], "Not shown yet At least one question is answered “Not at all” or “A little”"),
        ([], "Not assessed None of the questions is answered, or fewer than half."),
    ],
)
def test_the_rule_on_the_page_is_the_rule_that_judges(ratings: list[int], rule: str) -> None:
    given = dict(zip(QUESTIONS, ratings, strict=False))
    (outcome, *_) = judge(given, Framework.model_validate(framework()))

    assert rule.startswith(WORDS[outcome.outcome])
    assert rule in read(page_of.tests_page(site())).text


def test_there_is_no_score_and_the_page_says_why() -> None:
    text = read(page_of.tests_page(site())).text

    assert "Why there is no score" in text
    assert "Nothing is added up, and no place is ranked against another." in text


def test_the_newest_version_leads_and_questions_of_older_ones_keep_their_anchors() -> None:
    older = framework(id="tests-0", published="2025-01")
    older["tests"] = [
        {
            "id": "purposeful",
            "asks": "Is it so?",
            "questions": [
                {"id": "purposeful.gone", "text": "Is it gone?", "features": []},
                {"id": "purposeful.first", "text": "Was it first?", "features": []},
            ],
        }
    ]
    found = read(page_of.tests_page(site(frameworks=[older, framework()])))

    assert "These questions are version tests-1, published in November 2026." in found.text
    assert found.ids.count("q-purposeful.gone") == 1
    assert found.ids.count("q-purposeful.first") == 1
    assert "Was it first?" not in found.text


def test_those_who_take_part_are_led_to_how_they_can_judge() -> None:
    found = read(page_of.tests_page(site()))

    assert found.link("How to judge your agreement") == "../about/publish/#judge-it-by-the-three-tests"


def test_without_a_framework_the_page_says_so() -> None:
    assert "No questions are published here yet." in read(page_of.tests_page(site(frameworks=[]))).text


def test_what_changed_between_versions_is_told_question_by_question() -> None:
    newer = framework(id="tests-2", published="2026-12")
    newer["tests"][0]["questions"][0] = {
        "id": "purposeful.anew",
        "text": "Is it so, in other words?",
        "features": ["fair", "tangible"],
        "replaces": ["purposeful.first"],
    }
    newer["tests"][1]["questions"].pop()
    newer["tests"][2]["questions"].append({"id": "responsible.third", "text": "A third?", "features": ["fair"]})
    text = read(page_of.tests_page(site(frameworks=[framework(), newer]))).text

    assert "tests-2, published in December 2026, beside tests-1, published in November 2026" in text
    assert "In other words: “Is it so, in other words?” in place of “Is purposeful.first so?”" in text
    assert "New: “A third?” No longer asked: “Is proportionate.second so?”" in text
