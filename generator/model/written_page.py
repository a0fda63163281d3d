"""A page written by hand, as lists and the search know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """Where a page is from the site's root, its title, and the sentence that describes it (empty where none does)."""

    address: str
    title: str
    description: str
