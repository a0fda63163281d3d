"""The list of everything that is published. Refuses two things at one address."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.card import Card
from generator.model.moments import MOMENTS
from generator.model.vocabulary import WITHDRAWN
from generator.present.assets import asset_files
from generator.present.explainer import try_out
from generator.present.explaining import explaining
from generator.present.feeds.files import feed_files
from generator.present.maps import places_file
from generator.present.maps.site_maps import SiteMaps, map_files
from generator.present.open_data.addresses import addresses
from generator.present.open_data.files import data_files, data_together, described, downloads
from generator.present.page import KINDS, Kind, Page, PlannedFile, PlannedPage, PlannedTogether, Site
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
from generator.present.pages.copied_from import as_copies
from generator.present.pages.dated_list import DatedList
from generator.present.pages.groupings import EVERYDAY_MOMENTS, GROUPINGS, Grouping
from generator.present.prose import NO_PROSE, Prose
from generator.present.search.files import search_files
from generator.present.social import picture_files
from generator.present.statement import Statement


@dataclass(frozen=True)
class Plan:
    """Every page and file, with its address. Nothing is made until it is published."""

    pages: tuple[PlannedPage, ...]
    files: tuple[PlannedFile, ...]
    prose: Prose = NO_PROSE
    together: tuple[PlannedTogether, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Where every file but the pages is to be."""
        return (*(file.path for file in self.files), *(path for some in self.together for path in some.paths))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of page that are in use and have a frame, each once."""
        return tuple(dict.fromkeys(page.kind for page in self.pages if not page.kind.bare))

    def samples(self) -> tuple[tuple[Kind, Page], ...]:
        """The first page of each kind, made: the host renders these whole, and the stamp must agree."""
        first = {page.kind: page for page in reversed(self.pages)}
        return tuple((kind, first[kind].make()) for kind in self.kinds)


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
    pages, files = tuple(_all_pages(site)), tuple(_all_files(site))
    plan = Plan(pages, files, prose_of(site), data_together(site))
    _refuse_doubles([*(f"{page.address}index.html" for page in pages), *plan.paths])
    return plan


def prose_of(site: Site) -> Prose:
    """What pages written by hand take from the register."""
    statement = Statement(site.register.accessibility, site.as_of, site.settings.correction_route)
    return Prose(site.register.glossary, statement)


def page_at(site: Site, address: str) -> PlannedPage | None:
    """The one page at an address, found without a plan of everything. The site has its maps."""
    return next((page for page in _all_pages(site) if page.address == address), None)


def file_at(site: Site, path: str) -> PlannedFile | PlannedTogether | None:
    """The one file at a path, or those that are made together with it. The site has its maps."""
    together = next((some for some in data_together(site) if path in some.paths), None)
    return together or next((file for file in _all_files(site) if file.path == path), None)


def _all_pages(site: Site) -> Iterator[PlannedPage]:
    made = []
    for page in as_copies(site, _pages(site)):
        made.append(page)
        yield explaining(page, site.register.glossary)
    yield from moved.moved_pages(site.register, made)


def _all_files(site: Site) -> Iterator[PlannedFile]:
    made = []
    for file in _files(site):
        made.append(file)
        yield file
    yield from moved.moved_files(site, made)


def _pages(site: Site) -> Iterator[PlannedPage]:
    def planned(kind: str, address: str, make: partial[Page], card: Card | None = None) -> PlannedPage:
        # Of a list nobody can tell when it last changed: a record that has left it leaves no date behind.
        return PlannedPage(address, KINDS[kind], make, touched[card.id] if card else None)

    register = site.register
    days = ((card.id, card.touched) for card in register.cards)
    touched = {identifier: min(day, site.as_of) if day else None for identifier, day in days}
    yield planned("home", "", partial(home.home_page, site))
    yield planned("agreements", "agreements/", partial(agreements.agreements_index, site))
    for number in range(2, agreements.page_count(site) + 1):
        yield planned(
            "agreements-page", f"agreements/page/{number}/", partial(agreements.agreements_page, site, number)
        )
    for card in register.cards:
        yield planned("agreement", f"agreements/{card.id}/", partial(agreement.agreement_page, site, card.id), card)
    for card in register.cards:
        yield from _beside(site, card, planned)
    for card in register.cards:
        # A record that was taken down may have been judged before: nobody can tell from what is left of it.
        if site.outcomes.get(card.id) or card.status == WITHDRAWN:
            yield planned(
                "gone" if card.status == WITHDRAWN else "agreement-answers",
                agreement_more_answers.address_of(card.id),
                partial(agreement_more_answers.more_answers_page, site, card.id),
                card,
            )
    for card in register.cards:
        yield planned("history", version_words.history_address(card.id), partial(history.history_page, site, card.id))
    for card in register.cards:
        for one in site.versions(card.id):
            address = version_words.version_address(card.id, one)
            yield planned("version", address, partial(version.version_page, site, card.id, one.name))
    yield planned("compare", compare.ADDRESS, partial(compare.compare_page, site))
    for identifier in comparison.in_order(site):
        card = register.card[identifier]
        yield planned(
            "gone" if card.status == WITHDRAWN else "agreement-compare",
            f"agreements/{identifier}/compare/",
            partial(agreement_compare.agreement_compare_page, site, identifier),
            card,
        )
    yield planned("search", search.ADDRESS, partial(search.search_page, site))
    yield planned("areas", "areas/", partial(areas.areas_index, site))
    for identifier in sorted(register.areas):
        yield planned("area", f"areas/{identifier}/", partial(area.area_page, site, identifier))
    yield planned("organisations", "organisations/", partial(organisations.organisations_index, site))
    for identifier in organisations.organisation_ids(site):
        yield planned(
            "organisation", f"organisations/{identifier}/", partial(organisation.organisation_page, site, identifier)
        )
    for grouping in GROUPINGS:
        yield from _grouped(site, grouping)
    yield planned("tests", "tests/", partial(tests_page.tests_page, site))
    if register.frameworks and site.settings.packs:
        yield planned("workshop-pack", workshop_pack.ADDRESS, partial(workshop_pack.workshop_page, site))
    yield from _dated(site, "reviews", reviews.the_list(site), reviews.reviews_page)
    yield from _dated(site, "promises", promises.the_list(site), promises.promises_page)
    yield PlannedPage(get_data.ADDRESS, KINDS["data"], partial(_data_page, site), sized=True)
    yield planned("dictionary", dictionary.ADDRESS, partial(dictionary.dictionary_page, site))
    yield planned("vocabulary", vocabulary.ADDRESS, partial(vocabulary.vocabulary_page, site))
    if registers.are_shown(site):
        yield planned("registers", ADDRESS_OF_REGISTERS, partial(registers.registers_page, site))
    for listed in changes.LISTS:
        for number in range(1, changes.page_count(site, listed) + 1):
            kind = listed.kind if number == 1 else f"{listed.kind}-page"
            yield planned(kind, listed.address_of_page(number), partial(changes.changes_page, site, listed, number))
    yield planned("gaps", gaps_count.ADDRESS, partial(gaps.gaps_page, site))
    for part in gaps_count.parts_of_country(site):
        yield planned("gaps-place", f"{gaps_count.ADDRESS}{part}/", partial(gaps_place.gaps_place_page, site, part))


def _data_page(site: Site, size_of: Callable[[str], int] | None = None) -> Page:
    places = [(address.path, address.holds) for address in addresses(site)]
    return get_data.data_page(site, downloads(), places, described(site), size_of)


def _beside(site: Site, card: Card, planned: Callable[..., PlannedPage]) -> Iterator[PlannedPage]:
    """The pages beside that of an agreement which a publisher may switch off, and how to refer to it."""
    gone = card.status == WITHDRAWN
    yield planned("gone" if gone else "cite", cite.address_of(card.id), partial(cite.cite_page, site, card.id), card)
    if site.settings.packs:
        yield planned(
            "gone" if gone else "pack", pack.address_of(card.id), partial(pack.pack_page, site, card.id), card
        )
    if site.settings.cards:
        make = partial(shown_card.card_page, site, card.id)
        yield planned("card", shown_card.address_of(card.id), make, card)


def _grouped(site: Site, grouping: Grouping) -> Iterator[PlannedPage]:
    """The index of a way to group agreements, and every page of each of its words."""
    index, word, further = (KINDS[kind] for kind in grouping.kinds)
    own = MOMENTS if grouping is EVERYDAY_MOMENTS else {}  # those whose pages are made for them
    make_index = partial(moments.moments_index, site) if own else partial(groups.groups_index, site, grouping)
    yield PlannedPage(f"{grouping.folder}/", index, make_index)
    for identifier in grouping.words(site):
        for number in range(1, groups.page_count(site, grouping, identifier) + 1):
            address = grouping.address_of(identifier, number)
            make = partial(groups.group_page, site, grouping, identifier, number)
            if identifier in own and number == 1:
                make = partial(moment.moment_page, site, identifier)
            yield PlannedPage(address, word if number == 1 else further, make)


def _dated(site: Site, kind: str, whole: DatedList[Any], make: Callable[[Site, int], Page]) -> Iterator[PlannedPage]:
    """Each page of a list that goes by the calendar."""
    for number in range(1, whole.page_count + 1):
        of_kind = KINDS[kind if number == 1 else f"{kind}-page"]
        yield PlannedPage(whole.address_of_page(number), of_kind, partial(make, site, number))


def _files(site: Site) -> Iterator[PlannedFile]:
    yield from asset_files()
    yield from picture_files(site.settings)
    yield from map_files(site, _places(site))
    yield PlannedFile(compare.LIST, partial(compare.agreements_list, site))
    yield from filter_data.filter_files(site)
    yield PlannedFile(try_out.SOURCE, try_out.town_file)
    yield from shown_card.card_files(site)
    yield from data_files(site)
    yield from feed_files(site, follow.followed(site))
    # Last: the index of all words is made to know how many files it fills.
    yield from search_files(search_entries.findables(site), site.register.search_words)


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
