"""Every page of a register, family by family, in parts by the folder that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from generator.model.moments import MOMENTS
from generator.model.vocabulary import WITHDRAWN
from generator.present.families import Family, PageFamily, Part, Several, Woven
from generator.present.open_data.addresses import addresses
from generator.present.open_data.files import described, downloads
from generator.present.page import KINDS, Page, PlannedPage, Site
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
    gaps,
    gaps_count,
    gaps_place,
    get_data,
    groups,
    history,
    home,
    moment,
    moments,
    organisation,
    organisations,
    pack,
    promises,
    registers,
    reviews,
    search,
    shown_card,
    tests_page,
    version,
    version_words,
    vocabulary,
    workshop_pack,
)
from generator.present.pages.copied_from import ADDRESS as ADDRESS_OF_REGISTERS
from generator.present.pages.dated_list import DatedList
from generator.present.pages.groupings import EVERYDAY_MOMENTS, GROUPINGS, Grouping

Pages = Iterator[Family[PlannedPage]]

_ALONE = ((),)
"""The one key of what is alone in its family: nothing is said of it."""


def _alone(kind: str, address: str, make: Callable[..., Page], *given: Any) -> PageFamily:
    return PageFamily(KINDS[kind], _ALONE, partial(str, address), make, given)


def _further(
    kind: str, count: int, address_of: Callable[[int], str], make: Callable[..., Page], *given: Any
) -> PageFamily:
    """The pages after the first of a list that has so many."""
    return PageFamily(KINDS[kind], range(2, count + 1), address_of, make, given)


def _of_records(
    site: Site,
    kind: str,
    identifiers: Iterable[str],
    address_of: Callable[[str], str],
    make: Callable[..., Page],
) -> Iterator[PageFamily]:
    """A page of each record; of one that was taken down it is nothing to be found."""
    for of_kind, keys in zip((KINDS[kind], KINDS["gone"]), _parted(site, identifiers), strict=True):
        yield PageFamily(of_kind, keys, address_of, make, (site,), partial(_touched, site))


def _parted(site: Site, identifiers: Iterable[str]) -> tuple[list[str], list[str]]:
    """Those that are in use, and those that were taken down."""
    parts: tuple[list[str], list[str]] = ([], [])
    for identifier in identifiers:
        parts[site.register.card[identifier].status == WITHDRAWN].append(identifier)
    return parts


def _touched(site: Site, identifier: str) -> date | None:
    # Of a list nobody can tell when it last changed: a record that has left it leaves no date behind.
    day = site.register.card[identifier].touched
    return min(day, site.as_of) if day else None


def _home(site: Site) -> Pages:
    yield _alone("home", "", home.home_page, site)


def _agreements(site: Site) -> Pages:
    register, touched = site.register, partial(_touched, site)
    every = tuple(card.id for card in register.cards)
    yield _alone("agreements", "agreements/", agreements.agreements_index, site)
    pages = agreements.page_count(site)
    yield _further("agreements-page", pages, "agreements/page/{}/".format, agreements.agreements_page, site)
    yield PageFamily(KINDS["agreement"], every, "agreements/{}/".format, agreement.agreement_page, (site,), touched)
    # How to refer to it, and the pages beside it that a publisher may switch off.
    beside = [tuple(_of_records(site, "cite", every, cite.address_of, cite.cite_page))]
    if site.settings.packs:
        beside.append(tuple(_of_records(site, "pack", every, pack.address_of, pack.pack_page)))
    if site.settings.cards:
        cards = (shown_card.address_of, shown_card.card_page, (site,), touched)
        beside.append(tuple(PageFamily(KINDS["card"], keys, *cards) for keys in _parted(site, every)))
    yield from map(Woven, zip(*beside, strict=True))
    # A record that was taken down may have been judged before: nobody can tell from what is left of it.
    judged = [card.id for card in register.cards if site.outcomes.get(card.id) or card.status == WITHDRAWN]
    answers = agreement_more_answers
    yield from _of_records(site, "agreement-answers", judged, answers.address_of, answers.more_answers_page)
    yield PageFamily(KINDS["history"], every, version_words.history_address, history.history_page, (site,))
    versions = [(card.id, one.name) for card in register.cards for one in site.versions(card.id)]
    yield PageFamily(KINDS["version"], versions, version_words.address_of_version, version.version_page, (site,))


def _compare(site: Site) -> Pages:
    yield _alone("compare", compare.ADDRESS, compare.compare_page, site)


def _compared(site: Site) -> Pages:
    make_compare, like = agreement_compare.agreement_compare_page, comparison.in_order(site)
    yield from _of_records(site, "agreement-compare", like, "agreements/{}/compare/".format, make_compare)


def _search(site: Site) -> Pages:
    yield _alone("search", search.ADDRESS, search.search_page, site)


def _areas(site: Site) -> Pages:
    yield _alone("areas", areas.ADDRESS, areas.areas_index, site)
    yield PageFamily(KINDS["area"], sorted(site.register.areas), "areas/{}/".format, area.area_page, (site,))


def _organisations(site: Site) -> Pages:
    yield _alone("organisations", organisations.ADDRESS, organisations.organisations_index, site)
    bodies = organisations.organisation_ids(site)
    yield PageFamily(KINDS["organisation"], bodies, organisations.address_of, organisation.organisation_page, (site,))


def _grouped(grouping: Grouping, site: Site) -> Pages:
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


def _tests(site: Site) -> Pages:
    yield _alone("tests", tests_page.ADDRESS, tests_page.tests_page, site)
    if site.register.frameworks and site.settings.packs:
        yield _alone("workshop-pack", workshop_pack.ADDRESS, workshop_pack.workshop_page, site)


def _dated(kind: str, the_list: Callable[[Site], DatedList[Any]], make: Callable[..., Page], site: Site) -> Pages:
    whole = the_list(site)
    yield _alone(kind, whole.address_of_page(1), make, site, 1)
    yield _further(f"{kind}-page", whole.page_count, whole.address_of_page, make, site)


def _data(site: Site) -> Pages:
    yield Several((PlannedPage(get_data.ADDRESS, KINDS["data"], partial(_data_page, site), sized=True),))
    yield _alone("dictionary", dictionary.ADDRESS, dictionary.dictionary_page, site)
    yield _alone("vocabulary", vocabulary.ADDRESS, vocabulary.vocabulary_page, site)
    if registers.are_shown(site):
        yield _alone("registers", ADDRESS_OF_REGISTERS, registers.registers_page, site)


def _data_page(site: Site, size_of: Callable[[str], int] | None = None) -> Page:
    places = [(address.path, address.holds) for address in addresses(site)]
    return get_data.data_page(site, downloads(), places, described(site), size_of)


def _changes(site: Site) -> Pages:
    for listed in changes.LISTS:
        yield _alone(listed.kind, listed.address_of_page(1), changes.changes_page, site, listed)
        pages = changes.page_count(site, listed)
        yield _further(f"{listed.kind}-page", pages, listed.address_of_page, changes.changes_page, site, listed)


def _gaps(site: Site) -> Pages:
    yield _alone("gaps", gaps_count.ADDRESS, gaps.gaps_page, site)
    parts = tuple(gaps_count.parts_of_country(site))
    yield PageFamily(KINDS["gaps-place"], parts, gaps_count.address_of, gaps_place.gaps_place_page, (site,))


PAGES = (
    Part("", _home),
    Part("agreements/", _agreements),
    Part(compare.ADDRESS, _compare),
    Part("agreements/", _compared),
    Part(search.ADDRESS, _search),
    Part(areas.ADDRESS, _areas),
    Part(organisations.ADDRESS, _organisations),
    *(Part(f"{grouping.folder}/", partial(_grouped, grouping)) for grouping in GROUPINGS),
    Part(tests_page.ADDRESS, _tests),
    Part(reviews.ADDRESS, partial(_dated, "reviews", reviews.the_list, reviews.reviews_page)),
    Part(promises.ADDRESS, partial(_dated, "promises", promises.the_list, promises.promises_page)),
    Part(get_data.ADDRESS, _data),
    Part(changes.ALL.address, _changes),
    Part(gaps_count.ADDRESS, _gaps),
)
"""All pages of a site, in their order."""
