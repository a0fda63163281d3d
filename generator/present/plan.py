"""The list of everything that is published. Refuses two things at one address."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TypeVar

from generator.present.explaining import explaining
from generator.present.families import Families, Family, Part, Several, Told
from generator.present.maps.site_maps import SiteMaps
from generator.present.open_data.files import data_together
from generator.present.page import PAGE_FILE, Kind, Page, PlannedFile, PlannedPage, PlannedTogether, Site
from generator.present.pages import moved
from generator.present.pages.told_apart import told_apart
from generator.present.planned_files import FILES
from generator.present.planned_pages import PAGES
from generator.present.prose import NO_PROSE, Prose
from generator.present.statement import Statement

Item = TypeVar("Item", PlannedPage, PlannedFile)


@dataclass(frozen=True)
class Plan:
    """Every page and file, with its address. Nothing is made until it is published."""

    pages: Families[PlannedPage]
    files: Families[PlannedFile]
    prose: Prose = NO_PROSE
    together: tuple[PlannedTogether, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Where every file but the pages is to be."""
        return (*self.files.paths(), *(path for some in self.together for path in some.paths))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of page that are in use and have a frame, each once."""
        return tuple(page.kind for page in self._first if not page.kind.bare)

    def samples(self) -> tuple[tuple[Kind, Page], ...]:
        """The first page of each kind, made: the host renders these whole, and the stamp must agree."""
        return tuple((page.kind, page.make()) for page in self._first if not page.kind.bare)

    @property
    def _first(self) -> Iterable[PlannedPage]:
        first: dict[Kind, PlannedPage] = {}
        for family in self.pages.of_one_kind():
            page = family[0]
            first.setdefault(page.kind, page)
        return first.values()


class AddressTaken(Exception):
    """Two things would be published at one address: a bug in the plan, never in the content."""


def with_maps(site: Site) -> Site:
    """The same site with its maps, where there are outlines to draw them from."""
    outlines = site.register.map_files.outlines
    if outlines is None or site.maps is not None:
        return site
    return dataclasses.replace(site, maps=SiteMaps(site.register, outlines))


def plan_site(site: Site) -> Plan:
    """Everything that this register gives the public."""
    site = with_maps(site)
    plan = Plan(Families(_all_pages(site)), Families(_all_files(site)), prose_of(site), data_together(site))
    _refuse_doubles(chain(plan.pages.paths(), plan.paths))
    return plan


def prose_of(site: Site) -> Prose:
    """What pages written by hand take from the register."""
    statement = Statement(site.register.accessibility, site.as_of, site.settings.correction_route)
    return Prose(site.register.glossary, statement)


def page_at(site: Site, address: str) -> PlannedPage | None:
    """The one page at an address, found without a plan of everything. The site has its maps."""
    path = f"{address}{PAGE_FILE}"
    return _at(_all_pages(site, path), path)


def file_at(site: Site, path: str) -> PlannedFile | PlannedTogether | None:
    """The one file at a path, or those that are made together with it. The site has its maps."""
    together = next((some for some in data_together(site) if path in some.paths), None)
    return together or _at(_all_files(site, path), path)


def _at(planned: Iterable[Family[Item]], path: str) -> Item | None:
    # Of those after it nothing is worked out: some are made to know how many they are.
    found = ((family, place) for family in planned for place, there in enumerate(family.paths()) if there == path)
    family, place = next(found, (None, 0))
    return family[place] if family else None


def _all_pages(site: Site, beside: str = "") -> Iterator[Family[PlannedPage]]:
    """All pages, or those of the parts that a path may be in. What was moved stays in the same folder."""
    made = []
    for family in _families(PAGES, site, beside):
        made.append(Told(family, partial(told_apart, site)))
        yield Told(made[-1], partial(explaining, site.register.glossary))
    yield from moved.moved_pages(site.register, Families(made))


def _all_files(site: Site, beside: str = "") -> Iterator[Family[PlannedFile]]:
    made = []
    for family in _families(FILES, site, beside):
        made.append(family)
        yield family
    yield Several(tuple(moved.moved_files(site, Families(made))))


def _families(parts: Iterable[Part[Item]], site: Site, beside: str) -> Iterator[Family[Item]]:
    for part in parts:
        if not beside or beside.startswith(part.folder):
            yield from part.families(site)


def _refuse_doubles(addresses: Iterable[str]) -> None:
    seen: set[str] = set()
    for address in addresses:
        # Some disks do not tell capitals from small letters.
        if address.casefold() in seen:
            raise AddressTaken(address)
        seen.add(address.casefold())
