"""What comes later has the later date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.area import Area

CODE = Code(
    "dates-out-of-order",
    "error",
    "An end lies before the beginning, or the next review before the last one, or a council ends before it begins. "
    "Dates are compared only where the order is certain: 2026 may be before or after 2026-03, and `about 2015` is "
    "never compared.",
    "dates: {start: 2025-04-01, end: 2024-03-31}",
    "dates: {start: 2025-04-01, end: 2027-03-31}",
)

_PAIRS = (
    ("agreed", "end", "was agreed"),
    ("start", "end", "started"),
    ("last_reviewed", "review_due", "was last reviewed"),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each pair of dates whose order is plain."""
    dates = agreement.dates
    if dates is None:
        return
    for earlier, later, what in _PAIRS:
        first, second = getattr(dates, earlier), getattr(dates, later)
        if first is not None and second is not None and second.surely_before(first):
            yield Fault(
                ("dates", later),
                f"`{later}` ({second}) lies before the day on which this {what} ({first}).",
                f"Mend `{later}` or `{earlier}`, whichever was mistyped.",
            )


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """A council ends after it began."""
    if area.from_ is not None and area.until is not None and area.until.surely_before(area.from_):
        yield Fault(
            ("until",),
            f"`until` ({area.until}) lies before the day on which this council began ({area.from_}).",
            "Mend `until` or `from`, whichever was mistyped.",
        )
