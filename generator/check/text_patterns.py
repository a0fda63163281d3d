"""Texts that are not written as their field asks, such as an address or an id: what is wrong, and how to write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.check.faults import At, Fault
from generator.check.placeholder import is_placeholder
from generator.model.area import BODY_PATTERN, CODE_PATTERN
from generator.model.assessment import QUESTION_PATTERN
from generator.model.fields import EMAIL_PATTERN, LINK_PATTERN, is_id
from generator.model.glossary import PLACE_PATTERN
from generator.model.harvest import SHA_256_PATTERN
from generator.model.history import HASH_PATTERN
from generator.model.organisation import slug
from generator.model.provenance import ANCHOR_PATTERN
from generator.model.settings import AUTHORITY_PATTERN, TILES_PATTERN
from generator.read.excerpt import excerpt


def bad_id(at: At, given: str, example: Any) -> tuple[str, Fault]:
    """The code and the fault of a text that cannot be an id. `example` is one that could."""
    # A place has an id of its own already, and what is to be filled in has none yet.
    near = "" if at[:1] == ("areas",) or is_placeholder(given) else slug(given)
    shown = f": `{near}`" if is_id(near) else f", such as `{example or 'a-few-words'}`"
    fix = f"Use lower-case letters, digits and single hyphens{shown}."
    return "bad-id", Fault(at, f"`{excerpt(given)}` cannot be an id.", fix)


def _bad_link(at: At, given: str) -> tuple[str, Fault]:
    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", given)
    if scheme and scheme.group(1).lower() not in ("http", "https", "mailto", "tel"):
        fix = "Use an address that begins with https:, mailto: or tel:."
        return "link-scheme", Fault(at, f"A link may not begin with `{scheme.group(1)}:`.", fix)
    fix = "Copy it from the browser's address bar, from https:// to the end."
    if re.fullmatch(EMAIL_PATTERN, given):
        fix = f"Write `mailto:` before it: `mailto:{excerpt(given)}`."
    return "bad-link", Fault(at, f"`{excerpt(given)}` is not a whole address.", fix)


def _told(code: str, what: str, fix: str) -> Callable[[At, str], tuple[str, Fault]]:
    """What tells of a text that is not what its field asks for."""

    def fault(at: At, given: str) -> tuple[str, Fault]:
        return code, Fault(at, f"`{excerpt(given)}` {what}.", fix)

    return fault


BY_PATTERN: Mapping[str, Callable[[At, str], tuple[str, Fault]]] = {
    LINK_PATTERN: _bad_link,
    EMAIL_PATTERN: _told("bad-email", "is not an email address", "Write it as name@organisation.gov.uk."),
    QUESTION_PATTERN: _told(
        "bad-id", "cannot be a question's id", "It is the test, a dot, and words: `purposeful.clear-purpose`."
    ),
    CODE_PATTERN: _told(
        "bad-area-code", "is not an official area code", "It is a letter (E, N, S or W) and eight digits: E08000035."
    ),
    TILES_PATTERN: _told(
        "bad-link", "is not an address of map tiles", "Write it as https://tiles.example.org/{z}/{x}/{y}.png."
    ),
    AUTHORITY_PATTERN: _told(
        "bad-id",
        "cannot begin the ids of feeds",
        "Write a host name of yours, a comma and a year in which it was yours: `plainview.example,2026`.",
    ),
    HASH_PATTERN: _told(
        "bad-id", "cannot be a version of a file", "It is 40 digits of 0 to 9 and a to f, as `git hash-object` says it."
    ),
    SHA_256_PATTERN: _told(
        "bad-id", "cannot be a SHA-256", "It is 64 digits of 0 to 9 and a to f, as `sha256sum manifest.json` says it."
    ),
    PLACE_PATTERN: _told(
        "bad-link",
        "is not an address on this site",
        "Write it from the root of the site, with a slash at its end: `understand/the-law/#lawful-bases`.",
    ),
    ANCHOR_PATTERN: _told(
        "bad-id",
        "is not what a link to a part of this record ends in",
        "Write what stands behind the `#`: `data-telephone`, `promise-more-meals` or `a-1-purposeful.clear-purpose`.",
    ),
    BODY_PATTERN: _told(
        "bad-id",
        "cannot be a name on WhatDoTheyKnow",
        "Copy the last part of its address there: `leeds_city_council`.",
    ),
}
"""By the pattern that a field declares, what makes the code and the fault."""
