"""When an agreement was made, began and ends, and where it stands on the review clock."""

from __future__ import annotations

from dataclasses import replace

from generator.assess.review import review_of
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.pages.dated_list import EXAMPLES
from generator.present.pages.review_words import clock
from generator.present.pages.reviews import ADDRESS as REVIEWS
from generator.present.pages.reviews import begins
from generator.present.parts import Entry, Fact
from generator.present.wording import Line, Piece, capital, on, plain, silence, when


def dates(subject: Subject) -> Fact:
    """The dates that the record states, in order."""
    stated = subject.agreement.dates
    if subject.declined and (stated is None or stated.start is None):
        decided = f" The record is dated {when(stated.agreed)}." if stated and stated.agreed else ""
        return Fact(anchor_of("dates"), "When did it start?", (Entry(plain(f"It never began.{decided}")),))
    if stated is None:
        return subject.fact("dates", "When did it start, and when does it end?", None)
    told = (
        f"Agreed {on(stated.agreed)}." if stated.agreed else "",
        f"Start: {when(stated.start)}." if stated.start else "",
        f"End: {when(stated.end)}." if stated.end else "",
    )
    return subject.fact(
        "dates",
        "When did it start, and when does it end?",
        (stated.agreed or stated.start or stated.end),
        (Entry(plain(sentence)) for sentence in told if sentence),
        silence(
            (stated.agreed, "when it was agreed"),
            (stated.start, "when it started"),
            (stated.end, "when it ends"),
        ),
    )


def _in_the_list(subject: Subject) -> str:
    """Where the clock of all agreements is; of an invented one, where the invented ones stand in it."""
    # Real records, and there may be many thousands, need no list to be made for the way to it.
    return begins(subject.site)[EXAMPLES] if subject.agreement.invented else REVIEWS


def review(subject: Subject) -> tuple[Fact, ...]:
    """Where the agreement stands on the review clock; nothing where nobody need look again."""
    clocked = review_of(subject.card, subject.site.as_of)
    if clocked is None:
        return ()
    said = clock(clocked, sure=not subject.unsure)
    told = (f"Last looked at again {on(clocked.last)}." if clocked.last else "", said if clocked.due else "")
    entries = [Entry(plain(sentence)) for sentence in told if sentence]
    if clocked.due:
        every: Line = (
            Piece(f"{capital(subject.as_at)}. "),
            Piece("All reviews", f"{subject.root}{_in_the_list(subject)}"),
        )
        entries[-1] = replace(entries[-1], notes=(every,))
    return (
        subject.fact(
            "dates.review_due",
            "When is it looked at again?",
            clocked.due or clocked.last,
            entries,
            silence((clocked.last, "when it was last looked at again"), (clocked.due, "when that is next due")),
        ),
    )
