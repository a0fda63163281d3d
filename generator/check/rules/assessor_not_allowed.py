"""Nobody is made to say what they did not say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.organisation import slug
from generator.read.excerpt import excerpt

CODE = Code(
    "assessor-not-allowed",
    "error",
    "A record compiled from public pages was not written by those who take part, so it may not carry a judgement in "
    "their name. It may carry one by `editors`, a `residents-panel` or an `independent` reviewer. An organisation that "
    "judges its own work publishes the record itself, and is never told as somebody from outside.",
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
    """Each assessor of a record that was compiled from public pages: neither in the name of a part, nor by its kind."""
    if agreement.provenance.basis == "public-sources":
        bodies = {one.id for one in agreement.organisations} | {slug(one.name) for one in agreement.organisations}
        for number, assessment in enumerate(agreement.assessments or ()):
            if assessment.by.kind in _TAKES_PART or slug(assessment.by.name) in bodies:
                yield Fault(
                    ("assessments", number, "by", "kind" if assessment.by.kind in _TAKES_PART else "name"),
                    f"`{excerpt(assessment.by.name)}` did not write this record, so it cannot speak in it.",
                    "Remove the assessment. If `editors`, a `residents-panel` or an `independent` reviewer made it, "
                    "write that as its `kind`.",
                )
