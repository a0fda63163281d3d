"""Agreements grouped by words, such as kinds of service or everyday moments: an index each, and pages for a word."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.card import Card
from generator.model.vocabulary import NOT_STATED, Word
from generator.present import icons
from generator.present.once import once_each
from generator.present.page import Page, Site
from generator.present.pages.follow import SECTORS, FollowView, links_of, view_of
from generator.present.pages.groupings import GROUPINGS, SERVICES, Grouping
from generator.present.pages.listings import AGREEMENTS, Choice, Section, counted, section_of, shelved, shelves
from generator.present.pages.paging import Pager, Run, in_pages, pager
from generator.present.parts import Door, Step, trail
from generator.present.templates import render
from generator.present.wording import capital, excerpt, in_a_sentence

ALL_STATED = "Every record here states this."
NOTHING_YET = "No agreement here yet. That does not mean that no data is shared. It means that none is written up here."


@dataclass(frozen=True, slots=True)
class GroupsView:
    """What the index of a grouping prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """What one page of a word prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    told: str
    sections: tuple[Section, ...]
    pager: Pager | None
    back: Choice
    follow: FollowView | None


def groups_index(site: Site, grouping: Grouping) -> Page:
    """Every word of a grouping, with how many agreements stand under it."""
    cards = grouping.cards(site)
    doors = (
        Door(
            word.label,
            grouping.address_of(identifier),
            _beside(grouping, word, cards.get(identifier, ())),
            icons.of(identifier),
        )
        for identifier, word in grouping.words(site).items()
    )
    address = f"{grouping.folder}/"
    view = GroupsView(trail(here=grouping.title), grouping.title, grouping.lead, tuple(doors))
    return Page(address, grouping.title, grouping.description, render("groups.html.jinja", view, address))


def page_count(site: Site, grouping: Grouping, identifier: str) -> int:
    """How many pages a word has. It always has one."""
    return max(1, len(pages_of(site, grouping, identifier)))


def group_page(site: Site, grouping: Grouping, identifier: str, number: int = 1) -> Page:
    """One page of a word. Pages count from 1."""
    word = grouping.words(site)[identifier]
    cards = grouping.cards(site).get(identifier, ())
    pages = pages_of(site, grouping, identifier)
    name = grouping.silent if identifier == NOT_STATED else grouping.heading(word)
    heading = name if number == 1 else f"{name}, page {number} of {len(pages)}"
    index = (grouping.title, f"{grouping.folder}/")
    address = grouping.address_of(identifier, number)
    followed = grouping is SERVICES and number == 1
    view = GroupView(
        trail=trail(index, here=word.label)
        if number == 1
        else trail(index, (word.label, grouping.address_of(identifier)), here=f"Page {number}"),
        heading=heading,
        lead=word.meaning if number == 1 else "",
        told=ALL_STATED
        if identifier == NOT_STATED and not cards and site.register.cards
        else _told(grouping, word, cards),
        sections=tuple(section_of(site, run) for run in (pages[number - 1] if pages else ())),
        pager=pager(number, page_count(site, grouping, identifier), lambda page: grouping.address_of(identifier, page)),
        back=Choice(grouping.back, f"{grouping.folder}/"),
        follow=view_of(site, SECTORS, identifier, cards) if followed else None,
    )
    description = excerpt(f"{heading}: {counted(cards)} to share data, in plain words. {word.meaning}")
    feeds = links_of(SECTORS, identifier, word.label, cards) if followed else ()
    return Page(address, heading, description, render("group.html.jinja", view, address), feeds)


def _beside(grouping: Grouping, word: Word, cards: tuple[Card, ...]) -> str:
    told = capital(counted(cards)) if cards else "No agreement here yet"
    return f"{word.meaning} {told}." if grouping.means else in_a_sentence(told) if cards else told


def _told(grouping: Grouping, word: Word, cards: tuple[Card, ...]) -> str:
    if not cards:
        return NOTHING_YET
    found = shelves(cards)
    listed = len(found.real) + len(found.examples) or len(found.taken_down)
    return grouping.told(capital(counted(cards)), word, "is" if listed == 1 else "are")


Pages = tuple[tuple[Run[Card], ...], ...]


def pages_of(site: Site, grouping: Grouping, identifier: str) -> Pages:
    """The whole list under a word, cut into pages once."""
    return _pages(site, (grouping.folder, identifier))


@once_each
def _pages(site: Site, key: tuple[str, str]) -> Pages:
    folder, identifier = key
    grouping = next(one for one in GROUPINGS if one.folder == folder)
    cards = grouping.cards(site).get(identifier, ())
    return in_pages(shelved(site, cards, capital(AGREEMENTS)), site.settings.page_size)
