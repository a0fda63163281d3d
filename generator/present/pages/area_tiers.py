"""What applies in a place from every tier above it: county council, combined authority, region, nation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from generator.model.area import Area
from generator.model.card import Card
from generator.model.vocabulary import AREA_KINDS, NOT_STATED, TAKING_PART, WITHDRAWN
from generator.present.page import Site
from generator.present.pages.listings import Choice
from generator.present.pages.places import address_of, name_of, published_words
from generator.present.wording import in_a_sentence, on

NAMES_FROM_A_TIER = 12
# "Your county council: Essex County Council". Any other kind is called by its label.
_CALLED = {"nation": "nation", "region": "region", "combined-authority": "combined authority"}
# "confirmed", then "footprint", then silence: what is surest comes first.
TAKING_PART_ORDER = tuple(TAKING_PART)


@dataclass(frozen=True, slots=True)
class Tier:
    """One area around this one: what it does, and the first agreements that name it. `rest` leads to all of them."""

    anchor: str
    heading: str
    does: str
    address: str
    names: tuple[Choice, ...]
    rest: str
    silent: str


def taking_part(card: Card, identifier: str) -> str:
    """How sure it is that this area takes part in an agreement."""
    return next((how for area, how in card.areas if area == identifier), NOT_STATED)


def part_taken(card: Card, identifier: str, area: Area, name: str) -> str:
    """Whether an area takes part in an agreement, in its tense, or only lies inside the scheme.

    `name` is what the sentence calls it. A place without a council is no body that could take part.
    """
    if area.council is None or card.status == WITHDRAWN:
        return ""
    if card.status == "declined":
        return "Decided against. No data was shared."
    how = taking_part(card, identifier)
    if how == "confirmed":
        if card.status == NOT_STATED:
            return f"{name} is named as taking part."
        return f"{name} {'took' if card.status == 'ended' else 'takes'} part."
    if how == "footprint":
        return f"{area.name} lies inside its area. We do not know that {area.council} takes part."
    return f"Not stated if {area.council} takes part."


def in_order_of_certainty(cards: Iterable[Card], identifier: str) -> tuple[Card, ...]:
    """Agreements in which this area surely takes part come first."""
    return tuple(sorted(cards, key=lambda card: TAKING_PART_ORDER.index(taking_part(card, identifier))))


def tiers_above(site: Site, area: Area, own: Iterable[Card]) -> tuple[Tier, ...]:
    """Every area around this one, nearest first, each agreement under the first that it names.

    A council that is no more has nothing above it now, and one that is no more is above nothing.
    """
    if area.has_ended(site.as_of):
        return ()
    return tuple(_tiers(site, area, {card.id for card in own}))


def _tiers(site: Site, area: Area, seen: set[str]) -> Iterable[Tier]:
    for identifier in area.within:
        outer = site.register.areas[identifier]
        if outer.has_ended(site.as_of):
            continue
        named = [card for card in site.register.by_area.get(identifier, ()) if card.status != WITHDRAWN]
        new = (card for card in in_order_of_certainty(named, identifier) if card.id not in seen)
        shown = tuple(islice(new, NAMES_FROM_A_TIER))
        seen.update(card.id for card in shown)
        name = outer.council or name_of(site, identifier)
        kind = AREA_KINDS[outer.kind]
        yield Tier(
            anchor=f"in-{identifier}",
            heading=f"Your {_CALLED.get(outer.kind) or in_a_sentence(kind.label)}: {name}",
            does=kind.meaning + (f" It is to end {on(outer.until)}." if outer.until else ""),
            address=address_of(identifier),
            names=tuple(_named(card, identifier, outer) for card in shown),
            rest=_rest(site, identifier, len(named), len(shown)),
            silent="" if named else f"Nothing published here names {name_of(site, identifier)} yet.",
        )


def _named(card: Card, identifier: str, outer: Area) -> Choice:
    how = part_taken(card, identifier, outer, outer.council or outer.name)
    return Choice(card.title, f"agreements/{card.id}/", how)


def _rest(site: Site, identifier: str, named: int, shown: int) -> str:
    place = name_of(site, identifier)
    if named > shown:
        return f"See {published_words(site, identifier)} on the page for {place}"
    return f"See the page for {place}"
