"""An id that was once published leads somewhere for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.ids_in_use import AGREEMENTS
from generator.check.known import Known
from generator.model.card import Card
from generator.model.ids import IdLedger

CODE = Code(
    "lost-id",
    "error",
    "`content/ids.yml` lists every id that was ever published, and nothing has this one any more, so links to it would "
    "lead nowhere. A record that has another name now lists the old one under `previous_ids`; one that had to go stays "
    "with `status: withdrawn`, and says when, why and by whom.",
    "# content/ids.yml, while no record has this id or names it as an old one\nagreements:\n"
    "  meals: {first_seen: 2026-11-23}",
    "# content/agreements/school-meals.yml\nprevious_ids: [meals]",
)

_MEND = (
    "If it has another id now, write there `previous_ids: [{old}]`. If it had to go, put its file back with `status: "
    "withdrawn` and `withdrawn: {{date: ..., why: ..., by: ...}}`. If it was never published, delete this line."
)
_STAYS = "Put its file back: an area is never deleted or renamed. A council that has ended says so with `until`."
_FROZEN = "Put its file back: records answered its questions, and links lead to them."


def check_ids(ledger: IdLedger, cards: Sequence[Card], known: Known) -> Iterator[Fault]:
    """Each id of the ledger, held against the files and what they were called before."""
    # A record that could not be read may name any id as an old one of its own.
    if len(cards) >= len(known.agreements):
        kept = known.agreements.union(*(card.previous_ids for card in cards))
        for identifier in ledger.agreements:
            if identifier not in kept and known.agreements:
                said = f"No record has the id `{identifier}` any more, or names it as an old one."
                yield Fault((AGREEMENTS, identifier), said, _MEND.format(old=identifier))
    for identifier in ledger.areas:
        if not known.has_area(identifier):
            yield Fault(("areas", identifier), f"There is no area `{identifier}` any more.", _STAYS)
    for identifier in ledger.frameworks:
        if not known.has_framework(identifier):
            yield Fault(("frameworks", identifier), f"There is no framework version `{identifier}` any more.", _FROZEN)
