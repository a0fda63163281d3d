"""The review clock: when an agreement is due to be looked at again, and how far past that day it is.

Everything here goes by the as-of date that is passed in. A date that is known to the month or the year is late only
when its last day has gone by. For one that is only implied ("about 2026") nobody can be late: once it has gone by, it
counts as no date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.card import Card
from generator.model.dates import PartialDate

OVERDUE = "overdue"
DUE = "due"
LATER = "later"
NO_DATE = "no-date"
STATES = (OVERDUE, DUE, LATER, NO_DATE)

SOON = 60
"""Within how many days a review counts as due, where nobody says otherwise."""

# Data is shared under these, so somebody should look again.
_IN_USE = frozenset({"live", "pilot", "paused"})


@dataclass(frozen=True, slots=True)
class Review:
    """Where an agreement stands on the review clock.

    `days` is how many days ago it fell due if overdue, and otherwise how many are left; None where no
    date is stated, or only an implied one, which is kept in `due`. `never` is whether it is in use and nothing
    says that anyone has looked at it since it began.
    """

    state: str
    days: int | None
    due: PartialDate | None
    last: PartialDate | None
    never: bool


def review_of(card: Card, as_of: date, within: int = SOON) -> Review | None:
    """Where an agreement stands; None where nobody need look again, since no data is shared under it.

    `within` is how many days ahead count as due.
    """
    in_use = card.status in _IN_USE
    if not in_use and card.status != "not-stated":
        return None
    state, days = _clock(card.review_due, as_of, within)
    return Review(state, days, card.review_due, card.last_reviewed, in_use and card.last_reviewed is None)


def _clock(due: PartialDate | None, as_of: date, within: int) -> tuple[str, int | None]:
    if due is None:
        return NO_DATE, None
    left = (due.latest - as_of).days
    if left < 0:
        return (NO_DATE, None) if due.about else (OVERDUE, -left)
    return (DUE if left <= within else LATER), (None if due.about else left)
