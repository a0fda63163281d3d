"""The list of every place: councils from A to Z, then larger areas, then invented ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model.vocabulary import AREA_KINDS
from generator.present.page import Page, Site
from generator.present.pages.letters import letter_anchor, letter_label, letter_of
from generator.present.pages.listings import EXAMPLES_BAND, Choice
from generator.present.pages.map_tables import national_table, nations_not_drawn
from generator.present.pages.places import (
    LARGER_KINDS,
    address_of,
    beside_words,
    finder,
    in_order,
    name_of,
    national_map,
    place_name,
    published_in,
)
from generator.present.parts import Find, MapView, Step, Table, trail
from generator.present.templates import render
from generator.present.wording import count

ADDRESS = "areas/"
TITLE = "Find your council"
CRUMB = "Places"
LARGER_HEADINGS = {"nation": "Nations", "region": "Regions of England", "combined-authority": "Combined authorities"}
COUNTY_HEADING = "County councils"
INVENTED_HEADING = "Invented places"
SILENCE = (
    "Where no number stands beside a place, nothing here names it yet. That does not mean that no data is shared "
    "there, and agreements for a larger area may cover it."
)
TIERS = (
    "Some places have two councils: a district council and a county council. The page of your district tells you "
    "about both."
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The councils under one letter."""

    anchor: str
    label: str
    spoken: str
    places: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LargerAreas:
    """A short list of areas of one kind. `band` stands before invented ones."""

    anchor: str
    heading: str
    meaning: str
    places: tuple[Choice, ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class AreasView:
    """What the list of places prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    notes: tuple[str, ...]
    map: MapView | None
    table: Table | None
    """What the map shows, in numbers."""
    not_drawn: str
    find: Find | None
    letters: tuple[Letter, ...]
    larger: tuple[LargerAreas, ...]


def areas_index(site: Site) -> Page:
    """Every place that has a page, arranged so that a council is quick to find."""
    areas = site.register.areas
    real = [identifier for identifier in in_order(site, areas) if not areas[identifier].invented]
    councils = [identifier for identifier in real if areas[identifier].kind not in LARGER_KINDS]
    published = sum(published_in(site, identifier) > 0 for identifier in real)
    view = AreasView(
        trail=trail(here=CRUMB),
        heading=TITLE,
        lead=_lead(len(real), published),
        notes=(TIERS, SILENCE) if councils else (),
        map=national_map(site),
        table=national_table(site),
        not_drawn=nations_not_drawn(site),
        find=finder(site),
        letters=tuple(_letters(site, councils)),
        larger=tuple(_larger(site, real)),
    )
    description = (
        f"Find what is published about data sharing where you live: {count(len(councils), 'council')} "
        "from A to Z, with counties, regions and nations."
    )
    return Page(ADDRESS, TITLE, description, render("areas.html.jinja", view, ADDRESS))


def _lead(places: int, published: int) -> str:
    if not places:
        return "No place has a page here yet."
    has, it = ("has", "it") if published == 1 else ("have", "them")
    named = f"{count(published, 'place')} so far {has} an agreement that names {it}."
    if not published:
        named = "No agreement names one of them yet."
    return f"Choose your place to see what is published about it. {named}"


def _letters(site: Site, councils: Iterable[str]) -> Iterable[Letter]:
    def letter_of_place(identifier: str) -> str:
        return letter_of(name_of(site, identifier))

    for letter, found in groupby(sorted(councils, key=letter_of_place), key=letter_of_place):
        label = letter_label(letter)
        places = tuple(_link(site, identifier) for identifier in found)
        yield Letter(letter_anchor(letter), label, f"Councils under {label}", places)


def _larger(site: Site, real: list[str]) -> Iterable[LargerAreas]:
    areas = site.register.areas
    headings = {"county": COUNTY_HEADING, **LARGER_HEADINGS}
    for kind, heading in headings.items():
        places = tuple(_link(site, identifier) for identifier in real if areas[identifier].kind == kind)
        if places:
            yield LargerAreas(kind, heading, AREA_KINDS[kind].meaning, places)
    invented = tuple(_link(site, one) for one in in_order(site, areas) if areas[one].invented)
    if invented and site.settings.worked_examples:
        meaning = "They show what a full page looks like."
        yield LargerAreas("invented", INVENTED_HEADING, meaning, invented, EXAMPLES_BAND)


def _link(site: Site, identifier: str) -> Choice:
    area = site.register.areas[identifier]
    told = ["county council"] if area.kind == "county" else []
    told.append(beside_words(site, identifier))
    beside = ", ".join(filter(None, told))
    return Choice(place_name(area), address_of(identifier), beside, quiet=not published_in(site, identifier))
