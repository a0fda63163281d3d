"""What an automated run found about the accessibility of the built site, as a machine wrote it down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from generator.model.dates import PartialDate
from generator.model.fields import Count, Id, OneOf, Record, SchemaVersion, Text, said
from generator.model.vocabulary import Word

OPENED: Mapping[str, Word] = {
    "menu": Word("the menu", "The main links, unfolded on a narrow screen."),
    "search": Word("the search", "The box to type into, open over the page."),
}

OTHER_CHECKS: Mapping[str, Word] = {
    "keyboard": Word(
        "The Tab key",
        "It should come to every link and button in turn, each with a name and in sight while it has the focus.",
    ),
    "sideways": Word(
        "A narrow screen and large letters",
        "At 320 pixels wide, and with letters twice as large, no page should have to be moved sideways.",
    ),
    "without-script": Word("No scripts", "The page should hold the same words where scripts are switched off."),
}


class AccessibilityFault(Record):
    """One kind of fault on the pages of one kind."""

    rule: Id = said("Which rule does it break?", "Its name in axe.", "color-contrast")
    kind: Id = said("On which kind of page?", "As `generator/present/page.py` names it.", "agreement")
    times: Count = said("How often was it met?", "Once for each look at a page.", 2)


class OtherCheck(Record):
    """What else was tried on pages, and how often it failed."""

    check: Annotated[str, OneOf(OTHER_CHECKS)] = said("What was tried?", "One of a few words.", "keyboard")
    looks: Count = said("How often was it tried?", "Once for each look at a page.", 86)
    faults: Count = said("How often did it fail?", "0 where it never did.", 0)


class AccessibilityChecks(Record):
    """`content/accessibility-checks.yml`: what the last automated run looked at and found."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    date: PartialDate = said("When did it run?", "The day.", "2026-11-23")
    axe: Text = said("Which version of axe looked?", "Its number.", "4.10.3")
    browser: Text = said("In which browser?", "Its name and version.", "Chromium 156.0.8078.108")
    rules: tuple[Id, ...] = said("Which sets of rules were asked for?", "As axe tags them.", ["wcag2a", "wcag22aa"])
    kinds: Count = said("How many kinds of page were opened?", "At least one page of each.", 29)
    pages: Count = said("How many pages were opened?", "Each counts once.", 43)
    looks: Count = said("How often did axe look?", "At each width and scheme, and with what was opened.", 258)
    opened: tuple[Annotated[str, OneOf(OPENED)], ...] = said(
        "What was opened over pages?", "Each in turn, on every page.", ["menu"]
    )
    faults: tuple[AccessibilityFault, ...] = said("Which faults did axe find?", "An empty list where none.", [])
    others: tuple[OtherCheck, ...] = said("What else was tried?", "Each with how often it failed.", [])
