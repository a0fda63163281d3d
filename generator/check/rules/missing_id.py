"""A link to a promise or a data item lasts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import At, Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "missing-id",
    "warning",
    "Others link to a data item or a promise by its id. Without one the link counts entries, and leads elsewhere once "
    "an entry is added above. Only publishers are asked for ids.",
    "provenance: {basis: publisher, publisher: leeds-city-council}\ndata:\n  - item: Name and address",
    "provenance: {basis: publisher, publisher: leeds-city-council}\n"
    "data:\n  - {id: name-and-address, item: Name and address}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each data item and promise of a publisher's record."""
    if agreement.provenance.basis == "publisher":
        ids: dict[At, str | None] = {("data", number): item.id for number, item in enumerate(agreement.data)}
        ids |= {("benefits", number): benefit.id for number, benefit in enumerate(agreement.benefits or ())}
        for at, identifier in ids.items():
            if identifier is None:
                yield Fault(
                    at,
                    "This has no `id`, so a link to it would not last.",
                    "Add `id:` with two or three words that will still fit in ten years, such as `more-meals`.",
                )
