"""One organisation: what kind of body it is, and what it does in each agreement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.card import Card, PartTaken
from generator.model.organisation import KnownOrganisation
from generator.model.vocabulary import NOT_STATED, ORGANISATION_KINDS, PARTS
from generator.present.page import Page, Site
from generator.present.pages.follow import ORGANISATIONS, FollowView, links_of, view_of
from generator.present.pages.listings import (
    EXAMPLE_BAND,
    Section,
    counted,
    in_short,
    sections,
)
from generator.present.pages.organisations import ADDRESS, TITLE, Body, address_of, bodies, body_of
from generator.present.pages.places import areas_of_organisation, name_of
from generator.present.parts import Entry, Fact, Step, trail
from generator.present.templates import render
from generator.present.wording import NOT_STATED as NOT_STATED_WORDS
from generator.present.wording import (
    Line,
    Piece,
    capital,
    excerpt,
    in_a_sentence,
    linked,
    listed,
    one_line,
    outside,
    plain,
    site_of,
)

NOTHING_YET = "No agreement here names it yet. That does not mean that it shares no data."
# Said where `content/organisations.yml` marks a name as loose, such as "Police".
LOOSE_NAME = (
    "This is the name as the records give it. It stands for more than one body. Ask the one that you deal with."
)


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What the page of one organisation prints."""

    trail: tuple[Step, ...]
    band: str
    heading: str
    lead: str
    replaced: Line
    facts: tuple[Fact, ...]
    caution: str
    sections: tuple[Section, ...]
    short: bool
    follow: FollowView | None


def organisation_page(site: Site, identifier: str) -> Page:
    """The page of one organisation."""
    register = site.register
    body = body_of(site, identifier)
    known = register.organisations.get(identifier)
    cards = register.by_organisation.get(identifier, ())
    parts = {card.id: _part(card, identifier) for card in cards}
    view = OrganisationView(
        trail=trail((TITLE, ADDRESS), here=body.name),
        band=EXAMPLE_BAND if body.invented else "",
        heading=body.name,
        lead=_lead(body, cards),
        replaced=_replaced(site, known),
        facts=_facts(site, body, known),
        caution=LOOSE_NAME if known is not None and known.loose else "",
        sections=sections(
            site,
            _leading_first(cards, parts),
            "What it does in each agreement",
            lambda card: _note(parts[card.id]),
            page_is_invented=body.invented,
        ),
        short=in_short(site, cards),
        follow=view_of(site, ORGANISATIONS, identifier, cards),
    )
    address = address_of(identifier)
    description = excerpt(f"What {body.name} does with data about people: {counted(cards)}, in plain words.")
    title = one_line(f"{body.name} and data about people")
    feeds = links_of(ORGANISATIONS, identifier, body.name, cards)
    return Page(address, title, description, render("organisation.html.jinja", view, address), feeds)


def _lead(body: Body, cards: tuple[Card, ...]) -> str:
    if not cards:
        return NOTHING_YET
    return f"{capital(counted(cards))} here {'names' if len(cards) == 1 else 'name'} {body.name}."


def _replaced(site: Site, known: KnownOrganisation | None) -> Line:
    if known is None or known.replaced_by is None:
        return ()
    after = bodies(site).get(known.replaced_by)
    link = Piece(after.name, f"../{after.id}/") if after else Piece(known.replaced_by)
    return linked([link], before="This body is no more. Its place was taken by ", after=".")


def _facts(site: Site, body: Body, known: KnownOrganisation | None) -> tuple[Fact, ...]:
    facts = [_kind(body), _website(known)]
    if known is not None and known.other_names:
        facts.append(_fact("other-names", "What else is it called?", plain(listed(known.other_names))))
    areas = areas_of_organisation(site).get(body.id, ())
    if areas:
        places = linked([Piece(name_of(site, area), f"../../areas/{area}/") for area in areas])
        facts.append(_fact("serves", "Which place does it serve?", places))
    return tuple(facts)


def _fact(anchor: str, question: str, line: Line) -> Fact:
    return Fact(anchor, question, entries=(Entry(line),))


def _kind(body: Body) -> Fact:
    anchor, question = "kind", "What kind of body is it?"
    if body.kind is None:
        return Fact(anchor, question, missing=NOT_STATED_WORDS)
    word = ORGANISATION_KINDS[body.kind]
    return Fact(anchor, question, entries=(Entry(plain(word.label), notes=(plain(word.meaning),)),))


def _website(known: KnownOrganisation | None) -> Fact:
    anchor, question = "website", "Where is its website?"
    if known is None or known.website is None:
        return Fact(anchor, question, missing=NOT_STATED_WORDS)
    name = site_of(known.website) or known.website
    return _fact(anchor, question, (outside(name, known.website),))


def _part(card: Card, identifier: str) -> PartTaken:
    """What the organisation does in one agreement, even where the record names it more than once."""
    parts = [part for part in card.organisations if part.id == identifier]
    roles = dict.fromkeys(role for part in parts for role in part.roles)
    return PartTaken(identifier, parts[0].name, tuple(roles), parts[0].kind)


def _leading_first(cards: tuple[Card, ...], parts: dict[str, PartTaken]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: "lead" not in parts[card.id].roles))


def _note(part: PartTaken) -> str:
    roles = [role for role in part.roles if role != NOT_STATED]
    if not roles:
        return f"{PARTS[NOT_STATED].label}. {PARTS[NOT_STATED].meaning}"
    return f"{capital(listed([in_a_sentence(PARTS[role].label) for role in roles]))}."
