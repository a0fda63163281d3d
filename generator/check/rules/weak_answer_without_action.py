"""A weak answer is followed by something to do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "weak-answer-without-action",
    "warning",
    "An answer of 1 or 2 keeps the whole test from being shown, so readers will look for what is done about it.",
    "answers:\n  purposeful.no-surprises: {rating: 2, because: The form says nothing about it.}",
    "answers:\n  purposeful.no-surprises:\n    rating: 2\n    because: The form says nothing about it.\n"
    "    action: {what: Say so on the form., who: Benefits team, by: 2026-12-01}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each 1 or 2, and whether an action stands beside it."""
    for number, assessment in enumerate(agreement.assessments or ()):
        for question, answer in assessment.answers.items():
            if answer.rating in (1, 2) and answer.action is None:
                yield Fault(
                    ("assessments", number, "answers", question),
                    f"This is rated {answer.rating}, and nothing is said about mending it.",
                    "Add `action:` with `what` will be done, `who` does it and `by` when.",
                )
