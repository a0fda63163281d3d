"""How to refer to one agreement, link to a part of its page, and show it on a page of one's own.

Everything that can be copied stands in the page as text, so that it can be marked and copied where no script runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.vocabulary import WITHDRAWN
from generator.present.citation import citation_of, in_words
from generator.present.page import Page, Site
from generator.present.pages import shown_card
from generator.present.pages.agreement import contents_of
from generator.present.pages.agreement_open import still_to_explain
from generator.present.pages.agreement_origin import EXAMPLE, Band
from generator.present.pages.agreement_steps import actions
from generator.present.pages.agreement_subject import Subject
from generator.present.pages.tombstone import TombstoneView
from generator.present.parts import Step, trail
from generator.present.reference_formats import BIBTEX_FILE, CSL_FILE, bibtex, csl_text
from generator.present.templates import render
from generator.present.wording import Piece, excerpt, on, one_line, plain, when

CRUMB = "Refer to it"
SAYS = (
    "These name the record as it stood on one day, and the hash (SHA-256) of the file that this page was made from. "
    "Whoever has that file can check it: if the hash differs, the record has changed since."
)
UNDATED = "Not stated: on which day the record was written or checked. So the references have no date."
READ_ON = "Add the day on which you read it, if whoever reads your work asks for that."
PARTS = (
    "Each of these leads to one place on the page of the agreement. The places keep their names when the words change. "
    "To copy one, hold your finger on it or press the right button of your mouse, and choose to copy the link."
)
MORE_PARTS = (
    "Each fact on that page has a place of its own too. At the end of the page, choose “Show links to each part”."
)


@dataclass(frozen=True, slots=True)
class Copied:
    """A text to copy: its lasting place on the page, what it is, and its words."""

    anchor: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PartsView:
    """Places on the page of the agreement that belong together: each address, and what stands there."""

    heading: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownElsewhere:
    """How to show the agreement on another website: where its card is, and what to copy."""

    card: str
    picture: str
    says: str
    texts: tuple[Copied, ...]


@dataclass(frozen=True, slots=True)
class CiteView:
    """Everything that the page prints, worded and in order."""

    trail: tuple[Step, ...]
    heading: str
    band: str
    says: str
    dated: str
    references: tuple[Copied, ...]
    bibtex: str
    csl: str
    parts_say: str
    more_parts: str
    parts: tuple[PartsView, ...]
    elsewhere: ShownElsewhere | None


def address_of(identifier: str) -> str:
    """Where the page about referring to an agreement is."""
    return f"agreements/{identifier}/cite/"


def cite_page(site: Site, identifier: str) -> Page:
    """How to refer to one agreement; of a record that was withdrawn, that it is gone."""
    subject = Subject.find(site, identifier)
    address, title = address_of(identifier), one_line(subject.card.title)
    if subject.card.status == WITHDRAWN:
        return _gone(subject, address, title)
    heading = f"How to refer to “{title}”"
    view = _view(subject, title, heading)
    description = excerpt(f"References to copy, a link to each part, and a card to show: {title}")
    oembed = shown_card.oembed_address(site, identifier) if site.settings.cards else ""
    return Page(address, heading, description, render("cite.html.jinja", view, address), oembed=oembed)


def _view(subject: Subject, title: str, heading: str) -> CiteView:
    site, card = subject.site, subject.card
    citation = citation_of(site, card)
    dated = UNDATED if citation.dated is None else f"This is the record as of {when(citation.dated)}. {READ_ON}"
    return CiteView(
        trail=trail(("Agreements", "agreements/"), (title, f"agreements/{card.id}/"), here=CRUMB),
        heading=heading,
        band=EXAMPLE if card.invented else "",
        says=SAYS,
        dated=dated,
        references=(
            Copied("in-words", "In words", in_words(citation)),
            Copied("bibtex", "BibTeX", bibtex(citation).rstrip()),
            Copied("csl-json", "CSL-JSON, for Zotero and others", csl_text(citation)),
        ),
        bibtex=BIBTEX_FILE,
        csl=CSL_FILE,
        parts_say=PARTS,
        more_parts=MORE_PARTS,
        parts=tuple(_parts(subject)),
        elsewhere=_elsewhere(subject) if site.settings.cards else None,
    )


def _parts(subject: Subject) -> Iterator[PartsView]:
    """The places that others most often want to lead to, as the page of the agreement has them."""
    groups = (
        ("Headings", contents_of(subject, still_to_explain(subject))),
        (
            "Kinds of data",
            ((f"data-{item.id or at}", item.item) for at, item in enumerate(subject.agreement.data, start=1)),
        ),
        ("Promises", ((promise.anchor, promise.promise) for promise in subject.card.benefits)),
        ("What you can do", ((action.anchor, action.title) for action in actions(subject))),
        ("Answers to the tests", _answers(subject)),
    )
    for heading, places in groups:
        links = tuple((f"../#{anchor}", one_line(words)) for anchor, words in places)
        if links:
            yield PartsView(heading, links)


def _answers(subject: Subject) -> Iterator[tuple[str, str]]:
    """Each question that the leading assessor answers."""
    if not subject.outcomes:
        return
    outcome = subject.outcomes[0]
    for question in subject.site.register.frameworks[outcome.judgement.framework].questions:
        yield f"a-{outcome.number}-{question.id}", question.text


def _elsewhere(subject: Subject) -> ShownElsewhere:
    """What to copy so that another site shows the card."""
    card = shown_card.card_of(subject.site, subject.card.id)
    return ShownElsewhere(
        card=shown_card.address_of(subject.card.id),
        picture=shown_card.picture_path(subject.card.id),
        says=(
            "The card says in short what is shared, as at which day, and leads here. It changes when the record does. "
            "It sets no cookie and runs no script. If a record is taken down, its card says so."
        ),
        texts=(
            Copied("card-as-page", "The card", shown_card.iframe(card)),
            Copied("card-as-picture", "The same as a picture", shown_card.image(card)),
        ),
    )


def _gone(subject: Subject, address: str, title: str) -> Page:
    """What stays at this address for a withdrawn record."""
    withdrawn = subject.agreement.withdrawn
    told = f"This record was taken down{f' {on(withdrawn.date)}' if withdrawn else ''}, so we give no reference to it."
    lines = (plain(told), (Piece("See why, and who took it down", "../"),))
    example = (Band("example", (plain(EXAMPLE),)),) if subject.card.invented else ()
    steps = trail(("Agreements", "agreements/"), ("This agreement", subject.address), here=CRUMB)
    view = TombstoneView(steps, title, (*example, Band("withdrawn", lines)), ())
    description = excerpt(f"References, taken down: {title}")
    return Page(address, f"How to refer to “{title}”", description, render("tombstone.html.jinja", view, address))
