"""Some words in addresses are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import Card
from generator.model.data import PEOPLE_THEMSELVES, THE_PUBLIC
from generator.model.fields import KEPT_BY_WINDOWS, namespace_of
from generator.model.organisation import KnownOrganisation

CODE = Code(
    "reserved-id",
    "error",
    "The ids `index`, `page`, `compare` and `all`, and ids of digits alone, are addresses of other pages, so no "
    "agreement or area may have them. An id with two hyphens in a row is that of a record copied from another "
    "register, so no other record ever had it. `people` and `the-public` stand for those very people in `from` and "
    "`to`, so no organisation may have them, nor a name that Windows keeps for itself, such as `aux`.",
    "organisations:\n  - {name: People, roles: [lead]}",
    "organisations:\n  - {id: people-charity, name: People, roles: [lead]}",
)

_ADDRESSES = frozenset(("index", "page", "compare", "all"))
_NOT_FOR_ORGANISATIONS = _ADDRESSES | KEPT_BY_WINDOWS | {PEOPLE_THEMSELVES, THE_PUBLIC}
_OTHER_ID = "Give it another `id`, such as its name with its place."
_FIX = "Rename the file after a few words of the title, such as `school-meals.yml`."


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Ids of agreements, also of those that cannot be read, and the old ids of those that can."""
    for identifier in sorted(known.agreements):
        if is_reserved(identifier):
            yield identifier, Fault((), f"An agreement cannot have the id `{identifier}`.", _FIX)
    for card in cards:
        for number, old in enumerate(card.previous_ids):
            if namespace_of(old) != namespace_of(card.id):
                said = f"`{old}` is the id of a record of another register, so this one never had it."
                yield card.id, Fault(("previous_ids", number), said, "Take it out.")
            elif is_reserved(old) or old in KEPT_BY_WINDOWS:
                said = f"No agreement can have had the id `{old}`."
                yield card.id, Fault(("previous_ids", number), said, "Take it out.")


def check_area(identifier: str, area: Area, known: Known) -> Iterator[Fault]:
    """The id of an area."""
    if is_reserved(identifier):
        yield Fault((), f"An area cannot have the id `{identifier}`.", "Rename the file after the place.")


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """Ids of organisations in a record."""
    for number, organisation in enumerate(agreement.organisations):
        identifier = organisation.id
        if identifier in _NOT_FOR_ORGANISATIONS:
            yield Fault(
                ("organisations", number, "id" if organisation.given_id else "name"),
                f"An organisation cannot have the id `{identifier}`.",
                _OTHER_ID,
            )


def check_organisations(organisations: Sequence[KnownOrganisation]) -> Iterator[Fault]:
    """Ids of listed organisations."""
    for number, organisation in enumerate(organisations):
        if organisation.id in _NOT_FOR_ORGANISATIONS:
            said = f"An organisation cannot have the id `{organisation.id}`."
            yield Fault(("organisations", number, "id"), said, _OTHER_ID)


def is_reserved(identifier: str) -> bool:
    """Whether no agreement or area may have this id, since it is the address of another page."""
    return identifier in _ADDRESSES or identifier.isdigit()
