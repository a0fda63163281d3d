"""The front door: what this is, ways in, and how much is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card
from generator.model.groups import PEOPLE
from generator.model.moments import MOMENTS
from generator.model.register import sorting_key
from generator.model.vocabulary import SECTORS, Vocabulary
from generator.present.page import Page, Site
from generator.present.pages.listings import Item, counted, items, shelves
from generator.present.pages.map_tables import national_table, nations_not_drawn
from generator.present.pages.places import finder, national_map
from generator.present.parts import Find, MapView, Table
from generator.present.templates import render
from generator.present.wording import capital, count, number, when

ADDRESS = ""
TAGLINE = "who shares data about you, and why"
DESCRIPTION = (
    "Plainview shows how councils, the NHS, the police and others share data about people in the UK: "
    "what, with whom, why, and what you can do."
)
DOORS_SHOWN = 12  # as many as a reader takes in before asking for the whole list
LATEST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Door:
    """A large link to a list of agreements, with how many there are."""

    label: str
    address: str
    beside: str


@dataclass(frozen=True, slots=True)
class Doors:
    """Links of one sort: those with most behind them, from A to Z. `all_label` is empty where all are shown."""

    doors: tuple[Door, ...]
    all_label: str
    all_address: str


@dataclass(frozen=True, slots=True)
class TestLine:
    """One of the three tests in a line."""

    __test__ = False  # pytest collects classes called Test

    name: str
    asks: str
    anchor: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the front door prints."""

    every_agreement: str
    as_at: str
    map: MapView | None
    table: Table | None
    not_drawn: str
    find: Find | None
    holdings: tuple[str, ...]
    moments: Doors
    people: Doors
    sectors: Doors
    tests: tuple[TestLine, ...]
    latest: tuple[Item, ...]


def home_page(site: Site) -> Page:
    """The page at the site's root."""
    found = shelves(site.register.cards)
    view = HomeView(
        every_agreement=_every(found.real) if found.real else "See the list of agreements",
        as_at=f"As at {when(site.as_of)}",
        map=national_map(site),
        table=national_table(site),
        not_drawn=nations_not_drawn(site),
        find=finder(site),
        holdings=tuple(_holdings(site, found.real, found.examples)),
        moments=_doors(MOMENTS, site.register.by_moment, "moments/", "everyday moment"),
        people=_doors(PEOPLE, site.register.by_people, "people/", "group of people", "groups of people"),
        sectors=_doors(SECTORS, site.register.by_sector, "sectors/", "kind of service", "kinds of service"),
        tests=_tests(site),
        latest=items(site, sorted(found.real, key=_most_recently_checked)[:LATEST_SHOWN]),
    )
    title = f"{site.settings.site_name}: {TAGLINE}"
    return Page(ADDRESS, title, DESCRIPTION, render("home.html.jinja", view, ADDRESS))


def _every(real: tuple[Card, ...]) -> str:
    return f"See {'all' if len(real) > 1 else 'the'} {counted(real)}"


def _holdings(site: Site, real: tuple[Card, ...], examples: tuple[Card, ...]) -> Iterable[str]:
    """What is published here, in sentences that claim no more than there is."""
    if not real:
        yield "No agreement is published here yet. That does not mean that no data is shared."
    else:
        yield from _origins(real)
        yield _assessed(site, real)
    if examples:
        verb = "shows" if len(examples) == 1 else "show"
        yield f"{capital(count(len(examples), 'invented example'))} {verb} what a full record looks like."


def _origins(real: tuple[Card, ...]) -> Iterable[str]:
    compiled = sum(card.basis == "public-sources" for card in real)
    published = len(real) - compiled
    if compiled:
        verb = "was" if compiled == 1 else "were"
        told = f"{capital(count(compiled, 'agreement'))} {verb} put together by our editors"
        yield f"{told}, from pages that anyone can read."
    if published:
        verb = "was" if published == 1 else "were"
        yield f"{capital(count(published, 'agreement'))} {verb} published by the organisation in charge."


def _assessed(site: Site, real: tuple[Card, ...]) -> str:
    assessed = sum(
        any(test.outcome != NOT_ASSESSED for outcome in site.outcomes.get(card.id, ()) for test in outcome.tests)
        for card in real
    )
    if not assessed:
        return "None of them has been judged against the three tests yet."
    verb = "has" if assessed == 1 else "have"
    return f"{number(assessed)} of them {verb} been judged against the three tests."


def _doors(
    words: Vocabulary, cards: Mapping[str, tuple[Card, ...]], folder: str, one: str, many: str | None = None
) -> Doors:
    # Examples alone open no door: a reader would find nothing real behind it.
    behind = {identifier: len(shelves(cards.get(identifier, ())).real) for identifier in words}
    used = [identifier for identifier in words if behind[identifier]]
    fullest = sorted(used, key=lambda identifier: (-behind[identifier], words[identifier].label))[:DOORS_SHOWN]
    return Doors(
        doors=tuple(
            Door(words[identifier].label, f"{folder}{identifier}/", count(behind[identifier], "agreement"))
            for identifier in sorted(fullest, key=lambda identifier: sorting_key(words[identifier].label))
        ),
        all_label=f"All {count(len(words), one, many)}" if len(fullest) < len(words) else "",
        all_address=folder,
    )


def _tests(site: Site) -> tuple[TestLine, ...]:
    return tuple(
        TestLine(test.title, test.asks, test.id) for newest in site.register.versions[:1] for test in newest.tests
    )


def _most_recently_checked(card: Card) -> tuple[int, tuple[str, str]]:
    day = card.checked.earliest.toordinal() if card.checked else 0
    return -day, sorting_key(card.title)
