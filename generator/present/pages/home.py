"""The front door: what this is, ways in, and how much is behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card
from generator.model.groups import PEOPLE
from generator.model.moments import MET_BY_MOST, MOMENTS
from generator.model.vocabulary import COMPILED, SECTORS, Vocabulary
from generator.present import icons
from generator.present.page import Page, Site
from generator.present.pages.agreement_papers import WIDER_USE
from generator.present.pages.follow import FollowView, links_of_all, view_of_all
from generator.present.pages.groupings import EVERYDAY_MOMENTS, GROUPS, SERVICES, Grouping
from generator.present.pages.home_changes import LatestChange, latest_changes
from generator.present.pages.listings import counted, shelves
from generator.present.pages.map_tables import national_table, nations_not_drawn
from generator.present.pages.places import finder, national_map
from generator.present.parts import Door, Find, MapView, Table
from generator.present.templates import render
from generator.present.wording import capital, count, number, when

ADDRESS = ""
TAGLINE = "who shares data about you, and why"
DESCRIPTION = (
    "Plainview shows how councils, the NHS, the police and others share data about people in the UK: "
    "what, with whom, why, and what you can do."
)


@dataclass(frozen=True)
class Ways:
    """A sort of links: the words of a grouping as the front door orders them, what one is called and what several are.

    `most` are seen before a reader asks for more, those in `met`, which most people meet, before others.
    """

    grouping: Grouping
    words: Vocabulary
    one: str
    many: str
    most: int
    met: Collection[str] = ()


BY_MOMENT = Ways(EVERYDAY_MOMENTS, MOMENTS, "moment", "moments", 12, MET_BY_MOST)
BY_GROUP = Ways(GROUPS, PEOPLE, "group of people", "groups of people", 8)
BY_SERVICE = Ways(SERVICES, SECTORS, "kind of service", "kinds of service", len(SECTORS))


@dataclass(frozen=True, slots=True)
class Doors:
    """Links of one sort: those with most behind them, and the `others` to open. `all_label` leads to the whole list."""

    doors: tuple[Door, ...]
    others: tuple[Door, ...]
    others_label: str
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
    find: Find | None
    moments: Doors
    people: Doors
    sectors: Doors
    changes: tuple[LatestChange, ...]
    wider_use: str
    """What the mark of a wider use says. Empty where no change has it, so that it is not explained."""
    holdings: tuple[str, ...]
    as_at: str
    tests: tuple[TestLine, ...]
    map: MapView | None
    table: Table | None
    not_drawn: str
    follow: FollowView


def home_page(site: Site) -> Page:
    """The page at the site's root."""
    found = shelves(site.register.cards)
    changes = latest_changes(site)
    view = HomeView(
        every_agreement=_every(found.real) if found.real else "The list of agreements",
        find=finder(site),
        moments=_doors(site, BY_MOMENT),
        people=_doors(site, BY_GROUP),
        sectors=_doors(site, BY_SERVICE),
        changes=changes,
        wider_use=WIDER_USE if any(change.wider for change in changes) else "",
        holdings=tuple(_holdings(site, found.real, found.examples)),
        as_at=f"As at {when(site.as_of)}",
        tests=_tests(site),
        map=national_map(site),
        table=national_table(site),
        not_drawn=nations_not_drawn(site),
        follow=view_of_all(site),
    )
    title = f"{site.settings.site_name}: {TAGLINE}"
    return Page(ADDRESS, title, DESCRIPTION, render("home.html.jinja", view, ADDRESS), links_of_all())


def _every(real: tuple[Card, ...]) -> str:
    return f"{'All' if len(real) > 1 else 'The'} {counted(real)}"


def _holdings(site: Site, real: tuple[Card, ...], examples: tuple[Card, ...]) -> Iterable[str]:
    """What is published here, in sentences that claim no more than there is."""
    if not real:
        yield "No agreement is published here yet. That does not mean that no data is shared."
    else:
        yield from _origins(real)
        yield _assessed(site, real)
        yield from _checked(real)
    if examples:
        verb = "shows" if len(examples) == 1 else "show"
        yield f"{capital(count(len(examples), 'invented example'))} {verb} what a full record looks like."


def _origins(real: tuple[Card, ...]) -> Iterable[str]:
    compiled = sum(card.basis == COMPILED for card in real)
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


def _checked(real: tuple[Card, ...]) -> Iterable[str]:
    """When a record was last looked at, where a day is known."""
    days = [day for card in real if card.checked and (day := card.checked.exact)]
    if days:
        yield f"Our newest check of a record was on {when(max(days))}."


def _doors(site: Site, ways: Ways) -> Doors:
    """Doors in the order of the words: those that most people meet and then the fullest are seen, the rest opened."""
    cards = ways.grouping.cards(site)
    # Examples alone open no door: a reader would find nothing real behind it.
    behind = {identifier: len(shelves(cards.get(identifier, ())).real) for identifier in ways.words}
    used = [identifier for identifier in ways.words if behind[identifier]]
    seen = set(sorted(used, key=lambda identifier: (identifier not in ways.met, -behind[identifier]))[: ways.most])

    def doors(shown: bool) -> tuple[Door, ...]:
        return tuple(
            Door(ways.words[identifier].label, ways.grouping.address_of(identifier), icon=icons.of(identifier))
            for identifier in used
            if (identifier in seen) == shown
        )

    others = doors(False)
    whole = len(used) == len(ways.words) and not others
    return Doors(
        doors=doors(True),
        others=others,
        others_label=f"{number(len(others))} more {ways.one if len(others) == 1 else ways.many}",
        all_label="" if whole else f"All {count(len(ways.words), ways.one, ways.many)}",
        all_address=f"{ways.grouping.folder}/",
    )


def _tests(site: Site) -> tuple[TestLine, ...]:
    return tuple(
        TestLine(test.title, test.asks, test.id) for newest in site.register.versions[:1] for test in newest.tests
    )
