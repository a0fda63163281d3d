"""Every file of a register but its pages, family by family, in parts by the folder that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.present.assets import asset_files
from generator.present.explainer import try_out
from generator.present.families import Family, Part, Several
from generator.present.feeds.files import feed_files
from generator.present.maps import places_file
from generator.present.maps.site_maps import map_files
from generator.present.once import once
from generator.present.open_data.files import data_files
from generator.present.page import PlannedFile, Site
from generator.present.pages import compare, filter_data, follow, places, search, search_entries
from generator.present.pages.shown_card import card_files
from generator.present.search.files import search_files
from generator.present.social import picture_files

Files = Iterator[Family[PlannedFile]]


def _shared(site: Site) -> Files:
    town = PlannedFile(try_out.SOURCE, try_out.town_file)
    yield Several((*asset_files(), *picture_files(site.settings), town))


def _compare(site: Site) -> Files:
    yield Several((PlannedFile(compare.LIST, partial(compare.agreements_list, site)),))


def _maps(site: Site) -> Files:
    yield Several(tuple(map_files(site, _places(site))))


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


def _filters(site: Site) -> Files:
    yield Several(_filter_files(site))


@once
def _filter_files(site: Site) -> tuple[PlannedFile, ...]:
    """Kept, as a page asks for several, and each is found among all of them."""
    return tuple(filter_data.filter_files(site))


def _feeds(site: Site) -> Files:
    yield from feed_files(site, follow.followed_of_all(site), follow.followed_alike(site))


def _search(site: Site) -> Files:
    yield Several(_search_files(site))


@once
def _search_files(site: Site) -> tuple[PlannedFile, ...]:
    """Kept likewise. The index of all words is made to know how many files it fills."""
    return search_files(search_entries.findables(site), site.register.search_words)


FILES = (
    Part("", _shared),
    Part(compare.ADDRESS, _compare),
    Part("maps/", _maps),
    Part(filter_data.FOLDER, _filters),
    Part("", card_files),
    Part("", data_files),
    Part(follow.FOLDER, _feeds),
    Part(search.ADDRESS, _search),
)
"""All of them but those that are made together, in their order."""
