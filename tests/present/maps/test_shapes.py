"""Outlines become lines of a picture: shared borders stay shared, and what cannot be seen is left out."""

from __future__ import annotations

import json
import math
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.outlines import Outlines
from generator.present.maps.shapes import RIM, Shapes, weights_of
from generator.present.maps.views import Box, View, projected
from tests.present.maps.made import ABOUT, outlines

SHAPES = Shapes(outlines())


def view_of(*areas: str, width: int = 100) -> View:
    return View(SHAPES.box(areas), width)


def spots_of(line: str) -> list[list[tuple[int, int]]]:
    """The rings that an SVG path of ours draws."""
    rings = []
    for ring in re.findall(r"M([^z]*)z", line):
        numbers = [int(number) for number in re.findall(r"-?[0-9]+", ring)]
        x, y = numbers[:2]
        spots = [(x, y)]
        for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + step_x, y + step_y
            spots.append((x, y))
        rings.append(spots)
    return rings


def test_a_line_goes_around_its_area_once() -> None:
    view = view_of("leeds")
    (ring,) = spots_of(SHAPES.drawing(view).line(["leeds"]))

    assert sorted(ring) == [(0, 0), (0, view.height), (100, 0), (100, view.height)]


def test_the_border_between_two_areas_is_none_of_the_whole() -> None:
    view = view_of("leeds", "york", "hull", width=300)
    drawing = SHAPES.drawing(view)

    (whole,) = spots_of(drawing.line(["leeds", "york", "hull"]))
    assert {x for x, _ in whole} == {0, 100, 200, 300}
    assert sorted(y for _, y in whole if True) == sorted([0] * 4 + [view.height] * 4)
    assert len(spots_of(drawing.lines(["leeds", "york", "hull"]))) == 3


def test_areas_apart_are_rings_apart() -> None:
    view = View(SHAPES.whole, 300)

    assert len(spots_of(SHAPES.drawing(view).line(["leeds", "skye"]))) == 2


def test_what_lies_far_outside_a_picture_is_not_drawn() -> None:
    drawing = SHAPES.drawing(view_of("leeds"))

    assert drawing.lines(["skye"]) == ""
    assert SHAPES.seen(SHAPES.box(["skye"])) == ["skye"]


def test_an_area_too_small_to_be_seen_leaves_no_line() -> None:
    assert SHAPES.drawing(View(Box(0, 0, 1, 1), 50)).line(["skye"]) == ""


def test_a_corner_that_would_not_be_missed_is_left_out_and_ends_stay() -> None:
    wiggly = {
        "type": "Topology",
        "about": ABOUT,
        "transform": {"scale": [0.001, 0.001], "translate": [0, 50]},
        "arcs": [[[0, 0], [500, 1], [500, -1], [0, 1000], [-1000, 0], [0, -1000]]],
        "objects": {"areas": {"geometries": [{"type": "Polygon", "id": "a", "arcs": [[0]]}]}},
    }
    shapes = Shapes(Outlines.read(json.dumps(wiggly)))
    coarse = shapes.drawing(View(shapes.whole, 60)).line(["a"])
    fine = shapes.drawing(View(shapes.whole, 6000)).line(["a"])

    assert len(spots_of(coarse)[0]) == 4
    assert len(spots_of(fine)[0]) == 5


@settings(max_examples=60, deadline=None)
@given(width=st.integers(20, 2000), missed=st.floats(0.1, 50))
def test_neighbours_meet_in_every_picture(width: int, missed: float) -> None:
    drawing = SHAPES.drawing(View(SHAPES.box(["leeds", "york"]), width, missed))
    (leeds,), (york,) = (spots_of(drawing.line([one])) for one in ("leeds", "york"))

    assert len(set(leeds) & set(york)) == 2


def test_the_projection_is_that_of_web_maps() -> None:
    assert projected(0, 0) == (0.5, 0.5)
    x, y = projected(-1.5491, 53.8008)
    # Leeds in zoom 10 lies on tile 507, 329 of every map on the web.
    assert (int(x * 1024), int(y * 1024)) == (507, 329)


