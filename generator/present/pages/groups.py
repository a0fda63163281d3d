"""Agreements grouped by words, such as kinds of service or everyday moments: an index each, and pages for a word."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.card import Card
from generator.model.vocabulary import NOT_STATED, Word
from generator.present import icons
from generator.present.followed import FeedLink
from generator.present.once import once_each, once_each_alone
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
    return max(1, len(_group(site, (grouping.folder, identifier)).pages))


def group_page(site: Site, grouping: Grouping, identifier: str, number: int = 1) -> Page:
    """One page of a word. Pages count from 1."""
    word = grouping.words(site)[identifier]
    shown = on_page(site, grouping, identifier, number)
    name = grouping.silent if identifier == NOT_STATED else grouping.heading(word)
    heading = name if number == 1 else f"{name}, page {number} of {shown.last}"
    index = (grouping.title, f"{grouping.folder}/")
    address = grouping.address_of(identifier, number)
    followed = grouping is SERVICES and number == 1
    view = GroupView(
        trail=trail(index, here=word.label)
        if number == 1
        else trail(index, (word.label, grouping.address_of(identifier)), here=f"Page {number}"),
        heading=heading,
        lead=word.meaning if number == 1 else "",
        told=shown.told,
        sections=tuple(section_of(site, run) for run in shown.runs),
        pager=pager(number, shown.last, lambda page: grouping.address_of(identifier, page)),
        back=Choice(grouping.back, f"{grouping.folder}/"),
        follow=shown.follow if followed else None,
    )
    description = excerpt(f"{heading}: {shown.counted} to share data, in plain words. {word.meaning}")
    feeds = shown.feeds if followed else ()
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


@dataclass(frozen=True, slots=True)
class OnPage:
    """What one page of a word shows of its whole list: its own runs, how many pages there are, and what is counted."""

    runs: tuple[Run[Card], ...]
    last: int
    told: str
    counted: str
    follow: FollowView | None
    feeds: tuple[FeedLink, ...]


def on_page(site: Site, grouping: Grouping, identifier: str, number: int) -> OnPage:
    """What one page of a word shows. Pages count from 1."""
    return _on_page(site, (grouping.folder, identifier, number))


@once_each_alone
def _on_page(site: Site, key: tuple[str, str, int]) -> OnPage:
    folder, identifier, number = key
    group = _group(site, (folder, identifier))
    runs = group.pages[number - 1] if group.pages else ()
    return OnPage(runs, max(1, len(group.pages)), group.told, group.counted, group.follow, group.feeds)


@dataclass(frozen=True, slots=True)
class _Group:
    """The whole list of a word, cut into pages, and what each of them says of it."""

    pages: Pages
    told: str
    counted: str
    follow: FollowView | None
    feeds: tuple[FeedLink, ...]


@once_each
def _group(site: Site, key: tuple[str, str]) -> _Group:
    folder, identifier = key
    grouping = next(one for one in GROUPINGS if one.folder == folder)
    word, cards = grouping.words(site)[identifier], grouping.cards(site).get(identifier, ())
    all_stated = identifier == NOT_STATED and not cards and site.register.cards
    followed = grouping is SERVICES
    return _Group(
        in_pages(shelved(site, cards, capital(AGREEMENTS)), site.settings.page_size),
        ALL_STATED if all_stated else _told(grouping, word, cards),
        counted(cards),
        view_of(site, SECTORS, identifier, cards) if followed else None,
        links_of(SECTORS, identifier, word.label, cards) if followed else (),
    )
