"""The history of one record: every version that is kept, what each changed, and what the record tells of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model.card import Card, Changed
from generator.model.history import Version
from generator.model.vocabulary import COMPILED, WITHDRAWN
from generator.present.page import Page, Site
from generator.present.pages.agreement_origin import EXAMPLE, Band
from generator.present.pages.agreement_papers import WIDER_USE
from generator.present.pages.home_changes import NOT_SAID
from generator.present.pages.version_words import (
    NOTHING_CHANGED,
    Difference,
    day_of,
    difference,
    history_address,
    in_short,
    of_that_day,
    part_of_this,
    taken_down,
    version_address,
)
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import Line, capital, count, excerpt, on, one_line, plain, sentence, when

KEPT = "It is no longer in the history of the files. It was kept from this site as it was before."
NO_COPIES = (
    "This site was built without the kept copies of its files. So this page tells only what the record says of itself."
)
COPY = "This record is a copy from another register. What it said before can be read there, where that is kept."
NOT_SHOWN = "This site does not show old versions. So this page tells only what the record says of itself."
NO_COPY_YET = "No copy of this record is kept yet. So this page tells only what the record says of itself."
NOTHING = "The record tells of no change. That does not mean that nothing has changed."
SAYINGS: tuple[tuple[str, str], ...] = (
    ("loading", "Fetching both versions."),
    ("failed", "One of the two could not be fetched. Check your connection, then press “Compare” again."),
    ("unknown", "There is no such version of this record."),
    ("same", "These are the same version. Choose two that differ."),
    ("alike", "No published fact differs between the two."),
    ("one", "1 fact differs between {from} and {to}."),
    ("many", "{number} facts differ between {from} and {to}."),
    ("heading", "What differs"),
    ("before", "Before:"),
    ("after", "After:"),
    ("missing", "Not stated"),
    ("absent", "Not there"),
    ("none", "Stated: none"),
    ("yes", "Yes"),
    ("no", "No"),
)

COMPILED_TOLD = (
    "Editors compile this record from public pages. So a change here may be in what they found, and not in what the "
    "organisations do."
)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the history: its lasting place, its day, and what is told of it.

    `which` says which version of its day it is, where that has several, and `day` names it in full. `lines` are ours,
    the first marked where the record itself tells of a wider use; `difference` is what a version changed. `address`
    leads to the version itself and to the same as data; `readable` says that it was not taken down.
    """

    anchor: str
    day: str
    lines: tuple[Line, ...]
    which: str = ""
    wider: bool = False
    difference: Difference | None = None
    address: str = ""
    readable: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day, or in what is known of it. `quiet` are versions that changed nothing on the page."""

    day: str
    events: tuple[Event, ...]
    quiet: tuple[Event, ...]
    quiet_summary: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A version to compare: its name, and the day that readers know it by."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What the page prints. `choices` are the versions that can be compared, the oldest first."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    bands: tuple[Band, ...]
    sources: tuple[str, ...]
    wider_use: str
    wider_meaning: str
    days: tuple[Day, ...]
    nothing: str
    choices: tuple[Choice, ...]
    fields: str
    sayings: tuple[tuple[str, str], ...]


def history_page(site: Site, identifier: str) -> Page:
    """The history of one record. Of one that was withdrawn it stays readable: what was published is not unsaid."""
    card = site.register.card[identifier]
    versions = site.versions(identifier)
    address = history_address(identifier)
    title = one_line(card.title)
    days = tuple(_days(site, card, versions))
    readable = [version for version in versions if version.redaction is None]
    view = HistoryView(
        trail=trail(("Agreements", "agreements/"), (title, f"agreements/{identifier}/"), here="History"),
        heading=f"History: {title}",
        lead=_lead(versions),
        bands=tuple(_bands(site, card, readable)),
        sources=tuple(_sources(site, card, versions)),
        wider_use=WIDER_USE,
        wider_meaning="The data goes to someone new, or more data is used, or it is used for more."
        if any(_is_marked(event) for day in days for event in day.events)
        else "",
        days=days,
        nothing="" if days else NOTHING,
        choices=tuple(Choice(version.name, in_short(version, versions)) for version in readable)
        if len(readable) > 1
        else (),
        fields="data/fields.json",
        sayings=SAYINGS,
    )
    description = excerpt(f"What the record “{title}” said before, and what changed, version by version.")
    return Page(address, view.heading, description, render("history.html.jinja", view, address))


def _lead(versions: Sequence[Version]) -> str:
    if not versions:
        return "What the record tells of its own changes, newest first."
    if len(versions) == 1:
        return "This record has one version."
    return f"{capital(count(len(versions), 'version'))} of this record, newest first, and what each of them changed."


def _bands(site: Site, card: Card, readable: Sequence[Version]) -> Iterator[Band]:
    if card.invented:
        yield Band("example", (plain(EXAMPLE),))
    if card.status == WITHDRAWN:
        when_gone = f" {on(card.withdrawn)}" if card.withdrawn else ""
        told = f"This record was withdrawn{when_gone}."
        if any(site.history.agreement(version).status != WITHDRAWN for version in readable):
            told += " What it said before can still be read here."
        yield Band("withdrawn", (plain(told),))


def _sources(site: Site, card: Card, versions: Sequence[Version]) -> Iterator[str]:
    """Where the versions come from, and what is not here."""
    if site.register.source_of(card.id) is not None:
        yield COPY
        return
    if not versions:
        none = NO_COPIES if site.history.source == "none" else NO_COPY_YET
        yield none if site.settings.versions else NOT_SHOWN
        return
    if site.history.source == "git":
        yield (
            "These versions come from the kept copies of the record’s file. Each has the date when it began. "
            "We do not say who typed it."
        )
    else:
        yield "These versions were kept from this site as it was before. Its files came without their own copies."
    if card.basis == COMPILED:
        yield COMPILED_TOLD
    if site.history.shallow is not None:
        yield f"The copies from before {when(site.history.shallow)} are not here, so the history is not whole."


def _days(site: Site, card: Card, versions: Sequence[Version]) -> Iterator[Day]:
    """Newest first. What the record says of itself stands before the versions of the same day."""
    found: list[tuple[date, int, str, Event]] = [
        (version.day, place, when(version.day), _of_version(site, card, versions, place))
        for place, version in enumerate(versions)
    ]
    if card.status != WITHDRAWN:
        found += [
            (change.date.latest, len(versions) + place, capital(when(change.date)), _of_change(change, place))
            for place, change in enumerate(card.changes, start=1)
        ]
    found.sort(key=lambda one: one[:2], reverse=True)
    for day, some in groupby(found, key=lambda one: one[2]):
        yield _day(day, [event for _, _, _, event in some])


def _day(day: str, events: Sequence[Event]) -> Day:
    """A single version says that nothing changed. Beside others of its day it would only be in the way."""
    quiet = tuple(event for event in events if _is_quiet(event)) if len(events) > 1 else ()
    loud = tuple(event for event in events if event not in quiet)
    summary = f"{count(len(quiet), 'more version' if loud else 'version')} changed nothing on the page"
    return Day(day, loud, quiet, summary if quiet else "")


def _is_quiet(event: Event) -> bool:
    return event.difference is not None and event.difference.note == NOTHING_CHANGED and not event.lines


def _is_marked(event: Event) -> bool:
    return event.wider or (event.difference is not None and any(one.wider for one in event.difference.told))


def _of_version(site: Site, card: Card, versions: Sequence[Version], place: int) -> Event:
    version = versions[place]
    anchor, day = f"version-{version.name}", day_of(version, versions)
    which, address = capital(of_that_day(version, versions)), version_address(card.id, version)
    if version.redaction is not None:
        return Event(anchor, day, (*part_of_this(version), *taken_down(version.redaction)), which, address=address)
    lines = (*part_of_this(version), *((plain(KEPT),) if version.kept else ()))
    told = difference(site, versions, place)
    return Event(anchor, day, lines, which, difference=told, address=address, readable=True)


def _of_change(change: Changed, number: int) -> Event:
    what = sentence(change.what) if change.what else NOT_SAID
    lines = (plain(f"The record says of itself: {what}" if change.what else what),)
    return Event(f"said-{number}", capital(when(change.date)), lines, wider=change.wider_use)
