"""How one agreement is listed: a line of title, a line of plain words, and small facts after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.assess.outcome import WORDS, Outcome
from generator.assess.voices import differ
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card
from generator.model.vocabulary import (
    ASSESSOR_KINDS,
    BASES_OF_RECORDS,
    COMPILED,
    IDENTIFIABILITY,
    NOT_STATED,
    STATUSES,
    WITHDRAWN,
)
from generator.present.once import once, once_each
from generator.present.page import Site
from generator.present.pages.paging import Run
from generator.present.pages.places import part_of_country, parts_in_order, where
from generator.present.wording import count, excerpt, in_a_sentence, listed, named, on, one_line

SUMMARY_LENGTH = 200
GROUPED_FROM = 9  # shorter lists are read whole, so headings would only stand in the way
EXAMPLE_BAND = f"{BASES_OF_RECORDS['worked-example'].label}. {BASES_OF_RECORDS['worked-example'].meaning}"
EXAMPLES_BAND = f"{BASES_OF_RECORDS['worked-example'].label}s. Their places, bodies and facts are made up."
AGREEMENTS = "agreements"
EXAMPLES = "examples"
EXAMPLES_HEADING = "Invented examples"
TAKEN_DOWN = "taken-down"
TAKEN_DOWN_HEADING = "Records taken down"
LEVEL_NOT_STATED = "Not stated if it says who you are"


@dataclass(frozen=True, slots=True)
class TestWord:
    """One test, and the word that it comes to."""

    __test__ = False  # pytest collects classes called Test

    test: str
    outcome: str
    word: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One agreement in any list. A record that was taken down shows its title and `facts` only."""

    id: str
    title: str
    summary: str
    facts: str
    level: str
    level_label: str
    tests: tuple[TestWord, ...]
    judged: str
    """Who judged, and whether others differ; or that nobody has."""


@dataclass(frozen=True, slots=True)
class Item:
    """A listing in one list, with what that list has to say about it."""

    listing: Listing
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list under a heading of its own. `band` stands before invented examples."""

    anchor: str
    heading: str
    items: tuple[Item, ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to choose among others: a name, where it leads, and a few words beside it.

    `quiet` says that nothing is published there yet.
    """

    name: str
    address: str
    beside: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Shelves:
    """Agreements apart by what they are: never one among the other."""

    real: tuple[Card, ...]
    examples: tuple[Card, ...]
    taken_down: tuple[Card, ...]


def shelves(cards: Iterable[Card]) -> Shelves:
    """Real records, invented examples, and records that were taken down, each in the order given."""
    real: list[Card] = []
    examples: list[Card] = []
    taken_down: list[Card] = []
    for card in cards:
        shelf = taken_down if card.status == WITHDRAWN else examples if card.invented else real
        shelf.append(card)
    return Shelves(tuple(real), tuple(examples), tuple(taken_down))


def counted(cards: Iterable[Card]) -> str:
    """How many agreements: "no agreements", "3 agreements", "1 agreement and 2 invented examples".

    Records that were taken down are told of only where there is nothing else.
    """
    found = shelves(cards)
    if found.taken_down and not found.real and not found.examples:
        return count(len(found.taken_down), "record that was taken down", "records that were taken down")
    parts = [count(len(found.real), "agreement")] if found.real or not found.examples else []
    if found.examples:
        parts.append(count(len(found.examples), "invented example"))
    return listed(parts)


def listing_of(site: Site, card: Card) -> Listing:
    """How this agreement is listed. It stands in a dozen lists, so it is worded once."""
    return _listed(site, card.id)


@once_each
def _listed(site: Site, identifier: str) -> Listing:
    return _listing(site, site.register.card[identifier])


def items(site: Site, cards: Iterable[Card], note: Callable[[Card], str] = lambda card: "") -> tuple[Item, ...]:
    """Agreements as they stand in one list, each with a note."""
    return tuple(Item(listing_of(site, card), note(card)) for card in cards)


def sections(
    site: Site,
    cards: Iterable[Card],
    heading: str,
    note: Callable[[Card], str] = lambda card: "",
    *,
    page_is_invented: bool = False,
) -> tuple[Section, ...]:
    """Agreements under headings: by part of the country where there are many; examples always last.

    A page that is itself about something invented carries a band of its own, so its examples need none.
    """
    placed = shelved(site, cards, heading, page_is_invented=page_is_invented)
    return tuple(
        Section(anchor, said, items(site, (card for _, _, card in run), note), _band(anchor))
        for (anchor, said), run in groupby(placed, key=lambda place: place[:2])
    )


