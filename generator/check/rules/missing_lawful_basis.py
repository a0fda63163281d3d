"""A record in use, from its publisher, says which reason in law is relied on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.publishing import in_use_by_its_publisher
from generator.model.agreement import Agreement
from generator.model.vocabulary import NOT_STATED

CODE = Code(
    "missing-lawful-basis",
    "error",
    "Nobody may use personal data without one of seven reasons in law, and whoever uses it knows which. "
    "This is asked of a publisher's own records that are in use.",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\nlegal: {lawful_bases: []}",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\n"
    "legal: {lawful_bases: [{basis: public-task}]}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for one reason that is stated."""
    if not in_use_by_its_publisher(agreement):
        return
    bases = (agreement.legal and agreement.legal.lawful_bases) or ()
    if all(basis.basis == NOT_STATED for basis in bases):
        yield Fault(
            ("legal", "lawful_bases"),
            "The reason in law for using this data is not given.",
            "Add `lawful_bases:` under `legal:`, such as `lawful_bases: [{basis: public-task}]`.",
        )
