"""An answer gives a reason.

Bad:   because: Yes, see DPIA.      Good:  because: Counts do the job, so no names leave the hospital.

`filler-text` owns what only holds a place (TBC, n/a alone). This rule owns what looks like an answer and gives no
reason: a bare yes, a pointer elsewhere, an assurance, the question said again.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.empty_answers import says_nothing
from generator.check.faults import Code, Fault
from generator.check.rules.filler_text import is_filler
from generator.check.statements import ANSWER, Statements
from generator.read.excerpt import excerpt

CODE = Code(
    "not-an-answer",
    "warning",
    "An answer gives no reason: it is a bare yes, points elsewhere, assures, or says the question again. A reader "
    "learns nothing from it, and cannot argue with it.",
    "answers:\n  purposeful.clear-purpose: {rating: 4, because: 'Yes, see DPIA.'}",
    "answers:\n  purposeful.clear-purpose: {rating: 4, because: The purpose names who gains.}",
)
PUBLIC = True
LOOKS_FOR = "an answer that only says yes, points to another paper, or says the question again"
STILL_TO_EXPLAIN = {ANSWER: "This answer does not yet give a reason."}


def check_statements(statements: Statements) -> Iterator[Fault]:
    """Each answer that says nothing."""
    for statement in statements.of(ANSWER):
        if says_nothing(statement) and not is_filler(statement.text):
            yield Fault(
                statement.at,
                f"“{excerpt(statement.text)}” gives no reason.",
                "Say in a sentence or two what is done and why, so that the reader need look nowhere else.",
            )
