"""One place: who its council is, what is published about it from every tier, and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from generator.model.area import Area
from generator.model.card import Card
from generator.model.vocabulary import NOT_STATED, TAKING_PART
from generator.present.page import Page, Site
from generator.present.pages.area_council import Ask, Held, ask_of, facts_of, held_in
from generator.present.pages.areas import ADDRESS, CRUMB
from generator.present.pages.listings import (
    EXAMPLE_BAND,
    WITHDRAWN,
    Choice,
    Section,
    counted,
    in_short,
    sections,
    shelves,
)
from generator.present.pages.places import (
    address_of,
    in_order,
    name_of,
    place_name,
    published_in,
    published_words,
)
from generator.present.parts import Fact, Step, trail
from generator.present.templates import render
from generator.present.wording import capital, count, excerpt

NAMES_FROM_A_LARGER_AREA = 12
PLACES_LISTED_WHOLE = 80
# "confirmed", then "footprint", then silence: what is surest comes first.
TAKING_PART_ORDER = tuple(TAKING_PART)


@dataclass(frozen=True, slots=True)
class FromLargerArea:
    """What is published about a larger area that this place lies in: names only, and where the rest is."""

    anchor: str
    heading: str
    address: str
    names: tuple[Choice, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The smaller areas inside this one."""

    heading: str
    lead: str
    places: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not published, and what that does and does not mean."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class AreaView:
    """What the page of one place prints."""

    trail: tuple[Step, ...]
    band: str
    heading: str
    lead: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    short: bool
    silence: Silence
    silence_first: bool
    """Whether it stands where the agreements would, because there are none."""
    larger_heading: str
    larger_lead: str
    larger: tuple[FromLargerArea, ...]
    inside: Inside | None
    ask: Ask | None
    held_heading: str
    held: tuple[Held, ...]


NOTHING_YET = (
    "That does not mean that no data is shared. It means that nobody has given us a record to publish, and that we "
    "have not found one ourselves."
)
MORE_MAY_EXIST = Silence(
    "What is not here",
    "This page shows only what is published here. The council and others may share data in ways that we do not "
    "know of.",
)


def area_page(site: Site, identifier: str) -> Page:
    """The page of one area."""
    register = site.register
    area = register.areas[identifier]
    name = place_name(area)
    address = address_of(identifier)
    cards = register.by_area.get(identifier, ())
    own = _in_order_of_certainty(cards, identifier)
    larger = tuple(_larger(site, area, cards))
    view = AreaView(
        trail=trail((CRUMB, ADDRESS), here=name),
        band=EXAMPLE_BAND if area.invented else "",
        heading=name,
        lead=_lead(area, cards, larger),
        facts=facts_of(site, identifier),
        sections=sections(
            site,
            own,
            f"Agreements that name {name}",
            lambda card: _note(area, identifier, card),
            page_is_invented=area.invented,
        ),
        short=in_short(site, cards),
        silence=MORE_MAY_EXIST if cards else _nothing_yet(area, larger),
        silence_first=not cards,
        larger_heading=f"Agreements for larger areas around {area.name}",
        larger_lead=_larger_lead(area),
        larger=larger,
        inside=_inside(site, identifier, area),
        ask=ask_of(site, area),
        held_heading="Conversations about data held here",
        held=held_in(area),
    )
    return Page(
        address,
        f"Data sharing in {name}",
        _description(area, name, cards),
        render("area.html.jinja", view, address),
    )


def _lead(area: Area, cards: tuple[Card, ...], larger: tuple[FromLargerArea, ...]) -> str:
    if not cards:
        return f"No agreement published here names {area.name} yet." + (
            " Some cover a larger area that it lies in." if larger else ""
        )
    found = shelves(cards)
    name_it = "names" if len(found.real) + len(found.examples) == 1 else "name"
    return f"{capital(counted(cards))} here {name_it} {area.name}."


def _nothing_yet(area: Area, larger: tuple[FromLargerArea, ...]) -> Silence:
    where = f"about {area.name} itself" if larger else "here"
    return Silence(f"Nothing is published {where} yet", NOTHING_YET)


def _description(area: Area, name: str, cards: tuple[Card, ...]) -> str:
    who = area.council or name
    if not cards:
        return excerpt(f"What is published about data sharing in {name}, and how to ask {who}. Nothing is here yet.")
    return excerpt(f"{capital(counted(cards))} in {name}, in plain words: what is shared, with whom, and why.")


def _in_order_of_certainty(cards: tuple[Card, ...], identifier: str) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: TAKING_PART_ORDER.index(_taking_part(card, identifier))))


def _taking_part(card: Card, identifier: str) -> str:
    return next((how for area, how in card.areas if area == identifier), NOT_STATED)


def _note(area: Area, identifier: str, card: Card) -> str:
    """Whether the place takes part or only lies inside the scheme. A place without a council cannot take part."""
    if area.council is None:
        return ""
    if card.status == "declined":
        return "Decided against. No data was shared."
    how = _taking_part(card, identifier)
    if how == "confirmed":
        if card.status == NOT_STATED:
            return f"{area.name} is named as taking part."
        return f"{area.name} {'took' if card.status == 'ended' else 'takes'} part."
    if how == "footprint":
        return f"{area.name} lies inside its area. We do not know that {area.council} takes part."
    return f"Not stated if {area.council} takes part."


def _larger_lead(area: Area) -> str:
    if area.council is None:
        return f"{area.name} lies in each of these areas."
    return f"{area.name} lies in each of these areas. That does not mean that {area.council} takes part."


def _larger(site: Site, area: Area, own: tuple[Card, ...]) -> Iterable[FromLargerArea]:
    """The first few agreements of each larger area, nearest first. The rest stand on its own page."""
    seen = {card.id for card in own}
    for outer in area.within:
        everything = (card for card in site.register.by_area.get(outer, ()) if card.status != WITHDRAWN)
        shown = tuple(islice((card for card in everything if card.id not in seen), NAMES_FROM_A_LARGER_AREA))
        if not shown:
            continue
        seen.update(card.id for card in shown)
        name = name_of(site, outer)
        yield FromLargerArea(
            anchor=f"in-{outer}",
            heading=_heading_of(site, outer),
            address=address_of(outer),
            names=tuple(Choice(card.title, f"agreements/{card.id}/") for card in shown),
            rest=f"See {published_words(site, outer)} on the page for {name}",
        )


def _heading_of(site: Site, identifier: str) -> str:
    area = site.register.areas.get(identifier)
    return (area.council if area and area.council else None) or name_of(site, identifier)


def _inside(site: Site, identifier: str, area: Area) -> Inside | None:
    smaller = in_order(site, site.register.areas_inside.get(identifier, ()))
    if not smaller:
        return None
    published = [one for one in smaller if published_in(site, one)]
    if len(smaller) <= PLACES_LISTED_WHOLE:
        lead = f"{area.name} has {count(len(smaller), 'smaller area', 'smaller areas')} with a page here."
        lead += " Where no number is shown, nothing is published here yet." if len(published) < len(smaller) else ""
        return Inside(f"Places in {area.name}", lead, tuple(_place(site, one) for one in smaller))
    silent = len(smaller) - len(published)
    lead = (
        f"{capital(count(len(published), 'place'))} in {area.name} {_have(len(published))} agreements here. "
        f"For the other {count(silent, 'place')}, nothing is published here yet."
    )
    return Inside(f"Places in {area.name}", lead, tuple(_place(site, one) for one in published))


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _place(site: Site, identifier: str) -> Choice:
    beside = published_words(site, identifier)
    return Choice(name_of(site, identifier), address_of(identifier), beside, quiet=not beside)
