"""Every feature is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.framework import Framework

CODE = Code(
    "unused-feature",
    "error",
    "No question bears on a feature, so nothing that anyone answers could show it.",
    "features: [{id: better-outcomes, text: That outcomes are better.}]\n"
    "tests:\n  - id: purposeful\n    asks: What for?\n"
    "    questions: [{id: purposeful.gain, text: Who gains?, features: []}]",
    "features: [{id: better-outcomes, text: That outcomes are better.}]\n"
    "tests:\n  - id: purposeful\n    asks: What for?\n"
    "    questions: [{id: purposeful.gain, text: Who gains?, features: [better-outcomes]}]",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Each feature, and whether a question bears on it."""
    borne_on = {feature for question in framework.questions for feature in question.features}
    for number, feature in enumerate(framework.features):
        if feature.id not in borne_on:
            yield Fault(
                ("features", number, "id"),
                f"No question bears on `{feature.id}`.",
                "Name it under `features:` of the questions that bear on it, or take it out.",
            )
