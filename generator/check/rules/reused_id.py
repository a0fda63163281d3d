"""An id that was once published leads to one record for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.card import Card

CODE = Code(
    "reused-id",
    "error",
    "An old id under `previous_ids` sends readers on to the record that has it. So no other record may have it as its "
    "own id or as an old one.",
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
