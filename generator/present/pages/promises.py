"""Every promised benefit of the register, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial

from generator.assess.promises import DUE, KEPT, NO_REPORT, NOT_KEPT, PARTLY_KEPT, Promise, promises_of
from generator.model.card import Card
from generator.model.register import sorting_key
from generator.present.once import once, once_each_alone
from generator.present.page import Page, Site
from generator.present.pages.dated_list import DatedList, Entry, OnPage, placed
from generator.present.pages.listings import listing_of, shelves
from generator.present.pages.paging import in_pages
from generator.present.wording import count, listed, on, one_line, sentence, when
from generator.present.wording import number as number_said

ADDRESS = "promises/"
_HEADINGS = {
    DUE: "Due",
    NO_REPORT: "No report",
    KEPT: "Reported as kept",
    PARTLY_KEPT: "Reported as partly kept",
    NOT_KEPT: "Reported as not kept",
}
_MEANINGS = {
    DUE: "The day by which these should come about is still ahead.",
    NO_REPORT: "Nothing that we know of says what became of these. Either the day has gone by, or no day is stated. "
    "That does not mean that nothing came of them.",
    KEPT: "A report says that this happened.",
    PARTLY_KEPT: "A report says that some of this happened.",
    NOT_KEPT: "A report says that this did not happen. To say so in public is worth something too.",
}
_COUNTED = {
    DUE: "still due",
    NO_REPORT: "without a report",
    KEPT: "reported as kept",
    PARTLY_KEPT: "reported as partly kept",
    NOT_KEPT: "reported as not kept",
}
_TOLD = (
    "Public bodies share data because they say that some good will come of it. Here is the good that each agreement "
    "promised or expected, and what was reported.",
    "“Reported” means that somebody said so. Follow the link to see who, and where you can read it. Where a record was "
    "compiled from public pages, our editors chose the word “kept”, “partly kept” or “not kept” from what they read.",
)


def promises_page(site: Site, number: int = 1) -> Page:
    """One page of the promises. Pages count from 1."""
    return _on_page(site, number).page(partial(_entry, site))


@once_each_alone
def _on_page(site: Site, number: int) -> OnPage[Promise]:
    return the_list(site).on_page(number)


@once
def the_list(site: Site) -> DatedList[Promise]:
    """Every promise, by what became of it."""
    found = shelves(site.register.cards)
    real, examples = _in_order(site, found.real), _in_order(site, found.examples)
    counts = Counter(promise.state for promise in real)
    as_at = f"as at {when(site.as_of)}"
    return DatedList(
        title="Promises",
        address=ADDRESS,
        description=f"What good each agreement promised, and what was reported of it, {as_at}.",
        lead=_lead(counts, as_at),
        told=_TOLD,
        headings=_HEADINGS,
        meanings=_MEANINGS,
        counts=counts,
        pages=in_pages(placed(((one.state, one) for one in real), examples, _HEADINGS), site.settings.page_size),
    )


def _in_order(site: Site, cards: tuple[Card, ...]) -> list[Promise]:
    """By what became of it, then by the calendar, then by title: never by what kind of body it is."""
    order = list(_HEADINGS)
    titles = {card.id: sorting_key(card.title) for card in cards}
    return sorted(
        (promise for card in cards for promise in promises_of(card, site.as_of)),
        key=lambda promise: (
            order.index(promise.state),
            _day(promise),
            titles[promise.agreement],
            promise.agreement,
            promise.benefit.anchor,
        ),
    )


def _day(promise: Promise) -> int:
    """What is due or missing stands in order of its date; what was reported, newest first; undated last."""
    waiting = promise.state in (DUE, NO_REPORT)
    moment = promise.benefit.due if waiting else promise.benefit.reported
    if moment is None:
        return date.max.toordinal()
    return moment.latest.toordinal() if waiting else -moment.latest.toordinal()


def _entry(site: Site, promise: Promise, among_examples: bool) -> Entry:
    listing = listing_of(site, site.register.card[promise.agreement])
    state = f"{_HEADINGS[promise.state]}. " if among_examples and promise.state != DUE else ""
    measure = promise.benefit.measure
    # Most have neither a report nor a day, as their heading says: said each time, it would hide the others.
    undated = promise.state == NO_REPORT and promise.benefit.due is None
    return Entry(
        one_line(promise.benefit.promise),
        f"agreements/{promise.agreement}/#{promise.benefit.anchor}",
        f"{state}{_dates(promise)}" if among_examples or not undated else "",
        f"{listing.title} · {listing.facts}",
        f"How anyone will know: {sentence(measure)}" if measure else "",
    )


def _dates(promise: Promise) -> str:
    due, reported = promise.benefit.due, promise.benefit.reported
    if promise.state == NO_REPORT and promise.days_late is not None and due:
        at_least = "at least " if due.day is None else ""
        return f"It was due {on(due)}, {at_least}{count(promise.days_late, 'day')} ago."
    if promise.state in (DUE, NO_REPORT):
        return f"Due {on(due)}." if due else "No day is stated."
    return f"Reported {on(reported)}." if reported else "The day of the report is not stated."


def _lead(counts: Mapping[str, int], as_at: str) -> str:
    whole = sum(counts.values())
    if not whole:
        return f"No agreement here states what good should come of it, {as_at}."
    parts = [f"{number_said(counts[state])} {said}" for state, said in _COUNTED.items() if counts[state]]
    return f"{count(whole, 'promise')}, {as_at}: {listed(parts)}."
