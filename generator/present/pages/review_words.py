"""The review clock in words: "Review overdue by 57 days: it was due on 30 September 2026"."""

from __future__ import annotations

from generator.assess.review import DUE, NO_DATE, OVERDUE, Review
from generator.present.wording import count, in_a_sentence, on, when

NEVER = "Nothing says that anyone has looked at it again since it began."
NO_NEXT_DATE = "No date is stated for the next review."


def clock(review: Review, *, sure: bool = True) -> str:
    """Where the clock stands, in one sentence or two. The day it goes by is told beside it.

    `sure` is whether the agreement is known to be in use. If it is not, nothing may be overdue.
    """
    said = _due(review)
    if not sure and review.state == OVERDUE:
        said = f"If it is still in use: {in_a_sentence(said)}"
    return f"{said} {NEVER}" if review.never else said


def looked_at(review: Review) -> str:
    """When anyone last looked at it, or that nothing says so."""
    return f"Last looked at again {on(review.last)}." if review.last else NEVER if review.never else ""


def _due(review: Review) -> str:
    due, days = review.due, review.days
    if due is None:
        return NO_NEXT_DATE
    if review.state == NO_DATE:
        return f"A review was due {on(due)}, as far as a source implies."
    if review.state == OVERDUE and days is not None:
        at_least = "at least " if due.day is None else ""
        return f"Review overdue by {at_least}{count(days, 'day')}: it was due {on(due)}."
    if review.state == DUE and days is not None:
        if due.day is None:  # known to the month, so only its last day can be counted to
            return f"Review due {on(due)}."
        return f"Review due in {count(days, 'day')}, {on(due)}." if days else f"Review due today, {when(due)}."
    return f"Next review due {on(due)}."
