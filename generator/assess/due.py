"""What falls due for those who publish: reviews, reports on promises, and actions promised for weak answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.assess.outcome import Outcome
from generator.assess.promises import DUE, NO_REPORT, promises_of
from generator.assess.review import review_of
from generator.model.card import Card
from generator.model.dates import PartialDate

REVIEW = "review"
PROMISE = "promise"
ACTION = "action"
KINDS = (REVIEW, PROMISE, ACTION)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that falls due in one agreement.

    `days` counts from the as-of date to the last day that `day` can mean; below 0, it has gone by. `anchor` is its
    place on the agreement's page, `what` the words of the promise or action, and `who` has to do it, if that is stated.
    """

    kind: str
    agreement: str
    anchor: str
    day: PartialDate
    days: int
    what: str
    who: str


def due_within(
    cards: Iterable[Card], outcomes: Mapping[str, tuple[Outcome, ...]], as_of: date, days: int
) -> tuple[Due, ...]:
    """Everything that has fallen due or will within so many days, the longest overdue first.

    A date that is only implied ("about 2026") is left out: nobody can be late for it.
    """
    found = [one for card in cards for one in _of(card, outcomes.get(card.id, ()), as_of) if one.days <= days]
    return tuple(sorted(found, key=lambda one: (one.days, KINDS.index(one.kind), one.agreement, one.anchor)))


def review_day(card: Card, as_of: date) -> PartialDate | None:
    """When a review of an agreement falls due, where a day is stated and somebody has to look again."""
    review = review_of(card, as_of)
    return review.due if review is not None and review.due is not None and not review.due.about else None


def _of(card: Card, outcomes: tuple[Outcome, ...], as_of: date) -> Iterator[Due]:
    if (day := review_day(card, as_of)) is not None:
        yield Due(REVIEW, card.id, "fact-dates-review-due", day, _left(day, as_of), "", card.lead.name)
    for promise in promises_of(card, as_of):
        benefit = promise.benefit
        if benefit.due is not None and not benefit.due.about and promise.state in (DUE, NO_REPORT):
            yield Due(PROMISE, card.id, benefit.anchor, benefit.due, _left(benefit.due, as_of), benefit.promise, "")
    if card.void:  # nothing was shared, so there is nothing left to mend
        return
    for outcome in outcomes:
        for action in outcome.judgement.actions:
            if action.by is not None and not action.by.about:
                anchor = f"a-{outcome.number}-{action.question}"
                yield Due(ACTION, card.id, anchor, action.by, _left(action.by, as_of), action.what, action.who or "")


def _left(day: PartialDate, as_of: date) -> int:
    return (day.latest - as_of).days
