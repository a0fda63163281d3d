"""The list of everything that is published. Refuses two things at one address."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from generator.model.moments import MOMENTS
from generator.model.vocabulary import WITHDRAWN
from generator.present.assets import asset_files
from generator.present.explainer import try_out
from generator.present.explaining import explaining
from generator.present.families import Families, Family, PageFamily, Several, Told, Woven
from generator.present.feeds.files import feed_files
from generator.present.maps import places_file
from generator.present.maps.site_maps import SiteMaps, map_files
from generator.present.open_data.addresses import addresses
from generator.present.open_data.files import data_files, data_together, described, downloads
from generator.present.page import KINDS, PAGE_FILE, Kind, Page, PlannedFile, PlannedPage, PlannedTogether, Site
from generator.present.pages import (
    agreement,
    agreement_compare,
    agreement_more_answers,
    agreements,
    area,
    areas,
    changes,
    cite,
    compare,
    comparison,
    dictionary,
    filter_data,
    follow,
    gaps,
    gaps_count,
    gaps_place,
    get_data,
    groups,
    history,
    home,
    moment,
    moments,
    moved,
    organisation,
    organisations,
    pack,
    places,
    promises,
    registers,
    reviews,
    search,
    search_entries,
    shown_card,
    tests_page,
    version,
    version_words,
    vocabulary,
    workshop_pack,
)
from generator.present.pages.copied_from import ADDRESS as ADDRESS_OF_REGISTERS
from generator.present.pages.copied_from import told_as_copy
from generator.present.pages.groupings import EVERYDAY_MOMENTS, GROUPINGS, Grouping
from generator.present.prose import NO_PROSE, Prose
from generator.present.search.files import search_files
from generator.present.social import picture_files
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


_ALONE = ((),)
"""The one key of what is alone in its family: nothing is said of it."""


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
    return _at(_all_pages(site), f"{address}{PAGE_FILE}")


def file_at(site: Site, path: str) -> PlannedFile | PlannedTogether | None:
    """The one file at a path, or those that are made together with it. The site has its maps."""
    together = next((some for some in data_together(site) if path in some.paths), None)
    return together or _at(_all_files(site), path)


def _at(planned: Iterable[Family[Item]], path: str) -> Item | None:
    # Of those after it nothing is worked out: some are made to know how many they are.
    found = ((family, place) for family in planned for place, there in enumerate(family.paths()) if there == path)
    family, place = next(found, (None, 0))
    return family[place] if family else None


def _all_pages(site: Site) -> Iterator[Family[PlannedPage]]:
    made = []
    for family in _pages(site):
        made.append(Told(family, partial(told_as_copy, site)))
        yield Told(made[-1], partial(explaining, site.register.glossary))
    yield from moved.moved_pages(site.register, Families(made))


def _all_files(site: Site) -> Iterator[Family[PlannedFile]]:
    made = []
    for family in _files(site):
        made.append(family)
        yield family
    yield Several(tuple(moved.moved_files(site, Families(made))))


def _pages(site: Site) -> Iterator[Family[PlannedPage]]:
    register = site.register

    def alone(kind: str, address: str, make: Callable[..., Page], *given: Any) -> PageFamily:
        return PageFamily(KINDS[kind], _ALONE, partial(str, address), make, (site, *given))

    def further(
        kind: str, count: int, address_of: Callable[[int], str], make: Callable[..., Page], *given: Any
    ) -> PageFamily:
        """The pages after the first of a list that has so many."""
        return PageFamily(KINDS[kind], range(2, count + 1), address_of, make, (site, *given))

    def of_records(
        kind: str, identifiers: Iterable[str], address_of: Callable[[str], str], make: Callable[..., Page]
    ) -> Iterator[PageFamily]:
        """A page of each record; of one that was taken down it is nothing to be found."""
        for of_kind, keys in zip((KINDS[kind], KINDS["gone"]), _parted(site, identifiers), strict=True):
            yield PageFamily(of_kind, keys, address_of, make, (site,), touched)

    def touched(identifier: str) -> date | None:
        # Of a list nobody can tell when it last changed: a record that has left it leaves no date behind.
        day = register.card[identifier].touched
        return min(day, site.as_of) if day else None

    every = tuple(card.id for card in register.cards)
    yield alone("home", "", home.home_page)
    yield alone("agreements", "agreements/", agreements.agreements_index)
    pages = agreements.page_count(site)
    yield further("agreements-page", pages, "agreements/page/{}/".format, agreements.agreements_page)
    yield PageFamily(KINDS["agreement"], every, "agreements/{}/".format, agreement.agreement_page, (site,), touched)
    # How to refer to it, and the pages beside it that a publisher may switch off.
    beside = [tuple(of_records("cite", every, cite.address_of, cite.cite_page))]
    if site.settings.packs:
        beside.append(tuple(of_records("pack", every, pack.address_of, pack.pack_page)))
    if site.settings.cards:
        cards = (shown_card.address_of, shown_card.card_page, (site,), touched)
        beside.append(tuple(PageFamily(KINDS["card"], keys, *cards) for keys in _parted(site, every)))
    yield from map(Woven, zip(*beside, strict=True))
    # A record that was taken down may have been judged before: nobody can tell from what is left of it.
    judged = [card.id for card in register.cards if site.outcomes.get(card.id) or card.status == WITHDRAWN]
    answers = agreement_more_answers
    yield from of_records("agreement-answers", judged, answers.address_of, answers.more_answers_page)
    yield PageFamily(KINDS["history"], every, version_words.history_address, history.history_page, (site,))
    versions = [(card.id, one.name) for card in register.cards for one in site.versions(card.id)]
    yield PageFamily(KINDS["version"], versions, version_words.address_of_version, version.version_page, (site,))
    yield alone("compare", compare.ADDRESS, compare.compare_page)
    make_compare, like = agreement_compare.agreement_compare_page, comparison.in_order(site)
    yield from of_records("agreement-compare", like, "agreements/{}/compare/".format, make_compare)
    yield alone("search", search.ADDRESS, search.search_page)
    yield alone("areas", "areas/", areas.areas_index)
    yield PageFamily(KINDS["area"], sorted(register.areas), "areas/{}/".format, area.area_page, (site,))
    yield alone("organisations", "organisations/", organisations.organisations_index)
    bodies = organisations.organisation_ids(site)
    yield PageFamily(KINDS["organisation"], bodies, "organisations/{}/".format, organisation.organisation_page, (site,))
    for grouping in GROUPINGS:
        yield from _grouped(site, grouping)
    yield alone("tests", "tests/", tests_page.tests_page)
    if register.frameworks and site.settings.packs:
        yield alone("workshop-pack", workshop_pack.ADDRESS, workshop_pack.workshop_page)
    for kind, whole, make in (
        ("reviews", reviews.the_list(site), reviews.reviews_page),
        ("promises", promises.the_list(site), promises.promises_page),
    ):
        yield alone(kind, whole.address_of_page(1), make, 1)
        yield further(f"{kind}-page", whole.page_count, whole.address_of_page, make)
    yield Several((PlannedPage(get_data.ADDRESS, KINDS["data"], partial(_data_page, site), sized=True),))
    yield alone("dictionary", dictionary.ADDRESS, dictionary.dictionary_page)
    yield alone("vocabulary", vocabulary.ADDRESS, vocabulary.vocabulary_page)
    if registers.are_shown(site):
        yield alone("registers", ADDRESS_OF_REGISTERS, registers.registers_page)
    for listed in changes.LISTS:
        yield alone(listed.kind, listed.address_of_page(1), changes.changes_page, listed)
        pages = changes.page_count(site, listed)
        yield further(f"{listed.kind}-page", pages, listed.address_of_page, changes.changes_page, listed)
    yield alone("gaps", gaps_count.ADDRESS, gaps.gaps_page)
    parts = tuple(gaps_count.parts_of_country(site))
    yield PageFamily(KINDS["gaps-place"], parts, gaps_count.address_of, gaps_place.gaps_place_page, (site,))


def _parted(site: Site, identifiers: Iterable[str]) -> tuple[list[str], list[str]]:
    """Those that are in use, and those that were taken down."""
    parts: tuple[list[str], list[str]] = ([], [])
    for identifier in identifiers:
        parts[site.register.card[identifier].status == WITHDRAWN].append(identifier)
    return parts


def _data_page(site: Site, size_of: Callable[[str], int] | None = None) -> Page:
    places = [(address.path, address.holds) for address in addresses(site)]
    return get_data.data_page(site, downloads(), places, described(site), size_of)


def _grouped(site: Site, grouping: Grouping) -> Iterator[PageFamily]:
    """The index of a way to group agreements, and every page of each of its words."""
    index, word, further = (KINDS[kind] for kind in grouping.kinds)
    own = MOMENTS if grouping is EVERYDAY_MOMENTS else {}  # those whose pages are made for them
    make_index, given = (moments.moments_index, (site,)) if own else (groups.groups_index, (site, grouping))
    yield PageFamily(index, _ALONE, partial(str, f"{grouping.folder}/"), make_index, given)
    words = tuple(grouping.words(site))
    at = grouping.address_of
    yield PageFamily(word, [one for one in words if one in own], at, moment.moment_page, (site,))
    yield PageFamily(word, [one for one in words if one not in own], at, groups.group_page, (site, grouping))
    pages = {one: groups.page_count(site, grouping, one) for one in words}
    more = [(one, number) for one in words for number in range(2, pages[one] + 1)]
    yield PageFamily(further, more, at, groups.group_page, (site, grouping))


def _files(site: Site) -> Iterator[Family[PlannedFile]]:
    town = PlannedFile(try_out.SOURCE, try_out.town_file)
    listed = PlannedFile(compare.LIST, partial(compare.agreements_list, site))
    yield Several((*asset_files(), *picture_files(site.settings), town, listed))
    yield Several(tuple(map_files(site, _places(site))))
    yield Several(tuple(filter_data.filter_files(site)))
    yield from shown_card.card_files(site)
    yield from data_files(site)
    yield from feed_files(site, follow.followed_of_all(site), follow.followed_alike(site))
    # Last: the index of all words is made to know how many files it fills.
    yield Several(search_files(search_entries.findables(site), site.register.search_words))


def _places(site: Site) -> Iterator[places_file.Place]:
    """Every real place as the maps and the finder know it."""
    register = site.register
    part_of: dict[str, list[str]] = {}
    for larger, outlines in register.outlined.items():
        for outline in outlines:
            part_of.setdefault(outline, []).append(larger)
    for identifier in places.in_order(site, register.areas):
        area = register.areas[identifier]
        if not area.invented:
            yield places_file.place(
                identifier,
                area,
                name=places.name_of(site, identifier),
                beside=places.beside_on_map(site, identifier),
                part_of=[larger for larger in part_of.get(identifier, ()) if larger != identifier],
                look=places.look_of(site, identifier),
                now=places.serving(site, identifier),
            )


def _refuse_doubles(addresses: Iterable[str]) -> None:
    seen: set[str] = set()
    for address in addresses:
        # Some disks do not tell capitals from small letters.
        if address.casefold() in seen:
            raise AddressTaken(address)
        seen.add(address.casefold())
