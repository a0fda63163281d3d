"""A question's id begins with its test's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.framework import Framework

CODE = Code(
    "question-outside-test",
    "error",
    "The id of a question is its test, a dot, and words, so that a link to it says where it belongs.",
    "tests:\n  - id: purposeful\n    asks: Is it clear what this is for?\n    questions:\n"
    "      - {id: proportionate.clear-purpose, text: Is the purpose clear?, features: []}",
    "tests:\n  - id: purposeful\n    asks: Is it clear what this is for?\n    questions:\n"
    "      - {id: purposeful.clear-purpose, text: Is the purpose clear?, features: []}",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Each question, and the test that it stands under."""
    for outer, test in enumerate(framework.tests):
        for number, question in enumerate(test.questions):
            before, _, words = question.id.partition(".")
            if before != test.id:
                yield Fault(
                    ("tests", outer, "questions", number, "id"),
                    f"`{question.id}` stands under the test `{test.id}`.",
                    f"Write `{test.id}.{words}`, or move the question.",
                )
