"""The review clock of the whole register: overdue, due soon, due later, and where nothing is stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from generator.assess.review import DUE, LATER, NO_DATE, OVERDUE, SOON, Review, review_of
from generator.model.card import Card
from generator.model.register import sorting_key
from generator.model.vocabulary import NOT_STATED
from generator.present.once import once, once_each_alone
from generator.present.page import Page, Site
from generator.present.pages.dated_list import EXAMPLES, DatedList, Entry, OnPage, placed
from generator.present.pages.listings import listing_of, shelves
from generator.present.pages.paging import in_pages
from generator.present.pages.review_words import clock, looked_at
from generator.present.wording import count, listed, when
from generator.present.wording import number as number_said

ADDRESS = "reviews/"
NEVER = "never-reviewed"
HEADINGS = {
    OVERDUE: "Overdue",
    DUE: f"Due in the next {SOON} days",
    LATER: "Due later",
    NEVER: "No review stated",
    NO_DATE: "No date stated for the next review",
}
MEANINGS = {
    OVERDUE: "The day stated for the next review has gone by.",
    DUE: "The day stated for the next review is near.",
    LATER: "The day stated for the next review is further off.",
    NEVER: "These are in use. As far as anything says, nobody has looked at them again since they began, and no date "
    "is set. That does not mean that nobody has.",
    NO_DATE: "Nothing says when anyone will look at these next. Some say when someone last did.",
}
_TOLD = (
    "Someone should look at each agreement again from time to time. Does it still do what it is for? Is the data "
    "still used only for that? Should it stop?",
    "Many records were compiled from public pages. Of those we know only what the pages said on the day we read them. "
    "A review may have taken place since.",
)


@dataclass(frozen=True, slots=True)
class _Clocked:
    card: Card
    review: Review

    @property
    def group(self) -> str:
        return group_of(self.review)


def group_of(review: Review) -> str:
    """The heading that an agreement stands under: one of `HEADINGS`."""
    return NEVER if review.state == NO_DATE and review.never else review.state


def reviews_page(site: Site, number: int = 1) -> Page:
    """One page of the clock. Pages count from 1."""
    return _on_page(site, number).page(partial(_entry, site))


@once_each_alone
def _on_page(site: Site, number: int) -> OnPage[_Clocked]:
    return the_list(site).on_page(number)


@once
def begins(site: Site) -> Mapping[str, str]:
    """Where each part of the list begins, from the site's root, by its anchor."""
    return {anchor: the_list(site).begins(anchor) for anchor in (*HEADINGS, EXAMPLES)}


@once
def the_list(site: Site) -> DatedList[_Clocked]:
    """Every agreement that somebody should look at again, by the calendar."""
    found = shelves(site.register.cards)
    real, examples = _clocked(site, found.real), _clocked(site, found.examples)
    counts = Counter(one.group for one in real)
    as_at = f"as at {when(site.as_of)}"
    return DatedList(
        title="Reviews",
        address=ADDRESS,
        description=f"When each agreement is due to be looked at again, and which are overdue, {as_at}.",
        lead=_lead(counts, as_at),
        told=_TOLD,
        headings=HEADINGS,
        meanings=MEANINGS,
        counts=counts,
        pages=in_pages(placed(((one.group, one) for one in real), examples, HEADINGS), site.settings.page_size),
    )


def _clocked(site: Site, cards: tuple[Card, ...]) -> list[_Clocked]:
    """In order of the calendar, then of title: never by what kind of body it is."""
    order = list(HEADINGS)
    on_the_clock = [_Clocked(card, review) for card in cards if (review := review_of(card, site.as_of)) is not None]
    return sorted(
        on_the_clock,
        key=lambda one: (
            order.index(one.group),
            one.review.due.latest.toordinal() if one.review.due else 0,
            sorting_key(one.card.title),
            one.card.id,
        ),
    )


def _entry(site: Site, one: _Clocked, among_examples: bool) -> Entry:
    listing = listing_of(site, one.card)
    said = clock(one.review, sure=one.card.status != NOT_STATED)
    if one.review.state == NO_DATE and not among_examples:
        # The heading has said this already.
        said = "" if one.review.never else looked_at(one.review)
    return Entry(listing.title, f"agreements/{listing.id}/", said, listing.facts)


def _lead(counts: Mapping[str, int], as_at: str) -> str:
    whole = sum(counts.values())
    if not whole:
        return f"No agreement here has a review to wait for, {as_at}."
    silent = counts[NEVER] + counts[NO_DATE]
    said = [
        f"{_some(counts[OVERDUE])} overdue for a review",
        f"{_some(counts[DUE])} due for one in the next {SOON} days",
        f"{number_said(silent)} {'does' if silent == 1 else 'do'} not state a date" if silent else "all state a date",
    ]
    return f"Of {count(whole, 'agreement')} that may still be in use, {as_at}: {listed(said)}."


def _some(number: int) -> str:
    return f"{number_said(number) if number else 'none'} {'are' if number > 1 else 'is'}"
