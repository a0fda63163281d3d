"""An agreement beside others of like kind, ready-made, for readers with and without a script."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.card import Card
from generator.model.vocabulary import SECTORS
from generator.present.page import Page, Site
from generator.present.pages.agreement_origin import EXAMPLE
from generator.present.pages.comparison import Comparison, comparison, near, services, tier_in
from generator.present.pages.listings import Choice
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import one_line

CRUMB = "Compare"
HOW_HEADING = "How the others were chosen"
HOW = (
    "They were chosen by kind alone. An agreement stands beside others for the same kind of service and the same tier "
    "of council, such as county or district, since those have the same duties. Those about the same people come first, "
    "then those from the same part of the country, then those that come first in the alphabet. How well they do plays "
    "no part. When more are published here, you may see others."
)
BY_TITLE = "The others here are like it in both. It stands first, and they follow in order of title."
NOTHING_ALIKE = "Nothing else published here is of like kind, so there is nothing fair to set beside it yet."


@dataclass(frozen=True, slots=True)
class AgreementCompareView:
    """What the page prints. `comparison` is shown where others are alike; else it waits for a script to use it."""

    trail: tuple[Step, ...]
    heading: str
    band: str
    lead: str
    how_heading: str
    how: str
    back: tuple[Choice, ...]
    others: str
    choice: str
    comparison: Comparison | None
    shown: bool


def agreement_compare_page(site: Site, identifier: str) -> Page:
    """The page that sets one agreement beside others of like kind, or says why it does not."""
    card = site.register.card[identifier]
    title = one_line(card.title)
    heading = f"Compare “{title}” with others like it"
    address = f"agreements/{identifier}/compare/"
    others = sorted(near(site, card), key=lambda other: (one_line(other.title).casefold(), other.id))
    chosen = [card, *others]
    view = AgreementCompareView(
        trail=trail(("Agreements", "agreements/"), (title, f"agreements/{identifier}/"), here=CRUMB),
        heading=heading,
        band=EXAMPLE if card.invented else "",
        lead=_lead(site, card, others),
        how_heading=HOW_HEADING,
        how=HOW if others else "",
        back=tuple(_back(card)),
        others="Choose others to set beside it",
        choice="" if card.status == "withdrawn" else ",".join(one.id for one in chosen),
        comparison=None if card.status == "withdrawn" else comparison(site, chosen),
        shown=bool(others),
    )
    description = f"{title}, side by side with others of like kind: words and evidence, no scores."
    return Page(address, heading, description, render("agreement_compare.html.jinja", view, address))


def _lead(site: Site, card: Card, others: list[Card]) -> str:
    if card.status == "withdrawn":
        return f"“{one_line(card.title)}” was withdrawn, so there is nothing of it to set beside others."
    if card.status == "declined":
        return "This was decided against, and no data was shared, so it is not set beside agreements that share data."
    tier = tier_in(site, card)
    if not card.sectors:
        return "Not stated: which kind of service it is for. So nothing here is known to be of like kind."
    made_up = "invented example" if card.invented else "agreement"
    of = f"{services(card)}{f', and for {tier.words}' if tier else ''}"
    if not others:
        return f"This {made_up} is for {of}. {NOTHING_ALIKE}"
    return f"This {made_up} is for {of}. {BY_TITLE}"


def _back(card: Card) -> list[Choice]:
    """Where to go from here: its own page, and the lists of its kinds of service."""
    found = [Choice("Back to the page of this agreement", f"agreements/{card.id}/")]
    if card.status != "withdrawn":
        found += [Choice(f"All for {SECTORS[one].label}", f"sectors/{one}/") for one in card.sectors]
    return found
