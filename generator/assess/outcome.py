"""From an assessor's ratings to one word for each test.

The weakest answer governs and a missing answer is never averaged away:
any 1 or 2 gives "Not shown yet"; else any 3, or a question without an answer, gives "Partly shown";
else "Shown". Nothing answered, or fewer than half, gives "Not assessed", which stands outside the
order of the other three. There is no total. The rule is explained to readers on `/tests/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card, Judgement
from generator.model.framework import Framework, Test

SHOWN = "shown"
PARTLY_SHOWN = "partly-shown"
NOT_SHOWN_YET = "not-shown-yet"

WORDS: Mapping[str, str] = {
    SHOWN: "Shown",
    PARTLY_SHOWN: "Partly shown",
    NOT_SHOWN_YET: "Not shown yet",
    NOT_ASSESSED: "Not assessed",
}

# The publisher's own judgement leads; the others stand beside it in this order.
ASSESSOR_ORDER = ("organisation", "partner", "residents-panel", "independent", "editors")


@dataclass(frozen=True, slots=True)
class TestOutcome:
    """What one test comes to in one assessment, and which questions make it so."""

    test: str
    outcome: str
    reason: str
    governed_by: tuple[str, ...]
    answered: int
    asked: int

    __test__ = False  # pytest collects classes called Test


@dataclass(frozen=True, slots=True)
class Outcome:
    """One assessor's latest assessment: an outcome for each test, never merged with another's.

    `number` counts the assessments of the record from 1, in file order.
    """

    number: int
    judgement: Judgement
    tests: tuple[TestOutcome, ...]


def outcomes_of(card: Card, frameworks: Mapping[str, Framework]) -> tuple[Outcome, ...]:
    """Each assessor's latest assessment, the publisher's own first."""
    latest: dict[tuple[str, str], int] = {}
    for number, judgement in enumerate(card.judgements, start=1):
        assessor = (judgement.by_kind, judgement.by)
        before = latest.get(assessor)
        if before is None or _when(card.judgements[before - 1]) <= _when(judgement):
            latest[assessor] = number
    numbers = sorted(latest.values(), key=lambda number: (_rank(card.judgements[number - 1]), number))
    return tuple(
        Outcome(number, judgement, judge(judgement.ratings, frameworks[judgement.framework]))
        for number in numbers
        for judgement in (card.judgements[number - 1],)
    )


def judge(ratings: Mapping[str, int | str], framework: Framework) -> tuple[TestOutcome, ...]:
    """What each test of the framework comes to under these ratings."""
    return tuple(_judge_test(test, ratings, framework.scale) for test in framework.tests)


def differ(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Ids of the tests on which assessors come to different outcomes. One who did not assess a test does not differ."""
    seen: dict[str, set[str]] = {}
    for outcome in outcomes:
        for test in outcome.tests:
            if test.outcome != NOT_ASSESSED:
                seen.setdefault(test.test, set()).add(test.outcome)
    return tuple(test for test, words in seen.items() if len(words) > 1)


def _judge_test(test: Test, ratings: Mapping[str, int | str], scale: Mapping[int, str]) -> TestOutcome:
    asked = [question.id for question in test.questions]
    rated = {question: rating for question in asked if isinstance(rating := ratings.get(question), int)}
    outcome, governed_by, reason = _rule(asked, rated, scale)
    return TestOutcome(test.id, outcome, reason, governed_by, len(rated), len(asked))


def _rule(asked: list[str], rated: Mapping[str, int], scale: Mapping[int, str]) -> tuple[str, tuple[str, ...], str]:
    """The outcome, the questions that decide it, and the reason as a sentence."""
    if not rated:
        return NOT_ASSESSED, (), "None of its questions has been answered."
    if 2 * len(rated) < len(asked):
        return (
            NOT_ASSESSED,
            (),
            f"Only {len(rated)} of its {len(asked)} questions {_is(len(rated))} answered, fewer than half.",
        )
    weak = tuple(question for question, rating in rated.items() if rating <= 2)
    middling = tuple(question for question, rating in rated.items() if rating == 3)
    missing = tuple(question for question in asked if question not in rated)
    if weak:
        return NOT_SHOWN_YET, weak, f"{_questions(len(weak))} answered “{scale[1]}” or “{scale[2]}”."
    if middling and missing:
        return (
            PARTLY_SHOWN,
            middling + missing,
            f"{_questions(len(middling))} answered “{scale[3]}”, and {len(missing)} not answered.",
        )
    if middling:
        return PARTLY_SHOWN, middling, f"{_questions(len(middling))} answered “{scale[3]}”."
    if missing:
        return PARTLY_SHOWN, missing, f"{_questions(len(missing))} not answered yet."
    return SHOWN, (), f"Every question is answered “{scale[4]}” or “{scale[5]}”."


def _questions(count: int) -> str:
    return f"{count} question{'' if count == 1 else 's'} {_is(count)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _when(judgement: Judgement) -> tuple[int, int, int]:
    earliest = judgement.date.earliest
    return earliest.year, earliest.month, earliest.day


def _rank(judgement: Judgement) -> int:
    return ASSESSOR_ORDER.index(judgement.by_kind)
