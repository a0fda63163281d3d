"""Two records can be told apart by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.model.card import Card

CODE = Code(
    "same-title",
    "warning",
    "Two records have the same title, so a reader of a list cannot tell which is which.",
    "# in two files\ntitle: Supporting Families",
    "title: Supporting Families in Ealing",
)


def check_register(cards: Sequence[Card], known: Known) -> Iterator[tuple[str, Fault]]:
    """Each title, held against those before it in order of id."""
    seen: dict[str, str] = {}
    for card in sorted(cards, key=lambda card: card.id):
        first = seen.setdefault(" ".join(card.title.casefold().split()), card.id)
        if first != card.id:
            said = f"`{first}` has the same title."
            yield card.id, Fault(("title",), said, "Add what is different, such as the place.")
