"""An area that says it is drawn has an outline."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "missing-outline",
    "error",
    "An area says that it is drawn on the map, and neither it nor any area that it is made of has an outline in "
    "`content/areas/outlines-….json`. Its place on the map would be empty, as if nothing were there.",
    "name: Belfast\noutline: drawn",
    "name: Belfast\noutline: none",
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Looks for the area, or one that it is made of, among the outlines."""
    # An invented area that is drawn is told of by invented_area_code.
    if area.outline != "drawn" or area.invented or known.outlined is None or identifier in known.outlined:
        return
    if not any(part in known.outlined for part in known.made_of.get(identifier, ())):
        yield Fault(
            ("outline",),
            f"{area.name} has no outline for the map.",
            "Write `outline: none`. Or bring the outlines that come with Plainview, if there are none here: "
            "`plainview new area NAME`.",
        )
