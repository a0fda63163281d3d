"""A record compiled from public pages says which pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement

CODE = Code(
    "missing-sources",
    "error",
    "A record compiled from public pages is only as good as they are, so it lists each page that a fact was read in.",
    "provenance:\n  basis: public-sources",
    "provenance:\n  basis: public-sources\n  sources:\n    - {url: https://www.leeds.gov.uk/page, seen: 2026-11-22}",
    rests_on=("provenance.basis",),
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for one source."""
    if agreement.provenance.basis == "public-sources" and not agreement.provenance.sources:
        yield Fault(
            ("provenance", "sources"),
            "The pages that this record was compiled from are not listed.",
            "Add `sources:` under `provenance:`, one entry for each page, with its `url` and the day it was `seen`.",
        )
