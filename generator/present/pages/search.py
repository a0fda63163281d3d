"""The page of the search, and every word that its script shows, on this page and over every other.

What someone searches stands after the `#` of the address, so it can be shared and is sent to nobody. Without a script
the page leads to the lists that hold everything.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.present.page import Page, Site
from generator.present.parts import Door, Step, trail
from generator.present.templates import render

ADDRESS = "search/"
HEADING = "Search"
DESCRIPTION = (
    "Find an agreement, a place, an organisation or the meaning of a word, without telling anybody what you seek."
)
LEAD = "Find an agreement, a place, an organisation, or what a word means."
LISTS_LEAD = "All that can be found is in these lists too. The search needs JavaScript, and the lists do not."
IN_ADDRESS = (
    "Your words stand in the address of this page, so you can keep a search or share it. Your browser keeps them in "
    "its history."
)
WHY = "Such as Leeds, doctor, benefits or council tax. What you type is sent to nobody."

# A slot in braces is filled in by the script, with a number or with words that were typed.
SAYINGS: tuple[tuple[str, str], ...] = (
    ("found-one", "1 result."),
    ("found", "{number} results."),
    ("found-many", "{number} results. The first {shown} are here."),
    ("instead", "Nothing here has “{words}”. This is what has “{asked}”."),
    ("some", "Nothing here has all of these words. These have some of them."),
    (
        "common",
        "Very many records are about “{words}”. Shown are those that have it in their title or name.",
    ),
    (
        "common-beside",
        "Very many records are about “{words}”, so those that are not may be here too.",
    ),
    ("short", "Type more letters."),
    ("empty", "These words are in nearly every text. Add one that says what you look for."),
    ("postcode", "Is that a postcode? The box on the front page finds your council by it."),
    ("find", "Find your council"),
    ("looking", "Looking…"),
    ("meant", "Did you mean"),
    (
        "none",
        "Nothing here has these words. That does not mean that nothing is shared. Try other words, or look in the "
        "lists.",
    ),
    ("failed", "The search could not be loaded. Load this page again to try once more."),
    ("show-more", "Show more"),
    ("keep", "Keep or share this search"),
    ("lists", "Look in the lists"),
)


DOORS = (
    Door("Agreements", "agreements/", "From A to Z"),
    Door("Places", "areas/", "Your council, and every other"),
    Door("Moments in your life", "moments/", "Such as moving home"),
    Door("Organisations", "organisations/", "Who shares data"),
    Door("Kinds of service", "sectors/", "Such as health or housing"),
    Door("Groups of people", "people/", "Whom the data is about"),
    Door("Words explained", "understand/glossary/", "What hard words mean"),
    Door("Data sharing explained", "understand/", "Such as the law and your rights"),
    Door("About this site", "about/", "What it is, and what it is not"),
)


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page prints, and the words that the script may show."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    why: str
    in_address: str
    lists_lead: str
    sayings: tuple[tuple[str, str], ...]
    doors: tuple[Door, ...]


def search_page(site: Site) -> Page:
    """The page of the search. It is the same for every register."""
    view = SearchView(trail(here=HEADING), HEADING, LEAD, WHY, IN_ADDRESS, LISTS_LEAD, SAYINGS, DOORS)
    return Page(ADDRESS, HEADING, DESCRIPTION, render("search.html.jinja", view, ADDRESS))
