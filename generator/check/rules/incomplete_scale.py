"""Each rating from 1 to 5 has a meaning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.framework import Framework

CODE = Code(
    "incomplete-scale",
    "error",
    "Answers are rated from 1 to 5, and a page prints what the rating means.",
    "scale: {1: Not at all, 5: Fully}",
    "scale: {1: Not at all, 2: A little, 3: Partly, 4: Mostly, 5: Fully}",
)


def check_framework(identifier: str, framework: Framework, known: Known) -> Iterator[Fault]:
    """Looks for all five."""
    missing = [str(rating) for rating in range(1, 6) if rating not in framework.scale]
    if missing:
        said = f"The scale gives no meaning for {', '.join(missing)}."
        yield Fault(("scale",), said, "Add words for each from 1 to 5.")
