"""What a question is about, as far as rules must know: whether the data is needed, or who gains.

Told by the question's own words, so that a framework version which this code has never seen is understood too. A
question that replaces another is about what that one was about, however it is worded now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.model.framework import Framework, Question

NEED, GAIN = "need", "gain"
_ASKS_OF: Mapping[str, re.Pattern[str]] = {
    NEED: re.compile(r"\b(nothing less|no less|the least|least data|minimum|no more (data )?than|necessary|needed)\b"),
    GAIN: re.compile(r"\b(gains?|better off|benefits? (to|for|from)|who benefits?|benefit)\b"),
}


def kinds_of_questions(frameworks: Iterable[Framework]) -> Mapping[str, str]:
    """The kind of each question that has one, by its id."""
    versions = sorted(frameworks, key=lambda framework: (framework.published.latest, framework.id))
    kinds: dict[str, str] = {}
    for framework in versions:
        for question in framework.questions:
            if kind := _inherited(question, kinds) or _by_its_words(question):
                kinds.setdefault(question.id, kind)
    return kinds


def _inherited(question: Question, kinds: Mapping[str, str]) -> str:
    return next((kinds[older] for older in question.replaces or () if older in kinds), "")


def _by_its_words(question: Question) -> str:
    asked = question.text.lower()
    return next((kind for kind, pattern in _ASKS_OF.items() if pattern.search(asked)), "")
