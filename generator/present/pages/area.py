"""One place: who its council is, what is published about it from every tier, and what is not."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.area import Area
from generator.model.card import Card
from generator.model.vocabulary import WITHDRAWN
from generator.present.page import Page, Site
from generator.present.pages.area_council import Ask, Held, ask_of, facts_of, held_in
from generator.present.pages.area_history import inherited, standing, to_take_over
from generator.present.pages.area_tiers import Tier, in_order_of_certainty, part_taken, tiers_above
from generator.present.pages.areas import ADDRESS, CRUMB
from generator.present.pages.follow import AREAS, FollowView, links_of, view_of
from generator.present.pages.gaps_count import gaps_of
from generator.present.pages.listings import (
    EXAMPLE_BAND,
    Choice,
    Section,
    counted,
    in_short,
    sections,
    shelves,
)
from generator.present.pages.map_tables import beside_table
from generator.present.pages.places import (
    address_of,
    beside_words,
    in_order,
    name_of,
    place_name,
    published_in,
)
from generator.present.parts import Fact, MapView, Step, Table, trail
from generator.present.templates import render
from generator.present.wording import Line, Piece, capital, count, excerpt, one_line, plain

PLACES_LISTED_WHOLE = 80


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
    gaps: Line = ()
    """Where to read which facts the agreements here state and which they do not."""


@dataclass(frozen=True, slots=True)
class AreaView:
    """What the page of one place prints."""

    trail: tuple[Step, ...]
    band: str
    heading: str
    standing: Line
    """That its council has ended, will end or is to begin."""
    lead: str
    map: MapView | None
    not_drawn: Line
    """Why there is no map, where the country has one."""
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    short: bool
    silence: Silence
    silence_first: bool
    """Whether it stands where the agreements would, because there are none."""
    inherited: tuple[Section, ...]
    larger_heading: str
    larger_lead: str
    larger: tuple[Tier, ...]
    inside: Inside | None
    beside_heading: str
    beside: Table | None
    """What is published in the places around it, as its map shows them."""
    ask: Ask | None
    held_heading: str
    held: tuple[Held, ...]
    follow: FollowView | None


NOTHING_YET = (
    "That does not mean that no data is shared. It means that nobody has given us a record to publish, and that we "
    "have not found one ourselves."
)


def area_page(site: Site, identifier: str) -> Page:
    """The page of one area."""
    register = site.register
    area = register.areas[identifier]
    name = place_name(area)
    address = address_of(identifier)
    cards = register.by_area.get(identifier, ())
    own = in_order_of_certainty(cards, identifier)
    taken_over = inherited(site, identifier)
    larger = tiers_above(site, area, cards)
    view = AreaView(
        trail=trail((CRUMB, ADDRESS), here=name),
        band=EXAMPLE_BAND if area.invented else "",
        heading=name,
        standing=standing(site, area, named=any(card.status != WITHDRAWN for card in cards)),
        lead=_lead(site, identifier, area, cards, larger),
        map=site.maps.of_area(identifier, name) if site.maps else None,
        not_drawn=_not_drawn(site, identifier, area),
        facts=facts_of(site, identifier),
        sections=sections(
            site,
            own,
            f"Agreements that name {name}",
            lambda card: part_taken(card, identifier, area, area.name),
            page_is_invented=area.invented,
        ),
        short=in_short(site, cards),
        silence=_more_may_exist(area, gaps_of(site, identifier)) if cards or taken_over else _nothing_yet(area, larger),
        silence_first=not cards and not taken_over,
        inherited=taken_over,
        larger_heading=f"What else applies in {area.name}",
        larger_lead=_larger_lead(area, len(larger)),
        larger=larger,
        inside=_inside(site, identifier, area),
        beside_heading=f"Next to {area.name}",
        beside=beside_table(site, identifier),
        ask=ask_of(site, area),
        held_heading="Public conversations here about data",
        held=held_in(area),
        follow=view_of(site, AREAS, identifier, cards),
    )
    return Page(
        address,
        one_line(f"Data sharing in {name}"),
        _description(area, name, cards),
        render("area.html.jinja", view, address),
        links_of(AREAS, identifier, name, cards),
    )


def _lead(site: Site, identifier: str, area: Area, cards: tuple[Card, ...], larger: tuple[Tier, ...]) -> str:
    if cards:
        found = shelves(cards)
        name_it = "names" if len(found.real) + len(found.examples) == 1 else "name"
        own = f"{capital(counted(cards))} here {name_it} {area.name}."
    else:
        own = f"No agreement published here names {area.name}{'' if area.has_ended(site.as_of) else ' yet'}."
    if number := to_take_over(site, identifier):
        noun = "invented example" if area.invented else "agreement"
        if area.is_to_begin(site.as_of):
            return f"{own} It is to take over {count(number, noun)} from what is there until then."
        return f"{own} It takes over {count(number, noun)} from what was there before."
    if not cards and any(tier.names for tier in larger):
        return f"{own} Some cover a larger area that it lies in."
    return own


def _more_may_exist(area: Area, gaps: str) -> Silence:
    who = "The council and others" if area.council else "Public bodies there"
    text = f"This page shows only what is published here. {who} may share data in ways that we do not know of."
    link = (Piece("Which facts the agreements here state, and which they do not", f"../../{gaps}"),) if gaps else ()
    return Silence("What is not here", text, link)


def _nothing_yet(area: Area, larger: tuple[Tier, ...]) -> Silence:
    where = f"about {area.name} itself" if any(tier.names for tier in larger) else "here"
    return Silence(f"Nothing is published {where} yet", NOTHING_YET)


def _description(area: Area, name: str, cards: tuple[Card, ...]) -> str:
    who = area.council or name
    if all(card.status == WITHDRAWN for card in cards):
        return excerpt(f"What is published about data sharing in {name}, and how to ask {who}. Nothing is here yet.")
    return excerpt(f"{capital(counted(cards))} in {name}, in plain words: what is shared, with whom, and why.")


def _not_drawn(site: Site, identifier: str, area: Area) -> Line:
    """Why a real place has no map, where others have one."""
    if site.maps is None or area.invented or identifier in site.register.outlined:
        return ()
    nation = site.register.areas.get(area.nation or "")
    if nation is not None and area.nation not in site.register.outlined:
        why = f"There is no map of {area.name} here, since {nation.name} is not drawn. See "
        return (Piece(why), Piece("where the maps come from", "../../about/data-and-licences/"), Piece("."))
    return plain(f"There is no map of {area.name} here.")


def _larger_lead(area: Area, number: int) -> str:
    lies = f"{area.name} lies in {'this larger area' if number == 1 else 'each of these areas'}."
    if area.council is None:
        return lies
    return (
        f"{lies} Agreements for a larger area may or may not include {area.council}: where we know, the page of each "
        "agreement says."
    )


def _inside(site: Site, identifier: str, area: Area) -> Inside | None:
    smaller = in_order(site, site.register.areas_inside.get(identifier, ()))
    if not smaller:
        return None
    published = [one for one in smaller if published_in(site, one)]
    if len(smaller) <= PLACES_LISTED_WHOLE:
        lead = f"{area.name} has {count(len(smaller), 'smaller area', 'smaller areas')} with a page here."
        lead += (
            " Where no number is shown, no agreement here names the place yet." if len(published) < len(smaller) else ""
        )
        return Inside(f"Places in {area.name}", lead, tuple(_place(site, one) for one in smaller))
    silent = len(smaller) - len(published)
    lead = (
        f"Agreements here name {count(len(published), 'place')} in {area.name}. "
        f"None names the other {count(silent, 'place')} yet."
    )
    return Inside(f"Places in {area.name}", lead, tuple(_place(site, one) for one in published))


def _place(site: Site, identifier: str) -> Choice:
    beside = beside_words(site, identifier)
    return Choice(name_of(site, identifier), address_of(identifier), beside, quiet=not published_in(site, identifier))
