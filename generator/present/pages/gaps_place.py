"""What is not stated in one part of the country: fact by fact, then place by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.present.page import Page, Site
from generator.present.pages.gaps import TITLE as GAPS_TITLE
from generator.present.pages.gaps import silent_key
from generator.present.pages.gaps_count import ADDRESS as GAPS
from generator.present.pages.gaps_count import (
    Tally,
    anchor_of_place,
    cards_in,
    cards_of_place,
    part_name,
    places_in,
    tallies,
)
from generator.present.pages.gaps_facts import (
    CAPTION,
    CHOSEN,
    LABELS,
    NOT_DONE,
    SILENCES,
    Facts,
    facts_of,
    letter,
    records_of,
)
from generator.present.pages.gaps_words import ASKED, KEY_ASKED, Asked
from generator.present.pages.listings import Choice
from generator.present.pages.places import address_of, name_of, standing_words
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import capital, count, excerpt, number, one_line

NO_RECORD = "There is no record to count here yet. That does not mean that no data is shared."
LISTED_WHOLE = 80  # so many lists of every fact; where a page would have more, each names the chosen questions alone


@dataclass(frozen=True, slots=True)
class Standing:
    """Some facts, under how many records of one place state them: "Stated by all 3"."""

    heading: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What the records of one place state that one kind of writer wrote."""

    heading: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place that records name."""

    anchor: str
    name: str
    address: str
    records: str
    silent: str
    summary: str
    written: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class GapsPlaceView:
    """What the page prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    notes: tuple[str, ...]
    facts: Facts | None
    places_lead: str
    places: tuple[Place, ...]
    quiet_heading: str
    quiet: tuple[Choice, ...]
    caption: str
    letter: str


def gaps_place_page(site: Site, part: str) -> Page:
    """How many records state each fact in one part of the country."""
    name = part_name(site, part)
    address = f"{GAPS}{part}/"
    found = tallies(cards_in(site, part))
    by_place = {place: tallies(cards_of_place(site, place)) for place in places_in(site, part)}
    whole = sum(map(len, by_place.values())) <= LISTED_WHOLE
    view = GapsPlaceView(
        trail=trail((GAPS_TITLE, GAPS), here=name),
        heading=f"{GAPS_TITLE}: {name}",
        lead=_lead(found),
        notes=_notes(found),
        facts=facts_of(found) if found else None,
        places_lead=CHOSEN,
        places=tuple(
            _place(site, place, told, by_whom=len(found) > 1, whole=whole) for place, told in by_place.items() if told
        ),
        quiet_heading="Places without a record to count",
        quiet=tuple(
            Choice(name_of(site, place), address_of(place), standing_words(site, place), quiet=True)
            for place, told in by_place.items()
            if not told
        ),
        caption=CAPTION,
        letter=letter(found),
    )
    records = records_of(found) if found else "no record yet"
    description = excerpt(f"Which facts the records about {name} state, and which they do not: {records}.")
    return Page(address, one_line(view.heading), description, render("gaps_place.html.jinja", view, address))


def _lead(found: Sequence[Tally]) -> str:
    return f"{capital(records_of(found))}: here is what they state and what they do not." if found else NO_RECORD


def _notes(found: Sequence[Tally]) -> tuple[str, ...]:
    return (NOT_DONE, *(SILENCES[tally.basis] for tally in found)) if found else ()


def _place(site: Site, identifier: str, found: Sequence[Tally], *, by_whom: bool, whole: bool) -> Place:
    larger = site.register.areas[identifier].kind in ("nation", "region")
    name = name_of(site, identifier)
    return Place(
        anchor=anchor_of_place(identifier),
        name=f"{name} as a whole" if larger else name,
        address=address_of(identifier),
        records=records_of(found, by_whom=by_whom),
        silent=silent_key(found),
        summary=f"{'Every fact' if whole else 'The chosen questions'} for {name}",
        written=tuple(_written(tally, ASKED if whole else KEY_ASKED, apart=len(found) > 1) for tally in found),
    )


def _written(tally: Tally, facts: Iterable[Asked], *, apart: bool) -> Written:
    """Which of some facts the records of one place state: all of them, some or none."""
    one = tally.records == 1
    every, some, held, none = (
        ("Stated" if one else f"Stated by all {number(tally.records)}"),
        "Stated by some",
        "Held back",
        ("Not stated" if one else "Stated by none"),
    )
    found: dict[str, list[str]] = {every: [], some: [], held: [], none: []}
    for asked in facts:
        stated, held_back = tally.stated[asked.position], tally.held_back[asked.position]
        heading = every if stated == tally.records else some if stated else held if held_back else none
        of = number(stated if heading == some else held_back)
        beside = f" ({of} of {number(tally.records)})" if heading in (some, held) and not one else ""
        found[heading].append(f"{asked.question}{beside}")
    return Written(
        f"{LABELS[tally.basis]}: {count(tally.records, 'record')}" if apart else "",
        tuple(Standing(heading, tuple(questions)) for heading, questions in found.items() if questions),
    )
