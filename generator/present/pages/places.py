"""Areas in words: what to call them, which part of the country they are in, and how much names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.area import Area
from generator.model.card import Card
from generator.model.organisation import Organisation
from generator.model.register import sorting_key
from generator.present.once import once
from generator.present.page import Site
from generator.present.parts import Find, MapView
from generator.present.wording import count, listed, when

LARGER_KINDS = ("nation", "region", "combined-authority")
NAMED_IN_FULL = 3
ENGLAND = "england"
SEVERAL_NATIONS = "More than one nation"
SEVERAL_PARTS = "More than one part of England"
ALL_OF_ENGLAND = "All of England"
ELSEWHERE = "Elsewhere"


def place_name(area: Area) -> str:
    """What pages call an area. A combined authority may share its name with a region, so it says what it is."""
    if area.kind == "combined-authority":
        return area.council or f"{area.name} (combined authority)"
    return area.name


def name_of(site: Site, identifier: str) -> str:
    """What pages call the area with this id."""
    area = site.register.areas.get(identifier)
    return place_name(area) if area else identifier


def address_of(identifier: str) -> str:
    """Where an area's page is, from the site's root."""
    return f"areas/{identifier}/"


def in_order(site: Site, identifiers: Iterable[str]) -> list[str]:
    """Ids of areas in the order of the names that pages call them."""
    return sorted(identifiers, key=lambda identifier: sorting_key(name_of(site, identifier)))


def where(site: Site, card: Card) -> str:
    """Where an agreement happens, in a few words: "Leeds and York", "Barnet, Bexley and 30 other places"."""
    names = [name_of(site, identifier) for identifier, _ in card.areas]
    if len(names) <= NAMED_IN_FULL:
        return listed(names)
    shown = NAMED_IN_FULL - 1
    return listed([*names[:shown], count(len(names) - shown, "other place")])


@once
def published_counts(site: Site) -> Mapping[str, int]:
    """How many agreements name each area. Records that were taken down are not counted."""
    return {
        identifier: sum(card.status != "withdrawn" for card in cards)
        for identifier, cards in site.register.by_area.items()
    }


def published_in(site: Site, identifier: str) -> int:
    """How many agreements name this area."""
    return published_counts(site).get(identifier, 0)


def published_words(site: Site, identifier: str) -> str:
    """The same in words, or nothing where there are none: "3 agreements"."""
    published = published_in(site, identifier)
    area = site.register.areas.get(identifier)
    return count(published, "invented example" if area and area.invented else "agreement") if published else ""


def has_ended(site: Site, identifier: str) -> bool:
    """Whether an area's council is no more on the site's day."""
    return site.register.areas[identifier].has_ended(site.as_of)


def serving(site: Site, identifier: str) -> str:
    """The id of the area whose council serves a place now: where one ended, the one that alone took its place."""
    areas = site.register.areas
    now, seen = identifier, set[str]()
    while now not in seen and areas[now].has_ended(site.as_of):
        seen.add(now)
        heir = areas[now].heir
        if heir is None or heir not in areas or areas[heir].is_to_begin(site.as_of):
            break
        now = heir
    return now


def came_before(site: Site, identifier: str) -> tuple[str, ...]:
    """Ids of the areas whose place an area takes, and of those before them, the nearest first."""
    areas = site.register.areas
    found: dict[str, None] = {}
    waiting = list(areas[identifier].replaces)
    while waiting:
        old = waiting.pop(0)
        if old in areas and old not in found and old != identifier:
            found[old] = None
            waiting += areas[old].replaces
    return tuple(found)


def inherited_cards(site: Site, identifier: str) -> Mapping[str, tuple[Card, ...]]:
    """The agreements that an area takes over, each under the first area before it that it names."""
    seen = {card.id for card in site.register.by_area.get(identifier, ())}
    found = {}
    for old in came_before(site, identifier):
        named = site.register.by_area.get(old, ())
        cards = tuple(card for card in named if card.status != "withdrawn" and card.id not in seen)
        seen.update(card.id for card in cards)
        if cards:
            found[old] = cards
    return found


def standing_words(site: Site, identifier: str) -> str:
    """That a council is not there now, or soon will not be, in a few words: "from 1 April 2027". Or nothing."""
    area = site.register.areas[identifier]
    if area.has_ended(site.as_of):
        return "former council"
    if area.is_to_begin(site.as_of) and area.from_ is not None:
        return f"from {when(area.from_)}"
    return f"until {when(area.until)}" if area.until is not None else ""


def beside_words(site: Site, identifier: str) -> str:
    """What stands beside a place in lists and on maps: whether its council lasts, and how much names it."""
    told = [standing_words(site, identifier), published_words(site, identifier)]
    if number := sum(map(len, inherited_cards(site, identifier).values())):
        told.append(f"{number} inherited")
    if look_of(site, identifier) == "covered" and not has_ended(site, identifier):
        told.append("covered by a larger area")
    return ", ".join(filter(None, told))


def beside_on_map(site: Site, identifier: str) -> str:
    """The same where nothing else says that nothing is published: on maps, in tables and in the finder."""
    words = beside_words(site, identifier)
    silent = look_of(site, identifier) == "silent" and not has_ended(site, identifier)
    return f"{words}, nothing here names it yet" if words and silent else words


def look_of(site: Site, identifier: str) -> str:
    """How a map shows what is published about an area: published, covered by a larger area's agreement, or silent.

    A whole nation says too little about one place in it, so its agreements cover none.
    """
    if published_in(site, identifier) or inherited_cards(site, identifier):
        return "published"
    areas = site.register.areas
    around = (outer for outer in areas[identifier].within if areas[outer].kind != "nation")
    return "covered" if any(published_in(site, outer) for outer in around) else "silent"


def national_map(site: Site) -> MapView | None:
    """The map of the whole country, or nothing where there are no outlines."""
    return site.maps.national(lambda identifier: look_of(site, serving(site, identifier))) if site.maps else None


def finder(site: Site, to: str = "") -> Find | None:
    """The box in which to type a name or half a postcode, or nothing where nothing can be found. `to`: see `Find`."""
    if not any(not area.invented for area in site.register.areas.values()):
        return None
    return Find(bool(site.register.map_files.postcodes_bytes), to)


def part_of_country(site: Site, card: Card) -> str:
    """The part of the country that an agreement belongs under when a long list is grouped by place."""
    parts = {_parts(site)[identifier] for identifier, _ in card.areas if identifier in _parts(site)}
    if not parts:
        return ELSEWHERE
    nations = {nation for nation, _ in parts}
    if len(nations) > 1:
        return SEVERAL_NATIONS
    names = {name for _, name in parts}
    if ALL_OF_ENGLAND in names:
        return ALL_OF_ENGLAND
    return names.pop() if len(names) == 1 else SEVERAL_PARTS


@once
def parts_in_order(site: Site) -> tuple[str, ...]:
    """Every part of the country: the widest first, then by name."""
    widest = (SEVERAL_NATIONS, ALL_OF_ENGLAND, SEVERAL_PARTS)
    narrower = {name for _, name in _parts(site).values()} - set(widest)
    return (*widest, *sorted(narrower, key=sorting_key), ELSEWHERE)


@once
def _parts(site: Site) -> Mapping[str, tuple[str, str]]:
    """The nation of each area, and the heading it comes under: England by its regions, other nations whole."""
    areas = site.register.areas
    found = {}
    for identifier, area in areas.items():
        nation, part = area.nation or "", part_of(site, identifier)
        if part is not None and _is_region(areas[part]):
            found[identifier] = (nation, areas[part].name)
        elif nation == ENGLAND:
            found[identifier] = (nation, ALL_OF_ENGLAND)
        elif part is not None:
            found[identifier] = (nation, areas[part].name)
    return found


def part_of(site: Site, identifier: str) -> str | None:
    """The id of the part of the country that an area is or lies in: a region of England, or another nation."""
    areas = site.register.areas
    area = areas[identifier]
    region = next((outer for outer in (identifier, *area.within) if _is_region(areas.get(outer))), None)
    return region or (area.nation if area.nation in areas else None)


def _is_region(area: Area | None) -> bool:
    return area is not None and area.kind == "region"


@once
def organisation_of_area(site: Site) -> Mapping[str, str]:
    """The id of the organisation that is each area's council, where records or lists name one."""
    register = site.register
    found = {}
    for identifier, area in register.areas.items():
        if area.council:
            organisation = register.directory.id_of(Organisation(name=area.council))
            if organisation in register.by_organisation or organisation in register.organisations:
                found[identifier] = organisation
    return found


@once
def areas_of_organisation(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The areas that each organisation is the council of."""
    found: dict[str, list[str]] = {}
    for area, organisation in organisation_of_area(site).items():
        found.setdefault(organisation, []).append(area)
    return {organisation: tuple(in_order(site, areas)) for organisation, areas in found.items()}
