"""Evidence can be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "evidence-without-link",
    "warning",
    "A title alone gives a reader nothing to look at. Evidence has a link, or at least the words that matter as a "
    "`quote`.",
    "evidence:\n  - title: Committee paper",
    "evidence:\n  - {title: Committee paper, url: https://www.leeds.gov.uk/paper}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each piece of evidence, and whether there is something to look at."""
    for number, assessment in enumerate(agreement.assessments or ()):
        for question, answer in assessment.answers.items():
            for place, evidence in enumerate(answer.evidence or ()):
                if evidence.url is None and evidence.quote is None:
                    yield Fault(
                        ("assessments", number, "answers", question, "evidence", place),
                        f"`{excerpt(evidence.title)}` can be neither opened nor read here.",
                        "Add `url:` with its address, or `quote:` with the words that matter.",
                    )
