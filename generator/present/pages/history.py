"""The history of one record: every version that is kept, what each changed, and what the record tells of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.card import Card, Changed
from generator.model.history import Version
from generator.model.vocabulary import COMPILED, WITHDRAWN
from generator.present.page import Page, Site
from generator.present.pages.agreement_origin import EXAMPLE, Band
from generator.present.pages.agreement_papers import WIDER_USE
from generator.present.pages.home_changes import NOT_SAID
from generator.present.pages.version_words import (
    Difference,
    day_of,
    difference,
    history_address,
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
    ("before", "{from}:"),
    ("after", "{to}:"),
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
    """One entry of the history: its lasting place, its day, whether the use became wider, and what is told of it.

    `lines` are ours; `difference` is what a version changed. `address` leads to the version itself, `data` to the same
    as data, and `hash` tells it apart. All three are empty for what is no version that can be read.
    """

    anchor: str
    day: str
    wider: bool
    lines: tuple[Line, ...]
    difference: Difference | None = None
    address: str = ""
    hash: str = ""


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
    events: tuple[Event, ...]
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
    events = tuple(_events(site, card, versions))
    readable = [version for version in versions if version.redaction is None]
    view = HistoryView(
        trail=trail(("Agreements", "agreements/"), (title, f"agreements/{identifier}/"), here="History"),
        heading=f"History: {title}",
        lead=_lead(versions),
        bands=tuple(_bands(card)),
        sources=tuple(_sources(site, card, versions)),
        wider_use=WIDER_USE,
        wider_meaning="The data goes to someone new, or more data is used, or it is used for more."
        if any(event.wider for event in events)
        else "",
        events=events,
        nothing="" if events else NOTHING,
        choices=tuple(Choice(version.name, day_of(version)) for version in readable) if len(readable) > 1 else (),
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


def _bands(card: Card) -> Iterator[Band]:
    if card.invented:
        yield Band("example", (plain(EXAMPLE),))
    if card.status == WITHDRAWN:
        when_gone = f" {on(card.withdrawn)}" if card.withdrawn else ""
        told = f"This record was withdrawn{when_gone}. What it said before can still be read here."
        yield Band("withdrawn", (plain(told),))


def _sources(site: Site, card: Card, versions: Sequence[Version]) -> Iterator[str]:
    """Where the versions come from, and what is not here."""
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


def _events(site: Site, card: Card, versions: Sequence[Version]) -> Iterator[Event]:
    """Newest first. What the record says of itself stands before a version of the same day."""
    found: list[tuple[date, int, Event]] = [
        (version.day, place, _of_version(site, card, versions, place)) for place, version in enumerate(versions)
    ]
    if card.status != WITHDRAWN:
        found += [
            (change.date.latest, len(versions) + place, _of_change(change, place))
            for place, change in enumerate(card.changes, start=1)
        ]
    for _, _, event in sorted(found, key=lambda one: one[:2], reverse=True):
        yield event


def _of_version(site: Site, card: Card, versions: Sequence[Version], place: int) -> Event:
    version = versions[place]
    anchor, day = f"version-{version.name}", day_of(version)
    address = version_address(card.id, version)
    if version.redaction is not None:
        return Event(anchor, day, False, taken_down(version.redaction), None, address)
    lines = (plain(KEPT),) if version.kept else ()
    return Event(anchor, day, version.wider, lines, difference(site, versions, place), address, version.hash)


def _of_change(change: Changed, number: int) -> Event:
    what = sentence(change.what) if change.what else NOT_SAID
    lines = (plain(f"The record says of itself: {what}" if change.what else what),)
    return Event(f"said-{number}", capital(when(change.date)), change.wider_use, lines)
