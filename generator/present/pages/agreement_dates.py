"""When an agreement was made, began and ends, and where it stands on the review clock."""

from __future__ import annotations

from dataclasses import replace

from generator.assess.review import review_of
from generator.present.pages.agreement_subject import Subject, anchor_of
from generator.present.pages.review_words import clock
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


def review(subject: Subject) -> tuple[Fact, ...]:
    """Where the agreement stands on the review clock; nothing where nobody need look again."""
    clocked = review_of(subject.card, subject.site.as_of)
    if clocked is None:
        return ()
    told = (f"Last looked at again {on(clocked.last)}." if clocked.last else "", clock(clocked) if clocked.due else "")
    entries = [Entry(plain(sentence)) for sentence in told if sentence]
    if clocked.due:
        every: Line = (Piece(f"{capital(subject.as_at)}. "), Piece("All reviews", f"{subject.root}reviews/"))
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
