"""An agreement may only name areas that exist in `content/areas/`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.shape import close_match
from generator.model.agreement import Agreement

CODE = Code(
    "unknown-area",
    "error",
    "An agreement names an area that has no file in `content/areas/`. Its page would have nowhere to link to.",
    "areas:\n  - id: leedz",
    "areas:\n  - id: leeds",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each area named, looked up."""
    for number, area in enumerate(agreement.areas):
        if area.id not in known.areas:
            near = close_match(area.id, known.areas)
            fix = f"Did you mean `{near}`?" if near else f"Add `content/areas/{area.id}.yml`, or name one that is there."
            yield Fault(("areas", number, "id"), f"There is no area `{area.id}`.", fix)
