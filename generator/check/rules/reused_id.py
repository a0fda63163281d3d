"""An id that was once published leads to one record, or one organisation, for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.ids_in_use import AGREEMENTS
from generator.check.known import Known
from generator.model.card import Card
from generator.model.ids import IdLedger
from generator.model.organisation import KnownOrganisation
from generator.model.vocabulary import WITHDRAWN

CODE = Code(
    "reused-id",
    "error",
    "An old id under `previous_ids` sends readers on to the record, or the organisation, that has it. So no other one "
    "may have it as its own id or as an old one. Nor may a new record have the id of one that was taken down, or that "
    "moved on as `content/ids.yml` tells.",
    "# content/agreements/school-meals.yml, while content/agreements/meals.yml is there too\nprevious_ids: [meals]",
    "# content/agreements/school-meals.yml, which was once meals.yml\nprevious_ids: [meals]",
)


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each old id, held against all ids in use and all other old ones."""
    owners: dict[str, str] = {}
    for card in sorted((card for card in cards if card.previous_ids), key=lambda card: card.id):
        for number, old in enumerate(card.previous_ids):
            at = ("previous_ids", number)
            if old == card.id:
                yield card.id, Fault(at, f"`{old}` is this record's own id now.", "Take it out.")
            elif old in known.agreements:
                fix = f"Take it out, or give `{old}.yml` another name."
                yield card.id, Fault(at, f"`{old}` is the id of another record.", fix)
            elif owners.setdefault(old, card.id) != card.id:
                fix = "Keep it with the record that had that address last."
                yield card.id, Fault(at, f"`{old}` is also an old id of `{owners[old]}`.", fix)


def check_organisations(organisations: Sequence[KnownOrganisation]) -> Iterator[Fault]:
    """Each old id of a listed organisation, held against the ids and the old ids of all of them."""
    ids = {one.id for one in organisations}
    owners: dict[str, str] = {}
    for place, one in enumerate(organisations):
        for number, old in enumerate(one.previous_ids):
            at = ("organisations", place, "previous_ids", number)
            if old in ids:
                whose = "this organisation's own id now" if old == one.id else "the id of another organisation"
                yield Fault(at, f"`{old}` is {whose}.", "Take it out.")
            elif owners.setdefault(old, one.id) != one.id:
                fix = "Keep it with the organisation that had that address last."
                yield Fault(at, f"`{old}` is also an old id of `{owners[old]}`.", fix)


def check_ids(ledger: IdLedger, cards: Sequence[Card], known: Known) -> Iterator[Fault]:
    """Each id that had moved on or was taken down, held against the record that has it now."""
    records = {card.id: card for card in cards}
    owners = {old: card for card in cards for old in card.previous_ids}
    for identifier, line in ledger.agreements.items():
        at = (AGREEMENTS, identifier)
        record, owner = records.get(identifier), owners.get(identifier)
        if record is not None and line.moved_to is not None and line.moved_to not in record.previous_ids:
            said = f"`{identifier}` led to `{line.moved_to}`, and another record has that id now."
            fix = f"Give `{identifier}.yml` another name, and list `{identifier}` under `previous_ids` where it led."
            yield Fault(at, said, fix)
        elif record is not None and line.withdrawn and record.status != WITHDRAWN:
            said = f"The record of `{identifier}` was taken down, and there is one in use under that id."
            fix = (
                "If it is the same one, put back, take `withdrawn` out of this line. Else give the new one another id."
            )
            yield Fault(at, said, fix)
        elif owner is not None and line.moved_to not in (None, owner.id, *owner.previous_ids):
            said = f"`{identifier}` led to `{line.moved_to}`, and `{owner.id}` names it as its own old id."
            fix = f"List it under `previous_ids` of `{line.moved_to}`. If that was a mistake, mend this line."
            yield Fault(at, said, fix)
