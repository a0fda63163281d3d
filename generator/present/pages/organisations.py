"""The organisations of the register, and the list of them by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.register import own_first, sorting_key
from generator.model.vocabulary import ORGANISATION_KINDS, WITHDRAWN
from generator.present.once import once, once_each_alone
from generator.present.page import Page, Site
from generator.present.pages.listings import EXAMPLES_BAND, Choice
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import capital, count, one_line

ADDRESS = "organisations/"
TITLE = "Organisations"
KIND_NOT_STATED = "Kind not stated"
INVENTED = "invented"
INVENTED_HEADING = "Invented organisations"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as the whole register knows it."""

    id: str
    name: str
    kind: str | None
    invented: bool
    agreements: int
    """How many agreements name it; records that were taken down are not counted."""


@dataclass(frozen=True, slots=True)
class KindOfBody:
    """Organisations of one kind. `band` stands before invented ones."""

    anchor: str
    heading: str
    meaning: str
    bodies: tuple[Choice, ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """What the list of organisations prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    kinds: tuple[KindOfBody, ...]


def organisations_index(site: Site) -> Page:
    """Every organisation by kind, in order of name; invented ones last."""
    known = bodies(site)
    real = [body for body in known.values() if not body.invented]
    told = count(len(real), "organisation")
    view = OrganisationsView(trail(here=TITLE), TITLE, _lead(len(real), told), tuple(_kinds(known)))
    description = f"Who shares data about people, and what each does: {told} by kind, in order of name."
    return Page(ADDRESS, TITLE, description, render("organisations.html.jinja", view, ADDRESS))


def _lead(number: int, told: str) -> str:
    if not number:
        return "No organisation is named here yet."
    named = f"{capital(told)} {'is' if number == 1 else 'are'} named in the records here."
    return f"{named} Where no number is shown, one agreement names it."


def organisation_ids(site: Site) -> tuple[str, ...]:
    """The ids of all organisations that have a page, sorted."""
    return tuple(sorted(_ids(site)))


def address_of(identifier: str) -> str:
    """Where an organisation's page is, from the site's root."""
    return f"{ADDRESS}{identifier}/"


@once
def bodies(site: Site) -> Mapping[str, Body]:
    """Every organisation that a record names or the list of organisations holds, in order of name."""
    found = [_body(site, identifier) for identifier in _ids(site)]
    return {body.id: body for body in sorted(found, key=lambda body: (sorting_key(body.name), body.id))}


@once_each_alone
def body_of(site: Site, identifier: str) -> Body:
    """One of them, without all the others."""
    return _body(site, identifier)


def _ids(site: Site) -> set[str]:
    return {*site.register.by_organisation, *site.register.organisations}


def _body(site: Site, identifier: str) -> Body:
    register = site.register
    cards = register.by_organisation.get(identifier, ())
    known = register.organisations.get(identifier)
    return Body(
        identifier,
        one_line(register.organisation_name(identifier)),
        (known.kind if known else None) or _kinds_in_records(site).get(identifier),
        bool(cards) and all(card.invented for card in cards),
        sum(card.status != WITHDRAWN for card in cards),
    )


@once
def _kinds_in_records(site: Site) -> Mapping[str, str]:
    """The first kind that a record gives for each organisation."""
    kinds: dict[str, str] = {}
    for card in own_first(site.register.cards):
        for part in card.organisations:
            if part.kind:
                kinds.setdefault(part.id, part.kind)
    return kinds


def _beside(agreements: int) -> str:
    """How many agreements name it. Most are named by one, and saying so each time would hide the others."""
    return {0: "none here yet", 1: ""}.get(agreements, count(agreements, "agreement"))


def _kinds(known: Mapping[str, Body]) -> Iterable[KindOfBody]:
    grouped: dict[str | None, list[Choice]] = {}
    for body in known.values():
        link = Choice(body.name, address_of(body.id), _beside(body.agreements), quiet=body.agreements <= 1)
        grouped.setdefault(INVENTED if body.invented else body.kind, []).append(link)
    for kind, word in ORGANISATION_KINDS.items():
        if kind in grouped:
            yield KindOfBody(f"kind-{kind}", word.label, word.meaning, tuple(grouped[kind]))
    if None in grouped:
        meaning = "The records do not say what kind of body these are."
        yield KindOfBody("kind-not-stated", KIND_NOT_STATED, meaning, tuple(grouped[None]))
    if INVENTED in grouped:
        yield KindOfBody(INVENTED, INVENTED_HEADING, "", tuple(grouped[INVENTED]), EXAMPLES_BAND)
