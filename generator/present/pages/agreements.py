"""The list of every agreement, from A to Z, over as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.card import Card
from generator.present.once import once
from generator.present.page import Page, Site
from generator.present.pages.filters import FiltersView, filters_of
from generator.present.pages.letters import letter_anchor, letter_label, letter_of
from generator.present.pages.listings import (
    EXAMPLES,
    EXAMPLES_HEADING,
    TAKEN_DOWN,
    TAKEN_DOWN_HEADING,
    Section,
    counted,
    section_of,
    shelves,
)
from generator.present.pages.paging import Pager, Run, in_pages, pager
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import Line, Piece

TITLE = "All agreements"
EMPTY = (
    "No agreement is published here yet. That does not mean that no data is shared. It means that "
    "nobody has written it up here."
)
# From this page, which stands one folder below the root.
BESIDES = (
    Piece("Or see "),
    Piece("what was promised and what became of it", "../promises/"),
    Piece(", "),
    Piece("what is due to be looked at again", "../reviews/"),
    Piece(", or "),
    Piece("two to four agreements side by side", "../compare/"),
    Piece("."),
)


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to where a letter, or the part after the letters, begins."""

    label: str
    spoken: str
    address: str


@dataclass(frozen=True, slots=True)
class AgreementsView:
    """What one page of the list prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    filters: FiltersView | None
    besides: Line
    to_filters: str
    jumps: tuple[Jump, ...]
    sections: tuple[Section, ...]
    pager: Pager | None


def agreements_index(site: Site) -> Page:
    """The first page of the list, with other ways to find an agreement."""
    return _page(site, 1)


def agreements_page(site: Site, number: int) -> Page:
    """A further page of the list. Pages count from 1."""
    return _page(site, number)


def page_count(site: Site) -> int:
    """How many pages the list has. It always has one."""
    return max(1, len(_pages(site)))


def address_of_page(number: int) -> str:
    """Where a page of the list is."""
    return "agreements/" if number == 1 else f"agreements/page/{number}/"


def _page(site: Site, number: int) -> Page:
    pages = _pages(site)
    first = number == 1
    runs = pages[number - 1] if pages else ()
    address = address_of_page(number)
    heading = TITLE if first else f"{TITLE}, page {number} of {page_count(site)}"
    told = _told(site)
    view = AgreementsView(
        trail=trail(here=TITLE) if first else trail((TITLE, "agreements/"), here=f"Page {number}"),
        heading=heading,
        lead=_lead(told, site) if first else f"There are {told} in all, in order of title.",
        filters=filters_of(site) if first and site.register.cards else None,
        besides=BESIDES if first else (),
        to_filters="" if first else "agreements/#filters",
        jumps=_jumps(site),
        sections=tuple(section_of(site, run) for run in runs),
        pager=pager(number, page_count(site), address_of_page),
    )
    description = f"Every agreement to share data that is published here, from A to Z: {told}."
    if not first:
        description = f"Page {number} of {page_count(site)}. {description}"
    return Page(address, heading, description, render("agreements.html.jinja", view, address))


@once
def _told(site: Site) -> str:
    """How many there are, worded once: a page of a long list must not walk the whole register."""
    return counted(site.register.cards)


def _lead(told: str, site: Site) -> str:
    if not site.register.cards:
        return EMPTY
    are, each = ("is", "It") if len(site.register.cards) == 1 else ("are", "Each")
    return f"Here {are} {told} to share data about people, in order of title. {each} has a page in plain words."


@once
def _pages(site: Site) -> tuple[tuple[Run[Card], ...], ...]:
    """The whole list cut into pages, each in runs under one heading."""
    return in_pages(_placed(site), site.settings.page_size)


def _placed(site: Site) -> Iterator[tuple[str, str, Card]]:
    """Every card in order, with the anchor and heading it stands under."""
    found = shelves(site.register.cards)
    lettered = sorted(((letter_of(card.title), card) for card in found.real), key=lambda pair: pair[0])
    for letter, card in lettered:
        yield letter_anchor(letter), letter_label(letter), card
    for card in found.taken_down:
        yield TAKEN_DOWN, TAKEN_DOWN_HEADING, card
    for card in found.examples:
        yield EXAMPLES, EXAMPLES_HEADING, card


@once
def _jumps(site: Site) -> tuple[Jump, ...]:
    return tuple(
        Jump(run.heading, f"Agreements under {run.heading}", f"{address_of_page(number)}#{run.anchor}")
        for number, runs in enumerate(_pages(site), start=1)
        for run in runs
        if run.begins
    )
