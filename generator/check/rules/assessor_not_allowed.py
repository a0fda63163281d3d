"""Nobody is made to say what they did not say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "assessor-not-allowed",
    "error",
    "A record compiled from public pages was not written by those who take part, so it may not carry a judgement in "
    "their name. It may carry one by `editors`, a `residents-panel` or an `independent` reviewer. An organisation that "
    "judges its own work publishes the record itself.",
    "provenance:\n  basis: public-sources\n  sources: [{url: https://www.leeds.gov.uk/page}]\n"
    "assessments:\n  - framework: data-for-public-benefit-1\n    by: {name: Leeds City Council, kind: organisation}\n"
    "    date: 2026-02-10\n    answers: {}",
    "provenance:\n  basis: public-sources\n  sources: [{url: https://www.leeds.gov.uk/page}]\n"
    "assessments:\n  - framework: data-for-public-benefit-1\n    by: {name: Plainview's editors, kind: editors}\n"
    "    date: 2026-02-10\n    answers: {}",
    rests_on=("provenance.basis",),
)

_TAKES_PART = ("organisation", "partner")


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each assessor of a record that was compiled from public pages."""
    if agreement.provenance.basis == "public-sources":
        for number, assessment in enumerate(agreement.assessments or ()):
            if assessment.by.kind in _TAKES_PART:
                yield Fault(
                    ("assessments", number, "by", "kind"),
                    f"`{excerpt(assessment.by.name)}` did not write this record, so it cannot speak in it.",
                    "Remove the assessment. If `editors`, a `residents-panel` or an `independent` reviewer made it, "
                    "write that as its `kind`.",
                )
