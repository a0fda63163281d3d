"""Everyday moments: their index, shelf by shelf, and the links that other pages have to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.moments import MOMENTS, SHELVES
from generator.model.vocabulary import NOT_STATED
from generator.present import icons
from generator.present.page import Page, Site
from generator.present.pages.groupings import EVERYDAY_MOMENTS
from generator.present.pages.listings import counted, shelves
from generator.present.parts import Door, Step, trail
from generator.present.templates import render

ADDRESS = f"{EVERYDAY_MOMENTS.folder}/"
TITLE = EVERYDAY_MOMENTS.title
NOTHING_HERE = "No agreement here yet"


@dataclass(frozen=True, slots=True)
class ShelfView:
    """Moments that belong together, under a heading."""

    anchor: str
    heading: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class MomentsView:
    """What the index of moments prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    shelves: tuple[ShelfView, ...]
    silent: Door


def moments_index(site: Site) -> Page:
    """Every everyday moment, those that belong together side by side."""
    view = MomentsView(
        trail=trail(here=TITLE),
        heading=TITLE,
        lead=EVERYDAY_MOMENTS.lead,
        shelves=tuple(
            ShelfView(
                shelf.id,
                shelf.title,
                tuple(door_to(identifier, _beside(site, identifier)) for identifier in shelf.moments),
            )
            for shelf in SHELVES
        ),
        silent=Door("Agreements that name no moment", address_of(NOT_STATED)),
    )
    return Page(ADDRESS, TITLE, EVERYDAY_MOMENTS.description, render("moments.html.jinja", view, ADDRESS))


def address_of(identifier: str) -> str:
    """Where a moment's page is, from the site's root."""
    return EVERYDAY_MOMENTS.address_of(identifier)


def door_to(identifier: str, beside: str = "") -> Door:
    """A link to a moment's page."""
    return Door(MOMENTS[identifier].label, address_of(identifier), beside, icons.of(identifier))


def near(site: Site, identifier: str, most: int) -> tuple[str, ...]:
    """Moments to look at as well: those of the same real agreements, the most shared first, then of the same shelf.

    Only moments that something real is written about.
    """
    together: dict[str, int] = {}
    for card in _real(site, identifier):
        for other in card.moments:
            together[other] = together.get(other, 0) + 1
    shelf = next(shelf.moments for shelf in SHELVES if identifier in shelf.moments)
    others = [other for other in MOMENTS if other != identifier and (other in together or other in shelf)]
    # The sort is stable, so that equals stand as they do in the index.
    others.sort(key=lambda other: (-together.get(other, 0), other not in shelf))
    return tuple(other for other in others if _real(site, other))[:most]


def _real(site: Site, identifier: str) -> Iterable[Card]:
    return shelves(site.register.by_moment.get(identifier, ())).real


def _beside(site: Site, identifier: str) -> str:
    cards = site.register.by_moment.get(identifier, ())
    return counted(cards) if cards else NOTHING_HERE
