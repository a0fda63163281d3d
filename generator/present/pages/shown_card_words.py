"""What a card says of one agreement: in short what is shared, and on which day that was so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.vocabulary import WITHDRAWN
from generator.present.pages.agreement import status_of
from generator.present.pages.agreement_data import answer_of
from generator.present.pages.agreement_origin import EXAMPLE, superseded_by
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.listings import SUMMARY_LENGTH, TestWord, listing_of
from generator.present.pages.pack import Notice, notices_of, written_out
from generator.present.pages.poster import led_by
from generator.present.wording import excerpt, on, one_line, when


@dataclass(frozen=True, slots=True)
class ShownCard:
    """All that a card says, worded and in order. Of a record that was taken down, its title and `notices` alone.

    `address` is the whole address of the agreement's page. `label` is what a frame that holds the card is called.
    """

    id: str
    label: str
    site: str
    title: str
    notices: tuple[Notice, ...]
    summary: str
    status: str
    identified: str
    tests: tuple[TestWord, ...]
    judged: str
    as_at: str
    leads: str
    address: str
    root_address: str


def shown(subject: Subject) -> ShownCard:
    """What the card of a record says."""
    site, title = subject.site, one_line(subject.card.title)
    gone = subject.card.status == WITHDRAWN
    name = one_line(site.settings.site_name)
    listing, (verdict, _) = listing_of(site, subject.card), answer_of(subject)
    status = status_of(subject)
    return ShownCard(
        id=subject.card.id,
        label=f"{title}{' (invented example)' if subject.card.invented else ''}, a card from {name}",
        site=name,
        title=title,
        notices=tuple(_taken_down(subject) if gone else notices_of(subject)),
        summary="" if gone else excerpt(subject.agreement.summary, SUMMARY_LENGTH),
        status="" if gone else f"{status.word}{status.since} {led_by(subject)}",
        identified="" if gone else f"Could I be identified? {verdict}",
        tests=() if gone else listing.tests,
        judged="" if gone else listing.judged,
        as_at=f"As at {when(site.as_of)}",
        leads="See why, and who took it down" if gone else f"Read the whole record at {name}",
        address=written_out(site, subject.address),
        root_address=written_out(site, ""),
    )


def _taken_down(subject: Subject) -> Iterator[Notice]:
    if subject.card.invented:
        yield Notice("example", EXAMPLE)
    withdrawn, successor = subject.agreement.withdrawn, subject.agreement.replaced_by
    on_day = f" {on(withdrawn.date)}" if withdrawn else ""
    yield Notice("withdrawn", f"This record was taken down{on_day}. It is no longer shown.")
    if successor is not None:
        yield Notice("superseded", "".join(piece.text for piece in superseded_by(subject, successor)))
