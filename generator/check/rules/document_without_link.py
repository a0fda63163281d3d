"""A document can be read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "document-without-link",
    "warning",
    "The page lists a document that nobody can open from it.",
    "documents:\n  - {kind: agreement, title: Data sharing agreement}",
    "documents:\n  - {kind: agreement, title: Data sharing agreement, url: https://www.leeds.gov.uk/agreement}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each document, and whether it has an address."""
    for number, document in enumerate(agreement.documents or ()):
        if document.url is None:
            yield Fault(
                ("documents", number),
                f"`{excerpt(document.title or document.kind)}` has no address.",
                "Add `url:`. If it is not public, say so under `withheld:`, or leave it out.",
            )
