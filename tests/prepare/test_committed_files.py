"""The files in content/areas: whole, light, like the official map, and what the code makes of the package."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from generator.model.area import made_of
from generator.model.outlines import Outlines, signed_area
from generator.model.postcodes import PostcodeTable
from generator.prepare.directory import PostcodeDirectory, read_directory
from generator.prepare.districts import drawn_districts, read_areas
from generator.prepare.land import read_land_mask
from generator.prepare.outlines import draw_outlines
from generator.prepare.postcode_table import postcode_table
from generator.prepare.written import OUTLINES, POSTCODES, weight

ROOT = Path(__file__).parents[2]
AREAS = ROOT / "content" / "areas"
OFFICIAL = ROOT.parent / "shared" / "data" / "uk_lad_2025.geojson"


def only(pattern: str) -> Path:
    (path,) = AREAS.glob(pattern)
    return path


@pytest.fixture(scope="module")
def districts(outlines: Outlines) -> dict[str, str]:
    return drawn_districts(read_areas(ROOT / "content"), "content/areas", outlines.about.vintage)


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return Outlines.read(only("outlines-*.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table() -> PostcodeTable:
    return PostcodeTable.read(only("postcodes-*.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def directory() -> PostcodeDirectory:
    return read_directory()


@pytest.fixture(scope="module")
def shapes(outlines: Outlines) -> dict[str, shapely.MultiPolygon]:
    return {
        area: shapely.multipolygons([shapely.Polygon(rings[0], rings[1:]) for rings in outlines.polygons(area)])
        for area in outlines.shapes
    }


def test_every_district_with_an_outline_has_one_and_no_other_does(
    outlines: Outlines, districts: dict[str, str]
) -> None:
    assert len(districts) == 350
    assert sorted(outlines.shapes) == sorted(districts.values())


def test_outlines_are_whole_and_neighbours_meet_exactly(shapes: dict[str, shapely.MultiPolygon]) -> None:
    assert [area for area, shape in shapes.items() if not shape.is_valid] == []
    assert shapely.coverage_is_valid(list(shapes.values()))


def test_all_districts_together_have_the_area_of_each_added_up(outlines: Outlines) -> None:
    each = sum(area_of(outlines, area) for area in outlines.shapes)
    assert area_of(outlines, *outlines.shapes) == pytest.approx(each)


def area_of(outlines: Outlines, *areas: str) -> float:
    return sum(signed_area(ring) for polygon in outlines.polygons(*areas) for ring in polygon)


def test_every_larger_area_with_an_outline_is_a_union_of_districts(outlines: Outlines) -> None:
    areas = read_areas(ROOT / "content")
    for identifier, area in areas.items():
        if area.outline == "drawn" and identifier not in outlines.shapes:
            inside = [one for one in made_of(areas).get(identifier, ()) if one in outlines.shapes]
            assert inside, f"{identifier} holds no district"
            assert outlines.polygons(*inside)


@pytest.mark.parametrize(("pattern", "budget"), [("outlines-*.json", OUTLINES), ("postcodes-*.json", POSTCODES)])
def test_files_are_light(pattern: str, budget: object) -> None:
    assert (OUTLINES.plain, OUTLINES.gzipped, POSTCODES.gzipped) == (450_000, 130_000, 60_000)
    text = only(pattern).read_text(encoding="utf-8")
    assert budget.holds(text), weight(text)  # type: ignore[attr-defined]


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official boundaries are not beside this checkout")
def test_outlines_are_like_the_official_ones(
    shapes: dict[str, shapely.MultiPolygon], districts: dict[str, str]
) -> None:
    """Overlap is the area in both by the area in either. Degrees serve: within a district they stretch alike."""
    overlaps = {}
    for feature in json.loads(OFFICIAL.read_text(encoding="utf-8"))["features"]:
        if (area := districts.get(feature["properties"]["code"])) is not None:
            official = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
            both = shapes[area].intersection(official).area
            overlaps[area] = both / (shapes[area].area + official.area - both)
    assert len(overlaps) == 350
    worst = sorted(overlaps, key=lambda area: overlaps[area])[:5]
    assert np.median(list(overlaps.values())) >= 0.90
    assert np.quantile(list(overlaps.values()), 0.10) >= 0.78, worst
    assert worst[0] == "isles-of-scilly" and overlaps[worst[1]] > 0.7, worst


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("LS6", ("leeds", 100)),
        ("LS6 1", ("leeds", 100)),
        ("CF10", ("cardiff", 100)),
        ("EH1", ("city-of-edinburgh", 100)),
        ("KW15", ("orkney-islands", 100)),
        ("ZE1", ("shetland-islands", 100)),
        ("HS1", ("na-h-eileanan-siar", 100)),
        ("TR21", ("isles-of-scilly", 99)),
        ("PO30", ("isle-of-wight", 100)),
        ("GU1 4", ("guildford", 100)),
        ("LS29", ("bradford", 92)),
        ("SY10", ("shropshire", 73)),
        ("TD15", ("northumberland", 94)),
    ],
)
def test_known_postcodes_lead_to_their_councils(table: PostcodeTable, typed: str, first: tuple[str, int]) -> None:
    assert table.councils(typed)[0] == first


def test_postcodes_of_northern_ireland_are_not_there(table: PostcodeTable) -> None:
    assert [outward for outward in table.districts if outward.startswith("BT")] == []


def test_shares_come_to_a_hundred_and_none_is_nought(table: PostcodeTable) -> None:
    for shares in (*table.districts.values(), *table.sectors.values()):
        assert sum(share for _, share in shares) == 100
        assert min(share for _, share in shares) > 0


def test_the_table_is_what_the_code_makes_of_the_package(
    directory: PostcodeDirectory, districts: dict[str, str]
) -> None:
    path = AREAS / f"postcodes-{directory.vintage}.json"
    assert path.read_text(encoding="utf-8") == postcode_table(directory, districts), "Run `plainview prepare areas`."


@pytest.mark.long
def test_the_outlines_are_what_the_code_makes_of_the_package(
    directory: PostcodeDirectory, districts: dict[str, str]
) -> None:
    path = AREAS / f"outlines-{directory.vintage}.json"
    drawn = draw_outlines(directory, read_land_mask(), districts, "content/areas")
    assert path.read_text(encoding="utf-8") == drawn, "Run `plainview prepare areas`."
