"""Agreements by kind of service and by group of people: an index each, a page a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.card import Card
from generator.model.groups import PEOPLE
from generator.model.register import Register, sorting_key
from generator.model.vocabulary import SECTORS, Vocabulary, Word
from generator.present import icons
from generator.present.page import Page, Site
from generator.present.pages.listings import Choice, Section, counted, in_short, sections, shelves
from generator.present.parts import Door, Step, trail
from generator.present.templates import render
from generator.present.wording import capital, excerpt, in_a_sentence

NOTHING_YET = "No agreement here yet. That does not mean that no data is shared. It means that none is written up here."


@dataclass(frozen=True)
class Grouping:
    """A way to group agreements by the words of one vocabulary, and how its pages speak.

    `told` says of a word what its agreements have in common, after how many they are. `sorted` is
    whether its words stand in order of their labels rather than as the vocabulary gives them.
    """

    folder: str
    vocabulary: Vocabulary
    cards: Callable[[Register], Mapping[str, tuple[Card, ...]]]
    title: str
    lead: str
    description: str
    told: Callable[[str, Word, str], str]
    back: str
    sorted: bool = True


@dataclass(frozen=True, slots=True)
class GroupsView:
    """What the index of a grouping prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """What the page of one word prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    told: str
    sections: tuple[Section, ...]
    short: bool
    back: Choice


def _about_service(counted_cards: str, word: Word, verb: str) -> str:
    return f"{counted_cards} here {verb} part of this kind of service."


def _about_people(counted_cards: str, word: Word, verb: str) -> str:
    return f"{counted_cards} here {verb} about {in_a_sentence(word.label)}, with or without others."


SERVICES = Grouping(
    "sectors",
    SECTORS,
    lambda register: register.by_sector,
    "Kinds of service",
    "Choose a kind of service to see which data is shared for it.",
    "What data is shared for health, housing, schools and other kinds of service, in plain words.",
    _about_service,
    "All kinds of service",
    sorted=False,
)
GROUPS = Grouping(
    "people",
    PEOPLE,
    lambda register: register.by_people,
    "Groups of people",
    "Choose a group that you belong to, to see which agreements are about it. You need not say who you are.",
    "Whom the agreements are about: children, carers, tenants and other groups, in plain words.",
    _about_people,
    "All groups of people",
)


def sectors_index(site: Site) -> Page:
    """Every kind of service."""
    return _index(site, SERVICES)


def people_index(site: Site) -> Page:
    """Every group of people."""
    return _index(site, GROUPS)


def sector_page(site: Site, identifier: str) -> Page:
    """One kind of service."""
    return _page(site, SERVICES, identifier)


def people_page(site: Site, identifier: str) -> Page:
    """One group of people."""
    return _page(site, GROUPS, identifier)


def _index(site: Site, grouping: Grouping) -> Page:
    cards = grouping.cards(site.register)
    words = list(grouping.vocabulary.items())
    if grouping.sorted:
        words.sort(key=lambda pair: sorting_key(pair[1].label))
    doors = (
        Door(
            word.label,
            f"{grouping.folder}/{identifier}/",
            _beside(cards.get(identifier, ())),
            icons.of(identifier),
        )
        for identifier, word in words
    )
    address = f"{grouping.folder}/"
    view = GroupsView(trail(here=grouping.title), grouping.title, grouping.lead, tuple(doors))
    return Page(address, grouping.title, grouping.description, render("groups.html.jinja", view, address))


def _beside(cards: tuple[Card, ...]) -> str:
    return counted(cards) if cards else "No agreement here yet"


def _page(site: Site, grouping: Grouping, identifier: str) -> Page:
    word = grouping.vocabulary[identifier]
    cards = grouping.cards(site.register).get(identifier, ())
    address = f"{grouping.folder}/{identifier}/"
    view = GroupView(
        trail=trail((grouping.title, f"{grouping.folder}/"), here=word.label),
        heading=word.label,
        lead=word.meaning,
        told=_told(grouping, word, cards),
        sections=sections(site, cards, "Agreements"),
        short=in_short(site, cards),
        back=Choice(grouping.back, f"{grouping.folder}/"),
    )
    description = excerpt(f"{word.label}: {counted(cards)} to share data, in plain words. {word.meaning}")
    return Page(address, word.label, description, render("group.html.jinja", view, address))


def _told(grouping: Grouping, word: Word, cards: tuple[Card, ...]) -> str:
    if not cards:
        return NOTHING_YET
    found = shelves(cards)
    one = len(found.real) + len(found.examples) == 1
    return grouping.told(capital(counted(cards)), word, "is" if one else "are")
