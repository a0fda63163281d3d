"""A rating says why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.assessment import NOT_ASSESSED

CODE = Code(
    "rating-without-reason",
    "error",
    "A number alone cannot be understood, checked or argued with, so each rating from 1 to 5 has a `because`.",
    "answers:\n  purposeful.clear-purpose: {rating: 4}",
    "answers:\n  purposeful.clear-purpose: {rating: 4, because: The purpose names who gains.}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each rating, and whether a reason stands beside it."""
    for number, assessment in enumerate(agreement.assessments or ()):
        for question, answer in assessment.answers.items():
            if answer.because is None and answer.rating != NOT_ASSESSED:
                yield Fault(
                    ("assessments", number, "answers", question),
                    f"This is rated {answer.rating} without a reason.",
                    "Add `because:` with the reason in a sentence or two, or write `rating: not-assessed`.",
                )
