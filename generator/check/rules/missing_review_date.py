"""A record in use, from its publisher, says when it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.publishing import in_use_by_its_publisher
from generator.model.agreement import Agreement

CODE = Code(
    "missing-review-date",
    "error",
    "Sharing that nobody looks at again tends to grow, so a record that is in use says when the next review is due. "
    "This is asked of a publisher's own records.",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\ndates: {start: 2025-04-01}",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\n"
    "dates: {start: 2025-04-01, review_due: 2027-03-01}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for the next review."""
    if in_use_by_its_publisher(agreement) and not (agreement.dates and agreement.dates.review_due):
        yield Fault(
            ("dates", "review_due"),
            "The date of the next review is not given.",
            "Add `review_due:` under `dates:`, such as `review_due: 2027-03-01`.",
        )
