"""A test has questions."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.framework import Framework

CODE = Code(
    "empty-test",
    "error",
    "A test without a question can never be met, and a framework without a test asks nothing.",
    "tests:\n  - {id: purposeful, asks: What for?, questions: []}",
    "tests:\n  - id: purposeful\n    asks: What for?\n"
    "    questions: [{id: purposeful.gain, text: Who gains?, features: [better-outcomes]}]",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Looks for one test at least, and one question in each."""
    if not framework.tests:
        yield Fault(("tests",), "This framework has no test.", "Add one under `tests:`, with its questions.")
    for number, test in enumerate(framework.tests):
        if not test.questions:
            at = ("tests", number, "questions")
            yield Fault(at, f"`{test.id}` asks nothing.", "Add questions, or take the test out.")
