"""Public bodies normally rely on their public task."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.organisation import Organisation
from generator.read.excerpt import excerpt

CODE = Code(
    "public-body-basis",
    "warning",
    "A public body doing the job that the law gives it normally relies on `public-task`. The law keeps "
    "`legitimate-interests` and `recognised-legitimate-interest` for other purposes: a charity or a housing "
    "association may rely on them to pass data to a council, and the council would still rely on its public task. "
    "A basis without `organisations` is taken to be everyone's.",
    "organisations:\n  - {name: Leeds City Council, roles: [lead, controller], kind: council}\n"
    "legal:\n  lawful_bases:\n    - {basis: recognised-legitimate-interest, organisations: [leeds-city-council]}",
    "organisations:\n  - {name: Leeds City Council, roles: [lead, controller], kind: council}\n"
    "legal:\n  lawful_bases:\n    - {basis: public-task, organisations: [leeds-city-council]}",
)

_FOR_OTHERS = ("legitimate-interests", "recognised-legitimate-interest")
_PUBLIC_BODIES = frozenset(("council", "nhs", "police", "fire", "school", "central-government", "other-public"))
# Whoever only handles data for another, or supplies the tools, relies on nothing itself.
_HELPERS = frozenset(("processor", "supplier"))


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Each reason in law that is not meant for public bodies, and whether one relies on it."""
    for number, reason in enumerate((agreement.legal and agreement.legal.lawful_bases) or ()):
        if reason.basis not in _FOR_OTHERS:
            continue
        for organisation in agreement.organisations:
            relies = reason.organisations is None or organisation.id in reason.organisations
            if relies and _is_public(organisation, known) and not _HELPERS.issuperset(organisation.roles or ("?",)):
                yield Fault(
                    ("legal", "lawful_bases", number, "basis"),
                    f"`{excerpt(organisation.name)}` is a public body, said to rely on `{reason.basis}` here.",
                    "Public bodies normally rely on `public-task` for their own tasks. Write that, or name under "
                    "`organisations` only those that rely on this reason.",
                )
                break


def _is_public(organisation: Organisation, known: Known) -> bool:
    listed = known.directory.by_id.get(known.directory.id_of(organisation))
    kind = organisation.kind or (listed.kind if listed else None)
    return kind in _PUBLIC_BODIES
