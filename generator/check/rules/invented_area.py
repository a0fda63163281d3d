"""Invented things happen in invented places, and real things in real ones."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.area import Area

CODE = Code(
    "invented-area",
    "error",
    "A worked example names only areas with `invented: true`, so that nobody takes it for a fact about a real place. "
    "Any other record names only real areas. An invented area lies within invented ones.",
    "provenance: {basis: worked-example}\nareas:\n  - id: leeds",
    "provenance: {basis: worked-example}\nareas:\n  - id: exampleshire-county",
    rests_on=("provenance.basis",),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each area of a record, and whether it is as real as the record."""
    for number, named in enumerate(agreement.areas):
        area = known.areas.get(named.id)
        if area is not None and area.invented != agreement.invented:
            said, fix = (
                (f"`{named.id}` is a real place, and this is a worked example.", _invented_areas(known))
                if agreement.invented
                else (f"`{named.id}` is an invented place, for worked examples only.", "Name a real area.")
            )
            yield Fault(("areas", number, "id"), said, fix)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """The areas around an area."""
    for number, outer in enumerate(area.within):
        around = known.areas.get(outer)
        if around is not None and around.invented != area.invented:
            yield Fault(
                ("within", number),
                f"One of `{identifier}` and `{outer}` is invented, and the other is real.",
                "An invented area lies within invented ones, and a real one within real ones.",
            )


def _invented_areas(known: Known) -> str:
    ids = sorted(identifier for identifier, area in known.areas.items() if area.invented)
    if not ids:
        return "Add one with `invented: true` to `content/areas/`."
    return f"Name an invented one: {', '.join(ids[:20])}."
