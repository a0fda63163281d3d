"""What a question is about, by its words and by what it replaces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.check.question_kinds import GAIN, NEED, kinds_of_questions
from generator.model.framework import Framework
from generator.read.strict_yaml import parse

FRAMEWORKS = sorted((Path(__file__).parents[2] / "content" / "frameworks").glob("*.yml"))


def version(published: str, *questions: dict[str, Any]) -> Framework:
    asked = [{"features": ["a"], **question} for question in questions]
    return Framework.model_validate(
        {
            **{"schema": 1, "id": "f", "title": "F", "wording": "ours", "published": published, "scale": {1: "No"}},
            "features": [{"id": "a", "text": "A."}],
            "tests": [{"id": "t", "asks": "Is it so?", "questions": asked}],
        }
    )


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_the_published_questions_are_understood(path: Path) -> None:
    framework = Framework.model_validate(parse(path.read_text(encoding="utf-8")).data)
    assert kinds_of_questions([framework]) == {
        "purposeful.gain-for-people": GAIN,
        "purposeful.gain-for-public": GAIN,
        "proportionate.names-needed": NEED,
        "proportionate.least-data": NEED,
    }


def test_questions_in_the_words_of_others_are_understood_too() -> None:
    framework = version(
        "2026",
        {"id": "t.one", "text": "Is personal data necessary for this?"},
        {"id": "t.two", "text": "Who benefits from it?"},
        {"id": "t.three", "text": "Is it lawful?"},
    )
    assert kinds_of_questions([framework]) == {"t.one": NEED, "t.two": GAIN}


def test_a_question_is_about_what_the_one_before_it_was_about() -> None:
    old = version("2025", {"id": "t.one", "text": "Is it needed?"})
    new = version("2026", {"id": "t.two", "text": "Could you do it another way?", "replaces": ["t.one"]})
    newest = version("2027", {"id": "t.three", "text": "How else?", "replaces": ["t.two"]})
    assert kinds_of_questions([newest, old, new]) == {"t.one": NEED, "t.two": NEED, "t.three": NEED}
