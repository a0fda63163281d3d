"""Which agreements are of like kind, so that it is fair to set them side by side.

Two are alike where they are for the same kind of service and the same tier of council, and both are real or both
invented. Councils of another tier have other duties, so a difference between their agreements says little. Nothing
here asks how well an agreement does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.area import Area
from generator.model.card import Card
from generator.model.register import sorting_key

# From the widest area to the smallest. Each is said after "for": "for county councils".
_TIER_OF_KIND: Mapping[str, str] = {
    "nation": "nation",
    "region": "region",
    "combined-authority": "region",
    "unitary": "all-services",
    "metropolitan-district": "all-services",
    "london-borough": "all-services",
    "scottish-council": "all-services",
    "welsh-council": "all-services",
    "county": "county",
    "non-metropolitan-district": "district",
    "northern-ireland-district": "northern-ireland",
}
_WORDS: Mapping[str, str] = {
    "nation": "whole nations",
    "region": "regions or groups of councils",
    "all-services": "councils that run all services",
    "county": "county councils",
    "district": "district councils",
    "northern-ireland": "councils in Northern Ireland",
}
_OF_MANY_COUNCILS = ("nation", "region")
# How many are looked at on either side of an agreement in a list in order of place and title.
_EITHER_SIDE = 3


@dataclass(frozen=True, slots=True)
class Tier:
    """What kind of council an agreement is for. `words` stand after "for", in a sentence."""

    id: str
    words: str


def tier_of(card: Card, areas: Mapping[str, Area]) -> Tier | None:
    """The tier of an agreement, or None where it names no area that is known.

    It comes from the places that surely take part: a place that a scheme only covers may have no hand in it. Where
    none surely takes part, it comes from all that are named. A nation or region has councils of every tier, so it
    decides alone, the widest first; else councils of two tiers together are a kind of their own.
    """
    sure = {_TIER_OF_KIND[areas[one].kind] for one, how in card.areas if how == "confirmed" and one in areas}
    found = sure or {_TIER_OF_KIND[areas[one].kind] for one, _ in card.areas if one in areas}
    wide = next((tier for tier in _OF_MANY_COUNCILS if tier in found), None)
    parts = [wide] if wide else [tier for tier in _WORDS if tier in found]
    return Tier("-and-".join(parts), " and ".join(_WORDS[part] for part in parts)) if parts else None


def tiers_in_order() -> tuple[str, ...]:
    """Ids of the tiers that are not made of others, the widest first."""
    return tuple(_WORDS)


def can_be_compared(card: Card) -> bool:
    """Whether there is anything to set beside others: data that is, was or will be shared."""
    return not card.void


def alike(one: Card, other: Card, areas: Mapping[str, Area]) -> bool:
    """Whether two agreements are of like kind."""
    tier = tier_of(one, areas)
    return (
        tier is not None
        and tier == tier_of(other, areas)
        and one.invented == other.invented
        and can_be_compared(one)
        and can_be_compared(other)
        and not set(one.sectors).isdisjoint(other.sectors)
    )


# The part of the country, then the title, then the id, so that no two are the same.
_Place = tuple[str, str, str, str]
# Whether invented, the tier, the sector, a group of people or nothing, and whether both come first in the record.
_Shelf = tuple[bool, str, str, str, bool]


class Likenesses:
    """Finds agreements of like kind near to each, without looking at all the others.

    Every agreement stands on a shelf with those that have the same first sector and the same first group of people.
    It also stands on one for each of its sectors, and on one for each of its groups within that sector. A shelf is in
    order of the part of the country and the title. Only the nearest on it are looked at, and further shelves only
    where those are too few, so what one agreement costs does not grow with the register.
    """

    def __init__(self, cards: Iterable[Card], areas: Mapping[str, Area], part_of: Callable[[Card], str]) -> None:
        self._cards: dict[str, Card] = {}
        self._tiers: dict[str, Tier] = {}
        self._places: dict[str, _Place] = {}
        self._shelves: dict[_Shelf, list[_Place]] = {}
        for card in cards:
            tier = tier_of(card, areas)
            if tier is None:
                continue
            self._tiers[card.id] = tier
            if not can_be_compared(card):
                continue
            self._cards[card.id] = card
            self._places[card.id] = place = (part_of(card), *sorting_key(card.title), card.id)
            for shelf in self._shelves_of(card):
                self._shelves.setdefault(shelf, []).append(place)
        for places in self._shelves.values():
            places.sort()

    def tier(self, card: Card) -> Tier | None:
        """The tier of an agreement of this register."""
        return self._tiers.get(card.id)

    def near(self, card: Card, most: int) -> tuple[Card, ...]:
        """Up to so many of like kind, from its own shelf first, then those that share less.

        On a shelf, nearest are those about the most of the same groups of people, then those in the same part of the
        country, then those whose titles come first.
        """
        if card.id not in self._cards:
            return ()
        found: dict[str, Card] = {}
        for shelf in self._shelves_of(card):
            near = [self._cards[one] for one in self._nearest(card, shelf) if one != card.id]
            for other in sorted(near, key=lambda other: self._distance(card, other)):
                found.setdefault(other.id, other)
            if len(found) >= most:
                break
        return tuple(found.values())[:most]

    def shelf(self, sector: str, *, invented: bool = False) -> Mapping[Tier, tuple[Card, ...]]:
        """All agreements of one sector by their tier, the widest tier first, each in order of place and title."""
        shelves = {
            self._tiers[places[0][-1]]: tuple(self._cards[place[-1]] for place in places)
            for (made_up, _, of, group, first), places in self._shelves.items()
            if (made_up, of, group, first) == (invented, sector, "", False)
        }
        return {tier: shelves[tier] for tier in sorted(shelves, key=_order)}

    def in_order(self) -> Iterator[Card]:
        """Every agreement that can be compared, each near those that it is likely to stand beside."""
        shelf = {card.id: next(self._shelves_of(card), (card.invented,)) for card in self._cards.values()}
        yield from sorted(self._cards.values(), key=lambda card: (shelf[card.id], self._places[card.id]))

    def _shelves_of(self, card: Card) -> Iterator[_Shelf]:
        tier = self._tiers[card.id].id
        groups = (*dict.fromkeys(card.people), "")
        for sector in card.sectors[:1]:
            yield card.invented, tier, sector, groups[0], True
        for sector in dict.fromkeys(card.sectors):
            for group in groups:
                yield card.invented, tier, sector, group, False

    def _nearest(self, card: Card, shelf: _Shelf) -> Iterator[str]:
        places = self._shelves[shelf]
        at = bisect_left(places, self._places[card.id])
        first = max(0, min(at - _EITHER_SIDE, len(places) - 2 * _EITHER_SIDE - 1))
        for other in places[first : first + 2 * _EITHER_SIDE + 1]:
            yield other[-1]

    def _distance(self, card: Card, other: Card) -> tuple[int, bool, _Place]:
        shared = len(set(card.people) & set(other.people))
        place = self._places[other.id]
        return -shared, place[0] != self._places[card.id][0], ("", *place[1:])


def _order(tier: Tier) -> list[int]:
    order = tiers_in_order()
    return [order.index(part) for part in tier.id.split("-and-")]