def topology(arcs: list[list[list[int]]], shapes: dict[str, list[list[list[int]]]]) -> Outlines:
    geometries = [{"type": "MultiPolygon", "id": name, "arcs": polygons} for name, polygons in shapes.items()]
    return Outlines.read(
        json.dumps(
            {
                "type": "Topology",
                "about": ABOUT,
                "transform": {"scale": [0.001, 0.001], "translate": [-2, 53]},
                "arcs": arcs,
                "objects": {"areas": {"geometries": geometries}},
            }
        )
    )


def square(x: int, y: int, side: int) -> list[list[int]]:
    return [[x, y], [side, 0], [0, side], [-side, 0], [0, -side]]


def test_an_island_far_from_what_is_shown_is_not_drawn_with_its_mainland() -> None:
    shapes = Shapes(topology([square(0, 0, 100), square(5000, 0, 100)], {"a": [[[0]], [[1]]]}))
    near = View(shapes.parts["a"][0], 100)

    assert len(spots_of(shapes.drawing(near).lines(["a"]))) == 1
    assert len(spots_of(shapes.drawing(View(shapes.whole, 600)).lines(["a"]))) == 2


def test_a_line_never_goes_further_out_than_the_rim() -> None:
    shapes = Shapes(topology([square(0, 0, 100), square(-9000, -9000, 20000)], {"a": [[[0]]], "vast": [[[1]]]}))
    view = View(shapes.box(["a"]), 100)
    (ring,) = spots_of(shapes.drawing(view).lines(["vast"]))

    assert {x for x, _ in ring} == {-RIM, view.width + RIM}
    assert {y for _, y in ring} == {-RIM, view.height + RIM}


def test_a_border_without_width_is_not_drawn() -> None:
    shapes = Shapes(
        topology([square(0, 0, 100), [[300, 0], [100, 0], [0, 1], [-100, 0], [0, -1]]], {"a": [[[0]], [[1]]]})
    )

    assert len(spots_of(shapes.drawing(View(shapes.whole, 40)).lines(["a"]))) == 1


def test_a_place_inside_another_is_a_hole_in_it_whichever_way_pictures_are_filled() -> None:
    around = [[[0], [~1]]]
    shapes = Shapes(topology([square(0, 0, 900), square(300, 300, 300)], {"around": around, "inside": [[[1]]]}))
    drawing = shapes.drawing(View(shapes.whole, 300))
    for line in (drawing.line(["around"]), drawing.lines(["around"])):
        outer, hole = sorted(spots_of(line), key=lambda ring: -abs(turned(ring)))
        assert turned(outer) * turned(hole) < 0
    assert len(spots_of(drawing.line(["around", "inside"]))) == 1


def turned(ring: list[tuple[int, int]]) -> int:
    """Twice the area of a ring, above or below nought by the way it turns."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True))


def one_by_one(arc: list[tuple[float, float]]) -> list[float]:
    """Visvalingam's way without a heap: drop the point of the smallest triangle, and look again."""
    weights, kept, most = [math.inf] * len(arc), list(range(len(arc))), 0.0
    while len(kept) > 2:
        sizes = [
            abs((arc[b][0] - arc[a][0]) * (arc[c][1] - arc[a][1]) - (arc[c][0] - arc[a][0]) * (arc[b][1] - arc[a][1]))
            / 2
            for a, b, c in zip(kept, kept[1:], kept[2:], strict=False)
        ]
        size, place = min((size, kept[at + 1]) for at, size in enumerate(sizes))
        most = max(most, size)
        weights[place] = most
        kept.remove(place)
    return weights


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=20))
def test_points_matter_as_if_they_were_dropped_one_by_one(arc: list[tuple[int, int]]) -> None:
    points = [(float(x), float(y)) for x, y in arc]

    assert list(weights_of(points)) == one_by_one(points)


def test_a_box_grows_by_a_part_of_its_longer_side_and_to_no_less_than_asked() -> None:
    assert Box(0, 0, 2, 1).grown(0.5, 1) == Box(-1, -1, 3, 2)
    assert Box(0, 0, 2, 1).grown(0.1, 6) == Box(-2, -2, 4, 3)


def test_many_areas_asked_for_again_are_the_same_rings() -> None:
    assert SHAPES.border(["leeds", "york"]) is SHAPES.border(["leeds", "york"])
    assert SHAPES.border(["leeds", "belfast"]) == SHAPES.border(["leeds"])
