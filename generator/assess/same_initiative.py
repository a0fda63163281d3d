"""Which records of different publishers tell of one initiative. They are never merged.

Nothing is guessed from titles or places. Records belong together where they name each other, where they link to the
same agreement or assessment of risks, or where whoever keeps this register says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from generator.model.card import Card
from generator.model.fields import namespace_of
from generator.model.vocabulary import WITHDRAWN

Because = Literal["said", "named", "paper"]


@dataclass(frozen=True, slots=True)
class Other:
    """A record of another publisher, and why it is held to tell of the same: see `_together`."""

    id: str
    because: Because


def others_telling(cards: Sequence[Card], same_as: Iterable[Sequence[str]] = ()) -> Mapping[str, tuple[Other, ...]]:
    """Of each record that has some, the records of other publishers about the same initiative, in order of id.

    `same_as` are lists of ids that whoever keeps the register says belong together.
    """
    shown = {card.id: card for card in cards if card.status != WITHDRAWN}
    found: dict[str, dict[str, Because]] = {}
    for because, ids in _together(list(shown.values()), same_as):
        for one in ids:
            for other in ids:
                apart = one in shown and other in shown and namespace_of(one) != namespace_of(other)
                if apart and shown[one].invented == shown[other].invented:
                    found.setdefault(one, {}).setdefault(other, because)
    return {one: tuple(Other(other, why) for other, why in sorted(others.items())) for one, others in found.items()}


def _together(cards: Sequence[Card], same_as: Iterable[Sequence[str]]) -> Iterator[tuple[Because, Sequence[str]]]:
    """Ids that belong together, the strongest reason first."""
    for ids in same_as:
        yield "said", ids
    for card in cards:
        if card.replaced_by is not None:
            yield "named", (card.id, card.replaced_by)
    papers: dict[str, list[str]] = {}
    for card in cards:
        for paper in {_plain(paper) for paper in card.papers}:
            papers.setdefault(paper, []).append(card.id)
    for _, ids in sorted(papers.items()):
        publishers = [namespace_of(one) for one in ids]
        # A paper that one publisher names for several initiatives says nothing of which is which.
        if len(ids) > 1 and len(set(publishers)) == len(publishers):
            yield "paper", ids


def _plain(address: str) -> str:
    """An address without what does not change where it leads."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"
