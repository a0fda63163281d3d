"""Councils end and others take their place: what a page says of it, and what the new council takes over."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.area import Area
from generator.model.card import Card
from generator.present.page import Site
from generator.present.pages.listings import WITHDRAWN, Section, items
from generator.present.pages.places import name_of
from generator.present.wording import Line, Piece, linked, on


def standing(site: Site, area: Area) -> Line:
    """That its council has ended, will end, or has not begun: empty where nothing changes."""
    who = area.council or area.name
    after = [Piece(_council(site, new), f"../{new}/") for new in area.replaced_by or () if new in site.register.areas]
    if area.until is not None:
        if area.until.latest < site.as_of:
            ended = f"{who} ended {on(area.until)}."
            return linked(after, f"{ended} Its place was taken by ", ".") if after else (Piece(ended),)
        ends = f"{who} is to end {on(area.until)}."
        return linked(after, f"{ends} Then its place is taken by ", ".") if after else (Piece(ends),)
    if after:
        return linked(after, f"The place of {who} is taken by ", ".")
    if area.from_ is not None and area.from_.earliest > site.as_of:
        before = [Piece(_council(site, old), f"../{old}/") for old in area.replaces if old in site.register.areas]
        begins = f"{who} is to begin {on(area.from_)}."
        return linked(before, f"{begins} It takes the place of ", ".") if before else (Piece(begins),)
    return ()


def inherited(site: Site, identifier: str) -> tuple[Section, ...]:
    """The agreements of the councils that this one replaces, each confirmed by it or not yet."""
    return tuple(_inherited(site, identifier))


def _inherited(site: Site, identifier: str) -> Iterable[Section]:
    area = site.register.areas[identifier]
    seen = {card.id for card in site.register.by_area.get(identifier, ())}
    who = area.council or area.name

    def note(card: Card) -> str:
        return f"Confirmed by {who}." if card.id in area.adopted else f"Not yet confirmed by {who}."

    for old in area.replaces:
        named = site.register.by_area.get(old, ())
        cards = [card for card in named if card.status != WITHDRAWN and card.id not in seen]
        seen.update(card.id for card in cards)
        if cards:
            yield Section(f"from-{old}", f"Inherited from {_council(site, old)}", items(site, cards, note))


def _council(site: Site, identifier: str) -> str:
    area = site.register.areas.get(identifier)
    return (area.council if area else None) or name_of(site, identifier)
