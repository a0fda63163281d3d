"""Pages of records that may be called alike: what tells them apart in a tab, in a shared link and in a search engine.

Two publishers may give two things one title, and so may one publisher: editors are warned of it, and it may be right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from generator.model.card import Card
from generator.present.once import once
from generator.present.page import Page, PlannedPage, Site
from generator.present.wording import excerpt, one_line

_FOLDER = "agreements"


def told_apart(site: Site, page: PlannedPage) -> PlannedPage:
    """The same page; one of a record has what tells it from others in what stands outside it: see `_told`."""
    first, _, rest = page.address.partition("/")
    identifier, _, behind = rest.partition("/")
    if first != _FOLDER or identifier not in site.register.card:
        return page
    # Not `replace`, which takes three times as long, for each page.
    make = partial(_told, site, identifier, not behind, page.make)
    return PlannedPage(page.address, page.kind, make, page.touched, page.sized)


def _told(site: Site, identifier: str, itself: bool, make: Callable[[], Page]) -> Page:
    """What search engines are to take for the page of a copied record `itself` is its original."""
    page = make()
    # Looked up when the page is made, so that it is made again when another record comes to have the same title.
    words = _words(site).get(identifier)
    if words is None:
        return page
    source = site.register.source_of(identifier) if itself else None
    original = source.original_of(identifier) if source else ""
    title, description = f"{page.title} ({words})", excerpt(f"{words}: {page.description}")
    return replace(page, title=title, description=description, canonical=original or page.canonical)


@once
def _words(site: Site) -> Mapping[str, str]:
    """Who published each copy; who leads each record that has the title of another; its id where even that is alike."""
    register = site.register
    sources = ((card.id, register.source_of(card.id)) for card in register.cards)
    words = {identifier: (one_line(source.name),) if source else () for identifier, source in sources}
    for more in (_lead, _identifier):
        words |= {card.id: (*words[card.id], more(card)) for card in _alike(register.cards, words)}
    return {identifier: ", ".join(said) for identifier, said in words.items() if said}


def _alike(cards: Sequence[Card], words: Mapping[str, tuple[str, ...]]) -> Sequence[Card]:
    """Those that another has the title and the words of."""
    keys = [(one_line(card.title).casefold(), words[card.id]) for card in cards]
    counts = Counter(keys)
    return [card for card, key in zip(cards, keys, strict=True) if counts[key] > 1]


def _lead(card: Card) -> str:
    return one_line(card.lead.name)


def _identifier(card: Card) -> str:
    return card.id
