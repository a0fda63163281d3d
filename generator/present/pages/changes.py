"""What changed in the whole register, newest first: in versions, by the word of records, and what was taken down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.card import Card, Changed
from generator.model.history import RecordChange, Redaction, Version
from generator.model.register import sorting_key
from generator.model.vocabulary import COMPILED, WITHDRAWN
from generator.present.once import once, once_each, once_each_alone
from generator.present.page import Page, Site
from generator.present.pages.agreement_papers import WIDER_USE
from generator.present.pages.agreement_subject import anchor_of
from generator.present.pages.dated_list import EXAMPLES
from generator.present.pages.follow import CHANGES, FollowView, links_of_all, view_of_changes
from generator.present.pages.happenings import day_of
from generator.present.pages.history_words import Told, for_readers, told_of
from generator.present.pages.home_changes import NOT_SAID
from generator.present.pages.listings import EXAMPLES_BAND, EXAMPLES_HEADING
from generator.present.pages.paging import Pager, Run, in_pages, pager
from generator.present.pages.places import where
from generator.present.pages.version_words import history_address, version_address
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import capital, count, excerpt, one_line, sentence, when

SHOWN = 3  # sentences of one version; its own page has them all
LENGTH = 200


@dataclass(frozen=True, slots=True)
class ChangeList:
    """One of the lists: its kind of page, where it is, what it is called, and whether it holds wider uses alone."""

    kind: str
    address: str
    title: str
    wider: bool

    def address_of_page(self, number: int) -> str:
        """Where a page of the list is. Pages count from 1."""
        return self.address if number == 1 else f"{self.address}page/{number}/"


ALL = ChangeList("changes", CHANGES, "What has changed", wider=False)
WIDER = ChangeList("changes-wider", f"{CHANGES}wider/", "Wider uses of data", wider=True)
LISTS = (ALL, WIDER)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing before it is worded: its day, its agreement, and what it is. `place` is that of a version."""

    day: date
    card: Card
    what: Version | Changed | Redaction | Literal["withdrawn"]
    wider: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: the day, the sentences, how many more there are, and where to read on."""

    when: str
    sentences: tuple[Told, ...]
    further: str
    title: str
    address: str
    where: str

    @property
    def several(self) -> bool:
        """Whether its sentences are a list."""
        return len(self.sentences) > 1


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one year, or those of invented examples, which have a band."""

    anchor: str
    heading: str
    band: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What one page prints. `other` leads to the other of the two lists."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    told: tuple[str, ...]
    other: tuple[str, str]
    wider_use: str
    sections: tuple[Section, ...]
    pager: Pager | None
    follow: FollowView | None


def page_count(site: Site, whole: ChangeList) -> int:
    """How many pages a list has. It always has one."""
    return max(1, len(_pages(site)[whole.kind]))


def changes_page(site: Site, whole: ChangeList, number: int = 1) -> Page:
    """One page of a list. Pages count from 1."""
    shown = _on_page(site, (whole.kind, number))
    last = shown.last
    first = number == 1
    address = whole.address_of_page(number)
    heading = whole.title if first else f"{whole.title}, page {number} of {last}"
    above = () if whole is ALL else ((ALL.title, ALL.address),)
    view = ChangesView(
        trail=trail(*above, here=whole.title)
        if first
        else trail(*above, (whole.title, whole.address), here=f"Page {number}"),
        heading=heading,
        lead=shown.lead,
        told=tuple(_told(site)) if first else (),
        other=("Only wider uses of data", WIDER.address) if whole is ALL else ("All changes", ALL.address),
        wider_use=WIDER_USE,
        sections=tuple(_section(site, run, wider=whole.wider) for run in shown.runs),
        pager=pager(number, last, whole.address_of_page),
        follow=view_of_changes() if first else None,
    )
    what = "Each wider use of data" if whole.wider else "Each change of an agreement or of its record"
    description = f"{what}, newest first, as at {when(site.as_of)}."
    return Page(
        address,
        heading,
        description if first else f"Page {number} of {last}. {description}",
        render("changes.html.jinja", view, address),
        feeds=links_of_all(),
    )


def _lead(site: Site, whole: ChangeList) -> str:
    happened = [one for one in _happened(site) if not one.card.invented]
    wider = sum(one.wider for one in happened)
    as_at = f"as at {when(site.as_of)}"
    if whole.wider:
        known = capital(count(wider, "wider use"))
        return f"{known} of data, {as_at}: data goes to someone new, or more is used, or it is used for more."
    whole_count, of_them = count(len(happened), "change"), capital(count(wider, "wider use"))
    return f"{capital(whole_count)}, newest first, {as_at}. {of_them} of data."


def _told(site: Site) -> Iterator[str]:
    """Where the changes come from, and what is not here."""
    if site.history.source == "none" or not site.settings.versions:
        why = "This site was built without the kept copies of its files"
        if not site.settings.versions:
            why = "This site does not show old versions"
        yield f"{why}. So this list tells only what records say of themselves. More may have changed."
        return
    yield "This list is made from the kept copies of each record, and from what records say of themselves."
    if any(card.basis == COMPILED for card in site.register.cards):
        yield (
            "Editors compile some records from public pages. There, a change may be in what they found, and not in "
            "what the organisations do. It counts as a wider use only where the record says so."
        )
    if site.history.shallow is not None:
        yield f"Copies from before {when(site.history.shallow)} are not here, so older changes may be missing."


