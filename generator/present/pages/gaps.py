"""What is not stated: for every fact, how many records state it, and where to look place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.model.facts import FACTS, LEFT_OUT
from generator.present.page import Page, Site
from generator.present.pages.gaps_count import (
    ADDRESS,
    NOT_COUNTED,
    Tally,
    address_of,
    cards_in,
    part_name,
    parts_of_country,
    tallies,
)
from generator.present.pages.gaps_facts import (
    CAPTION,
    CHOSEN,
    NOT_DONE,
    SILENCES,
    Facts,
    facts_of,
    key_held_back,
    key_stated_by_none,
    letter,
    records_of,
)
from generator.present.pages.gaps_words import (
    ALWAYS_ASKED,
    ASKED,
    BASELINE,
    BASELINE_ASKED,
    BASELINE_REGISTERS,
    BASELINE_SOURCE,
    BY_PATH,
    KEY,
    KEY_ASKED,
    Asked,
)
from generator.present.parts import Row, Step, Table, trail
from generator.present.templates import render
from generator.present.wording import Line, Piece, capital, count, listed, number, plain

TITLE = "What is not stated"
LEAST_NAMED = 3
NOTHING = (
    "There is no record to count here yet. That does not mean that no data is shared. It means that nobody has "
    "written it up here."
)
INSIDE_OTHERS = "Some facts inside others"
NO_PLACE = "no record to count here yet"


@dataclass(frozen=True, slots=True)
class Kind:
    """The records that one kind of writer wrote: which facts few of them state, which none does, what that means."""

    answer: str
    none_lead: str
    none: tuple[Asked, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A part of the country: how many records name it, and which of the chosen facts none of them states."""

    name: str
    address: str
    records: str
    silent: str


