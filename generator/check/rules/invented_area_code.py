"""An invented area has no official code and no outline."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "invented-area-code",
    "error",
    "An invented area is on no map. With a code or an outline it would be drawn over a real place.",
    "name: Exampleshire\nkind: county\ninvented: true\ncode: E08000035",
    "name: Exampleshire\nkind: county\ninvented: true\noutline: none",
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """The code and the outline of an invented area."""
    if area.invented and area.code is not None:
        yield Fault(("code",), "An invented area has no official code.", "Remove `code:`.")
    if area.invented and area.outline != "none":
        yield Fault(("outline",), "An invented area has no outline.", "Write `outline: none`.")
