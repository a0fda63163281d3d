"""Records and areas may only name areas that exist in `content/areas/`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.areas_meant import area_meant
from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.area import Area

CODE = Code(
    "unknown-area",
    "error",
    "A record or an area names an area that has no file in `content/areas/`. Its page would have nowhere to link to.",
    "areas:\n  - id: leedz",
    "areas:\n  - id: leeds",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each area that a record names, looked up."""
    for number, area in enumerate(agreement.areas):
        if not known.has_area(area.id):
            yield _unknown(("areas", number, "id"), area.id, known)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Each area that an area names, looked up."""
    if area.nation is not None and not known.has_area(area.nation):
        yield _unknown(("nation",), area.nation, known)
    for name in ("within", "replaces", "replaced_by"):
        for number, other in enumerate(getattr(area, name) or ()):
            if not known.has_area(other):
                yield _unknown((name, number), other, known)


def _unknown(at: At, identifier: str, known: Known) -> Fault:
    otherwise = "Add it with `plainview new area NAME`, or name a file in `content/areas/`, without `.yml`."
    return Fault(at, f"There is no area `{identifier}`.", area_meant(identifier, known) or otherwise)
