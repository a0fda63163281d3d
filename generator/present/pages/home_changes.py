"""What changed lately in real agreements: the newest change that each record tells of, for the front door."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.card import Card, Changed
from generator.model.register import sorting_key
from generator.present.page import Site
from generator.present.pages.agreement_subject import anchor_of
from generator.present.pages.listings import shelves
from generator.present.pages.places import where
from generator.present.wording import capital, excerpt, one_line, when

SHOWN = 3
LENGTH = 130
NOT_SAID = "The record does not say what changed."


@dataclass(frozen=True, slots=True)
class LatestChange:
    """One change: when, what, whether it is known that more is shared since, and in which agreement."""

    when: str
    what: str
    wider: bool
    title: str
    address: str
    where: str


def latest_changes(site: Site) -> tuple[LatestChange, ...]:
    """The newest changes, one an agreement, so that one busy record does not fill the list.

    A date that is known to the month or year counts as its last day, as on the agreement's own page.
    """
    newest = [
        (max(past, key=lambda change: change.date.latest), card)
        for card in shelves(site.register.cards).real
        if not card.void and (past := [change for change in card.changes if not change.date.surely_after(site.as_of)])
    ]
    newest.sort(key=lambda found: (-found[0].date.latest.toordinal(), sorting_key(found[1].title)))
    return tuple(_told(site, change, card) for change, card in newest[:SHOWN])


def _told(site: Site, change: Changed, card: Card) -> LatestChange:
    return LatestChange(
        when=capital(when(change.date)),
        what=excerpt(change.what, LENGTH) if change.what else NOT_SAID,
        wider=change.wider_use,
        title=one_line(card.title),
        address=f"agreements/{card.id}/#{anchor_of('changes')}",
        where=where(site, card),
    )
