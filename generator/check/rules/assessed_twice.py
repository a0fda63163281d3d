"""An assessor judges once on one day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "assessed-twice",
    "error",
    "Two assessments by one assessor have one and the same date. A later assessment takes the place of an earlier one, "
    "and nothing says which of these is the later.",
    "assessments:\n"
    "  - framework: data-for-public-benefit-1\n    by: {name: Editors, kind: editors}\n    date: 2026-02-10\n"
    "    answers: {}\n"
    "  - framework: data-for-public-benefit-1\n    by: {name: Editors, kind: editors}\n    date: 2026-02-10\n"
    "    answers: {}",
    "assessments:\n"
    "  - framework: data-for-public-benefit-1\n    by: {name: Editors, kind: editors}\n    date: 2026-02-10\n"
    "    answers: {}\n"
    "  - framework: data-for-public-benefit-1\n    by: {name: Editors, kind: editors}\n    date: 2026-09-01\n"
    "    answers: {}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each assessment, held against those before it in the file."""
    seen: set[tuple[str, str, str]] = set()
    for number, assessment in enumerate(agreement.assessments or ()):
        judged = (assessment.by.kind, assessment.by.name, str(assessment.date))
        if judged in seen:
            yield Fault(
                ("assessments", number, "date"),
                f"`{excerpt(assessment.by.name)}` has judged this on {assessment.date} already.",
                "Give each its own date. If both are one assessment, put their answers together.",
            )
        seen.add(judged)
