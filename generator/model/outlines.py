"""Outlines of areas, stored once as shared borders; an area of any tier is a union of those that are stored.

The file is TopoJSON: every stretch of border is one arc, and each district lists the arcs around it. Two neighbours
name the same arc, one of them backwards (`~index`), so a border inside a union is found by its being named twice.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

Step = tuple[int, int]
"""A point on the file's grid."""

Point = tuple[float, float]
"""Longitude and latitude."""

Place = TypeVar("Place", Step, Point)

Ring = tuple[Point, ...]
"""A closed line: its last point is its first."""

Polygon = tuple[Ring, ...]
"""An outer ring, anticlockwise, and the holes in it, clockwise."""

ArcRing = tuple[int, ...]
"""The arcs around a ring in order; `~index` means backwards."""


@dataclass(frozen=True)
class About:
    """What a prepared file is, where it comes from, and what to say when it is reused."""

    title: str
    vintage: str
    method: str
    licence: str
    licence_url: str
    attribution: tuple[str, ...]

    @classmethod
    def read(cls, data: Any) -> About:
        """From a file's `about`. Raises ValueError."""
        if not isinstance(data, dict) or not isinstance(data.get("attribution"), list):
            raise ValueError("`about` should say what the file is and whom to name.")
        try:
            words = {name: str(data[name]) for name in ("title", "vintage", "method", "licence", "licence_url")}
        except KeyError as missing:
            raise ValueError(f"`about` does not give {missing}.") from None
        return cls(**words, attribution=tuple(map(str, data["attribution"])))

    def written(self) -> dict[str, Any]:
        """As it stands in a file."""
        return {
            "title": self.title,
            "vintage": self.vintage,
            "method": self.method,
            "licence": self.licence,
            "licence_url": self.licence_url,
            "attribution": list(self.attribution),
        }


@dataclass(frozen=True)
class Outlines:
    """The stored outlines: arcs on a grid, and for each area id its polygons as rings of arcs."""

    about: About
    scale: Point
    translate: Point
    arcs: tuple[tuple[Step, ...], ...]
    shapes: Mapping[str, tuple[tuple[ArcRing, ...], ...]]

    @classmethod
    def read(cls, text: str) -> Outlines:
        """From the text of an `outlines-*.json`. Raises ValueError, in plain words, for anything else."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError("This is not JSON.") from None
        if not isinstance(data, dict) or data.get("type") != "Topology":
            raise ValueError("This is not TopoJSON: its `type` should be `Topology`.")
        about = About.read(data.get("about"))
        try:
            scale, translate = (_pair(data["transform"][name]) for name in ("scale", "translate"))
            arcs = tuple(tuple(_summed(arc)) for arc in data["arcs"])
            geometries = data["objects"]["areas"]["geometries"]
            shapes = {str(geometry["id"]): _polygons(geometry, len(arcs)) for geometry in geometries}
        except (KeyError, TypeError, IndexError):
            raise ValueError("This TopoJSON lacks a part that Plainview writes. Prepare it again.") from None
        return cls(about, scale, translate, arcs, shapes)

    def polygons(self, *areas: str) -> tuple[Polygon, ...]:
        """The outline of one area, or of several as one. Raises KeyError for an area that is not stored.

        Borders between the areas given are left out, so a county is its districts without the lines inside.
        """
        return _nested([self._on_earth(ring) for ring in self.border(*areas)])

    def border(self, *areas: str) -> tuple[ArcRing, ...]:
        """The rings of arcs around several areas together. Raises KeyError for an area that is not stored.

        A ring that touches itself is given as several, so that none does. Outer rings are anticlockwise, as in
        `shapes`.
        """
        rings = [ring for area in areas for polygon in self.shapes[area] for ring in polygon]
        times = Counter(arc if arc >= 0 else ~arc for ring in rings for arc in ring)
        left = [arc for ring in rings for arc in ring if times[arc if arc >= 0 else ~arc] == 1]
        return tuple(_joined(left, self.arcs))

    def bounds(self, *areas: str) -> tuple[float, float, float, float]:
        """West, south, east and north of one area or several together."""
        points = [point for polygon in self.polygons(*areas) for point in polygon[0]]
        eastings, northings = [x for x, _ in points], [y for _, y in points]
        return min(eastings), min(northings), max(eastings), max(northings)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """The areas that each stored area shares a border with."""
        users: dict[int, set[str]] = defaultdict(set)
        for area, polygons in self.shapes.items():
            for arc in (arc for polygon in polygons for ring in polygon for arc in ring):
                users[arc if arc >= 0 else ~arc].add(area)
        beside: dict[str, set[str]] = {area: set() for area in self.shapes}
        for together in users.values():
            for area in together:
                beside[area] |= together - {area}
        return {area: frozenset(others) for area, others in beside.items()}

    def _on_earth(self, ring: ArcRing) -> Ring:
        lines = [_line(self._arcs_on_earth, arc) for arc in ring]
        return (*(point for line in lines for point in line[:-1]), lines[-1][-1])

    @cached_property
    def _arcs_on_earth(self) -> Sequence[Sequence[Point]]:
        """The arcs in degrees. Each borders two areas, and what is made of these."""
        (east, north), (west, south) = self.scale, self.translate
        return [[(round(x * east + west, 6), round(y * north + south, 6)) for x, y in arc] for arc in self.arcs]


def _pair(data: Any) -> Point:
    first, second = data
    if not all(math.isfinite(number) for number in (first, second)):
        raise TypeError
    return float(first), float(second)


def _summed(arc: Sequence[Sequence[int]]) -> Iterable[Step]:
    """An arc's points: its first, and then each as the step from the one before."""
    if len(arc) < 2 or any(len(step) != 2 or not _are_numbers(step) for step in arc):
        raise TypeError
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x, y


