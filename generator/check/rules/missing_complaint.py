"""A record in use, from its publisher, says how to complain."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.publishing import in_use_by_its_publisher
from generator.model.agreement import Agreement

CODE = Code(
    "missing-complaint",
    "error",
    "A resident may complain to the organisation first, so a record that is in use gives at least one way: "
    "`url`, `email`, `phone` or `post`. This is asked of a publisher's own records.",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\n"
    "complaint: {url: https://www.leeds.gov.uk/data-complaint}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for one way to complain."""
    way = agreement.complaint
    if in_use_by_its_publisher(agreement) and not (way and (way.url or way.email or way.phone or way.post)):
        yield Fault(
            ("complaint",),
            "A resident could not find out here how to complain.",
            "Add `complaint:` with at least one of `url`, `email`, `phone` or `post`.",
        )
