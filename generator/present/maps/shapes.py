"""Outlines as lines of a picture: projected as web maps are, and thinned to what a picture of its size can show.

Neighbours share their borders (see `model/outlines.py`), and a shared border is thinned once, so neighbours
still meet in every picture.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import pairwise

from generator.model.outlines import ArcRing, Outlines
from generator.present.maps.views import Box, Point, Spot, View, projected

# How far around a picture things are still drawn where they are, in its units: further than any edge is long.
RIM = 60


class Shapes:
    """Every outline, ready to be drawn in any picture."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self.outlines = outlines.shapes
        self._borders: dict[tuple[str, ...], tuple[ArcRing, ...]] = {}
        (east, north), (west, south) = outlines.scale, outlines.translate
        self._arcs = [tuple(projected(x * east + west, y * north + south) for x, y in arc) for arc in outlines.arcs]
        self._levels: dict[int, list[list[Point]]] = {}

    @property
    def areas(self) -> Collection[str]:
        """Ids of the areas that have an outline of their own."""
        return self.outlines.keys()

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """The box around each area."""
        return {identifier: _joined(parts) for identifier, parts in self.parts.items()}

    def box(self, areas: Iterable[str]) -> Box:
        """The box around several areas. At least one of them has an outline."""
        return _joined(self.boxes[identifier] for identifier in areas if identifier in self.boxes)

    @cached_property
    def around(self) -> list[Box]:
        """The box around each arc."""
        return [_around(arc) for arc in self._arcs]

    @cached_property
    def parts(self) -> Mapping[str, list[Box]]:
        """The box around each part of each area: the mainland and its islands."""
        around = self.around
        return {
            identifier: [_joined(around[_number(arc)] for ring in polygon for arc in ring) for polygon in polygons]
            for identifier, polygons in self.outlines.items()
        }

    def seen(self, box: Box) -> list[str]:
        """Ids of the areas that may be seen in a box."""
        near = [identifier for identifier, around in self.boxes.items() if around.meets(box)]
        return [identifier for identifier in near if any(part.meets(box) for part in self.parts[identifier])]

    @cached_property
    def whole(self) -> Box:
        """The box around everything."""
        return _joined(self.boxes.values())

    def border(self, areas: Sequence[str]) -> tuple[ArcRing, ...]:
        """The rings of arcs around several areas together. Many agreements name the same ones."""
        key = tuple(areas)
        if key not in self._borders:
            self._borders[key] = self._outlines.border(*(one for one in key if one in self.outlines))
        return self._borders[key]

    def drawing(self, view: View) -> Drawing:
        """A picture to be drawn. Pictures of about one scale share the thinned borders."""
        level = math.floor(math.log2(view.missed / view.scale**2))
        if level not in self._levels:
            least = 2.0**level
            self._levels[level] = [
                [point for point, weight in zip(arc, weights, strict=True) if weight >= least]
                for arc, weights in zip(self._arcs, self._weights, strict=True)
            ]
        return Drawing(self, view, self._levels[level])

    @cached_property
    def _weights(self) -> list[tuple[float, ...]]:
        return [weights_of(arc) for arc in self._arcs]


