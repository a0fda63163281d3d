"""Every agreement has exactly one organisation that leads it: the one to ask first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "one-lead",
    "error",
    "A resident must know whom to ask first, so exactly one organisation has the role `lead`.",
    "organisations:\n  - name: Leeds City Council\n    roles: [controller]",
    "organisations:\n  - name: Leeds City Council\n    roles: [lead, controller]",
    rests_on=("organisations.roles",),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Counts the leads."""
    leads = [number for number, organisation in enumerate(agreement.organisations) if organisation.leads]
    if not leads:
        fix = "Add `lead` to the roles of the one to ask first."
        yield Fault(("organisations",), "No organisation leads this.", fix)
    for number in leads[1:]:
        name = agreement.organisations[number].name
        yield Fault(
            ("organisations", number, "roles"),
            f"`{excerpt(name)}` is a second organisation with the role `lead`.",
            "Leave `lead` with the one that a resident should ask first.",
        )
