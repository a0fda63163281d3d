"""What a page says of a record that was copied from another publisher's register: from where, of which day, how old."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assess.same_initiative import Other, others_telling
from generator.model.card import Card
from generator.model.harvest import HarvestedSource
from generator.model.vocabulary import STATUSES
from generator.present.once import once
from generator.present.page import Site
from generator.present.wording import (
    Line,
    Piece,
    count,
    in_a_sentence,
    on,
    one_line,
    outside,
    plain,
    site_of,
    when,
)

ADDRESS = "data/registers/"
MOST_OTHERS = 20
OTHERS = (
    "Others tell of this too. Each record says what its own publisher says. They may not agree, and nothing was merged."
)
_BECAUSE = {
    "said": "our editors say that it is the same",
    "named": "one of them names the other",
    "paper": "both link to the same paper",
}


def where_from(source: HarvestedSource, identifier: str) -> str:
    """Who published a record, where and as at which day, in one sentence."""
    at = f" at {site_of(source.home)}" if source.home else ""
    as_at = f", as at {when(source.as_at)}" if source.as_at and source.copied(identifier) == source.seen else ""
    return f"Published by {one_line(source.name)}{at}{as_at}."


def how_old(source: HarvestedSource, identifier: str) -> str:
    """From which day the copy is, and since when the original could not be read."""
    copied = when(source.copied(identifier))
    unread = source.unread_since(identifier)
    if unread is None:
        return f"This is a copy, made on {copied}."
    return f"This copy is from {copied}; the original could not be read {on(unread.tried)}."


def lines_about(source: HarvestedSource, identifier: str, root: str) -> tuple[Line, ...]:
    """What stands at the top of the page of a copy."""
    original = source.original_of(identifier)
    leads = (outside("The original", original), Piece(" · ")) if original else ()
    return (
        plain(where_from(source, identifier)),
        plain(how_old(source, identifier)),
        (*leads, Piece("How copies are made", f"{root}{ADDRESS}")),
    )


def lines_about_others(site: Site, card: Card, root: str) -> Iterator[Line]:
    """The other records about the same initiative, each with its publisher and its status, after a sentence."""
    others = _others(site).get(card.id, ())
    if others:
        yield plain(OTHERS)
    for other in others[:MOST_OTHERS]:
        told = site.register.card[other.id]
        status = in_a_sentence(STATUSES[told.status].label)
        beside = f" · {publisher_of(site, told.id)} · {status} · {_BECAUSE[other.because]}"
        yield (Piece(one_line(told.title), f"{root}agreements/{told.id}/"), Piece(beside))
    if len(others) > MOST_OTHERS:
        yield plain(f"And {count(len(others) - MOST_OTHERS, 'other')}.")


def publisher_of(site: Site, identifier: str) -> str:
    """Who published a record: another register's publisher, or this site."""
    source = site.register.source_of(identifier)
    return one_line(source.name if source else site.settings.publisher_name)


def editors_of(site: Site, identifier: str) -> str:
    """Who compiled a record from public pages: the editors of this register, or of the one that it was copied from."""
    source = site.register.source_of(identifier)
    return one_line(source.name if source else site.settings.site_name)


@once
def _others(site: Site) -> Mapping[str, tuple[Other, ...]]:
    harvest = site.register.harvest
    return others_telling(site.register.cards, harvest.same_as) if harvest.sources else {}
