"""Where several assessors differ, and what has moved since one of them judged before.

Only answers to the same question are held against each other. A question that was reworded has another
id, so its answers never are, whatever framework version each assessment went by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.assess.outcome import Outcome, TestOutcome, judge
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Judgement
from generator.model.framework import Framework, Test

STRONGER = "stronger"
WEAKER = "weaker"
NEW = "new"
GONE = "gone"
SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that assessors rate differently: the rating of each, by the number of the assessment."""

    question: str
    ratings: tuple[tuple[int, int], ...]

    @property
    def steps(self) -> int:
        """How many steps of the scale lie between the lowest rating and the highest."""
        found = [rating for _, rating in self.ratings]
        return max(found) - min(found)


@dataclass(frozen=True, slots=True)
class Move:
    """One question that both assessments asked: its ratings then and now, None where it had no answer."""

    question: str
    before: int | None
    after: int | None

    @property
    def kind(self) -> str:
        """Stronger, weaker, the same, newly answered, or no longer answered."""
        if self.before == self.after:
            return SAME
        if self.before is None or self.after is None:
            return NEW if self.before is None else GONE
        return STRONGER if self.after > self.before else WEAKER


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved between two assessments by one assessor.

    `tests` are the tests that ask the same questions in both framework versions, as they stood and as they
    stand. `moves` are the
    questions that both versions ask. `asked_anew` are questions of the later version that the earlier one did
    not ask in those words, and `dropped` those of the earlier version that the later one no longer asks.
    """

    tests: tuple[tuple[TestOutcome, TestOutcome], ...]
    moves: tuple[Move, ...]
    asked_anew: tuple[str, ...]
    dropped: tuple[str, ...]


def differ(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Ids of the tests on which assessors come to different outcomes under one framework version.

    One who did not assess a test does not differ, nor does one who was asked other questions.
    """
    seen: dict[tuple[str, str], set[str]] = {}
    for outcome in outcomes:
        for test in outcome.tests:
            if test.outcome != NOT_ASSESSED:
                seen.setdefault((outcome.judgement.framework, test.test), set()).add(test.outcome)
    return tuple(dict.fromkeys(test for (_, test), words in seen.items() if len(words) > 1))


def differences(outcomes: Sequence[Outcome]) -> tuple[Difference, ...]:
    """The questions that assessors rate differently, the furthest apart first. Silence is no difference."""
    rated: dict[str, list[tuple[int, int]]] = {}
    for outcome in outcomes:
        for question, rating in outcome.judgement.ratings.items():
            if isinstance(rating, int):
                rated.setdefault(question, []).append((outcome.number, rating))
    found = [
        Difference(question, tuple(ratings))
        for question, ratings in rated.items()
        if len({rating for _, rating in ratings}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.steps, one.question)))


def moved(before: Judgement, after: Judgement, frameworks: Mapping[str, Framework]) -> Moved:
    """What moved from one assessment to a later one by the same assessor."""
    old, new = frameworks[before.framework], frameworks[after.framework]
    asked_before = [question.id for question in old.questions]
    asked_after = [question.id for question in new.questions]
    asked_alike = {test.id for test in new.tests for other in old.tests if _questions(test) == _questions(other)}
    then = {test.test: test for test in judge(before.ratings, old)}
    return Moved(
        tests=tuple((then[test.test], test) for test in judge(after.ratings, new) if test.test in asked_alike),
        moves=tuple(
            Move(question, _rating(before, question), _rating(after, question))
            for question in asked_after
            if question in asked_before
        ),
        asked_anew=tuple(question for question in asked_after if question not in asked_before),
        dropped=tuple(question for question in asked_before if question not in asked_after),
    )


def _questions(test: Test) -> tuple[str, frozenset[str]]:
    return test.id, frozenset(question.id for question in test.questions)


def _rating(judgement: Judgement, question: str) -> int | None:
    rating = judgement.ratings.get(question)
    return rating if isinstance(rating, int) else None
