"""Shapes written as TopoJSON: on a grid of whole numbers, every shared border once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from generator.model.outlines import About, Step

# Degrees: about 33 metres each way in the middle of Great Britain, well below what the shapes can show.
STEP = (0.0005, 0.0003)

Line = tuple[Step, ...]
Rings = dict[str, list[list[Line]]]

# In steps of the grid: how far apart two points may be to be brought together, and a gap to be closed.
_SNAP, _GAP = 0.5, 1.0
_ROUNDS = 6


def topology(shapes: Mapping[str, shapely.Geometry], about: About) -> str:
    """One line of TopoJSON with an object `areas`. Shapes are in degrees, and neighbours match point by point.

    Raises ValueError for an area of which nothing is left on the grid, and where borders would cross there.
    """
    west, south = (float(np.floor(edge * 100) / 100) for edge in _corner(shapes.values()))
    rings = _settled(shapes, west, south)
    lost = [area for area, polygons in rings.items() if not any(map(any, polygons))]
    if lost:
        raise ValueError(f"Nothing would be left of {', '.join(lost)}.")
    arcs = _Arcs(ring for polygons in rings.values() for polygon in polygons for ring in polygon)
    geometries = [
        {"type": "MultiPolygon", "id": area, "arcs": [[arcs.around(ring) for ring in part] for part in parts if part]}
        for area, parts in rings.items()
    ]
    written = {
        "type": "Topology",
        "about": about.written(),
        "transform": {"scale": STEP, "translate": (west, south)},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(line) for line in arcs.lines],
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def _settled(shapes: Mapping[str, shapely.Geometry], west: float, south: float) -> Rings:
    """Every ring on the grid. Where moving points there makes borders cross, all are mended together and moved."""
    origin = (west, south)
    for _ in range(_ROUNDS):
        rings = {
            area: [
                [ring for ring in (_on_grid(line, west, south) for line in _rings(part)) if ring]
                for part in _polygons(shape)
            ]
            for area, shape in shapes.items()
        }
        crossing = [area for area, parts in rings.items() if not _is_whole(parts)]
        if not crossing:
            return rings
        placed = shapely.transform(list(shapes.values()), lambda points: np.rint((points - origin) / STEP))
        mended = shapely.coverage_clean(placed, snapping_distance=_SNAP, gap_width=_GAP)
        shapes = dict(zip(shapes, shapely.transform(mended, lambda points: points * STEP + origin), strict=True))
    raise ValueError(f"Borders of {', '.join(crossing)} would cross.")


def _is_whole(parts: Iterable[Sequence[Line]]) -> bool:
    """Whether the rings of an area cross neither themselves nor one another."""
    made = [shapely.Polygon(part[0], part[1:]) for part in parts if part]
    return not made or bool(shapely.is_valid(shapely.multipolygons(made)))


def _corner(shapes: Iterable[shapely.Geometry]) -> tuple[float, float]:
    bounds = shapely.total_bounds(list(shapes))
    return float(bounds[0]), float(bounds[1])


def _polygons(shape: shapely.Geometry) -> Sequence[Any]:
    """A shape's polygons in an order of their own: the largest first."""
    return sorted(shapely.get_parts(shape), key=lambda part: (-part.area, part.bounds))


def _rings(polygon: Any) -> list[Any]:
    """The outer ring anticlockwise and holes clockwise, as GeoJSON has them."""
    turned = shapely.orient_polygons(polygon)
    return [turned.exterior, *turned.interiors]


def _on_grid(ring: Any, west: float, south: float) -> Line:
    """A ring's points as whole steps, without the first again at the end; empty where nothing of it is left.

    Neighbours round alike, so what vanishes from one vanishes from the other.
    """
    places = np.rint((shapely.get_coordinates(ring)[:-1] - (west, south)) / STEP).astype(int).tolist()
    kept: list[Step] = []
    for place in map(tuple, places):
        # There and back again is a spike without width; a point twice is one point.
        while len(kept) > 1 and kept[-2] == place:
            kept.pop()
        if not kept or kept[-1] != place:
            kept.append(place)
    while len(kept) > 2 and (kept[0] == kept[-1] or kept[-2] == kept[0] or kept[-1] == kept[1]):
        kept = kept[1:] if kept[-1] == kept[1] and kept[0] != kept[-1] else kept[:-1]
    return tuple(kept) if len(kept) > 2 else ()


class _Arcs:
    """The stretches between places where borders part or meet, each kept once, in order of first use."""

    def __init__(self, rings: Iterable[Line]) -> None:
        self.lines: list[Line] = []
        self._number: dict[Line, int] = {}
        self._junctions: set[Step] = set()
        beside: dict[Step, frozenset[Step]] = {}
        for ring in rings:
            for before, place, after in zip((ring[-1], *ring), ring, (*ring[1:], ring[0]), strict=False):
                pair = frozenset((before, after))
                if beside.setdefault(place, pair) != pair:
                    self._junctions.add(place)

    def around(self, ring: Line) -> list[int]:
        """The arcs of a ring that was among those given."""
        cuts = [at for at, place in enumerate(ring) if place in self._junctions]
        # A ring that meets no junction is one arc, begun at its least point so that its neighbour finds it.
        first = cuts[0] if cuts else ring.index(min(ring))
        turned = ring[first:] + ring[:first]
        ends = [at - first for at in cuts[1:]] + [len(ring)]
        closed = (*turned, turned[0])
        return [self._arc(closed[a : b + 1]) for a, b in zip([0, *ends], ends, strict=False)]

    def _arc(self, line: Line) -> int:
        if line in self._number:
            return self._number[line]
        if line[::-1] in self._number:
            return ~self._number[line[::-1]]
        self._number[line] = len(self.lines)
        self.lines.append(line)
        return len(self.lines) - 1


def _steps(line: Line) -> list[Step]:
    """The first point, and then each as the step from the one before."""
    return [line[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(line))]
