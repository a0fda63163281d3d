"""A page written by hand, as lists and the search know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part of a page with an anchor of its own: what its heading says, and its running text (empty where none is)."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """Where a page is from the site's root, its title, and the sentence that describes it (empty where none does).

    `parts` are those that a link can name.
    """

    address: str
    title: str
    description: str
    parts: tuple[WrittenPart, ...] = ()
