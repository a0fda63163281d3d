"""The ledger of ids is kept up to date, by a command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.ids_in_use import Became, brought_up, ids_of_cards
from generator.check.known import Known
from generator.model.card import Card
from generator.model.ids import SECTIONS, IdLedger

CODE = Code(
    "unlisted-id",
    "warning",
    "`content/ids.yml` lists every id that was ever published, so that none is lost or given to something else. It "
    "does not know of a new record yet, or of one that has moved or was taken down. Nothing is held up by that: the "
    "command `plainview ids` brings it up to date, by hand or in CI.",
    "# content/ids.yml, while content/agreements/meals.yml is there too\nagreements: {}",
    "agreements:\n  meals: {first_seen: 2026-11-23}",
    rests_on=SECTIONS,
)

_SHOWN = 3


def check_ids(ledger: IdLedger, cards: Sequence[Card], known: Known) -> Iterator[Fault]:
    """Everything that the ledger does not say yet, told once."""
    missing = []
    for name, ids in ids_of_cards(cards, known.areas, known.frameworks).items():
        listed = ledger.sections[name]
        for identifier in sorted(ids):
            line = listed.get(identifier)
            told = Became(line.moved_to, bool(line.withdrawn)) if line else None
            if told is None or told != brought_up(told, identifier, ids):
                missing.append(f"`{identifier}`")
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        said = f"The ledger of ids is behind on {', '.join(missing[:_SHOWN])}{more}."
        yield Fault((), said, "Run `plainview ids`, and publish the file with the records.")
