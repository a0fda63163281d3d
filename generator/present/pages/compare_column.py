"""One agreement as it stands in a comparison: its own words under each of a reader's questions.

Everything is worded by the modules of the agreement's page, so that both pages say the same. What those say with a
figure that could pass for a score, such as how many promises were kept, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from generator.assess.review import review_of
from generator.present.page import Site, root_from
from generator.present.pages.agreement_data import Flow, Shared, shared
from generator.present.pages.agreement_law import law
from generator.present.pages.agreement_promises import Promise, purpose
from generator.present.pages.agreement_steps import actions
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.pages.listings import listing_of
from generator.present.pages.review_words import clock
from generator.present.parts import Entry, Fact
from generator.present.wording import NOT_STATED, Line, Piece, capital, in_a_sentence, on, one_line, plain, sentence

# Every comparison is as deep as this, so that a column is the same in all of them.
DEPTH = root_from("agreements/x/compare/")

# What is asked of each, in this order, and the name by which a script finds the row again.
QUESTIONS: tuple[tuple[str, str], ...] = (
    ("standing", "Where is it, who leads it, and is it in use?"),
    ("in-short", "In short"),
    ("what-for", "What is it for?"),
    ("promises", "What was promised, and what was reported?"),
    ("shared", "What is shared, and could I be identified?"),
    ("flow", "Who gives it, and who receives it?"),
    ("law", "Which reason does the law give?"),
    ("say-no", "Can I say no?"),
    ("kept", "How long is it kept?"),
    ("alternatives", "What else was considered?"),
    ("looked-at", "When was it last looked at?"),
)


SOMETHING = "something"
NO_ANSWER = "no-answer"
NOTHING = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a test comes to for one assessor, and why."""

    who: str
    outcome: str
    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one agreement says to one question. Where it says nothing, `missing` says so.

    `says` is whether there is something to set beside another's answer, or at least a question that was asked.
    """

    entries: tuple[Entry, ...] = ()
    missing: str = ""
    silent: str = ""
    voices: tuple[Voice, ...] = ()
    says: str = SOMETHING


class Beside(Subject):
    """A record that a comparison is about. Links to its own page are written from the comparison."""

    @cached_property
    def root(self) -> str:
        """The way from any comparison to the site's root."""
        return DEPTH

    @cached_property
    def page(self) -> str:
        """The way from any comparison to the agreement's own page."""
        return f"{DEPTH}{self.address}"


def column(subject: Beside) -> tuple[Cell, ...]:
    """What this agreement says to each of the questions, in their order."""
    return tuple(_away(subject, cell) for cell in _cells(subject))


def _cells(subject: Beside) -> Iterable[Cell]:
    agreement = subject.agreement
    purposes, told = purpose(subject), shared(subject)
    yield _said(_standing(subject.site, subject))
    yield _said(one_line(agreement.summary))
    yield _said(purposes.purpose)
    yield _promised(purposes.promises, purposes.tally)
    yield _shared(told)
    yield _flows(told.flows)
    yield _fact(next(fact for fact in law(subject) if fact.anchor == anchor_of("legal.lawful_bases")))
    yield _say_no(subject)
    kept = agreement.retention
    yield _fact(
        subject.fact("retention", "How long is it kept?", kept, (Entry(plain(sentence(kept))),) if kept else ())
    )
    yield _said(purposes.alternatives)
    yield _looked_at(subject)


def _said(words: str) -> Cell:
    return Cell((Entry(plain(words)),)) if words else Cell(missing=NOT_STATED)


def _fact(fact: Fact) -> Cell:
    return Cell(fact.entries, fact.missing, fact.silent)


def _standing(site: Site, subject: Subject) -> str:
    return f"{capital(listing_of(site, subject.card).facts)}."


def _promised(promises: Iterable[Promise], none: str) -> Cell:
    """Each promise with its report. `none` says that there are none, or that none are stated."""
    entries = tuple(
        Entry(
            (Piece(f"{promise.reported} "), *promise.report) if promise.reported else (),
            promise.promise,
            plain_notes(promise.notes),
            silent=promise.silent,
        )
        for promise in promises
    )
    return Cell(entries) if entries else Cell(missing=none)


def plain_notes(*notes: str) -> tuple[Line, ...]:
    """Smaller lines under an entry, those that say something."""
    return tuple(plain(note) for note in notes if note)


def _shared(told: Shared) -> Cell:
    opening = [Entry(plain(told.answer), told.verdict, plain_notes(told.protected))]
    if told.wider:
        opening.append(Entry(told.wider))
    items = (Entry(plain(f"{item.level.label}."), sentence(item.name)) for flow in told.flows for item in flow.items)
    return Cell((*opening, *items))


def _flows(flows: Iterable[Flow]) -> Cell:
    entries = []
    for flow in flows:
        what = plain_notes(f"What: {' '.join(sentence(item.name) for item in flow.items)}")
        if flow.silent:
            entries.append(Entry((), "", what, silent=flow.silent))
        else:
            line: Line = (Piece("From: "), *flow.givers, Piece(". To: "), *flow.receivers, Piece("."))
            entries.append(Entry(line, "", what))
    return Cell(tuple(entries))


def _say_no(subject: Subject) -> Cell:
    action = next((action for action in actions(subject) if action.anchor == "opt-out"), None)
    if action is None:
        # Nothing was shared, or those it is about have died: there is nobody who could.
        return _said("It was decided against. No data was shared.") if subject.declined else Cell(missing=NOT_STATED)
    return Cell(tuple(Entry(line) for line in action.lines), silent=action.silent)


def _looked_at(subject: Subject) -> Cell:
    dates = subject.agreement.dates
    last = dates.last_reviewed if dates else None
    due = dates.review_due if dates else None
    if last is None and due is None:
        return Cell(missing=NOT_STATED)
    clocked = review_of(subject.card, subject.site.as_of)
    told = (
        f"Last looked at again {on(last)}." if last else "",
        f"{clock(clocked, sure=not subject.unsure)} {capital(subject.as_at)}." if clocked and due else "",
    )
    silent = "" if last else f"{NOT_STATED}: {in_a_sentence('When it was last looked at')}."
    return Cell(tuple(Entry(plain(words)) for words in told if words), silent=silent)


def _away(subject: Beside, cell: Cell) -> Cell:
    """The same, with links to a place on the agreement's own page leading there."""
    if not any(_leads_within(entry) for entry in cell.entries):
        return cell
    entries = tuple(
        replace(entry, line=_led(subject, entry.line), notes=tuple(_led(subject, note) for note in entry.notes))
        for entry in cell.entries
    )
    return replace(cell, entries=entries)


def _leads_within(entry: Entry) -> bool:
    return any(piece.href.startswith("#") for line in (entry.line, *entry.notes) for piece in line)


def _led(subject: Beside, line: Line) -> Line:
    return tuple(piece._replace(href=subject.page + piece.href) if piece.href[:1] == "#" else piece for piece in line)
