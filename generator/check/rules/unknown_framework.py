"""An assessment answers the questions of a framework version that is there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.suggest import did_you_mean
from generator.model.agreement import Agreement

CODE = Code(
    "unknown-framework",
    "error",
    "An assessment names a set of questions that has no file in `content/frameworks/`.",
    "assessments:\n  - framework: data-for-public-benefits\n    by: {name: Leeds City Council, kind: organisation}\n"
    "    date: 2026-02-10\n    answers: {}",
    "assessments:\n  - framework: data-for-public-benefit-1\n    by: {name: Leeds City Council, kind: organisation}\n"
    "    date: 2026-02-10\n    answers: {}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each framework named, looked up."""
    for number, assessment in enumerate(agreement.assessments or ()):
        name = assessment.framework
        if not known.has_framework(name):
            otherwise = f"Add `content/frameworks/{name}.yml`, or name one that is there."
            fix = did_you_mean(name, known.frameworks, otherwise)
            yield Fault(("assessments", number, "framework"), f"There is no framework version `{name}`.", fix)
