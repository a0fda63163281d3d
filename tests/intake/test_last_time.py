"""What an assessor answered before: to the same question, or to one in other words, and never what another said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.intake.last_time import answered_before
from generator.model.assessment import Assessment
from generator.model.framework import Framework

SCALE = {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"}


def version(number: int, questions: Mapping[str, Mapping[str, Any]], **changes: Any) -> Framework:
    asked = [{"id": identifier, "features": [], **question} for identifier, question in questions.items()]
    return Framework.model_validate(
        {
            "schema": 1,
            "id": f"v-{number}",
            "title": "Tests",
            "wording": "ours",
            "published": f"202{number}",
            "scale": SCALE,
            "features": [],
            "tests": [{"id": "a", "asks": "Is it?", "questions": asked}],
            **changes,
        }
    )


V1 = version(1, {"a.same": {"text": "Is it so?"}, "a.old": {"text": "Is it old?"}, "a.gone": {"text": "Is it gone?"}})
V2 = version(2, {"a.same": {"text": "Is it so?"}, "a.mid": {"text": "Is it older?", "replaces": ["a.old"]}})
V3 = version(
    3,
    {
        "a.same": {"text": "Is  it\nso?"},
        "a.new": {"text": "Is it oldest?", "replaces": ["a.mid"]},
        "a.fresh": {"text": "Is it fresh?"},
    },
)
VERSIONS = {"v-1": V1, "v-2": V2, "v-3": V3}


def assessment(number: int, on: str, answers: Mapping[str, Any], by: str = "Panel") -> Assessment:
    return Assessment.model_validate(
        {"framework": f"v-{number}", "by": {"name": by, "kind": "residents-panel"}, "date": on, "answers": answers}
    )


def told(*assessments: Assessment, asked: Framework = V3) -> dict[str, str]:
    found = answered_before(assessments, "Panel", "residents-panel", asked, VERSIONS)
    return {question: before.told() for question, before in found.items()}


def test_the_same_question_of_an_older_version_is_told_with_rating_and_reason() -> None:
    one = assessment(1, "2026-02-10", {"a.same": {"rating": 3, "because": "It is\nhalf so"}, "a.gone": {"rating": 1}})
    assert told(one) == {"a.same": "Last time, 10 February 2026: Partly. It is half so."}


def test_a_question_in_other_words_is_told_as_it_was_put_then() -> None:
    one = assessment(1, "2026-02", {"a.old": {"rating": 4, "because": "It is."}})
    said = "Last time, February 2026, the question was put in other words: “Is it old?” The answer was: Mostly. It is."
    assert told(one) == {"a.new": said}
    assert told(one, asked=V2) == {"a.mid": said}


def test_the_nearest_wording_counts_where_one_assessment_answered_two() -> None:
    odd = version(4, {"a.old": {"text": "Is it old?"}, "a.mid": {"text": "Is it older?"}})
    one = assessment(4, "2026", {"a.old": {"rating": 1}, "a.mid": {"rating": 5}})
    found = answered_before([one], "Panel", "residents-panel", V3, {**VERSIONS, "v-4": odd})
    assert found["a.new"].told() == (
        "Last time, 2026, the question was put in other words: “Is it older?” The answer was: Fully."
    )


def test_what_was_promised_is_told_with_who_and_when() -> None:
    action = {"what": "Say so in Welsh", "who": "Meals team", "by": "2026-12-01"}
    one = assessment(2, "2026-02-10", {"a.same": {"rating": 2, "because": "No.", "action": action}})
    two = assessment(2, "2026-02-10", {"a.same": {"rating": 2, "because": "No.", "action": {"what": "Say so."}}})
    before = "Last time, 10 February 2026: A little. No. Promised then: Say so"
    assert told(one) == {"a.same": f"{before} in Welsh. (Meals team, by 1 December 2026)"}
    assert told(two) == {"a.same": f"{before}."}


def test_an_answer_that_was_left_open_is_told_as_such() -> None:
    assert told(assessment(2, "2026", {"a.same": {"rating": "not-assessed"}})) == {
        "a.same": "Last time, 2026: Not assessed."
    }


def test_each_question_has_its_latest_answer_and_of_one_day_the_later_in_the_file() -> None:
    old = assessment(1, "2024", {"a.same": {"rating": 1}, "a.old": {"rating": 1}})
    first = assessment(2, "2026-03-01", {"a.same": {"rating": 4}})
    second = assessment(2, "2026-03-01", {"a.same": {"rating": 5}})
    between = assessment(1, "2025", {"a.same": {"rating": 2}})
    said = told(first, second, old, between)
    assert said["a.same"] == "Last time, 1 March 2026: Fully."
    assert said["a.new"].startswith("Last time, 2024, ") and said["a.new"].endswith("Not at all.")


def test_others_are_not_heard() -> None:
    one = assessment(2, "2026", {"a.same": {"rating": 5}}, by="Another panel")
    assert told(one) == {}
    assert answered_before([one], "Another panel", "independent", V3, VERSIONS) == {}


def test_questions_that_replace_one_another_in_a_ring_are_followed_once() -> None:
    ring = version(4, {"a.x": {"text": "X?", "replaces": ["a.y"]}, "a.y": {"text": "Y?", "replaces": ["a.x"]}})
    one = assessment(4, "2026", {"a.y": {"rating": 5}})
    found = answered_before([one], "Panel", "residents-panel", ring, {"v-4": ring})
    assert {question: before.asked for question, before in found.items()} == {"a.x": "Y?", "a.y": ""}
