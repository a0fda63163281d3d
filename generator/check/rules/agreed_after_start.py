"""Sharing is usually agreed before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "agreed-after-start",
    "warning",
    "The agreement is dated after the sharing began. That happens, and residents will ask about it, so it is worth "
    "a second look.",
    "dates: {agreed: 2025-06-01, start: 2025-04-01}",
    "dates: {agreed: 2025-03-12, start: 2025-04-01}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Compares the two dates."""
    dates = agreement.dates
    if dates and dates.agreed and dates.start and dates.start.surely_before(dates.agreed):
        yield Fault(
            ("dates", "agreed"),
            f"This was agreed ({dates.agreed}) after it started ({dates.start}).",
            "Mend the date that was mistyped. If both are right, say under `quality_notes` how that came about.",
        )
