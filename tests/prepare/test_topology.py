"""The encoder: what is written reads as it was, on a grid, and shared borders stand once."""

from __future__ import annotations

import json
import math
from collections import Counter

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from generator.model.outlines import About, Outlines, signed_area
from generator.prepare.topology import STEP, topology
from tests.model.test_outlines import ABOUT

SQUARES = {"a": shapely.box(-2, 52, -1.9, 52.1), "b": shapely.box(-1.9, 52, -1.8, 52.1)}


def encoded(shapes: dict[str, shapely.Geometry]) -> Outlines:
    return Outlines.read(topology(shapes, About.read(ABOUT)))


def decoded(outlines: Outlines, *areas: str) -> shapely.MultiPolygon:
    return shapely.multipolygons([shapely.Polygon(rings[0], rings[1:]) for rings in outlines.polygons(*areas)])


def test_a_shape_comes_back_within_a_step() -> None:
    outlines = encoded(SQUARES)
    for area, square in SQUARES.items():
        assert decoded(outlines, area).hausdorff_distance(square) <= max(STEP)


def test_two_squares_are_three_arcs() -> None:
    assert len(encoded(SQUARES).arcs) == 3


def test_an_area_inside_another_fills_its_hole() -> None:
    inside = shapely.box(-1.97, 52.03, -1.93, 52.07)
    outlines = encoded({"around": SQUARES["a"].difference(inside), "inside": inside})
    ((outer, hole),) = outlines.polygons("around")
    assert signed_area(outer) > 0 > signed_area(hole)
    assert len(outlines.arcs) == 2
    ((alone,),) = outlines.polygons("around", "inside")
    assert signed_area(alone) == pytest.approx(0.01, rel=0.02)


def test_parts_that_are_too_small_for_the_grid_are_left_out_on_both_sides() -> None:
    speck = shapely.box(-1.95, 52.05, -1.95 + STEP[0] / 10, 52.05 + STEP[1] / 10)
    outlines = encoded({"a": SQUARES["a"].difference(speck), "b": SQUARES["b"].union(speck)})
    assert [len(rings) for area in "ab" for rings in outlines.polygons(area)] == [1, 1]


def ring_of(*steps: tuple[float, float]) -> list[tuple[int, int]]:
    """What is left on the grid of a ring given in its steps."""
    ring = [(-2 + x * STEP[0], 52 + y * STEP[1]) for x, y in steps]
    outlines = encoded({"a": shapely.Polygon(ring), "corner": shapely.box(-2, 52, -1.99, 52.01)})
    (((arc,),),) = outlines.shapes["a"]
    line = outlines.arcs[arc] if arc >= 0 else outlines.arcs[~arc]
    return sorted(line[:-1])


def test_a_spike_without_width_leaves_nothing_behind() -> None:
    inside = sorted([(100, 100), (140, 100), (140, 140), (100, 140)])
    corners = [(100, 100), (140, 100), (140, 140), (100, 140)]

    assert ring_of(*corners) == inside
    spike = [(140, 120), (160, 120.1), (140, 120.2)]
    assert ring_of(*corners[:2], *spike, *corners[2:]) == sorted([*inside, (140, 120)])
    at_the_end = [(100, 120.2), (80, 120.1), (100, 120)]
    assert ring_of(*corners, *at_the_end) == sorted([*inside, (100, 120)])
    at_the_first_corner = [(80, 100.2)]
    assert ring_of(*corners, (100, 100.4), *at_the_first_corner) == inside


def test_borders_that_would_cross_on_the_grid_are_mended_together() -> None:
    def placed(*steps: tuple[float, float]) -> shapely.Polygon:
        return shapely.Polygon([(-2 + x * STEP[0], 52 + y * STEP[1]) for x, y in steps])

    # On the grid the tip of the notch falls on the line below it, and so would the neighbour that fills it.
    notched = placed((0, 0), (100, 0), (100, 100), (50.4, 0.45), (0, 100))
    filling = placed((0, 100), (50.4, 0.45), (100, 100))
    assert not shapely.Polygon([(0, 0), (100, 0), (100, 100), (50, 0), (0, 100)]).is_valid
    outlines = encoded({"notched": notched, "filling": filling})
    shapes = [decoded(outlines, area) for area in ("notched", "filling")]

    assert all(shape.is_valid for shape in shapes) and shapely.coverage_is_valid(shapes)
    assert decoded(outlines, "notched", "filling").is_valid
    assert [shape.area for shape in shapes] == pytest.approx([notched.area, filling.area], rel=0.02)


def test_parts_come_largest_first_in_whatever_order_they_were_given() -> None:
    small, large = shapely.box(-1.5, 52, -1.45, 52.05), SQUARES["a"]
    written = [
        topology({"a": shapely.multipolygons(parts)}, About.read(ABOUT)) for parts in ([small, large], [large, small])
    ]
    first = encoded({"a": shapely.multipolygons([small, large])}).shapes["a"][0]

    assert written[0] == written[1]
    assert first == ((0,),)


def test_a_step_of_the_grid_is_about_as_far_each_way_in_the_middle_of_the_country() -> None:
    assert STEP[0] * math.cos(math.radians(53.5)) == pytest.approx(STEP[1], rel=0.02)


def test_an_area_of_which_nothing_is_left_is_named() -> None:
    with pytest.raises(ValueError, match="Nothing would be left of speck"):
        encoded({**SQUARES, "speck": shapely.box(-1.7, 52, -1.7 + STEP[0] / 10, 52 + STEP[1] / 10)})


# Thousandths of a degree: points nearer to one another than any map's are what the diagram itself cannot take.
EASTINGS = st.integers(-2_000, 0).map(lambda number: number / 1000)
NORTHINGS = st.integers(52_000, 54_000).map(lambda number: number / 1000)


@given(st.lists(st.tuples(EASTINGS, NORTHINGS), min_size=3, max_size=12, unique=True))
def test_whatever_divides_a_square_its_parts_share_their_borders(points: list[tuple[float, float]]) -> None:
    """The cells around any points: every arc twice or once, and the whole is the sum of its parts."""
    square = shapely.box(-2, 52, 0, 54)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=square))
    lines = shapely.union_all([square.exterior, *(cell.boundary.intersection(square) for cell in cells)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    faces = [face for face in faces if min(face.bounds[2] - face.bounds[0], face.bounds[3] - face.bounds[1]) > 0.01]
    outlines = encoded({f"area-{number}": face for number, face in enumerate(faces)})
    rings = [ring for polygons in outlines.shapes.values() for polygon in polygons for ring in polygon]
    assert set(Counter(arc if arc >= 0 else ~arc for ring in rings for arc in ring).values()) <= {1, 2}
    parts = sum(area_of(outlines, area) for area in outlines.shapes)
    assert area_of(outlines, *outlines.shapes) == pytest.approx(parts)


def area_of(outlines: Outlines, *areas: str) -> float:
    return sum(signed_area(ring) for polygon in outlines.polygons(*areas) for ring in polygon)


def test_it_is_plain_topojson() -> None:
    written = json.loads(topology(SQUARES, About.read(ABOUT)))
    assert written["type"] == "Topology"
    assert written["objects"]["areas"]["type"] == "GeometryCollection"
    assert {geometry["type"] for geometry in written["objects"]["areas"]["geometries"]} == {"MultiPolygon"}