class Drawing:
    """Lines of one picture. An arc is placed once, however many areas it borders."""

    def __init__(self, shapes: Shapes, view: View, arcs: Sequence[Sequence[Point]]) -> None:
        self._shapes, self._view, self._arcs = shapes, view, arcs
        self._placed: dict[int, list[Spot]] = {}
        # Whatever lies further outside than the rim comes to it, where it falls together.
        self._scale, self._high_x, self._high_y = view.scale, view.width + RIM, view.height + RIM

    def line(self, areas: Sequence[str]) -> str:
        """The border around several areas together, as the `d` of an SVG path in units of the view."""
        return "".join(_drawn(self._ring(ring)) for ring in self._shapes.border(areas))

    def lines(self, areas: Iterable[str]) -> str:
        """The borders of each of several areas, as one `d` of an SVG path."""
        outlines, parts = self._shapes.outlines, self._shapes.parts
        # An island far from what is shown would cost as much as the rest.
        rings = (
            ring
            for identifier in areas
            for polygon, around in zip(outlines.get(identifier, ()), parts.get(identifier, ()), strict=True)
            if around.meets(self._view.box)
            for ring in polygon
        )
        return "".join(_drawn(self._ring(ring)) for ring in rings)

    def _ring(self, ring: Sequence[int]) -> list[Spot]:
        spots: list[Spot] = []
        for arc in ring:
            part = self._spots(~arc)[::-1] if arc < 0 else self._spots(arc)
            # An arc begins where the one before it ends.
            spots += part[1:] if spots else part
        return spots

    def _spots(self, number: int) -> list[Spot]:
        """An arc on the picture. Whatever lies far outside comes to the rim, where it falls together."""
        if number in self._placed:
            return self._placed[number]
        scale, west, north = self._scale, self._view.box.west, self._view.box.north
        low_x, high_x, low_y, high_y = -RIM, self._high_x, -RIM, self._high_y
        arc, around = self._arcs[number], self._shapes.around[number]
        if (
            (around.east - west) * scale < low_x
            or (around.west - west) * scale > high_x
            or (around.south - north) * scale < low_y
            or (around.north - north) * scale > high_y
        ):
            arc = (arc[0], arc[-1])
        spots: list[Spot] = []
        last: Spot | None = None
        for point_x, point_y in arc:
            x, y = round((point_x - west) * scale), round((point_y - north) * scale)
            x = low_x if x < low_x else high_x if x > high_x else x
            y = low_y if y < low_y else high_y if y > high_y else y
            if (x, y) != last:
                last = (x, y)
                spots.append(last)
        self._placed[number] = spots
        return spots


def _number(arc: int) -> int:
    """The arc that a ring names: a negative number, as TopoJSON has it, is the same arc walked backwards."""
    return ~arc if arc < 0 else arc


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _joined(boxes: Iterable[Box]) -> Box:
    whole: Box | None = None
    for box in boxes:
        whole = box if whole is None else whole | box
    if whole is None:
        raise ValueError("There is no outline to draw.")
    return whole


def weights_of(arc: Sequence[Point]) -> tuple[float, ...]:
    """How much each point matters: the area of the triangle that goes with it (Visvalingam and Whyatt, 1993).

    The ends of an arc belong to other borders too, so they always stay.
    """
    last = len(arc) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    weights = [math.inf] * len(arc)
    alive = [True] * len(arc)
    sizes = [0.0] * len(arc)
    heap = []
    for place in range(1, last):
        sizes[place] = _triangle(arc[place - 1], arc[place], arc[place + 1])
        heap.append((sizes[place], place))
    heapify(heap)
    most = 0.0
    while heap:
        size, place = heappop(heap)
        if not alive[place] or size != sizes[place]:
            continue
        alive[place] = False
        # A point never matters less than one that was dropped before it.
        most = max(most, size)
        weights[place] = most
        left, right = before[place], after[place]
        after[left], before[right] = right, left
        for beside in (left, right):
            if 0 < beside < last:
                sizes[beside] = _triangle(arc[before[beside]], arc[beside], arc[after[beside]])
                heappush(heap, (sizes[beside], beside))
    return tuple(weights)


def _triangle(one: Point, two: Point, three: Point) -> float:
    return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2


def _drawn(ring: list[Spot]) -> str:
    """A ring as an SVG path, each point from the one before. One too small to be seen is left out."""
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring = ring[:-1]
    if len(ring) < 3:
        return ""
    steps: list[int] = []
    for (x, y), (to_x, to_y) in pairwise(ring):
        steps += (to_x - x, to_y - y)
    # A minus sign parts two numbers as well as a space does.
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(map(str, steps)).replace(' -', '-')}z"
