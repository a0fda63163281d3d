"""An answer belongs to a question of its framework, and a question takes the place of one that was asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.suggest import did_you_mean
from generator.model.agreement import Agreement
from generator.model.framework import Framework

CODE = Code(
    "unknown-question",
    "error",
    "An answer is given to a question that its framework version does not ask, or a question says that it replaces one "
    "that no version asks. A reworded question has a new id, in a new version.",
    "answers:\n  purposeful.clear-purposes: {rating: 4, because: It names who gains.}",
    "answers:\n  purposeful.clear-purpose: {rating: 4, because: It names who gains.}",
    of_names=True,
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each answer, looked up among the questions."""
    for number, assessment in enumerate(agreement.assessments or ()):
        framework = known.frameworks.get(assessment.framework)
        if framework is None:
            continue
        asked = {question.id for test in framework.tests for question in test.questions}
        if not asked.issuperset(assessment.answers):
            for identifier in assessment.answers:
                if identifier not in asked:
                    otherwise = f"The questions are in `content/frameworks/{framework.id}.yml`."
                    fix = did_you_mean(identifier, sorted(asked), otherwise)
                    at = ("assessments", number, "answers", identifier)
                    yield Fault(at, f"`{assessment.framework}` does not ask `{identifier}`.", fix)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Each question that one of this version replaces, looked up in the other versions."""
    asked = sorted(
        {one.id for name, other in known.frameworks.items() if name != identifier for one in other.questions}
    )
    if known.unread and not asked:
        return
    for outer, test in enumerate(framework.tests):
        for number, question in enumerate(test.questions):
            for place, replaced in enumerate(question.replaces or ()):
                if replaced not in asked:
                    yield Fault(
                        ("tests", outer, "questions", number, "replaces", place),
                        f"No other framework version asks `{replaced}`.",
                        did_you_mean(replaced, asked, "Name a question of an older version, or leave `replaces` out."),
                    )