@dataclass(frozen=True, slots=True)
class _OnPage:
    """What one page shows of a whole list."""

    runs: tuple[Run[Happened], ...]
    last: int
    lead: str


@once_each_alone
def _on_page(site: Site, key: tuple[str, int]) -> _OnPage:
    kind, number = key
    whole = next(one for one in LISTS if one.kind == kind)
    pages = _pages(site)[kind]
    return _OnPage(pages[number - 1] if pages else (), page_count(site, whole), _lead_of(site, kind))


@once_each
def _lead_of(site: Site, kind: str) -> str:
    return _lead(site, next(one for one in LISTS if one.kind == kind))


@once
def _pages(site: Site) -> dict[str, tuple[tuple[Run[Happened], ...], ...]]:
    happened = _happened(site)
    lists = {whole.kind: [one for one in happened if one.wider or not whole.wider] for whole in LISTS}
    return {kind: in_pages(map(_placed, some), site.settings.page_size) for kind, some in lists.items()}


def _placed(one: Happened) -> tuple[str, str, Happened]:
    if one.card.invented:
        return EXAMPLES, EXAMPLES_HEADING, one
    # Of many a month is not known: under its year nothing more is claimed than that.
    return f"year-{one.day.year}", str(one.day.year), one


@once
def _happened(site: Site) -> Sequence[Happened]:
    """Everything with a day that has come, the newest first; invented examples after all that is real."""
    found = [one for card in site.register.cards for one in _of(site, card) if one.day <= site.as_of]
    return sorted(
        found, key=lambda one: (one.card.invented, -one.day.toordinal(), sorting_key(one.card.title), -one.place)
    )


def _of(site: Site, card: Card) -> Iterator[Happened]:
    """What happened to one agreement. Of a record that was taken down only that, and what else was taken down."""
    versions = site.versions(card.id)
    for version in versions:
        if version.redaction is not None:
            yield Happened(version.redaction.date.latest, card, version.redaction)
    if card.status == WITHDRAWN:
        if card.withdrawn is not None:
            yield Happened(card.withdrawn.latest, card, "withdrawn")
        return
    for place, version in enumerate(versions):
        begins = not version.before and (site.history.shallow is None or version.kept)
        changes = _changes_of(version)
        if version.redaction is None and (begins or for_readers(changes)):
            yield Happened(version.day, card, version, any(change.wider for change in changes), place)
    for change in card.changes:
        if not change.date.surely_after(site.as_of):
            yield Happened(day_of(change.date, site.as_of), card, change, change.wider_use)


def _changes_of(version: Version) -> tuple[RecordChange, ...]:
    """What a version changed, but that its record tells of a change: that stands in the list by its own day."""
    return tuple(change for change in version.changes if (change.field, change.came) != ("changes", "added"))


def _section(site: Site, run: Run[Happened], *, wider: bool) -> Section:
    band = EXAMPLES_BAND if run.anchor == EXAMPLES else ""
    return Section(run.anchor, run.said, band, tuple(_entry(site, one, wider=wider) for one in run.things))


def _entry(site: Site, one: Happened, *, wider: bool) -> Entry:
    card, what = one.card, one.what
    day, address, further = when(one.day), history_address(card.id), ""
    if what == "withdrawn":
        sentences: tuple[Told, ...] = (Told("The record was withdrawn.", wider=False),)
        day, address = when(card.withdrawn or one.day), f"agreements/{card.id}/"
    elif isinstance(what, Redaction):
        why = f"An earlier version of the record was taken down. Why: {sentence(what.ground)}"
        sentences, day = (Told(why, wider=False),), when(what.date)
    elif isinstance(what, Changed):
        sentences = (Told(excerpt(what.what, LENGTH) if what.what else NOT_SAID, what.wider_use),)
        day, address = when(what.date), f"agreements/{card.id}/#{anchor_of('changes')}"
    else:
        sentences, further = _of_version(site, what, wider=wider)
        address = version_address(card.id, what)
    return Entry(capital(day), sentences, further, one_line(card.title), address, where(site, card))


def _of_version(site: Site, version: Version, *, wider: bool) -> tuple[tuple[Told, ...], str]:
    """Every wider use, as many other changes as there is room for, and how many there are beside these.

    Among wider uses nothing else is told. What a text was reworded to is not seen in a list: there it is counted.
    """
    told = told_of(site, _changes_of(version))
    if not told:
        return (Told("The record was added.", wider=False),), ""
    if wider:
        return tuple(one for one in told if one.wider), ""
    if all(one.reworded and not one.wider for one in told):
        return (Told(f"Words changed in {count(len(told), 'place')}.", wider=False),), ""
    shown = max(SHOWN, sum(one.wider for one in told))
    further = len(told) - shown
    return told[:shown], count(further, "further change") if further > 0 else ""
