"""A review comes after the start."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "review-before-start",
    "error",
    "A review looks at what has happened, so it cannot be due before anything did.",
    "dates: {start: 2025-04-01, review_due: 2025-03-01}",
    "dates: {start: 2025-04-01, review_due: 2026-03-01}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Compares the two dates."""
    dates = agreement.dates
    if dates and dates.start and dates.review_due and dates.review_due.surely_before(dates.start):
        yield Fault(
            ("dates", "review_due"),
            f"The review ({dates.review_due}) is due before the start ({dates.start}).",
            "Mend `review_due` or `start`, whichever was mistyped.",
        )
