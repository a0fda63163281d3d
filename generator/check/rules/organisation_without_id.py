"""Every organisation can be named in an address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.read.excerpt import excerpt

CODE = Code(
    "organisation-without-id",
    "error",
    "An organisation's id is made from the letters of its name. A name without letters from A to Z or digits makes "
    "none, so the id must be given.",
    "organisations:\n  - {name: 漢字, roles: [lead]}",
    "organisations:\n  - {id: kanji-society, name: 漢字, roles: [lead]}",
)


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Looks for names that make no id."""
    for number, organisation in enumerate(agreement.organisations):
        if not organisation.id:
            yield Fault(
                ("organisations", number, "name"),
                f"No id can be made from the name `{excerpt(organisation.name)}`.",
                "Add `id:` beside it, in lower-case letters, digits and single hyphens.",
            )
