"""An official code belongs to one area."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.area import Area

CODE = Code(
    "duplicate-area-code",
    "error",
    "Two area files give the same official code, so one of them would be drawn as the other.",
    "# leeds.yml and bradford.yml\ncode: E08000035",
    "# bradford.yml\ncode: E08000032",
)


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """Looks for another area with the same code."""
    others = [other for other in known.areas_by_code.get(area.code or "", ()) if other != identifier]
    if others:
        yield Fault(
            ("code",),
            f"`{area.code}` is also the code of `{others[0]}`.",
            "Look both up at the Office for National Statistics, and mend the wrong one.",
        )