def _are_numbers(given: Sequence[object]) -> bool:
    return all(type(number) is int for number in given)


def _polygons(geometry: Mapping[str, Any], arcs: int) -> tuple[tuple[ArcRing, ...], ...]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    found = tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons)
    rings = [ring for polygon in found for ring in polygon]
    if not all(ring and _are_numbers(ring) for ring in rings):
        raise TypeError
    if any(not -arcs <= arc < arcs for ring in rings for arc in ring):
        raise IndexError
    return found


def _line(arcs: Sequence[Sequence[Place]], arc: int) -> Sequence[Place]:
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def _joined(left: Sequence[int], arcs: Sequence[Sequence[Step]]) -> Iterable[ArcRing]:
    """Closed rings from arcs in any order, each in the direction in which its area lies to its left.

    A way that comes back to a place it has passed closes a ring there, so that no ring touches itself.
    """
    onward: dict[Step, list[int]] = defaultdict(list)
    for arc in left:
        onward[_line(arcs, arc)[0]].append(arc)
    for arc in left:
        begin = _line(arcs, arc)[0]
        if arc not in onward[begin]:
            continue
        onward[begin].remove(arc)
        way, begins = [arc], {begin: 0}
        while way:
            last = _line(arcs, way[-1])
            here = last[-1]
            if here in begins:
                at = begins[here]
                yield tuple(way[at:])
                for one in way[at:]:
                    del begins[_line(arcs, one)[0]]
                del way[at:]
                continue
            choices = onward[here]
            following = choices[0]
            if len(choices) > 1:
                following = max(choices, key=lambda choice: _turn(last, _line(arcs, choice)))
            choices.remove(following)
            begins[here] = len(way)
            way.append(following)


def _turn(line: Sequence[Step], following: Sequence[Step]) -> float:
    """How far left the way turns. The leftmost is taken, so that rings which meet at a place do not cross there."""
    (ax, ay), (bx, by), (cx, cy) = line[-2], line[-1], following[1]
    angle = math.atan2(cy - by, cx - bx) - math.atan2(by - ay, bx - ax)
    return (angle + math.pi) % (2 * math.pi)


def _nested(rings: list[Ring]) -> tuple[Polygon, ...]:
    """Each hole with the smallest outer ring that holds it."""
    outer = sorted((ring for ring in rings if signed_area(ring) > 0), key=signed_area)
    holes: dict[int, list[Ring]] = defaultdict(list)
    for hole in (ring for ring in rings if signed_area(ring) < 0):
        middle = _beside(hole)
        at = next((number for number, ring in enumerate(outer) if encloses(ring, middle)), None)
        if at is not None:
            holes[at].append(hole)
    polygons = [(ring, *holes[number]) for number, ring in enumerate(outer)]
    return tuple(reversed(polygons))


def _beside(hole: Ring) -> Point:
    """A point just inside a hole: corners may touch the ring around it, the middle of an edge cannot."""
    (ax, ay), (bx, by) = hole[0], hole[1]
    return (ax + bx) / 2 + (by - ay) * 1e-6, (ay + by) / 2 - (bx - ax) * 1e-6


def signed_area(ring: Ring) -> float:
    """The area of a ring in square degrees: above nought where it runs anticlockwise."""
    pairs = pairwise(ring)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def encloses(ring: Ring, point: Point) -> bool:
    """Whether a point lies inside a ring."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
