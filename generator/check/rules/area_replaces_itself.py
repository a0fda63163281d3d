"""No area takes its own place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "area-replaces-itself",
    "error",
    "Going from an area to the one that takes its place, and on, leads back to where it began. A reader who asks "
    "which council serves a place now would go round in a circle.",
    "# leeds.yml\nreplaced_by: [leeds]",
    "# leeds.yml\nreplaced_by: [bradford]\n\n# bradford.yml\nreplaces: [leeds]",
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Follows each area that takes the place of this one onwards."""
    for number, new in enumerate(area.replaced_by or ()):
        if new == identifier:
            yield Fault(("replaced_by", number), "An area cannot take its own place.", f"Take `{new}` out here.")
        elif identifier in known.areas_reached(new, lambda area: area.replaced_by or ()):
            yield Fault(
                ("replaced_by", number),
                f"`{identifier}` takes the place of `{new}`, so `{new}` cannot take its place.",
                f"Take `{new}` out here, or `{identifier}` out of what takes the place of `{new}`.",
            )
