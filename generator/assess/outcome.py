"""From an assessor's ratings to one word for each test.

The weakest answer governs and a missing answer is never averaged away:
any 1 or 2 gives "Not shown yet"; else any 3, or a question without an answer, gives "Partly shown";
else "Shown". Nothing answered, or fewer than half, gives "Not assessed", which stands outside the
order of the other three. There is no total. The rule is explained to readers on `/tests/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card, Judgement
from generator.model.framework import Framework, Question

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
class Verdict:
    """What some questions come to under some ratings: the word, one sentence why, and the questions that decide it."""

    outcome: str
    reason: str
    governed_by: tuple[str, ...]
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class TestOutcome(Verdict):
    """What one test comes to in one assessment."""

    test: str

    __test__ = False  # pytest collects classes called Test


@dataclass(frozen=True, slots=True)
class FeatureOutcome(Verdict):
    """What the answers that bear on one feature come to: the same answers, sorted another way."""

    feature: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One assessor's latest assessment: an outcome for each test, never merged with another's.

    `number` counts the assessments of the record from 1, in file order.
    """

    number: int
    judgement: Judgement
    tests: tuple[TestOutcome, ...]


def outcomes_of(card: Card, frameworks: Mapping[str, Framework]) -> tuple[Outcome, ...]:
    """Each assessor's latest assessment, the publisher's own first. The order in the file decides nothing."""
    latest: dict[tuple[str, str], int] = {}
    for number, judgement in enumerate(card.judgements, start=1):
        before = latest.get(judgement.assessor)
        if before is None or _stands_after(judgement, card.judgements[before - 1]):
            latest[judgement.assessor] = number
    numbers = sorted(latest.values(), key=lambda number: _place(card.judgements[number - 1], card))
    return tuple(
        Outcome(number, judgement, judge(judgement.ratings, frameworks[judgement.framework]))
        for number in numbers
        for judgement in (card.judgements[number - 1],)
    )


def judged_before(card: Card, outcome: Outcome) -> Judgement | None:
    """The judgement by the same assessor whose place this outcome's took; None where it is the first."""
    last: Judgement | None = None
    for number, judgement in enumerate(card.judgements, start=1):
        if number != outcome.number and judgement.assessor == outcome.judgement.assessor:
            last = judgement if last is None or _stands_after(judgement, last) else last
    return last


def judge(ratings: Mapping[str, int | str], framework: Framework) -> tuple[TestOutcome, ...]:
    """What each test of the framework comes to under these ratings."""
    return tuple(
        _same(TestOutcome(*_rule(test.questions, ratings, framework.scale), test=test.id)) for test in framework.tests
    )


@lru_cache(maxsize=4096)
def _same(outcome: TestOutcome) -> TestOutcome:
    """Many assessments come to the same, which is kept once."""
    return outcome


def judge_features(ratings: Mapping[str, int | str], framework: Framework) -> tuple[FeatureOutcome, ...]:
    """What the answers that bear on each feature come to, by the rule that the tests go by."""
    found = []
    for feature in framework.features:
        bearing = [question for question in framework.questions if feature.id in question.features]
        verdict = _rule(bearing, ratings, framework.scale)
        found.append(FeatureOutcome(*verdict, feature=feature.id, questions=tuple(one.id for one in bearing)))
    return tuple(found)


def _rule(
    questions: Sequence[Question], ratings: Mapping[str, int | str], scale: Mapping[int, str]
) -> tuple[str, str, tuple[str, ...], int, int]:
    """The fields of a verdict on these questions."""
    rated = {one.id: rating for one in questions if isinstance(rating := ratings.get(one.id), int)}
    asked = [one.id for one in questions]
    weak = tuple(question for question, rating in rated.items() if rating <= 2)
    middling = tuple(question for question, rating in rated.items() if rating == 3)
    missing = tuple(question for question in asked if question not in rated)
    governed_by: tuple[str, ...] = ()
    if not rated:
        outcome, reason = NOT_ASSESSED, "None of its questions has been answered."
    elif 2 * len(rated) < len(asked):
        outcome = NOT_ASSESSED
        reason = f"Only {len(rated)} of its {len(asked)} questions {_is(len(rated))} answered, fewer than half."
    elif weak:
        outcome, governed_by = NOT_SHOWN_YET, weak
        labels = " or ".join(f"“{scale[rating]}”" for rating in sorted({rated[question] for question in weak}))
        reason = f"{_questions(weak, questions)} answered {labels}."
    elif middling:
        outcome, governed_by = PARTLY_SHOWN, middling + missing
        besides = f", and {len(missing)} not answered" if missing else ""
        reason = f"{_questions(middling, questions)} answered “{scale[3]}”{besides}."
    elif missing:
        outcome, governed_by = PARTLY_SHOWN, missing
        reason = f"{_questions(missing, questions)} not answered yet."
    else:
        outcome, reason = SHOWN, f"Every question is answered “{scale[4]}” or “{scale[5]}”."
    return outcome, reason, governed_by, len(rated), len(asked)


def _questions(found: Sequence[str], questions: Sequence[Question]) -> str:
    """The one question that is meant, in its own words, or how many."""
    if len(found) > 1:
        return f"{len(found)} questions are"
    return next(f"“{' '.join(one.text.split())}” is" for one in questions if one.id == found[0])


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _stands_after(judgement: Judgement, other: Judgement) -> bool:
    """Whether a judgement replaces another by the same assessor. Of two on one day the more cautious one stands."""
    one, two = judgement.date, other.date
    if (one.earliest, one.latest) != (two.earliest, two.latest):
        return (one.earliest, one.latest) > (two.earliest, two.latest)
    return _cautious(judgement) < _cautious(other)


def _cautious(judgement: Judgement) -> tuple[list[int], list[tuple[str, str]], str]:
    """Lower for weaker ratings. The checker refuses two judgements on one date, so this is only to settle any order."""
    rated = sorted(rating for rating in judgement.ratings.values() if isinstance(rating, int))
    return rated, sorted((question, str(rating)) for question, rating in judgement.ratings.items()), judgement.framework


def _place(judgement: Judgement, card: Card) -> tuple[int, bool, str, str]:
    """By how the assessor stands to the agreement; among several of one kind, the organisation in charge leads."""
    leads = any("lead" in part.roles and part.name == judgement.by for part in card.organisations)
    return ASSESSOR_ORDER.index(judgement.by_kind), not leads, judgement.by.casefold(), judgement.by
