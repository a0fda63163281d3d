"""Outlines as lines of a picture: projected as web maps are, and thinned to what a picture of its size can show.

Neighbours share their borders (see `model/outlines.py`), and a shared border is thinned once, so neighbours
still meet in every picture.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import compress

from generator.model.outlines import ArcRing, Outlines
from generator.present.maps.views import Box, Point, Spot, View, projected

# How far around a picture things are still drawn where they are, in its units: further than any edge is long.
RIM = 60

Line = tuple[Sequence[float], Sequence[float]]
"""The points of an arc: how far east each of them is, and how far south."""


class Shapes:
    """Every outline, ready to be drawn in any picture."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self.outlines = outlines.shapes
        self._borders: dict[tuple[str, ...], tuple[ArcRing, ...]] = {}
        (east, north), (west, south) = outlines.scale, outlines.translate
        self._arcs = [tuple(projected(x * east + west, y * north + south) for x, y in arc) for arc in outlines.arcs]
        self._levels: dict[int, list[Line]] = {}

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
                (tuple(compress(xs, stays)), tuple(compress(ys, stays)))
                for (xs, ys), weights in zip(self._lines, self._weights, strict=True)
                for stays in [[weight >= least for weight in weights]]
            ]
        return Drawing(self, view, self._levels[level])

    @cached_property
    def _lines(self) -> list[Line]:
        return [(tuple(x for x, _ in arc), tuple(y for _, y in arc)) for arc in self._arcs]

    @cached_property
    def _weights(self) -> list[tuple[float, ...]]:
        return [weights_of(arc) for arc in self._arcs]


class Drawing:
    """Lines of one picture. An arc is placed once, however many areas it borders."""

    def __init__(self, shapes: Shapes, view: View, arcs: Sequence[Line]) -> None:
        self._shapes, self._view, self._arcs = shapes, view, arcs
        self._placed: dict[int, tuple[list[int], list[int]]] = {}
        # Whatever lies further outside than the rim comes to it, where it falls together.
        self._scale, self._west, self._north = view.scale, view.box.west, view.box.north
        self._high_x, self._high_y = view.width + RIM, view.height + RIM

    def line(self, areas: Sequence[str]) -> str:
        """The border around several areas together, as the `d` of an SVG path in units of the view."""
        return "".join(map(self._drawn, self._shapes.border(areas)))

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
        return "".join(map(self._drawn, rings))

    def _drawn(self, ring: ArcRing) -> str:
        """A ring as an SVG path, each point from the one before. One too small to be seen is left out."""
        xs: list[int] = []
        ys: list[int] = []
        for arc in ring:
            on_x, on_y = self._placed.get(arc) or self._place(arc)
            xs += on_x
            ys += on_y
        # An arc begins where the one before it ends, and points may fall together: a step to the same place is none.
        moves = zip(xs, xs[1:], ys, ys[1:], strict=False)
        steps = [_WRITTEN[to_x - x, to_y - y] for x, to_x, y, to_y in moves if x != to_x or y != to_y]
        if len(steps) < 3:
            return ""
        # The last step would lead back to where the ring begins.
        return f"M{xs[0]} {ys[0]}l{''.join(steps[:-1]).lstrip()}z"

    def _place(self, arc: int) -> tuple[list[int], list[int]]:
        """Where the points of an arc are on the picture. Whatever lies far outside comes to the rim."""
        if arc < 0:
            on_x, on_y = self._placed.get(~arc) or self._place(~arc)
            placed = self._placed[arc] = on_x[::-1], on_y[::-1]
            return placed
        scale, west, north = self._scale, self._west, self._north
        low_x, high_x, low_y, high_y = -RIM, self._high_x, -RIM, self._high_y
        (xs, ys), around = self._arcs[arc], self._shapes.around[arc]
        left, right = (around.west - west) * scale, (around.east - west) * scale
        top, bottom = (around.north - north) * scale, (around.south - north) * scale
        if right < low_x or left > high_x or bottom < low_y or top > high_y:
            xs, ys = (xs[0], xs[-1]), (ys[0], ys[-1])
        # This is `round`, and takes half the time: a site has half a million points to place.
        on_x = [((x - west) * scale).__round__() for x in xs]
        on_y = [((y - north) * scale).__round__() for y in ys]
        if left < low_x or right > high_x:
            on_x = [low_x if x < low_x else high_x if x > high_x else x for x in on_x]
        if top < low_y or bottom > high_y:
            on_y = [low_y if y < low_y else high_y if y > high_y else y for y in on_y]
        placed = self._placed[arc] = on_x, on_y
        return placed


class _Written(dict[Spot, str]):
    """How each step is written. A minus sign parts two numbers as well as a space does."""

    def __missing__(self, step: Spot) -> str:
        written = self[step] = "".join(f"{part}" if part < 0 else f" {part}" for part in step)
        return written


_WRITTEN = _Written()


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
