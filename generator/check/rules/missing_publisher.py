"""A publisher's record names its publisher."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "missing-publisher",
    "error",
    "A record written by the organisation in charge says which organisation that is, so that a reader knows who "
    "stands behind it.",
    "provenance:\n  basis: publisher",
    "provenance:\n  basis: publisher\n  publisher: leeds-city-council",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for the publisher."""
    if agreement.provenance.basis == "publisher" and agreement.provenance.publisher is None:
        lead = next((organisation.id for organisation in agreement.organisations if organisation.leads), "")
        yield Fault(
            ("provenance", "publisher"),
            "This record does not say who publishes it.",
            f"Add `publisher: {lead or 'the-id-of-an-organisation'}` under `provenance:`.",
        )
