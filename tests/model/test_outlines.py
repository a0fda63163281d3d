"""Outlines: read from their file, and joined across the borders between them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.outlines import About, Outlines, encloses, signed_area

ABOUT = {
    "title": "Invented outlines",
    "vintage": "2026-01",
    "method": "Drawn by hand.",
    "licence": "None",
    "licence_url": "https://example.org/",
    "attribution": ["Nobody"],
}

# Three squares of two steps in a row, the middle one with a hole that a fourth fills: a, b and c, and d inside b.
#
#   (0,2)---(2,2)---(6,2)---(8,2)
#     |   a   |  b d  |   c   |
#   (0,0)---(2,0)---(6,0)---(8,0)
TOPOLOGY: dict[str, Any] = {
    "type": "Topology",
    "about": ABOUT,
    "transform": {"scale": [0.5, 0.25], "translate": [-4, 50]},
    "objects": {
        "areas": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "MultiPolygon", "id": "a", "arcs": [[[0, 1]]]},
                {"type": "MultiPolygon", "id": "b", "arcs": [[[2, 3, 4, ~0], [~5]]]},
                {"type": "MultiPolygon", "id": "c", "arcs": [[[6, ~3]]]},
                {"type": "Polygon", "id": "d", "arcs": [[5]]},
            ],
        }
    },
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [4, 0]],
        [[6, 0], [0, 2]],
        [[6, 2], [-4, 0]],
        [[3, 1], [1, -1], [1, 1], [-1, 1], [-1, -1]],
        [[6, 0], [2, 0], [0, 2], [-2, 0]],
    ],
}


@pytest.fixture
def outlines() -> Outlines:
    return Outlines.read(json.dumps(TOPOLOGY))


def test_an_area_is_its_ring_in_longitude_and_latitude(outlines: Outlines) -> None:
    assert outlines.polygons("a") == ((((-3, 50), (-3, 50.5), (-4, 50.5), (-4, 50), (-3, 50)),),)


def test_outer_rings_run_anticlockwise_and_holes_clockwise(outlines: Outlines) -> None:
    ((outer, hole),) = outlines.polygons("b")
    assert signed_area(outer) > 0 > signed_area(hole)


def test_together_they_lose_the_border_between_them(outlines: Outlines) -> None:
    (polygon,) = outlines.polygons("a", "b", "c", "d")
    (outer,) = polygon
    assert signed_area(outer) == pytest.approx(sum(area_of(outlines, area) for area in "abcd"))
    assert set(outer) == {(-4, 50), (-3, 50), (-1, 50), (0, 50), (0, 50.5), (-1, 50.5), (-3, 50.5), (-4, 50.5)}


def test_a_hole_stays_with_the_ring_that_holds_it(outlines: Outlines) -> None:
    ((outer, hole),) = outlines.polygons("a", "b", "c")
    assert encloses(outer, (-2, 50.25))
    assert encloses(hole, (-2, 50.25))


def test_areas_that_do_not_meet_stay_apart(outlines: Outlines) -> None:
    assert len(outlines.polygons("a", "c")) == 2


def test_an_area_without_an_outline_is_a_key_error(outlines: Outlines) -> None:
    with pytest.raises(KeyError):
        outlines.polygons("a", "nowhere")


def test_bounds_hold_all_that_is_asked_for(outlines: Outlines) -> None:
    assert outlines.bounds("a", "b") == (-4, 50, -1, 50.5)


def test_neighbours_share_a_border(outlines: Outlines) -> None:
    assert outlines.neighbours == {
        "a": frozenset("b"),
        "b": frozenset("acd"),
        "c": frozenset("b"),
        "d": frozenset("b"),
    }


def test_a_ring_that_touches_itself_is_read_as_two() -> None:
    """Two squares of one area that meet in a corner, written as one line through it."""
    pinched = {
        **TOPOLOGY,
        "arcs": [[[1, 1], [-1, 0], [0, -1], [1, 0], [0, 1]], [[1, 1], [1, 0], [0, 1], [-1, 0], [0, -1]]],
        "objects": {"areas": {"geometries": [{"type": "MultiPolygon", "id": "a", "arcs": [[[0, 1]]]}]}},
    }
    polygons = Outlines.read(json.dumps(pinched)).polygons("a")
    assert [len(ring) for (ring,) in polygons] == [5, 5]
    assert all(signed_area(ring) > 0 for (ring,) in polygons)


def test_a_bay_that_a_ring_closes_off_is_read_as_a_hole() -> None:
    """One line around a square and, halfway along, around a triangle inside that touches its edge."""
    closed = {
        **TOPOLOGY,
        "arcs": [
            [[0, 0], [4, 0], [0, 4], [-2, 0]],
            [[2, 4], [1, -2], [-2, 0], [1, 2]],
            [[2, 4], [-2, 0], [0, -4]],
        ],
        "objects": {"areas": {"geometries": [{"type": "MultiPolygon", "id": "a", "arcs": [[[0, 1, 2]]]}]}},
    }
    ((outer, hole),) = Outlines.read(json.dumps(closed)).polygons("a")
    assert (len(outer), len(hole)) == (6, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not TopoJSON"),
        ('{"type": "FeatureCollection"}', "not TopoJSON"),
        (json.dumps({**TOPOLOGY, "about": None}), "`about` should say"),
        (json.dumps({**TOPOLOGY, "about": {"attribution": []}}), "does not give 'title'"),
        (json.dumps({**TOPOLOGY, "arcs": TOPOLOGY["arcs"][:-1]}), "lacks a part"),
        (json.dumps({**TOPOLOGY, "arcs": None}), "lacks a part"),
        (json.dumps({**TOPOLOGY, "transform": {"scale": [float("nan"), 1], "translate": [0, 0]}}), "lacks a part"),
        (json.dumps({**TOPOLOGY, "objects": {}}), "lacks a part"),
    ],
)
def test_what_is_no_such_file_is_said_in_plain_words(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Outlines.read(text)


def test_what_is_said_about_a_file_is_written_as_it_was_read() -> None:
    assert About.read(ABOUT).written() == ABOUT


def area_of(outlines: Outlines, area: str) -> float:
    return sum(signed_area(ring) for polygon in outlines.polygons(area) for ring in polygon)
