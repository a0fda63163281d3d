"""Where a reader chooses which agreements to set side by side, and the list that a script chooses from.

The choice stands after the `#` of the address, so it can be shared and is sent to nobody. Without a script the page
leads to ready-made comparisons. Every word that the script shows stands on the page, hidden until it is needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.assess.outcome import WORDS
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card
from generator.model.vocabulary import SECTORS
from generator.present.page import Page, Site
from generator.present.pages.compare_tests import NOT_ASKED, OTHER_WORDS
from generator.present.pages.comparison import HONEST, NO_SHARED_QUESTION, likenesses, services, tier_in
from generator.present.pages.listings import EXAMPLES_BAND, EXAMPLES_HEADING, Choice
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import capital, count, one_line

ADDRESS = "compare/"
LIST = "compare/agreements.json"
HEADING = "Compare agreements"
LEAD = (
    "Set two to four agreements side by side, question by question: what each is for, what it shares, and what "
    "was judged of it, in its own words."
)
FAIR = (
    "There is no score here, and nothing says which is better. It is fair to compare agreements of like kind: for the "
    "same kind of service, and for the same tier of council, such as county or district, since those have the same "
    "duties. A weak answer that is published is a sign of openness, and silence speaks neither for nor against."
)
READY = (
    "Each of these leads to one agreement beside others of like kind. The page of every agreement has a link to such a "
    "comparison too."
)
MADE_UP = "What is marked “invented” here is an invented example. Its place, bodies and facts are made up."
NONE_ALIKE = "No two agreements here are of like kind yet, so there is nothing ready-made."

# A slot in braces is filled in by the script: with the title of an agreement, or with other words of the page.
SAYINGS: tuple[tuple[str, str], ...] = (
    ("one", "Choose one more, and the two stand side by side here."),
    ("loading", "Fetching what you chose."),
    ("ready", "{number} agreements stand side by side here."),
    ("full", "You have chosen four, and four is the most. Take one away before you add another."),
    ("too-many", "This address names more than four agreements, and four is the most. Left out: {left}."),
    ("unknown", "There is no agreement “{id}” here. Its address may have been cut short or mistyped."),
    ("failed", "“{id}” could not be fetched. Load this page again to try once more."),
    ("list-failed", "The list of agreements could not be fetched. Load this page again to try once more."),
    ("found-one", "1 agreement."),
    ("found", "{number} agreements."),
    ("found-many", "{number} agreements. The first {shown} are shown. Type more to narrow them."),
    ("found-none", "No agreement here has these words in its title, or in the name of whoever leads it."),
    ("take-away", "Take away"),
    ("unlike-invented", "Invented: {madeup}. Real: {real}. What is made up says nothing about what is real."),
    (
        "unlike-tier",
        "“{one}” and “{other}” are not of like kind. The first is for {onetier}, the other for {othertier}. They have "
        "different duties, so differences may mean little.",
    ),
    (
        "unlike-sector",
        "“{one}” and “{other}” are not of like kind. The first is for {onesector}, the other for {othersector}. They "
        "do different work, so differences may mean little.",
    ),
    (
        "unlike-both",
        "“{one}” and “{other}” are not of like kind. The first is for {onesector}, and for {onetier}. The other is for "
        "{othersector}, and for {othertier}. They do different work and have different duties, so differences may mean "
        "little.",
    ),
    ("unlike-unknown", "Not stated: which kind of service “{one}” is for. It may not be of like kind with the others."),
    ("honest", HONEST),
    ("none-shared", NO_SHARED_QUESTION),
    ("not-assessed", WORDS[NOT_ASSESSED]),
    ("not-asked", NOT_ASKED),
    ("other-words", OTHER_WORDS),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The ready-made comparisons of one kind of service, one for each tier of council."""

    heading: str
    anchor: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """What the page prints, and the words that its script may show."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    fair: str
    list: str
    sayings: tuple[tuple[str, str], ...]
    band: str
    ready: tuple[Ready, ...]
    ready_lead: str
    examples: tuple[Choice, ...]
    examples_heading: str
    examples_band: str


def compare_page(site: Site) -> Page:
    """The page where a reader chooses."""
    ready = tuple(_ready(site))
    view = CompareView(
        trail=trail(here=HEADING),
        heading=HEADING,
        lead=LEAD,
        fair=FAIR,
        list=LIST,
        sayings=SAYINGS,
        band=MADE_UP,
        ready=ready,
        ready_lead=READY if ready else NONE_ALIKE,
        examples=tuple(choice for sector in SECTORS for choice in _choices(site, sector, invented=True)),
        examples_heading=EXAMPLES_HEADING,
        examples_band=EXAMPLES_BAND,
    )
    return Page(ADDRESS, HEADING, LEAD, render("compare.html.jinja", view, ADDRESS))


def agreements_list(site: Site) -> bytes:
    """Every agreement that can be chosen, for the script: no words but those it needs to find and tell them apart.

    Many share a lead and a kind, so each of those is written once and named by its number.
    """
    leads: dict[str, int] = {}
    kinds: dict[str, int] = {}
    rows = [
        [
            card.id,
            one_line(card.title),
            leads.setdefault(one_line(card.lead.name), len(leads)),
            kinds.setdefault(_kind(site, card), len(kinds)),
        ]
        for card in site.register.cards
        if not card.void
    ]
    told = {"leads": list(leads), "kinds": list(kinds), "agreements": rows}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _kind(site: Site, card: Card) -> str:
    """What an agreement is for, in a few words: "Health and housing, county councils"."""
    tier = tier_in(site, card)
    parts = [services(card), tier.words if tier else ""]
    kind = capital(", ".join(part for part in parts if part))
    return f"Invented example: {kind}" if card.invented else kind


def _ready(site: Site) -> Iterator[Ready]:
    for sector, word in SECTORS.items():
        if choices := tuple(_choices(site, sector, invented=False)):
            yield Ready(word.label, f"sector-{sector}", choices)


def _choices(site: Site, sector: str, *, invented: bool) -> Iterator[Choice]:
    """For each tier, the first agreement that is first of all of this kind of service, where others are alike."""
    for tier, cards in likenesses(site).shelf(sector, invented=invented).items():
        if len(cards) > 1:
            first = next((card for card in cards if card.sectors[0] == sector), cards[0])
            told = count(len(cards), "invented example" if invented else "agreement")
            name = f"{SECTORS[sector].label}, {tier.words}" if invented else capital(tier.words)
            yield Choice(
                name, f"agreements/{first.id}/compare/", f"{told} of like kind, from “{one_line(first.title)}”"
            )
