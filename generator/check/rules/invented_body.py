"""Invented agreements are those of invented bodies: what nobody did is told of no council that there is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.organisation import slug
from generator.read.excerpt import excerpt

CODE = Code(
    "invented-body",
    "error",
    "A worked example names a council that there is, whose page would tell of what it never did. Nor does a real "
    "record name the council of an invented place.",
    "provenance: {basis: worked-example}\nareas: [{id: exampleshire-county}]\n"
    "organisations: [{name: Leeds City Council, roles: [lead]}]",
    "provenance: {basis: worked-example}\nareas: [{id: exampleshire-county}]\n"
    "organisations: [{name: Exampleshire Council, roles: [lead]}]",
    rests_on=("provenance.basis",),
)
_REAL = "This is a worked example, and `{}` is a body that there is."
_INVENT = "Invent a name for it."


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each council that a record names, and whether it is as real as the record."""
    for number, part in enumerate(agreement.organisations):
        invented = known.councils.get(slug(part.name).removeprefix("the-"))
        if invented is not None and invented != agreement.invented:
            name = excerpt(part.name)
            said, fix = (
                (_REAL.format(name), _INVENT)
                if agreement.invented
                else (f"`{name}` is the council of an invented place.", "Name a body that there is.")
            )
            yield Fault(("organisations", number, "name"), said, fix)
