"""The registers that this one copies from: who publishes each, from which day it is, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.harvest import HarvestedSource
from generator.present.page import Page, Site
from generator.present.pages.copied_from import ADDRESS
from generator.present.parts import Entry, Fact, Step, trail
from generator.present.templates import render
from generator.present.wording import Piece, count, excerpt, on, one_line, outside, plain, sentence, site_of, when

HEADING = "Registers that are copied here"
LEAD = (
    "These bodies publish registers of their own. This site shows copies of their records, so that you can read them "
    "side by side. What a copy says is its publisher’s. It was checked here as our own records are, and nothing in it "
    "was changed but the ids that records have here."
)
IF_NOT_READ = (
    "Where a register cannot be read, the last copy stays, and its pages say how old it is. A record that was taken "
    "down there is taken down here too."
)


@dataclass(frozen=True, slots=True)
class Copied:
    """One register: its place on this page, who publishes it, and what is known of the copy."""

    anchor: str
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RegistersView:
    """What the page prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    if_not_read: str
    registers: tuple[Copied, ...]


def are_shown(site: Site) -> bool:
    """Whether there is a record that was copied, whose page leads here."""
    return any(site.register.source_of(card.id) for card in site.register.cards)


def registers_page(site: Site) -> Page:
    """The page about every register that this one copies from."""
    view = RegistersView(
        trail=trail(("The data", "data/"), here=HEADING),
        heading=HEADING,
        lead=LEAD,
        if_not_read=IF_NOT_READ,
        registers=tuple(
            Copied(source.id, one_line(source.name), tuple(_facts(source))) for source in site.register.harvest.sources
        ),
    )
    return Page(ADDRESS, HEADING, excerpt(LEAD), render("registers.html.jinja", view, ADDRESS))


def _facts(source: HarvestedSource) -> Iterator[Fact]:
    def fact(name: str, question: str, *entries: Entry) -> Fact:
        return Fact(f"{source.id}-{name}", question, entries)

    if source.home:
        yield fact("where", "Where is it?", Entry((outside(site_of(source.home), source.home), Piece("."))))
    as_at = f" It tells of {when(source.as_at)}." if source.as_at else ""
    yield fact("seen", "When was it copied?", Entry(plain(f"{when(source.seen)}.{as_at}")))
    if source.unread is not None:
        yield fact(
            "unread",
            "Can it be read now?",
            Entry(plain(f"It could not be read {on(source.unread.tried)}. {sentence(source.unread.why)}")),
        )
    yield fact("records", "How many records are there?", Entry(plain(f"{count(source.records, 'record')}.")))
    if source.kept:
        kept = (
            Entry(plain(f"{identifier}: of {when(one.seen)}. {sentence(one.why)}"))
            for identifier, one in sorted(source.kept.items())
        )
        yield fact("kept", "Of which is the copy older?", *kept)
    if source.left_out:
        reasons = (Entry(plain(f"{one.record}: {sentence(one.why)}")) for one in source.reasons)
        more = source.left_out - len(source.reasons)
        yield fact(
            "left-out",
            "Which were left out, and why?",
            *reasons,
            *((Entry(plain(f"And {count(more, 'other')}.")),) if more > 0 else ()),
        )
    mark = source.revision or source.sha256
    if mark:
        what = "Commit" if source.revision else "SHA-256 of its manifest"
        yield fact("hash", "Which state of it was that?", Entry(plain(f"{what}: {mark}")))
