"""Councils end and others take their place: what a page says of it, and what the new council takes over."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.area import Area
from generator.model.card import Card
from generator.present.page import Site
from generator.present.pages.area_tiers import taking_part
from generator.present.pages.listings import Section, items
from generator.present.pages.places import inherited_cards, name_of
from generator.present.wording import Line, Piece, linked, on

# Agreements that are over go to the new council as history.
NOTHING_LEFT = {"ended": "It has ended", "declined": "It was decided against"}


def standing(site: Site, area: Area, named: bool) -> Line:
    """That its council has ended, will end, or has not begun: empty where nothing changes.

    `named` is whether agreements name the area, which then go to whoever takes its place.
    """
    who = area.council or area.name
    known = site.register.areas
    after = [Piece(council_name(site, new), f"../{new}/") for new in area.replaced_by or () if new in known]
    page = "that page" if len(after) == 1 else "those pages"
    goes = f" Agreements that name {area.name} stand on {page} too, with whether they have been confirmed there."
    end = f".{goes if named else ''}"
    if area.until is not None:
        if area.has_ended(site.as_of):
            ended = f"{who} ended {on(area.until)}."
            return linked(after, f"{ended} Its place was taken by ", end) if after else (Piece(ended),)
        ends = f"{who} is to end {on(area.until)}."
        return linked(after, f"{ends} Its place will be taken by ", end) if after else (Piece(ends),)
    if after:
        return linked(after, f"The place of {who} is taken by ", end)
    if area.from_ is not None and area.is_to_begin(site.as_of):
        before = [Piece(council_name(site, old), f"../{old}/") for old in area.replaces if old in known]
        begins = f"{who} is to begin {on(area.from_)}."
        return linked(before, f"{begins} It will take the place of ", ".") if before else (Piece(begins),)
    return ()


def inherited(site: Site, identifier: str) -> tuple[Section, ...]:
    """The agreements of the councils that this one replaces, each confirmed by it or not yet."""
    return tuple(_inherited(site, identifier))


def _inherited(site: Site, identifier: str) -> Iterable[Section]:
    area = site.register.areas[identifier]
    inherited_from = "To be inherited from" if area.is_to_begin(site.as_of) else "Inherited from"
    who = area.council or area.name

    def note(card: Card) -> str:
        if card.status in NOTHING_LEFT:
            return f"{NOTHING_LEFT[card.status]}, so there is nothing to confirm."
        return f"Confirmed by {who}." if card.id in area.adopted else f"Not yet confirmed by {who}."

    for old, cards in inherited_cards(site, identifier).items():
        before = council_name(site, old)

        def told(card: Card, old: str = old, before: str = before) -> str:
            settled = card.id in area.adopted or card.status in NOTHING_LEFT
            sure = settled or taking_part(card, old) == "confirmed"
            return note(card) if sure else f"We do not know that {before} takes part. {note(card)}"

        yield Section(f"from-{old}", f"{inherited_from} {before}", items(site, cards, told))


def to_take_over(site: Site, identifier: str) -> int:
    """How many agreements that are not over an area inherits."""
    cards = (card for cards in inherited_cards(site, identifier).values() for card in cards)
    return sum(card.status not in NOTHING_LEFT for card in cards)


def council_name(site: Site, identifier: str) -> str:
    """The council of an area, or what pages call the area where it has none."""
    area = site.register.areas.get(identifier)
    return (area.council if area else None) or name_of(site, identifier)
