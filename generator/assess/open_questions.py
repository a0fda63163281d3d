"""Which questions to talk about first: those that are still open, each with what has been answered so far.

Open is a question that the leading assessment leaves without an answer, one that somebody answers too weakly
for its test to be shown, and one whose answer leaves something to explain. What is answered well comes last.
Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
    gives now, or None where there is none. `unexplained` is whether an answer leaves something to explain.
    """

    test: Test
    question: Question
    answered: bool
    weakest: Given | None
    unexplained: bool = False

    @property
    def weak(self) -> bool:
        """Whether it is answered, and somebody's answer leaves it open."""
        return self.answered and self.weakest is not None and self.weakest.rating <= WEAK


def to_discuss(
    framework: Framework, outcomes: Sequence[Outcome], unexplained: Collection[str] = ()
) -> tuple[ToDiscuss, ...]:
    """Every question of the framework: without an answer, then the weakest, then with more to explain, then the rest.

    `outcomes` are those of one record, the leading one first; other frameworks' are passed over, since their
    questions may ask something else. `unexplained` are ids of questions whose answers leave something open.
    Where nobody has judged, the questions stand as they are asked.
    """
    judged = [outcome for outcome in outcomes if outcome.judgement.framework == framework.id]
    # Sorting keeps the framework's order among those that are alike.
    return tuple(sorted(_all(framework, judged, unexplained), key=_urgency))


def _all(framework: Framework, judged: Sequence[Outcome], unexplained: Collection[str]) -> Iterator[ToDiscuss]:
    for test in framework.tests:
        for question in test.questions:
            answered = bool(judged) and isinstance(judged[0].judgement.ratings.get(question.id), int)
            yield ToDiscuss(test, question, answered, _weakest(question, judged), question.id in unexplained)


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
    if one.weak and one.weakest:
        return 1, one.weakest.rating
    return (2, 0) if one.unexplained else (3, 0)
