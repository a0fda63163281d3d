"""Long lists cut into pages, with headings that go on over the cut, and the way from page to page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
EITHER_SIDE = 2  # pages named before and after this one in the pager


@dataclass(frozen=True, slots=True)
class Run(Generic[Thing]):
    """Things that stand under one heading on one page. `begins` is whether the heading starts there."""

    anchor: str
    heading: str
    things: tuple[Thing, ...]
    begins: bool

    @property
    def said(self) -> str:
        """The heading as this page prints it."""
        return self.heading if self.begins else f"{self.heading}, continued"


@dataclass(frozen=True, slots=True)
class PagerLink:
    """A page of the list. `address` is empty for a gap, where pages are left out."""

    label: str
    spoken: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """The way from one page of a list to the others."""

    label: str
    previous: str
    next: str
    pages: tuple[PagerLink, ...]


def in_pages(placed: Iterable[tuple[str, str, Thing]], size: int) -> tuple[tuple[Run[Thing], ...], ...]:
    """A list cut into pages of `size`, each in runs under one heading.

    Each thing comes with the anchor and the heading that it stands under.
    """
    whole = list(placed)
    begun: set[str] = set()
    pages = []
    for start in range(0, len(whole), size):
        runs = []
        for (anchor, heading), run in groupby(whole[start : start + size], key=lambda place: place[:2]):
            runs.append(Run(anchor, heading, tuple(thing for _, _, thing in run), anchor not in begun))
            begun.add(anchor)
        pages.append(tuple(runs))
    return tuple(pages)


def pager(number: int, last: int, address_of_page: Callable[[int], str]) -> Pager | None:
    """The way from page `number` to the others; nothing where there is only one. Pages count from 1."""
    if last == 1:
        return None
    return Pager(
        label="Pages of this list",
        previous=address_of_page(number - 1) if number > 1 else "",
        next=address_of_page(number + 1) if number < last else "",
        pages=tuple(_links(number, last, address_of_page)),
    )


def _links(number: int, last: int, address_of_page: Callable[[int], str]) -> Iterator[PagerLink]:
    before = 0
    near = range(number - EITHER_SIDE, number + EITHER_SIDE + 1)
    for page in sorted({1, last, *(page for page in near if 1 <= page <= last)}):
        if page > before + 1:
            yield PagerLink("…", f"Pages {before + 1} to {page - 1} are left out here", "")
        yield PagerLink(str(page), f"Page {page} of {last}", address_of_page(page), page == number)
        before = page
