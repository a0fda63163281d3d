"""One everyday moment, told from the reader's situation: what may be shared then, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.card import Card
from generator.model.moments import MOMENTS
from generator.present import icons
from generator.present.page import Page, Site
from generator.present.pages import moments
from generator.present.pages.groupings import EVERYDAY_MOMENTS
from generator.present.pages.groups import NOTHING_YET, on_page
from generator.present.pages.listings import GROUPED_FROM, Section, counted, section_of, shelves
from generator.present.pages.moment_digest import Digest, digest_of
from generator.present.pages.paging import Pager, pager
from generator.present.pages.places import finder
from generator.present.parts import Door, Find, Step, trail
from generator.present.templates import render
from generator.present.wording import count, excerpt, number

NEAR_SHOWN = 4
LIST_HEADING = "What are the agreements?"
ONLY_EXAMPLES = (
    "No real agreement is here yet, only {number} that we invented to show what a full record looks like. "
    "That does not mean that no data is shared."
)
TO_OPEN = "Open an agreement below to see what it says. What it does not say, you can ask."
NONE_TO_OPEN = "No agreement here says. You can ask those who hold data about you."
ONLY_REFUSED = "What was planned here was decided against. That does not mean that no data is shared in other ways."


@dataclass(frozen=True, slots=True)
class MomentView:
    """What the page of one moment prints. Without a digest, `silent` says that nothing real is here, and what of it."""

    trail: tuple[Step, ...]
    heading: str
    icon: str
    lead: str
    urgent: str
    watched: bool
    digest: Digest | None
    silent: str
    wonder: tuple[str, ...]
    to_wonder: str
    """Where an answer may be."""
    find: Find | None
    to_read: str
    list_heading: str
    """What stands over a list of several parts. Empty where it has one, whose own heading is enough."""
    list_anchor: str
    sections: tuple[Section, ...]
    pager: Pager | None
    near: tuple[Door, ...]


def moment_page(site: Site, identifier: str) -> Page:
    """The page of one moment."""
    moment = MOMENTS[identifier]
    cards = site.register.by_moment.get(identifier, ())
    found = shelves(cards)
    address = moments.address_of(identifier)
    shown = on_page(site, EVERYDAY_MOMENTS, identifier, 1)
    parts = tuple(section_of(site, run) for run in shown.runs)
    view = MomentView(
        trail=trail((moments.TITLE, moments.ADDRESS), here=moment.label),
        heading=moment.label,
        icon=icons.of(identifier),
        lead=f"{moment.meaning} {moment.situation}",
        urgent=moment.urgent,
        watched=moment.watched,
        digest=digest_of(site.register, cards),
        silent=_silent(cards),
        wonder=moment.wonder,
        to_wonder=TO_OPEN if found.real or found.examples else NONE_TO_OPEN,
        find=finder(site, f"agreements/#moment={identifier}&area=") if cards else finder(site),
        to_read=_to_read(cards),
        list_heading=LIST_HEADING if len(parts) > 1 else "",
        list_anchor="list" if len(parts) > 1 else parts[0].anchor if parts else "",
        sections=parts,
        pager=pager(
            1,
            shown.last,
            lambda page: EVERYDAY_MOMENTS.address_of(identifier, page),
        ),
        near=tuple(moments.door_to(other) for other in moments.near(site, identifier, NEAR_SHOWN)),
    )
    description = excerpt(f"{moment.label}: {counted(cards)} to share data, in plain words. {moment.meaning}")
    return Page(address, moment.label, description, render("moment.html.jinja", view, address))


def _silent(cards: tuple[Card, ...]) -> str:
    found = shelves(cards)
    if found.real:  # and yet nothing to count
        return ONLY_REFUSED
    if not found.examples:
        return NOTHING_YET
    invented = len(found.examples)
    return ONLY_EXAMPLES.format(number="one" if invented == 1 else number(invented))


def _to_read(cards: tuple[Card, ...]) -> str:
    found = shelves(cards)
    if not found.real:
        return "See what is here" if cards else ""
    if len(found.real) == 1:
        return "Read the agreement"
    every = f"Read {'all' if len(found.real) > 2 else 'the'} {count(len(found.real), 'agreement')}"
    return f"{every}, by part of the country" if len(found.real) >= GROUPED_FROM else every
