"""The page of one agreement, in two tiers: short answers to a resident's questions, then every fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.vocabulary import NOT_STATED as SILENT
from generator.model.vocabulary import SECTORS, STATUSES
from generator.present.page import Page, Site
from generator.present.pages.agreement_data import Shared, shared
from generator.present.pages.agreement_detail import Group, detail
from generator.present.pages.agreement_forms import AlsoAs, also_as
from generator.present.pages.agreement_open import StillToExplain, still_to_explain
from generator.present.pages.agreement_origin import EXAMPLE_ANSWERS, Band, Origin, Welsh, bands, origin, welsh
from generator.present.pages.agreement_places import places_of, where_drawn
from generator.present.pages.agreement_promises import Purpose, purpose
from generator.present.pages.agreement_steps import Action, actions
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.pages.agreement_tests import Tests, tests
from generator.present.pages.agreement_worked_out import WorkedOut, worked_out
from generator.present.pages.flow_strip import Strip, strip
from generator.present.pages.listings import TestWord, listing_of
from generator.present.pages.tombstone import tombstone_page
from generator.present.parts import Entry, Fact, MapView, Step, trail
from generator.present.templates import render
from generator.present.wording import (
    NOT_STATED,
    STATED_NONE,
    Line,
    Piece,
    count,
    excerpt,
    linked,
    named,
    on,
    one_line,
    opening,
    plain,
    when,
)


@dataclass(frozen=True, slots=True)
class Status:
    """Whether it is in use: the word, since when and as read on which day, and what the word means."""

    word: str
    since: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the tests came to, in the words of lists: each test's word and whose it is, or that nobody has judged."""

    tests: tuple[TestWord, ...]
    by: str


