"""Which questions stand in place of which, over several versions."""

from __future__ import annotations

from typing import Any

from generator.assess.reworded import forerunners, older_names
from generator.model.framework import Framework
from tests.builders import framework


def version(identifier: str, *questions: tuple[str, list[str]]) -> Framework:
    asked: list[dict[str, Any]] = [
        {"id": f"first.{name}", "text": "So?", "features": ["fair"], "replaces": [f"first.{old}" for old in replaces]}
        for name, replaces in questions
    ]
    return Framework.model_validate(
        framework(id=identifier, tests=[{"id": "first", "asks": "So?", "questions": asked}])
    )


def test_a_question_stands_in_place_of_all_before_it_near_and_far() -> None:
    one = version("tests-1", ("old", []), ("kept", []))
    two = version("tests-2", ("newer", ["old"]), ("kept", []))
    three = version("tests-3", ("newest", ["newer", "kept"]))
    found = forerunners([three, one, two])
    assert found == {
        "first.old": {"first.old"},
        "first.kept": {"first.kept"},
        "first.newer": {"first.newer", "first.old"},
        "first.newest": {"first.newest", "first.newer", "first.old", "first.kept"},
    }


def test_questions_that_replace_each_other_come_to_an_end() -> None:
    found = forerunners([version("tests-1", ("a", ["b"])), version("tests-2", ("b", ["a"]))])
    assert found == {"first.a": {"first.a", "first.b"}, "first.b": {"first.a", "first.b"}}


def test_each_old_id_stands_with_one_question_that_the_version_asks_in_its_place() -> None:
    one = version("tests-1", ("old", []), ("kept", []))
    two = version("tests-2", ("first-half", ["old"]), ("second-half", ["old"]), ("kept", []))
    three = version("tests-3", ("whole", ["first-half"]), ("kept", []))
    assert older_names(two, [one, two, three]) == {"first.first-half": ("first.old",)}
    assert older_names(three, [one, two, three]) == {"first.whole": ("first.first-half", "first.old")}
    assert older_names(one, [one, two, three]) == {}
