"""Which questions of different framework versions are one question in other words.

Their answers are never compared: who answers other words answers another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.framework import Framework


def forerunners(frameworks: Iterable[Framework]) -> Mapping[str, frozenset[str]]:
    """For each question, itself and every older question that it stands in place of, near or far."""
    replaces: dict[str, tuple[str, ...]] = {}
    for framework in frameworks:
        for question in framework.questions:
            replaces[question.id] = (*replaces.get(question.id, ()), *(question.replaces or ()))
    return {question: _before(question, replaces) for question in replaces}


def _before(question: str, replaces: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [question]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(replaces.get(one, ()))
    return frozenset(found)
