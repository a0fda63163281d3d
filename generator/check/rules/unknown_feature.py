"""A question bears on features that are there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.suggest import did_you_mean
from generator.model.framework import Framework

CODE = Code(
    "unknown-feature",
    "error",
    "A question names a feature that its framework version does not list.",
    "features: [{id: better-outcomes, text: That outcomes are better.}]\n"
    "tests:\n  - id: purposeful\n    asks: What for?\n"
    "    questions: [{id: purposeful.gain, text: Who gains?, features: [better-outcome]}]",
    "features: [{id: better-outcomes, text: That outcomes are better.}]\n"
    "tests:\n  - id: purposeful\n    asks: What for?\n"
    "    questions: [{id: purposeful.gain, text: Who gains?, features: [better-outcomes]}]",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Each feature that a question names, looked up."""
    listed = {feature.id for feature in framework.features}
    for outer, test in enumerate(framework.tests):
        for number, question in enumerate(test.questions):
            for place, feature in enumerate(question.features):
                if feature not in listed:
                    yield Fault(
                        ("tests", outer, "questions", number, "features", place),
                        f"There is no feature `{feature}`.",
                        did_you_mean(feature, listed, "Add it under `features:`, or name one that is there."),
                    )
