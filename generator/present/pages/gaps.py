"""What is not stated: for every fact, how many records state it, and where to look place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.facts import FACTS, LEFT_OUT
from generator.present.page import Page, Site
from generator.present.pages.gaps_count import (
    ADDRESS,
    NOT_COUNTED,
    Tally,
    cards_in,
    part_name,
    parts_of_country,
    tallies,
)
from generator.present.pages.gaps_facts import (
    CAPTION,
    COMPILED_SILENCE,
    LABELS,
    NOT_DONE,
    PUBLISHER_SILENCE,
    Facts,
    facts_of,
    key_stated_by_none,
    letter,
    written_by,
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
    Asked,
)
from generator.present.parts import Row, Step, Table, trail
from generator.present.templates import render
from generator.present.wording import Line, Piece, capital, count, in_a_sentence, listed, number, plain

TITLE = "What is not stated"
LEAST_NAMED = 3
NOTHING = (
    "No record is counted here yet. That does not mean that no data is shared. It means that nobody has written it "
    "up here."
)
NO_PLACE = "no record names a place here yet"


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
    lead: str
    not_done: str
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
    left_out: tuple[str, ...]


def gaps_page(site: Site) -> Page:
    """How many records state each fact, all over the country."""
    cards = site.register.cards
    found = tallies(cards)
    view = GapsView(
        trail=trail(here=TITLE),
        heading=TITLE,
        lead=_lead(found),
        not_done=NOT_DONE if found else "",
        kinds=tuple(_kind(site, tally, alone=len(found) == 1) for tally in found),
        facts=facts_of(found) if found else None,
        always=ALWAYS_ASKED,
        baseline=_baseline(found),
        table=_table(found),
        places_lead=_places_lead(),
        places=tuple(_place(site, part) for part in parts_of_country(site)),
        caption=CAPTION,
        letter=letter(found),
        counting=_counting(site),
        left_out=tuple(dict.fromkeys(LEFT_OUT.values())),
    )
    records = count(sum(tally.records for tally in found), "record")
    description = f"How many of {records} state each of {count(len(FACTS), 'fact')}, such as who receives the data."
    return Page(ADDRESS, TITLE, description, render("gaps.html.jinja", view, ADDRESS))


def _lead(found: Sequence[Tally]) -> str:
    return (
        f"{capital(written_by(found))}, and {count(len(FACTS), 'question')} that each may leave open."
        if found
        else NOTHING
    )


def _kind(site: Site, tally: Tally, *, alone: bool) -> Kind:
    rarest = sorted(KEY, key=lambda path: tally.stated[BY_PATH[path].position])[:LEAST_NAMED]
    told = [f"{_how_many(tally, path, first=path == rarest[0])} {KEY[path][0]}" for path in rarest]
    of_these = "Of these" if alone else f"Of the {count(tally.records, 'record')} {in_a_sentence(LABELS[tally.basis])}"
    none = tuple(asked for asked in ASKED if not tally.stated[asked.position] and not tally.held_back[asked.position])
    meaning = COMPILED_SILENCE if tally.basis == "public-sources" else PUBLISHER_SILENCE
    if alone and tally.basis == "public-sources":
        meaning += " No organisation has written a record of its own here yet."
    return Kind(f"{of_these}, {listed(told)}.", "No record among them answers these:", none, meaning)


def _how_many(tally: Tally, path: str, *, first: bool) -> str:
    stated = tally.stated[BY_PATH[path].position]
    states = "" if not first else " states" if stated < 2 else " state"
    return f"{number(stated) if stated else 'none'}{states}"


def _baseline(found: Sequence[Tally]) -> tuple[Line, ...]:
    ours = count(sum(tally.records for tally in found), "record")
    return (
        (
            Piece(
                f"In May 2021 HDR UK, a body for research with health data, asked {BASELINE_ASKED} organisations that "
                f"look after such data whether they have a public register of its uses. {BASELINE_REGISTERS} had one. "
                "The first column says how many of these registers had each fact. The figures come with "
            ),
            Piece("its standard for such registers", BASELINE_SOURCE),
            Piece("."),
        ),
        plain(
            "The two columns count different things, so do not take one from the other. The first counts registers, "
            f"each with many uses of data about health, and only the organisations that had one. The second counts "
            f"the {ours} here one by one, about services of every kind."
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
        f"Under each place stand those of {count(len(KEY), 'question')} that none of its records answers. We chose the "
        "questions. Places stand in the order of their names. A record that names several places counts in each, and "
        "one for a whole nation counts there alone."
    )


def _place(site: Site, part: str) -> PlaceRow:
    found = tallies(cards_in(site, part))
    return PlaceRow(
        part_name(site, part), f"{ADDRESS}{part}/", written_by(found) if found else NO_PLACE, silent_key(found)
    )


def silent_key(found: Sequence[Tally]) -> str:
    """Which of the chosen facts no record states, or that each of them is stated."""
    if not found:
        return ""
    silent = key_stated_by_none(found)
    if not silent:
        return "Each of the questions is answered by at least one."
    does = "The record does not answer" if sum(tally.records for tally in found) == 1 else "None of them answers"
    return f"{does}: {' '.join(asked.question for asked in silent)}"


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
        "The questions are those that the checker knows. One that is added there is counted here at once.",
    )