def section_of(site: Site, run: Run[Card]) -> Section:
    """The same for what stands under one heading on one page of a long list."""
    return Section(run.anchor, run.said, items(site, run.things), _band(run.anchor))


def shelved(
    site: Site, cards: Iterable[Card], heading: str, *, page_is_invented: bool = False
) -> Iterator[tuple[str, str, Card]]:
    """Agreements in the order in which lists show them, each with the anchor and the heading that it stands under.

    Real ones come by part of the country where there are many, then records that were taken down, then examples.
    """
    found = shelves(cards)
    if len(found.real) >= GROUPED_FROM:
        parts, place = parts_in_order(site), _places(site)
        for card in sorted(found.real, key=lambda card: place[card.id]):
            yield f"place-{place[card.id] + 1}", parts[place[card.id]], card
    else:
        for card in found.real:
            yield AGREEMENTS, heading, card
    for card in found.taken_down:
        yield TAKEN_DOWN, TAKEN_DOWN_HEADING, card
    for card in found.examples:
        yield (AGREEMENTS, heading, card) if page_is_invented else (EXAMPLES, EXAMPLES_HEADING, card)


def in_short(site: Site, cards: tuple[Card, ...]) -> bool:
    """Whether a list is so long that it gives a line to each agreement instead of a paragraph."""
    return len(cards) > site.settings.page_size


def _band(anchor: str) -> str:
    return EXAMPLES_BAND if anchor == EXAMPLES else ""


@once
def _places(site: Site) -> Mapping[str, int]:
    """The part of the country that each agreement stands under, by its number. It stands in a dozen lists."""
    number = {part: place for place, part in enumerate(parts_in_order(site))}
    return {card.id: number[part_of_country(site, card)] for card in site.register.cards}


def _listing(site: Site, card: Card) -> Listing:
    led_by = f"led by {named(one_line(card.lead.name))}"
    status = STATUSES[card.status].label
    source = site.register.source_of(card.id)
    copied = (f"published by {one_line(source.name)}",) if source else ()
    if card.status == WITHDRAWN:
        return Listing(card.id, one_line(card.title), "", " · ".join((status, led_by, *copied)), "", "", (), "")
    tests, judged = _judged(site, site.outcomes.get(card.id, ()))
    return Listing(
        id=card.id,
        title=one_line(card.title),
        summary=excerpt(card.summary, SUMMARY_LENGTH),
        facts=" · ".join((where(site, card), led_by, _status(card, status), *copied)),
        level=card.identifiability,
        level_label=LEVEL_NOT_STATED
        if card.identifiability == NOT_STATED
        else IDENTIFIABILITY[card.identifiability].label,
        tests=tests,
        judged=judged,
    )


def _status(card: Card, label: str) -> str:
    if card.status == NOT_STATED:
        return "not stated if it is still in use"
    # What public pages said on one day is not known to be so today.
    read = f", as read {on(card.checked)}" if card.basis == COMPILED and card.checked else ""
    return f"{in_a_sentence(label)}{read}"


def _judged(site: Site, outcomes: tuple[Outcome, ...]) -> tuple[tuple[TestWord, ...], str]:
    """The words of the assessment that leads, and whose it is."""
    if not outcomes or all(test.outcome == NOT_ASSESSED for outcome in outcomes for test in outcome.tests):
        return (), WORDS[NOT_ASSESSED]
    leading = outcomes[0]
    names = _test_names(site)[leading.judgement.framework]
    words = tuple(TestWord(names[test.test], test.outcome, WORDS[test.outcome]) for test in leading.tests)
    by = f"Judged by {in_a_sentence(ASSESSOR_KINDS[leading.judgement.by_kind].label)}"
    apart = [names[test] for test in differ(outcomes) if test in names]
    return words, f"{by}. Others differ on {listed(apart)}." if apart else f"{by}."


@once
def _test_names(site: Site) -> Mapping[str, Mapping[str, str]]:
    return {
        identifier: {test.id: test.title for test in framework.tests}
        for identifier, framework in site.register.frameworks.items()
    }
