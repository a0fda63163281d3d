"""What the site's search can find: pages say what there is, `present/search/` makes the files that find it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sort:
    """What sort of thing something is, in a reader's words, and where such things are.

    `before` and `after` stand around a thing's own part of its address. What is invented comes after all that is real.
    `weight` is how much such a thing counts beside others that fit a search as well. Of a sort that is `known_by_name`
    a thing comes first for whoever types the whole of one of its names.
    """

    words: str
    before: str
    after: str
    invented: bool = False
    weight: float = 1
    known_by_name: bool = False


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that can be found. All of it is plain text.

    `place` is its own part of its address, `beside` the line under its title. `names` is whatever else it is called,
    and `texts` says what it is about: a word in those counts for less.
    """

    sort: Sort
    title: str
    place: str
    beside: str
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
