"""The page of a record that was withdrawn: that it was here, when it went, why and by whom, and its history."""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.page import Page
from generator.present.pages.agreement_origin import EXAMPLE, Band, superseded_by
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.copied_from import lines_about
from generator.present.parts import Entry, Fact, Step, trail
from generator.present.templates import render
from generator.present.wording import Piece, excerpt, on, one_line, plain, sentence


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """All that may still be said."""

    trail: tuple[Step, ...]
    title: str
    bands: tuple[Band, ...]
    facts: tuple[Fact, ...]
    history: bool = False
    """Whether what it said before stands on a page behind it."""


def gone_part(subject: Subject, address: str, title: str, steps: tuple[Step, ...], what: str) -> Page:
    """What stays at the address of a page behind the record of one that was withdrawn. `what` was there."""
    withdrawn = subject.agreement.withdrawn
    told = f"This record was taken down{f' {on(withdrawn.date)}' if withdrawn else ''}, and {what} with it."
    lines = (plain(told), (Piece("See why, and who took it down", "../"),))
    example = (Band("example", (plain(EXAMPLE),)),) if subject.agreement.invented else ()
    heading = one_line(subject.agreement.title)
    view = TombstoneView(steps, heading, (*example, Band("withdrawn", lines)), ())
    return Page(address, title, excerpt(f"Taken down: {title}"), render("tombstone.html.jinja", view, address))


def tombstone_page(subject: Subject) -> Page:
    """What stays at the address of a withdrawn record, so that a link to it never breaks."""
    withdrawn = subject.agreement.withdrawn
    when = f" {on(withdrawn.date)}" if withdrawn else ""
    told = f"This record was withdrawn{when}. It is no longer shown."
    why = withdrawn.why if withdrawn else None
    by = withdrawn.by if withdrawn else None
    successor = subject.agreement.replaced_by
    superseded = (Band("superseded", (superseded_by(subject, successor),)),) if successor else ()
    example = (Band("example", (plain(EXAMPLE),)),) if subject.agreement.invented else ()
    source = subject.site.register.source_of(subject.card.id)
    copied = (Band("copied", lines_about(source, subject.card.id, subject.root)),) if source else ()
    view = TombstoneView(
        trail=trail(("Agreements", "agreements/"), here="This agreement"),
        title=one_line(subject.agreement.title),
        bands=(*example, *copied, Band("withdrawn", (plain(told),)), *superseded),
        facts=(
            subject.fact("withdrawn.why", "Why?", why, (Entry(plain(sentence(why))),) if why else (), ask=False),
            subject.fact(
                "withdrawn.by", "Who withdrew it?", by, (Entry(plain(sentence(by))),) if by else (), ask=False
            ),
        ),
        history=True,
    )
    description = excerpt(f"Record withdrawn{when}: {view.title}")
    return Page(subject.address, view.title, description, render("tombstone.html.jinja", view, subject.address))
