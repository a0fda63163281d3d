"""The card of one agreement, which other sites may show inside their own pages: a page without a frame, and a picture.

It says in short what is shared, and on which day that was so. It runs no script and sets no cookie. Where the record
was taken down, the card says that instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.present.assets import ASSETS
from generator.present.families import Family, FileFamily, Several, Woven
from generator.present.once import kept_of_each
from generator.present.page import Page, PlannedFile, Site
from generator.present.pages.agreement_subject import FEW, Subject
from generator.present.pages.pack import written_out
from generator.present.pages.shown_card_picture import WIDTH, Drawing, drawing
from generator.present.pages.shown_card_words import ShownCard, shown
from generator.present.templates import render
from generator.present.wording import excerpt

STYLESHEET = "assets/card.css"
POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "style-src": ("'self'",),
    "font-src": ("'self'",),
    "img-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}
"""What a card may load: its stylesheet, the typeface and its icon. No script at all."""
# A day: the card says on which day it was made.
_CACHE_SECONDS = 24 * 60 * 60
# What a browser adds to the height of the drawing: other letters may be wider, and then a line more is needed.
_SPARE = 40


@dataclass(frozen=True, slots=True)
class CardView:
    """What the page of a card prints."""

    card: ShownCard
    policy: str
    description: str
    oembed: str
    stylesheet: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """What the picture of a card prints: the drawing, and all of its words for those who do not see it."""

    card: ShownCard
    drawing: Drawing
    words: str


def address_of(identifier: str) -> str:
    """Where the card of an agreement is."""
    return f"agreements/{identifier}/card/"


def picture_path(identifier: str) -> str:
    """Where the picture of the card is, from the site's root."""
    return f"{address_of(identifier)}card.svg"


def oembed_address(site: Site, identifier: str) -> str:
    """The whole address of what tells other sites how to show the card."""
    return written_out(site, _oembed_path(identifier))


@partial(kept_of_each, most=FEW)
def card_of(site: Site, identifier: str) -> ShownCard:
    """What the card of an agreement says, for the pages and files of it that are made one after another."""
    return shown(Subject.find(site, identifier))


def card_page(site: Site, identifier: str) -> Page:
    """The card as a page. Its body is the whole file."""
    card, address = card_of(site, identifier), address_of(identifier)
    description = excerpt(f"A card to show elsewhere, {card.as_at}: {card.title}")
    view = CardView(
        card,
        "; ".join(" ".join((name, *sources)) for name, sources in POLICY.items()),
        description,
        oembed_address(site, identifier),
        STYLESHEET,
    )
    return Page(address, card.label, description, render("card.html.jinja", view, address))


def card_files(site: Site) -> Iterator[Family[PlannedFile]]:
    """The picture of each card, what tells other sites how to show it, and the stylesheet, unless cards are off."""
    if not site.settings.cards:
        return
    every = tuple(card.id for card in site.register.cards)
    yield Several((PlannedFile(STYLESHEET, (ASSETS / "card" / "card.css").read_bytes),))
    files = ((picture_path, _picture), (_oembed_path, _oembed))
    yield Woven([FileFamily(every, path_of, make, (site,)) for path_of, make in files])


# How much higher the same words stand in a frame of 340 pixels, as measured on the cards of real records.
_NARROWER = 1.15


def height_of(card: ShownCard) -> int:
    """How many pixels of height to give a card: enough on a phone too, where it is narrower than `WIDTH`."""
    return round(drawing(card).height * _NARROWER) + _SPARE


def iframe(card: ShownCard) -> str:
    """The HTML by which another page shows the card."""
    return str(
        Markup(
            '<iframe src="{}card/" title="{}" width="{}" height="{}" loading="lazy" '
            'style="border:0;max-width:100%"></iframe>'
        ).format(card.address, card.label, WIDTH, height_of(card))
    )


def image(card: ShownCard) -> str:
    """The HTML by which another page shows the picture of the card, with a link to the record."""
    return str(
        Markup(
            '<a href="{}"><img src="{}card/card.svg" alt="{}" width="{}" height="{}" loading="lazy" '
            'style="max-width:100%;height:auto"></a>'
        ).format(card.address, card.address, card.label, WIDTH, drawing(card).height)
    )


def _picture(site: Site, identifier: str) -> bytes:
    card = card_of(site, identifier)
    said = (card.title, *(notice.text for notice in card.notices), card.summary, card.status, card.identified)
    tests = (f"{test.test}: {test.word}." for test in card.tests)
    words = " ".join(part for part in (*said, card.judged, *tests, f"{card.as_at}.") if part)
    view = PictureView(card, drawing(card), words)
    return render("card.svg.jinja", view, address_of(identifier)).encode()


def _oembed(site: Site, identifier: str) -> bytes:
    """What oEmbed 1.0 asks of a page that can be shown elsewhere."""
    card = card_of(site, identifier)
    told = {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "provider_name": card.site,
        "provider_url": card.root_address,
        "cache_age": _CACHE_SECONDS,
        "html": iframe(card),
        "width": WIDTH,
        "height": height_of(card),
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _oembed_path(identifier: str) -> str:
    return f"{address_of(identifier)}oembed.json"
