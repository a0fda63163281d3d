"""Outlines drawn from a few invented postcodes."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter

import numpy as np
import pytest
import shapely

from generator.model.outlines import Outlines
from generator.prepare.outlines import draw_outlines
from generator.prepare.refusal import NotPrepared
from tests.prepare import made


@pytest.fixture(scope="module")
def text() -> str:
    return draw_outlines(made.directory(), made.mask(), made.DISTRICTS, "content/areas")


@pytest.fixture(scope="module")
def outlines(text: str) -> Outlines:
    return Outlines.read(text)


def shape(outlines: Outlines, *areas: str) -> shapely.MultiPolygon:
    return shapely.multipolygons([shapely.Polygon(rings[0], rings[1:]) for rings in outlines.polygons(*areas)])


def test_every_district_has_an_outline_under_its_id(outlines: Outlines) -> None:
    assert list(outlines.shapes) == ["eastham", "isle-of-sample", "westham"]
    assert all(shape(outlines, area).is_valid for area in outlines.shapes)


def test_neighbours_share_their_border_exactly(outlines: Outlines) -> None:
    assert outlines.neighbours["westham"] == {"eastham"}
    west, east = shape(outlines, "westham"), shape(outlines, "eastham")
    assert west.intersection(east).area == 0
    assert shape(outlines, "westham", "eastham").area == pytest.approx(west.area + east.area)


def test_no_arc_is_used_more_than_twice(outlines: Outlines) -> None:
    rings = [ring for polygons in outlines.shapes.values() for polygon in polygons for ring in polygon]
    assert set(Counter(arc if arc >= 0 else ~arc for ring in rings for arc in ring).values()) == {1, 2}


def test_the_border_runs_midway_between_the_nearest_postcodes(outlines: Outlines) -> None:
    border = shape(outlines, "westham").intersection(shape(outlines, "eastham"))
    west, _, east, _ = border.bounds
    middle = -2 + (404_375 - 400_000) / 67_800  # a degree is that many metres here
    assert west == pytest.approx(middle, abs=0.003)
    assert east == pytest.approx(middle, abs=0.003)


def test_a_postcode_gone_astray_makes_no_hole(outlines: Outlines) -> None:
    assert [len(rings) for rings in outlines.polygons("westham")] == [1]
    assert len(outlines.polygons("eastham")) == 1


def test_an_island_that_the_mask_does_not_know_is_drawn_around_its_postcodes(outlines: Outlines) -> None:
    west, _, east, _ = outlines.bounds("isle-of-sample")
    assert 1500 < (east - west) * 67_800 < 2300


def test_what_it_is_and_whom_to_name_stand_in_the_file(outlines: Outlines) -> None:
    assert outlines.about.vintage == "2026-01"
    assert outlines.about.licence == "Open Government Licence v3.0"
    assert outlines.about.attribution[:3] == (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
        "Contains OS data © Crown copyright and database right 2026",
        "Contains Royal Mail data © Royal Mail copyright and database right 2026",
    )


def test_points_are_whole_numbers_on_one_line(text: str) -> None:
    assert text.count("\n") == 1
    assert all(isinstance(number, int) for arc in json.loads(text)["arcs"] for step in arc for number in step)


def test_the_order_of_the_rows_does_not_matter(text: str) -> None:
    given = made.directory()
    mixed = np.random.default_rng(7).permutation(len(given.codes))
    other = dataclasses.replace(
        given, postcodes=given.postcodes[mixed], positions=given.positions[mixed], codes=given.codes[mixed]
    )
    assert draw_outlines(other, made.mask(), made.DISTRICTS, "content/areas") == text


def test_districts_that_only_one_side_knows_are_named() -> None:
    districts = {**made.DISTRICTS, "E07000999": "newham-on-sea"}
    del districts["E07000902"]
    with pytest.raises(NotPrepared) as refused:
        draw_outlines(made.directory(), made.mask(), districts, "content/areas")
    assert [(fault.path, fault.what) for fault in refused.value.faults] == [
        (
            "content/areas",
            "The postcode directory of 2026-01 has a district E07000902, and no area with an outline has that `code`.",
        ),
        ("content/areas/newham-on-sea.yml", "No postcode of the directory of 2026-01 lies in E07000999."),
    ]
