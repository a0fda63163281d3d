"""Outlines become lines of a picture: shared borders stay shared, and what cannot be seen is left out."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.outlines import Outlines
from generator.present.maps.shapes import Shapes
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
