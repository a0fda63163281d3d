"""How many records state each fact: in all, in one part of the country, and in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.facts import FACTS
from generator.model.vocabulary import BASES_OF_RECORDS
from generator.present.once import once
from generator.present.page import Site
from generator.present.pages.places import ALL_OF_ENGLAND, ENGLAND, in_order, name_of, part_of

ADDRESS = "gaps/"
NOT_COUNTED = ("withdrawn", "declined")
BASES = tuple(basis for basis in BASES_OF_RECORDS if basis != "worked-example")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some records state each fact, each by its place in `FACTS`.

    `in_part` are those among `stated` that state it for some of their items only. `held_back` are apart from both.
    """

    basis: str
    records: int
    stated: tuple[int, ...]
    in_part: tuple[int, ...]
    held_back: tuple[int, ...]


def is_counted(card: Card) -> bool:
    """Whether a record can have gaps: a real one, of something that is or was in use or may come to be."""
    return not card.invented and card.status not in NOT_COUNTED


def tallies(cards: Iterable[Card]) -> tuple[Tally, ...]:
    """What records state, apart by who wrote them. A kind of writer that wrote none is left out."""
    by_basis: dict[str, list[Card]] = {basis: [] for basis in BASES}
    for card in cards:
        if is_counted(card):
            by_basis[card.basis].append(card)
    return tuple(_tally(basis, found) for basis, found in by_basis.items() if found)


def _tally(basis: str, cards: list[Card]) -> Tally:
    told = [card.told for card in cards]
    return Tally(
        basis,
        len(cards),
        _each(one.stated for one in told),
        _each(one.in_part for one in told),
        _each(one.held_back for one in told),
    )


def _each(masks: Iterable[int]) -> tuple[int, ...]:
    """How many of some numbers have each bit set."""
    found = [0] * len(FACTS)
    for mask in masks:
        while mask:
            lowest = mask & -mask
            found[lowest.bit_length() - 1] += 1
            mask ^= lowest
    return tuple(found)


def parts_of_country(site: Site) -> tuple[str, ...]:
    """Ids of the parts of the country, in the order of all lists of places: England as a whole first, then by name."""
    parts = _places_by_part(site)
    return tuple(sorted(in_order(site, parts), key=lambda part: part != ENGLAND))


def address_of(part: str) -> str:
    """Where the page of a part of the country is."""
    return f"{ADDRESS}{part}/"


def part_name(site: Site, part: str) -> str:
    """What a part of the country is called. The regions of England stand beside it, so it is itself as a whole."""
    return ALL_OF_ENGLAND if part == ENGLAND else name_of(site, part)


def places_in(site: Site, part: str) -> tuple[str, ...]:
    """Ids of the places in a part of the country: itself first, then by name."""
    return _places_by_part(site)[part]


def cards_in(site: Site, part: str) -> tuple[Card, ...]:
    """The counted records that name a part of the country or a place in it, each once."""
    return _cards_by_part(site)[part]


def cards_of_place(site: Site, identifier: str) -> tuple[Card, ...]:
    """The counted records that name a place."""
    return tuple(card for card in site.register.by_area.get(identifier, ()) if is_counted(card))


def gaps_of(site: Site, identifier: str) -> str:
    """Where the gaps of one place are told, from the site's root. Nothing where no counted record names it."""
    if site.register.areas[identifier].invented or not cards_of_place(site, identifier):
        return ""
    return f"{ADDRESS}{_part(site, identifier)}/#{anchor_of_place(identifier)}"


def anchor_of_place(identifier: str) -> str:
    """Where one place is on the page of its part of the country."""
    return f"place-{identifier}"


def _part(site: Site, identifier: str) -> str:
    """The part of the country that a place is or lies in. A place of which none is known stands by itself."""
    return part_of(site, identifier) or identifier


@once
def _places_by_part(site: Site) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for identifier in in_order(site, site.register.areas):
        if not site.register.areas[identifier].invented:
            found.setdefault(_part(site, identifier), []).append(identifier)
    return {part: tuple(sorted(places, key=lambda place: place != part)) for part, places in found.items()}


@once
def _cards_by_part(site: Site) -> Mapping[str, tuple[Card, ...]]:
    return {
        part: tuple({card.id: card for place in places for card in cards_of_place(site, place)}.values())
        for part, places in _places_by_part(site).items()
    }
