"""Which questions to talk about first: those that are still open, each with what has been answered so far.

Open is a question that the leading assessment leaves without an answer, and one that somebody answers
with the lower half of the scale. What is answered well comes last. Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assess.outcome import ASSESSOR_ORDER, Outcome
from generator.model.framework import Framework, Question, Test

WEAK = 3  # and whatever is less: an answer that alone keeps a test from being shown


@dataclass(frozen=True, slots=True)
class Given:
    """The rating that an assessor gives to a question now."""

    rating: int
    by: str


@dataclass(frozen=True, slots=True)
class ToDiscuss:
    """One question, and what is known of its answers.

    `answered` is whether the leading assessment answers it; `weakest` is the weakest answer that any assessor
    gives now, or None where there is none.
    """

    test: Test
    question: Question
    answered: bool
    weakest: Given | None

    @property
    def weak(self) -> bool:
        """Whether it is answered, and somebody's answer leaves it open."""
        return self.answered and self.weakest is not None and self.weakest.rating <= WEAK


def to_discuss(framework: Framework, outcomes: Sequence[Outcome]) -> tuple[ToDiscuss, ...]:
    """Every question of the framework: those without an answer, then the weakest answers, then the rest.

    `outcomes` are those of one record, the leading one first; other frameworks' are passed over, since their
    questions may ask something else. Where nobody has judged, the questions stand as they are asked.
    """
    judged = [outcome for outcome in outcomes if outcome.judgement.framework == framework.id]
    # Sorting keeps the framework's order among those that are alike.
    return tuple(sorted(_all(framework, judged), key=_urgency))


def _all(framework: Framework, judged: Sequence[Outcome]) -> Iterator[ToDiscuss]:
    for test in framework.tests:
        for question in test.questions:
            answered = bool(judged) and isinstance(judged[0].judgement.ratings.get(question.id), int)
            yield ToDiscuss(test, question, answered, _weakest(question, judged))


def _weakest(question: Question, judged: Sequence[Outcome]) -> Given | None:
    """The weakest answer. Where several give it, the one whose kind of assessor stands first, then by name."""
    given = [
        (rating, ASSESSOR_ORDER.index(outcome.judgement.by_kind), outcome.judgement.by)
        for outcome in judged
        if isinstance(rating := outcome.judgement.ratings.get(question.id), int)
    ]
    if not given:
        return None
    rating, _, by = min(given)
    return Given(rating, by)


def _urgency(one: ToDiscuss) -> tuple[int, int]:
    if not one.answered:
        return 0, 0
    return (1, one.weakest.rating) if one.weak and one.weakest else (2, 0)
