"""A record in use, from its publisher, says whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.publishing import in_use_by_its_publisher
from generator.model.agreement import Agreement

CODE = Code(
    "missing-contact",
    "error",
    "A resident may have a question, so a record that is in use gives at least one way to ask it: `email`, `phone` "
    "or `url`. A role alone cannot be reached. This is asked of a publisher's own records.",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\ncontact: {role: Data team}",
    "status: live\nprovenance: {basis: publisher, publisher: leeds-city-council}\n"
    "contact: {role: Data team, email: data@leeds.gov.uk}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for one way to ask."""
    way = agreement.contact
    if in_use_by_its_publisher(agreement) and not (way and (way.email or way.phone or way.url)):
        yield Fault(
            ("contact",),
            "A resident could not find out here whom to ask.",
            "Add `contact:` with at least one of `email`, `phone` or `url`, shared by a team and not one person's own.",
        )
