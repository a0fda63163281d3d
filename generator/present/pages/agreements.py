"""The list of every agreement, from A to Z, over as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.groups import MOMENTS, PEOPLE
from generator.model.vocabulary import SECTORS
from generator.present.once import once
from generator.present.page import Page, Site
from generator.present.pages.letters import letter_anchor, letter_label, letter_of
from generator.present.pages.listings import (
    EXAMPLES_BAND,
    EXAMPLES_HEADING,
    TAKEN_DOWN_HEADING,
    Choice,
    Section,
    counted,
    items,
    shelves,
)
from generator.present.pages.paging import Pager, Run, in_pages, pager
from generator.present.pages.places import published_in
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import count

TITLE = "All agreements"
TAKEN_DOWN = "taken-down"
EXAMPLES = "examples"
EMPTY = (
    "No agreement is published here yet. That does not mean that no data is shared. It means that "
    "nobody has written it up here."
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
    ways: tuple[Choice, ...]
    jumps: tuple[Jump, ...]
    sections: tuple[Section, ...]
    short: bool
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
        ways=_ways(site) if first else (),
        jumps=_jumps(site),
        sections=tuple(_section(site, run) for run in runs),
        short=False,
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


def _section(site: Site, run: Run[Card]) -> Section:
    return Section(run.anchor, run.said, items(site, run.things), EXAMPLES_BAND if run.anchor == EXAMPLES else "")


def _ways(site: Site) -> tuple[Choice, ...]:
    register = site.register
    real = [identifier for identifier, area in register.areas.items() if not area.invented]
    named = sum(published_in(site, identifier) > 0 for identifier in real)
    return (
        Choice("By place", "areas/", _used(named, len(real), "place")),
        Choice("By moment in your life", "moments/", _used(len(register.by_moment), len(MOMENTS), "moment")),
        Choice("By group of people", "people/", _used(len(register.by_people), len(PEOPLE), "group")),
        Choice("By kind of service", "sectors/", _used(len(register.by_sector), len(SECTORS), "kind")),
        Choice("By organisation", "organisations/", count(len(register.by_organisation), "organisation")),
        Choice("By what was promised", "promises/", "and what became of it"),
        Choice("By review", "reviews/", "what is due to be looked at again"),
        Choice("Side by side", "compare/", "Compare two to four"),
    )


def _used(used: int, known: int, noun: str) -> str:
    if used in (0, known):
        return count(known, noun)
    return f"{used} of {count(known, noun)} so far"


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