@dataclass(frozen=True, slots=True)
class GapsView:
    """What the page prints."""

    trail: tuple[Step, ...]
    heading: str
    nothing: str
    about: str
    kinds: tuple[Kind, ...]
    facts: Facts | None
    always: tuple[str, ...]
    baseline: tuple[Line, ...]
    table: Table | None
    places_lead: str
    places: tuple[PlaceRow, ...]
    caption: str
    letter: str
    counting: tuple[str, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    """Fields of a record that are not counted, and why."""


def gaps_page(site: Site) -> Page:
    """How many records state each fact, all over the country."""
    cards = site.register.cards
    found = tallies(cards)
    view = GapsView(
        trail=trail(here=TITLE),
        heading=TITLE,
        nothing="" if found else NOTHING,
        about=f"This page counts that for each of {count(len(FACTS), 'fact')} that a record may leave out. {NOT_DONE}",
        kinds=tuple(_kind(site, tally, alone=len(found) == 1) for tally in found),
        facts=facts_of(found) if found else None,
        always=ALWAYS_ASKED,
        baseline=_baseline(found),
        table=_table(found),
        places_lead=_places_lead(),
        places=tuple(_place(site, part, by_whom=len(found) > 1) for part in parts_of_country(site)),
        caption=CAPTION,
        letter=letter(found),
        counting=_counting(site),
        left_out=_left_out(),
    )
    records = records_of(found, by_whom=False)
    description = f"How many of {records} state each of {count(len(FACTS), 'fact')}, such as who receives the data."
    return Page(ADDRESS, TITLE, description, render("gaps.html.jinja", view, ADDRESS))


def _kind(site: Site, tally: Tally, *, alone: bool) -> Kind:
    rarest = sorted(KEY, key=lambda path: tally.stated[BY_PATH[path].position])[:LEAST_NAMED]
    told = [f"{_how_many(tally.stated[BY_PATH[path].position])} {KEY[path][0]}" for path in rarest]
    none = tuple(asked for asked in ASKED if not tally.stated[asked.position] and not tally.held_back[asked.position])
    answers = "it does not answer" if tally.records == 1 else "none of them answers"
    meaning = SILENCES[tally.basis]
    if alone and tally.basis == "public-sources":
        meaning += " No organisation has written a record of its own here yet."
    return Kind(
        f"Of {records_of([tally])}, {listed(told)}.",
        f"{capital(count(len(none), 'question'))} that {answers}",
        none,
        meaning,
    )


def _how_many(stated: int) -> str:
    return f"{number(stated)} state" if stated > 1 else f"{stated or 'none'} states"


def _baseline(found: Sequence[Tally]) -> tuple[Line, ...]:
    return (
        (
            Piece(
                f"In May 2021 Health Data Research UK asked {BASELINE_ASKED} organisations that look after health data "
                f"whether they have a public register of its uses. {BASELINE_REGISTERS} had one. The first column says "
                "how many in a hundred of these registers had each fact. Source: "
            ),
            Piece("Health Data Research UK’s files on registers of data use", BASELINE_SOURCE),
            Piece("."),
        ),
        plain(
            "The columns count different things, so do not take one from the other. The first counts registers, each a "
            "list of uses of health data, and leaves out the organisations that had none. Ours counts "
            f"{records_of(found, by_whom=False)} one by one, about services of every kind."
        ),
    )


def _table(found: Sequence[Tally]) -> Table | None:
    if not found:
        return None
    heads = {"publisher": "Records by organisations", "public-sources": "Records from public pages"}
    return Table(
        "How often each fact was there, counted in two ways",
        ("Fact", f"{BASELINE_REGISTERS} registers in 2021", *(heads[tally.basis] for tally in found)),
        tuple(
            Row(
                label,
                f"{ADDRESS}#{BY_PATH[path].anchor}" if path in BY_PATH else f"{ADDRESS}#always",
                (f"{percent}%", *(_of(tally, path) for tally in found)),
            )
            for path, (label, percent) in BASELINE.items()
        ),
    )


def _of(tally: Tally, path: str) -> str:
    asked = BY_PATH.get(path)
    stated = tally.stated[asked.position] if asked else tally.records
    return f"{number(stated)} of {number(tally.records)}"


def _places_lead() -> str:
    return (
        f"{CHOSEN} Places stand in the order of their names. A record that names several places counts in each, and "
        "one for a whole nation counts there alone."
    )


def _place(site: Site, part: str, *, by_whom: bool) -> PlaceRow:
    found = tallies(cards_in(site, part))
    records = records_of(found, by_whom=by_whom) if found else NO_PLACE
    return PlaceRow(part_name(site, part), address_of(part), records, silent_key(found))


def silent_key(found: Sequence[Tally]) -> str:
    """Which of the chosen facts no record states, or that each of them is stated."""
    if not found:
        return ""
    silent = key_stated_by_none(found)
    one = sum(tally.records for tally in found) == 1
    if silent:
        does = "The record does not answer" if one else "None of them answers"
        return f"{does}: {' '.join(asked.question for asked in silent)}"
    by = "the record" if one else "at least one of them"
    return f"Each of the questions is answered by {by}{', or held back' if key_held_back(found) else ''}."


def _counting(site: Site) -> tuple[str, ...]:
    cards = site.register.cards
    examples = sum(card.invented for card in cards)
    declined = sum(not card.invented and card.status == NOT_COUNTED[1] for card in cards)
    left = [
        *([count(examples, "invented example")] if examples else []),
        *([f"{count(declined, 'record')} of something that was decided against"] if declined else []),
        "records that were taken down",
    ]
    return (
        f"We leave out {listed(left)}.",
        "A record states a fact when it gives an answer, and “none” is an answer too. The words “not stated” are not.",
        "Where a record tells of several things, such as kinds of data, it may state a fact of some and not of others. "
        "We count that as stated, and say how often it is in part.",
        "A fact that is held back on a ground that the record names is no silence. We count it apart.",
        f"The {number(len(KEY))} questions that are named for each place are our choice: "
        f"{' '.join(asked.question for asked in KEY_ASKED)} We think that they matter most to those whom the data is "
        "about.",
        "We count every fact that a record can hold, except those listed below.",
    )


def _left_out() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The reasons for leaving fields out, behind the questions of whole fields that each is the reason for."""
    questions = {field.path: field.question for field in dictionary_of(Agreement)}
    found: dict[str, list[str]] = {}
    for path, reason in LEFT_OUT.items():
        found.setdefault(reason, []).extend([questions[path]] if path in questions and "." not in path else [])
    reasons: dict[str, list[str]] = {}
    for reason, asked in found.items():
        reasons.setdefault(" ".join(asked) or INSIDE_OTHERS, []).append(reason)
    return tuple((what, tuple(why)) for what, why in reasons.items())
