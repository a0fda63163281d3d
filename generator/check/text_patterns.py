"""Texts that are not written as their field asks, such as an address or an id: what is wrong, and how to write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.check.faults import At, Fault
from generator.model.area import BODY_PATTERN, CODE_PATTERN
from generator.model.assessment import QUESTION_PATTERN
from generator.model.fields import EMAIL_PATTERN, LINK_PATTERN
from generator.model.glossary import PLACE_PATTERN
from generator.model.settings import AUTHORITY_PATTERN, TILES_PATTERN
from generator.read.excerpt import excerpt


def bad_id(at: At, given: str, example: Any) -> tuple[str, Fault]:
    """The code and the fault of a text that cannot be an id. `example` is one that could."""
    fix = f"Use lower-case letters, digits and single hyphens, such as `{example or 'a-few-words'}`."
    return "bad-id", Fault(at, f"`{excerpt(given)}` cannot be an id.", fix)


def _bad_link(at: At, given: str) -> tuple[str, Fault]:
    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", given)
    if scheme and scheme.group(1).lower() not in ("http", "https", "mailto", "tel"):
        fix = "Use an address that begins with https:, mailto: or tel:."
        return "link-scheme", Fault(at, f"A link may not begin with `{scheme.group(1)}:`.", fix)
    fix = "Copy it from the browser's address bar, from https:// to the end."
    return "bad-link", Fault(at, f"`{excerpt(given)}` is not a whole address.", fix)


def _bad_email(at: At, given: str) -> tuple[str, Fault]:
    fix = "Write it as name@organisation.gov.uk."
    return "bad-email", Fault(at, f"`{excerpt(given)}` is not an email address.", fix)


def _bad_question(at: At, given: str) -> tuple[str, Fault]:
    fix = "It is the test, a dot, and words: `purposeful.clear-purpose`."
    return "bad-id", Fault(at, f"`{excerpt(given)}` cannot be a question's id.", fix)


def _bad_code(at: At, given: str) -> tuple[str, Fault]:
    fix = "It is a letter (E, N, S or W) and eight digits: E08000035."
    return "bad-area-code", Fault(at, f"`{excerpt(given)}` is not an official area code.", fix)


def _bad_tiles(at: At, given: str) -> tuple[str, Fault]:
    fix = "Write it as https://tiles.example.org/{z}/{x}/{y}.png."
    return "bad-link", Fault(at, f"`{excerpt(given)}` is not an address of map tiles.", fix)


def _bad_authority(at: At, given: str) -> tuple[str, Fault]:
    fix = "Write a host name of yours, a comma and a year in which it was yours: `plainview.example,2026`."
    return "bad-id", Fault(at, f"`{excerpt(given)}` cannot begin the ids of feeds.", fix)


def _bad_place(at: At, given: str) -> tuple[str, Fault]:
    fix = "Write it from the root of the site, with a slash at its end: `understand/the-law/#lawful-bases`."
    return "bad-link", Fault(at, f"`{excerpt(given)}` is not an address on this site.", fix)


def _bad_body(at: At, given: str) -> tuple[str, Fault]:
    fix = "Copy the last part of its address there: `leeds_city_council`."
    return "bad-id", Fault(at, f"`{excerpt(given)}` cannot be a name on WhatDoTheyKnow.", fix)


BY_PATTERN: Mapping[str, Callable[[At, str], tuple[str, Fault]]] = {
    BODY_PATTERN: _bad_body,
    TILES_PATTERN: _bad_tiles,
    AUTHORITY_PATTERN: _bad_authority,
    PLACE_PATTERN: _bad_place,
    LINK_PATTERN: _bad_link,
    EMAIL_PATTERN: _bad_email,
    QUESTION_PATTERN: _bad_question,
    CODE_PATTERN: _bad_code,
}
"""By the pattern that a field declares, what makes the code and the fault."""
