"""The facts of each map as a table, for whoever would rather read than look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.model.area import Area
from generator.present.once import once
from generator.present.page import Site
from generator.present.pages.places import (
    LARGER_KINDS,
    address_of,
    beside_on_map,
    has_ended,
    in_order,
    look_of,
    name_of,
    part_of,
    serving,
)
from generator.present.parts import Row, Table
from generator.present.wording import listed, number

NATIONAL_CAPTION = "Councils that an agreement names, that one for a larger area covers, and that nothing names yet"
NATIONAL_HEADS = ("Part of the country", "Named", "Covered", "Nothing yet")
NOTHING_YET = "nothing yet"
LOOKS = ("published", "covered", "silent")


def national_table(site: Site) -> Table | None:
    """How many councils of each part of the country an agreement names, one for a larger area covers, or none does.

    Districts and councils that do all the work of a place are counted, once each, as the map draws them.
    """
    areas = site.register.areas
    parts: dict[str, Counter[str]] = {}
    for identifier in {serving(site, one) for one, area in areas.items() if _has_work_of_its_own(area)}:
        if areas[identifier].is_to_begin(site.as_of):
            continue
        parts.setdefault(part_of(site, identifier) or "", Counter())[look_of(site, identifier)] += 1
    drawn = site.register.outlined
    rows = tuple(
        Row(
            name_of(site, part) + ("" if part in drawn else " (not drawn)"),
            address_of(part),
            tuple(number(parts[part][look]) for look in LOOKS),
        )
        for part in in_order(site, filter(None, parts))
    )
    return Table(NATIONAL_CAPTION, NATIONAL_HEADS, rows) if rows else None


def nations_not_drawn(site: Site) -> str:
    """The nations that the map leaves out, as part of a sentence on the lists that hold them, or nothing."""
    register = site.register
    nations = [one for one, area in register.areas.items() if area.kind == "nation" and one not in register.outlined]
    names = [name_of(site, one) for one in in_order(site, nations) if not register.areas[one].invented]
    return f"{listed(names)} included, which {'is' if len(names) == 1 else 'are'} not drawn" if names else ""


def beside_table(site: Site, identifier: str) -> Table | None:
    """The places whose border an area shares, and what is published about each; nothing for an island."""
    beside = in_order(site, _beside(site).get(identifier, ()))
    rows = tuple(Row(name_of(site, one), address_of(one), (beside_on_map(site, one) or NOTHING_YET,)) for one in beside)
    name = site.register.areas[identifier].name
    return (
        Table(
            f"Places that share a border with {name}. Agreements for a whole nation are not counted.",
            ("Place", "Published here"),
            rows,
        )
        if rows
        else None
    )


def _has_work_of_its_own(area: Area) -> bool:
    """Whether a map draws it by itself: not a larger area, and not the county around a district."""
    return not area.invented and area.kind not in (*LARGER_KINDS, "county")


@once
def _beside(site: Site) -> Mapping[str, frozenset[str]]:
    """The areas next to each area, of its own tier: a region is next to regions, a district to districts."""
    register = site.register
    outlines = register.map_files.outlines
    if outlines is None:
        return {}
    around: dict[str, dict[str, str]] = {}
    for identifier, drawn in register.outlined.items():
        kind = register.areas[identifier].kind
        if kind in (*LARGER_KINDS, "county") and not has_ended(site, identifier):
            around.setdefault(kind, {}).update(dict.fromkeys(drawn, identifier))
    found = {}
    for identifier, drawn in register.outlined.items():
        if has_ended(site, identifier):
            continue
        kind = register.areas[identifier].kind
        edge = {other for one in drawn for other in outlines.neighbours[one]} - set(drawn)
        edge &= register.outlined.keys()
        if kind in LARGER_KINDS:
            beside = {around[kind][one] for one in edge if one in around[kind]}
        elif kind == "county":
            beside = {around[kind].get(one) or serving(site, one) for one in edge}
        elif register.areas[identifier].is_to_begin(site.as_of):
            # What it will lie next to, not what lies there until then.
            beside = {register.areas[one].heir or one for one in edge}
        else:
            beside = {serving(site, one) for one in edge}
        found[identifier] = frozenset(beside - {identifier})
    return found
