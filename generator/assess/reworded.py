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


def older_names(framework: Framework, frameworks: Iterable[Framework]) -> Mapping[str, tuple[str, ...]]:
    """For each question of a version the ids of older ones whose answers were found where its own is now.

    Each old id stands with one question, the first that it leads to. One that the version asks itself is no old one.
    """
    before = forerunners(frameworks)
    taken = {question.id for question in framework.questions}
    found = {}
    for question in framework.questions:
        older = sorted(before.get(question.id, frozenset()) - taken)
        taken.update(older)
        if older:
            found[question.id] = tuple(older)
    return found


def _before(question: str, replaces: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [question]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(replaces.get(one, ()))
    return frozenset(found)
