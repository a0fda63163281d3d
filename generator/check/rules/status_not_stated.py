"""Only a record compiled from public pages may leave open whether it is in use."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.vocabulary import NOT_STATED

CODE = Code(
    "status-not-stated",
    "error",
    "Pages may be silent on whether something is still in use. The organisation in charge knows, so its own record "
    "says so.",
    "status: not-stated\nprovenance: {basis: publisher, publisher: leeds-city-council}",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}",
    rests_on=("provenance.basis",),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Compares the status with the basis of the record."""
    if agreement.status == NOT_STATED and agreement.provenance.basis != "public-sources":
        yield Fault(
            ("status",),
            "`not-stated` is for records compiled from public pages.",
            "Write what it is: proposed, pilot, live, paused, ended or declined.",
        )
