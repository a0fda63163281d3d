"""The discussion pack of one agreement: two sheets to talk over with space to write, and a poster, all on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.vocabulary import NOT_STATED as SILENT
from generator.model.vocabulary import STATUSES
from generator.present.once import once
from generator.present.page import Page, Site
from generator.present.pages.agreement_origin import EXAMPLE, superseded_by
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.copied_from import editors_of, how_old, where_from
from generator.present.pages.pack_questions import Discussion, discussion
from generator.present.pages.poster import Told, led_by, poster
from generator.present.pages.tombstone import gone_part
from generator.present.parts import Step, trail
from generator.present.qr_code import QrCode, qr_code
from generator.present.templates import render
from generator.present.wording import excerpt, on, one_line

NO_QUESTIONS = Discussion("No questions are published here yet.", (), "")


@dataclass(frozen=True, slots=True)
class Notice:
    """What to know before reading on, repeated on each sheet. `kind` is example, sources or superseded."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PackView:
    """Everything that the three sheets print, worded and in order.

    `link` is the whole address, since a PDF is read far from this site; `address` is the same as one would type it.
    """

    trail: tuple[Step, ...]
    title: str
    notices: tuple[Notice, ...]
    led_by: str
    status: str
    summary: str
    code: QrCode
    link: str
    address: tuple[str, ...]
    discussion: Discussion
    poster: tuple[Told, ...]


def address_of(identifier: str) -> str:
    """Where the pack of an agreement is."""
    return f"agreements/{identifier}/pack/"


def pack_page(site: Site, identifier: str) -> Page:
    """The pack of one agreement; of a record that was withdrawn, that it is gone."""
    subject = Subject.find(site, identifier)
    address, title = address_of(identifier), one_line(subject.agreement.title)
    if subject.agreement.status == "withdrawn":
        return gone_part(subject, address, f"Discussion pack: {title}", _trail(subject), "its discussion pack")
    description = excerpt(f"A pack to print and talk over: {title}")
    body = render("pack.html.jinja", _view(subject, title), address)
    return Page(address, f"Discussion pack: {title}", description, body)


def written_out(site: Site, address: str) -> str:
    """A page's whole address, as its QR code and its poster give it."""
    return f"{site.settings.root}{address}"


def to_type(address: str) -> tuple[str, ...]:
    """The same, as one would type it, in parts between which a line may break."""
    return tuple(re.findall(r"[^/]*/|[^/]+", address.partition("://")[2]))


def _view(subject: Subject, title: str) -> PackView:
    address = written_out(subject.site, subject.address)
    return PackView(
        trail=_trail(subject),
        title=title,
        notices=tuple(notices_of(subject)),
        led_by=led_by(subject),
        status=_status(subject),
        summary=one_line(subject.agreement.summary),
        code=qr_code(address),
        link=address,
        address=to_type(address),
        discussion=_discussion(subject),
        poster=poster(subject),
    )


def _discussion(subject: Subject) -> Discussion:
    """The questions that were judged; where none were, those that are asked now."""
    outcomes = subject.outcomes
    if not outcomes:
        return _unjudged(subject.site)
    framework = subject.site.register.frameworks[outcomes[0].judgement.framework]
    places = {point.at for point in subject.site.register.open_points.get(subject.card.id, ())}
    # What the leading assessor leaves open: the answer that is named beside a question may be another's.
    unexplained = {
        question.id
        for question in framework.questions
        if ("assessments", outcomes[0].number - 1, "answers", question.id, "because") in places
    }
    return discussion(framework, outcomes, unexplained)


@once
def _unjudged(site: Site) -> Discussion:
    """The same for every record that nobody has judged, and those are most."""
    versions = site.register.versions
    return discussion(versions[0], ()) if versions else NO_QUESTIONS


def _trail(subject: Subject) -> tuple[Step, ...]:
    return trail(("Agreements", "agreements/"), ("This agreement", subject.address), here="Discussion pack")


def notices_of(subject: Subject) -> Iterator[Notice]:
    """What to know before reading anything that is made of a record, the most important first."""
    agreement = subject.agreement
    if agreement.invented:
        answers = " The answers are made up too." if subject.outcomes else ""
        yield Notice("example", f"{EXAMPLE}{answers}")
    if source := subject.site.register.source_of(subject.card.id):
        identifier = subject.card.id
        yield Notice("copied", f"{where_from(source, identifier)} {how_old(source, identifier)}")
    if agreement.replaced_by is not None:
        text = "".join(piece.text for piece in superseded_by(subject, agreement.replaced_by))
        yield Notice("superseded", text)
    if subject.compiled:
        read = f", as read {on(subject.as_read)}" if subject.as_read else ""
        editors = editors_of(subject.site, subject.card.id)
        yield Notice(
            "sources",
            f"Compiled by {editors}’s editors from public pages{read}. The organisations have not checked it.",
        )


def _status(subject: Subject) -> str:
    """Whether it is in use, and what that means where it is not."""
    status = subject.agreement.status
    if status == SILENT:
        return "Not stated: whether it is in use."
    if subject.as_read:
        return f"{STATUSES[status].label}, as read {on(subject.as_read)}."
    return f"{STATUSES[status].label}. {STATUSES[status].meaning}"
