"""What `present` hands to `publish`: pages of words, and files of bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from generator.assess.outcome import Outcome
from generator.model.card import Card
from generator.model.history import NO_HISTORY, History, Version
from generator.model.register import Register
from generator.model.settings import Settings
from generator.present.followed import FeedLink
from generator.present.parts import MapView

PAGE_FILE = "index.html"
"""What the file of a page is called, in the folder that is its address."""


def address_of_file(path: str) -> str:
    """The address at which a host sends a file: the folder of a page's own file, the path of any other."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}" if name == PAGE_FILE else path


@dataclass(frozen=True)
class Kind:
    """A kind of page. Its pages share one frame, so they share a depth and a place in the navigation.

    `depth` is how many folders deep its addresses are: `agreements/x/` is 2. `section` is the entry
    of the main navigation that is marked as current. `hidden` pages are kept for links of before: search engines are
    asked to pass over them, and nothing need lead to them. `bare` pages have no frame: their body is the whole file,
    since other sites show them inside their own pages.
    """

    name: str
    depth: int
    section: str
    hidden: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Page:
    """One public page, without its frame.

    `address` is relative to the site's root and ends with a slash (the home page's is empty).
    `title` and `description` are plain text; `body` is HTML from our own templates. `feeds` are named in the page's
    head for programs that look for them there, and so is `oembed`, the whole address of what tells other sites how to
    show the page. `canonical` is the address of the page that search engines should take for it, where that is another:
    from this site's root, or whole where it is on another site.
    """

    address: str
    title: str
    description: str
    body: str
    feeds: tuple[FeedLink, ...] = ()
    oembed: str = ""
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that will be made: its address and kind are known before its words.

    `touched` is the day on which what it tells last changed, where that is known: see `Card.touched`. A page that is
    `sized` tells how large files are: it is made when they are there, and `make` is given what tells the bytes of each.
    """

    address: str
    kind: Kind
    make: Callable[..., Page]
    touched: date | None = None
    sized: bool = False

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"{self.address}{PAGE_FILE}"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that will be made, such as a stylesheet or a record as JSON. `path` has no leading slash."""

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class PlannedTogether:
    """Files that are made in one walk over the register, none of which is ever whole in memory.

    `write` is given, for each path, what writes the next bytes of that file.
    """

    paths: tuple[str, ...]
    write: Callable[[Mapping[str, Callable[[bytes], object]]], None]


class Maps(Protocol):
    """Whatever draws the maps of a site. Pages know no more of it."""

    def national(self, look_of: Callable[[str], str]) -> MapView:
        """The whole country, each area with the look of what is published about it: see `pages/places.py`."""
        ...

    def of_area(self, identifier: str, name: str) -> MapView | None:
        """One area among its neighbours, or nothing where it has no outline."""
        ...

    def of_agreement(self, card: Card, name_of: Callable[[str], str], takes_part: str) -> MapView | None:
        """Where an agreement is, each place by its name, or nothing where no place of it is drawn.

        `takes_part` says in the agreement's tense what a place does that surely takes part.
        """
        ...


@dataclass(frozen=True)
class Site:
    """All that a page may know: the register, what its assessments come to, settings, the date, and its maps.

    Without outlines there are no maps. `history` is what records said before.
    """

    register: Register
    outcomes: Mapping[str, tuple[Outcome, ...]]
    settings: Settings
    as_of: date
    maps: Maps | None = None
    history: History = NO_HISTORY

    def versions(self, identifier: str) -> tuple[Version, ...]:
        """The published versions of a record, the oldest first; none where the publisher does not show them.

        Of a later day than that of the pages there are none.
        """
        versions = self.history.versions.get(identifier, ()) if self.settings.versions else ()
        return tuple(version for version in versions if version.day <= self.as_of)

    def is_ahead(self, identifier: str) -> bool:
        """Whether what a record says now is in none of its versions: it was saved since, or of a later day."""
        versions = self.history.versions.get(identifier, ())
        return identifier in self.history.unsaved or bool(later_than(self.as_of, versions))


def later_than(day: date, versions: Iterable[Version]) -> list[Version]:
    """Those that git has of a later day."""
    # What the last site alone has is never what is said now, even where its day is later: git went back behind it.
    return [version for version in versions if version.day > day and not version.kept]


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("home", 0, ""),
        Kind("agreements", 1, "agreements"),
        Kind("agreements-page", 3, "agreements"),
        Kind("agreement", 2, "agreements"),
        Kind("pack", 3, "agreements"),
        Kind("agreement-answers", 3, "agreements"),
        Kind("cite", 3, "agreements"),
        Kind("card", 3, "agreements", hidden=True, bare=True),
        Kind("agreement-compare", 3, "agreements"),
        Kind("history", 3, "agreements"),
        Kind("version", 4, "agreements", hidden=True),
        Kind("gone", 3, "agreements", hidden=True),
        Kind("moved", 2, "agreements", hidden=True),
        Kind("moved-part", 3, "agreements", hidden=True),
        Kind("moved-organisation", 2, "organisations", hidden=True),
        Kind("compare", 1, "agreements"),
        Kind("search", 1, "search"),
        Kind("areas", 1, "areas"),
        Kind("area", 2, "areas"),
        Kind("organisations", 1, "agreements"),
        Kind("organisation", 2, "agreements"),
        Kind("sectors", 1, "agreements"),
        Kind("sector", 2, "agreements"),
        Kind("people", 1, "agreements"),
        Kind("group", 2, "agreements"),
        Kind("moments", 1, "moments"),
        Kind("moment", 2, "moments"),
        Kind("facets", 1, "agreements"),
        Kind("facet", 2, "agreements"),
        Kind("facet-page", 4, "agreements"),
        Kind("tests", 1, "tests"),
        Kind("workshop-pack", 2, "tests"),
        Kind("reviews", 1, "agreements"),
        Kind("reviews-page", 3, "agreements"),
        Kind("promises", 1, "agreements"),
        Kind("promises-page", 3, "agreements"),
        Kind("changes", 1, "agreements"),
        Kind("changes-page", 3, "agreements"),
        Kind("changes-wider", 2, "agreements"),
        Kind("changes-wider-page", 4, "agreements"),
        Kind("data", 1, "about"),
        Kind("dictionary", 2, "about"),
        Kind("vocabulary", 2, "about"),
        Kind("registers", 2, "about"),
        Kind("gaps", 1, "agreements"),
        Kind("gaps-place", 2, "agreements"),
    )
}


def root_from(address: str) -> str:
    """The relative path from a page back to the site's root: `../../` for `agreements/x/`."""
    return "../" * address.count("/") or "./"
