"""No area lies inside itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "area-inside-itself",
    "error",
    "Going from an area to the one around it, and on, leads back to where it began. Its page could not say what it is "
    "part of.",
    "# leeds.yml\nwithin: [leeds]",
    "# leeds.yml\nwithin: [west-yorkshire-combined-authority]",
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Follows each of the areas around this one outwards."""
    for number, outer in enumerate(area.within):
        if outer == identifier:
            yield Fault(("within", number), "An area cannot lie inside itself.", f"Take `{outer}` out here.")
        elif identifier in known.areas_reached(outer, lambda area: area.within):
            yield Fault(
                ("within", number),
                f"`{outer}` lies inside `{identifier}`, so `{identifier}` cannot lie inside it.",
                f"Take `{outer}` out here, or `{identifier}` out of what it lies within.",
            )