INVENTED = "invented example"
"""Stands in the title of a page beside what it is called, so that a tab or a shared link says it too."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The questions of the detail without any answer, each with its place on the page."""

    summary: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Everything that the page prints, worded and in order."""

    trail: tuple[Step, ...]
    title: str
    led_by: Line
    status: Status
    judged: Judged
    also_as: AlsoAs | None
    invented: bool
    bands: tuple[Band, ...]
    summary: str
    contents: tuple[tuple[str, str], ...]
    about: Line
    about_facts: tuple[Fact, ...]
    map: MapView | None
    shared: Shared
    strip: Strip
    worked_out: WorkedOut
    purpose: Purpose
    ask: bool
    tests: Tests
    still_to_explain: StillToExplain | None
    example_answers: str
    actions: tuple[Action, ...]
    silence: str
    unanswered: Unanswered | None
    detail: tuple[Group, ...]
    origin: Origin
    has_pack: bool
    welsh: Welsh | None


def agreement_page(site: Site, identifier: str) -> Page:
    """The page of one agreement; of a record that was withdrawn, the little that may still be said."""
    subject = Subject.find(site, identifier)
    if subject.agreement.status == "withdrawn":
        return tombstone_page(subject)
    view = _view(subject)
    body = render("agreement.html.jinja", view, subject.address)
    title = f"{view.title} ({INVENTED})" if view.invented else view.title
    return Page(subject.address, title, excerpt(subject.agreement.summary), body)


def _view(subject: Subject) -> AgreementView:
    agreement = subject.agreement
    groups = detail(subject)
    open_points = still_to_explain(subject)
    return AgreementView(
        trail=_trail(subject),
        title=one_line(agreement.title),
        led_by=_led_by(subject),
        status=status_of(subject),
        judged=_judged(subject),
        also_as=also_as(subject),
        invented=agreement.invented,
        bands=bands(subject),
        summary=one_line(agreement.summary),
        contents=contents_of(subject, open_points),
        about=_about(subject),
        about_facts=tuple(_about_facts(subject)),
        map=where_drawn(subject),
        shared=shared(subject),
        strip=strip(subject),
        worked_out=worked_out(subject),
        purpose=purpose(subject),
        ask=subject.can_be_asked,
        tests=tests(subject),
        still_to_explain=open_points,
        example_answers=EXAMPLE_ANSWERS if agreement.invented and subject.outcomes else "",
        actions=actions(subject),
        silence="Where a fact is missing, you read “Not stated”. That does not mean it is not done.",
        unanswered=_unanswered(groups),
        detail=groups,
        origin=origin(subject),
        has_pack=subject.site.settings.packs,
        welsh=welsh(subject),
    )


def _unanswered(groups: Sequence[Group]) -> Unanswered | None:
    facts = [fact for group in groups for fact in group.facts]
    silent = tuple((fact.anchor, fact.question) for fact in facts if fact.missing == NOT_STATED)
    if not silent:
        return None
    return Unanswered(f"Not stated: {len(silent)} of the {len(facts)} answers below", silent)


def _trail(subject: Subject) -> tuple[Step, ...]:
    """The place, where there is one, then the kind of service."""
    steps: list[tuple[str, str]] = [("Agreements", "agreements/")]
    if len(subject.agreement.areas) == 1:
        identifier = subject.agreement.areas[0].id
        steps = [("Places", "areas/"), (subject.area(identifier).text, f"areas/{identifier}/")]
    if subject.agreement.sectors:
        sector = subject.agreement.sectors[0]
        steps.append((SECTORS[sector].label, f"sectors/{sector}/"))
    return trail(*steps, here="This agreement")


def _led_by(subject: Subject) -> Line:
    others = len(subject.card.organisations) - 1
    after = (
        (Piece(", with "), Piece(count(others, "other organisation"), "#who-takes-part"), Piece("."))
        if others
        else (Piece("."),)
    )
    leads = "Named as leading it: " if subject.unsure else "Led by "
    lead = subject.part(subject.card.lead)
    return (Piece(leads), Piece(named(lead.text), lead.href), *after)


def status_of(subject: Subject) -> Status:
    """Whether it is in use: the word, since when, and what the word means."""
    agreement = subject.agreement
    word = STATUSES[agreement.status]
    start = agreement.dates.start if agreement.dates else None
    end = agreement.dates.end if agreement.dates else None
    since = ""
    if start and agreement.status in ("live", "pilot"):
        since = f" since {when(start)}"
    elif start and agreement.status == "proposed":
        since = f", to start {on(start)}"
    elif end and agreement.status == "ended":
        since = f" {on(end)}"
    read = f", as read {on(subject.as_read)}" if subject.as_read else ""
    began = start and agreement.status in ("paused", "ended", SILENT)
    # A record compiled from pages knows what they said on the day they were read, not what is so now.
    said = "The pages we read say so." if subject.as_read and agreement.status != SILENT else word.meaning
    meaning = f"{said} It began {on(start)}." if began and start else said
    label = "Status not stated" if agreement.status == SILENT else word.label
    return Status(label, f"{since}{read}.", meaning)


def _judged(subject: Subject) -> Judged:
    listing = listing_of(subject.site, subject.card)
    return Judged(listing.tests, listing.judged)


def contents_of(subject: Subject, open_points: StillToExplain | None) -> tuple[tuple[str, str], ...]:
    """The headings of the page, each with its place."""
    entries = [
        ("about-me", "Is this about me?"),
        ("what-is-shared", "What is shared, and could I be identified?"),
        ("what-for", "What for, and did it help?"),
        ("three-tests", "The three tests"),
        ("what-can-i-do", "What can I do?"),
        ("the-detail", "The detail"),
        ("where-from", "Where this came from"),
    ]
    if open_points:
        entries.insert(4, ("still-to-explain", "Still to explain"))
    if subject.agreement.replies:
        entries.insert(-2, (anchor_of("replies"), "What others answered"))
    return tuple(entries)


def _about(subject: Subject) -> Line:
    groups = subject.agreement.people
    if groups is None:
        return plain(f"{NOT_STATED}. That does not mean that it is not about you.")
    if not groups:
        return plain(f"{STATED_NONE}. It is not about any group of people.")
    it_is = "It was" if subject.over else "As written, it is" if subject.unsure else "It is"
    if subject.declined:
        it_is = "It would have been"
    return linked(subject.people(groups), before=f"{it_is} about ", after=".")


def _about_facts(subject: Subject) -> Iterator[Fact]:
    agreement = subject.agreement
    yield subject.fact("areas", "Where", agreement.areas, places_of(subject))
    yield subject.fact(
        "moments",
        "When you might meet it",
        agreement.moments,
        (Entry(linked(opening(subject.moments(agreement.moments)), joined_by="or")),) if agreement.moments else (),
    )
    yield subject.fact(
        "sectors",
        "Part of",
        agreement.sectors,
        (Entry(linked(opening(subject.sectors(agreement.sectors)))),) if agreement.sectors else (),
    )
