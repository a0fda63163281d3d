"""An outline is found by its official code."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "outline-without-code",
    "error",
    "The outline of an area is looked up by its official code, so an area that is drawn has one, unless it is made of "
    "others: a council that is to take the place of several has their outlines until it has a code.",
    "name: Leeds\nkind: metropolitan-district\noutline: drawn",
    "name: Leeds\nkind: metropolitan-district\ncode: E08000035\noutline: drawn",
    rests_on=("code",),
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Compares the outline with the code."""
    if area.outline == "drawn" and area.code is None and not area.invented and identifier not in known.made_of:
        yield Fault(
            ("outline",),
            "This area is drawn on the map, and has no code to find its outline by.",
            "Add `code:`, the nine characters that the Office for National Statistics gives it, or `outline: none`.",
        )
