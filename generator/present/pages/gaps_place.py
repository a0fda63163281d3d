"""What is not stated in one part of the country: fact by fact, then place by place."""

from __future__ import annotations

from collections.abc import Sequence
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
    LABELS,
    NOT_DONE,
    SILENCES,
    Facts,
    facts_of,
    letter,
    records_of,
)
from generator.present.pages.gaps_words import ASKED
from generator.present.pages.listings import Choice
from generator.present.pages.places import address_of, name_of, standing_words
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import capital, count, excerpt, number

NO_RECORD = "No record names a place here yet. That does not mean that no data is shared."


@dataclass(frozen=True, slots=True)
class Standing:
    """How many records of one place state some facts, and the facts: "Stated by all 3"."""

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
    named = [place for place in places_in(site, part) if cards_of_place(site, place)]
    quiet = [place for place in places_in(site, part) if not cards_of_place(site, place)]
    view = GapsPlaceView(
        trail=trail((GAPS_TITLE, GAPS), here=name),
        heading=f"{GAPS_TITLE}: {name}",
        lead=_lead(found),
        notes=_notes(found),
        facts=facts_of(found) if found else None,
        places=tuple(_place(site, place, by_whom=len(found) > 1) for place in named),
        quiet_heading="Places that no record names yet",
        quiet=tuple(
            Choice(name_of(site, place), address_of(place), standing_words(site, place), True) for place in quiet
        ),
        caption=CAPTION,
        letter=letter(found),
    )
    records = records_of(found) if found else "no record yet"
    description = excerpt(f"Which facts the records about {name} state, and which they do not: {records}.")
    return Page(address, view.heading, description, render("gaps_place.html.jinja", view, address))


def _lead(found: Sequence[Tally]) -> str:
    return f"{capital(records_of(found))}: here is what they state and what they do not." if found else NO_RECORD


def _notes(found: Sequence[Tally]) -> tuple[str, ...]:
    return (NOT_DONE, *(SILENCES[tally.basis] for tally in found)) if found else ()


def _place(site: Site, identifier: str, *, by_whom: bool) -> Place:
    found = tallies(cards_of_place(site, identifier))
    name = name_of(site, identifier)
    return Place(
        anchor=anchor_of_place(identifier),
        name=name,
        address=address_of(identifier),
        records=records_of(found, by_whom=by_whom),
        silent=silent_key(found),
        summary=f"Every fact about {name}",
        written=tuple(_written(tally, apart=len(found) > 1) for tally in found),
    )


def _written(tally: Tally, *, apart: bool) -> Written:
    every: list[str] = []
    some: list[str] = []
    held: list[str] = []
    none: list[str] = []
    for asked in ASKED:
        stated = tally.stated[asked.position]
        if stated == tally.records:
            every.append(asked.question)
        elif stated:
            some.append(f"{asked.question} ({number(stated)} of {number(tally.records)})")
        elif tally.held_back[asked.position]:
            held.append(asked.question)
        else:
            none.append(asked.question)
    one = tally.records == 1
    standings = (
        ("Stated" if one else f"Stated by all {number(tally.records)}", every),
        ("Stated by some", some),
        ("Held back", held),
        ("Not stated" if one else "Stated by none", none),
    )
    return Written(
        f"{LABELS[tally.basis]}: {count(tally.records, 'record')}" if apart else "",
        tuple(Standing(heading, tuple(questions)) for heading, questions in standings if questions),
    )
