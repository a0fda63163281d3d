"""What became of each promised benefit, as at a day: due, kept, partly kept, not kept, or no report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.card import Card, PromisedBenefit

DUE = "due"
KEPT = "kept"
PARTLY_KEPT = "partly-kept"
NOT_KEPT = "not-kept"
NO_REPORT = "no-report"
STATES = (DUE, NO_REPORT, KEPT, PARTLY_KEPT, NOT_KEPT)

_REPORTED = {"met": KEPT, "partly": PARTLY_KEPT, "not-met": NOT_KEPT}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promised benefit with its agreement, its state, and how many days past its date a missing report is.

    `days_late` is None where no report is due, or no date is stated by which one could be.
    """

    agreement: str
    benefit: PromisedBenefit
    state: str
    days_late: int | None


def promises_of(card: Card, as_of: date) -> tuple[Promise, ...]:
    """Each promise of an agreement, in file order; none where nothing was ever shared."""
    if card.void:  # nothing can come of the promise
        return ()
    begun = card.status != "proposed"
    return tuple(Promise(card.id, benefit, *_state(benefit, as_of, begun=begun)) for benefit in card.benefits)


def _state(benefit: PromisedBenefit, as_of: date, *, begun: bool) -> tuple[str, int | None]:
    """What was reported goes first; then the calendar. Without a date nobody can be waiting, but silence is told.

    Nobody owes a report on what has not begun, nor on a date that was only implied and has gone by.
    """
    if benefit.state in _REPORTED:
        return _REPORTED[benefit.state], None
    if benefit.due is None:
        return (NO_REPORT if begun else DUE), None
    late = (as_of - benefit.due.latest).days
    if late <= 0:
        return DUE, None
    return NO_REPORT, None if benefit.due.about else late
