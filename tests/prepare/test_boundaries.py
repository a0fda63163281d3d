"""Official boundaries in place of ours: whatever file is given, it is used or refused in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Transformer

from generator.model.outlines import Outlines
from generator.prepare import boundary_file
from generator.prepare.boundaries import prepare_boundaries
from generator.prepare.refusal import NotPrepared
from tests.prepare import made

SQUARES = {
    "E07000901": shapely.box(-2, 52, -1.9, 52.1),
    "E07000902": shapely.box(-1.9, 52, -1.8, 52.1),
    "E07000903": shapely.box(-1.7, 52, -1.65, 52.05),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return made.write_content(tmp_path)


@pytest.fixture
def prepare(tmp_path: Path, content: Path) -> Callable[..., tuple[Path, list[str]]]:
    """Write a file, prepare it, and give the path of what was made and what was told."""

    def once(data: Any, vintage: str | None = None) -> tuple[Path, list[str]]:
        file = tmp_path / "given.json"
        if isinstance(data, bytes):
            file.write_bytes(data)
        else:
            file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        told: list[str] = []
        return prepare_boundaries(file, content, content / "areas", vintage, told.append), told

    return once


def geojson(shapes: Mapping[str, Any] = SQUARES, field: str = "LAD25CD", **more: Any) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {field: code, "NAME": f"The {code}", **more},
            "geometry": shape if isinstance(shape, dict) or shape is None else shapely.geometry.mapping(shape),
        }
        for code, shape in shapes.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def topojson(field: str = "LAD25CD", transform: bool = True) -> dict[str, Any]:
    """Three squares side by side, in steps of a tenth of a degree from 2 west, 52 north."""
    steps = [
        [[1, 0], [0, 1]],
        [[1, 1], [-1, 0], [0, -1], [1, 0]],
        [[1, 0], [1, 0], [0, 1], [-1, 0]],
        [[3, 0], [1, 0], [0, 1], [-1, 0], [0, -1]],
    ]
    rings = {"E07000901": [[0, 1]], "E07000902": [[2, ~0]], "E07000903": [[3]]}
    data: dict[str, Any] = {
        "type": "Topology",
        "arcs": steps,
        "objects": {
            "lad": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "properties": {field: code}, "arcs": arcs} for code, arcs in rings.items()
                ],
            }
        },
    }
    if transform:
        return {**data, "transform": {"scale": [0.1, 0.1], "translate": [-2, 52]}}
    placed = []
    for arc in steps:
        x = y = 0
        placed.append([(-2 + (x := x + step_x) / 10, 52 + (y := y + step_y) / 10) for step_x, step_y in arc])
    return {**data, "arcs": placed}


def read(path: Path) -> Outlines:
    return Outlines.read(path.read_text(encoding="utf-8"))


def box_of(outlines: Outlines, area: str) -> tuple[float, ...]:
    return tuple(round(edge, 2) for edge in outlines.bounds(area))


def test_shapes_stand_under_our_ids_with_the_year_of_their_field(prepare: Callable[..., Any], content: Path) -> None:
    path, told = prepare(geojson())
    assert path == content / "areas" / "outlines-2025.json"
    assert told == []
    outlines = read(path)
    assert sorted(outlines.shapes) == sorted(made.DISTRICTS.values())
    assert box_of(outlines, "westham") == (-2, 52, -1.9, 52.1)
    assert outlines.neighbours["westham"] == {"eastham"}
    assert outlines.about.attribution == (
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
        "Contains OS data © Crown copyright and database right 2025",
    )


@pytest.mark.parametrize(
    ("field", "vintage", "name"),
    [
        ("LAD23CD", None, "outlines-2023.json"),
        ("lad24cd", None, "outlines-2024.json"),
        ("LAD23CD", "2023-12", "outlines-2023-12.json"),
        ("lad_code", "2025", "outlines-2025.json"),
        ("areacd", "2025", "outlines-2025.json"),
        ("id", "2025", "outlines-2025.json"),
    ],
)
def test_any_field_with_codes_serves(prepare: Callable[..., Any], field: str, vintage: str | None, name: str) -> None:
    assert prepare(geojson(field=field), vintage)[0].name == name


def test_a_region_s_code_beside_it_is_not_mistaken_for_the_area_s(prepare: Callable[..., Any]) -> None:
    path, _ = prepare(geojson(CAUTH24CD="E47000001", RGN22CD="E12000003"))
    assert path.name == "outlines-2025.json"


@pytest.mark.parametrize("transform", [True, False])
def test_topojson_serves_too(prepare: Callable[..., Any], transform: bool) -> None:
    outlines = read(prepare(topojson(transform=transform))[0])
    assert box_of(outlines, "eastham") == (-1.9, 52, -1.8, 52.1)
    assert outlines.neighbours["eastham"] == {"westham"}


def test_metres_of_the_national_grid_serve_too(prepare: Callable[..., Any]) -> None:
    to_metres = Transformer.from_crs(4326, 27700, always_xy=True)
    metres = {code: shapely.transform(shape, to_metres.transform, interleaved=False) for code, shape in SQUARES.items()}
    assert box_of(read(prepare(geojson(metres))[0]), "westham") == (-2, 52, -1.9, 52.1)


def test_it_takes_the_place_of_what_was_drawn(prepare: Callable[..., Any], content: Path) -> None:
    drawn = content / "areas" / "outlines-2025-11.json"
    drawn.write_text("{}", encoding="utf-8")
    path, _ = prepare(geojson())
    assert list(content.glob("areas/outlines-*.json")) == [path]


@pytest.mark.parametrize("west", [-1.899999, -1.9005])
def test_borders_rounded_apart_or_over_one_another_meet_again(prepare: Callable[..., Any], west: float) -> None:
    apart = {**SQUARES, "E07000902": shapely.box(west, 52, -1.8, 52.1)}
    outlines = read(prepare(geojson(apart))[0])
    assert outlines.neighbours["westham"] == {"eastham"}
    assert [len(rings) for rings in outlines.polygons("westham", "eastham")] == [1]


def test_a_thin_gap_between_neighbours_is_closed(prepare: Callable[..., Any]) -> None:
    gaping = {
        **SQUARES,
        "E07000901": shapely.Polygon([(-2, 52), (-1.9, 52), (-1.9003, 52.05), (-1.9, 52.1), (-2, 52.1)]),
        "E07000902": shapely.Polygon([(-1.9, 52), (-1.8, 52), (-1.8, 52.1), (-1.9, 52.1), (-1.8997, 52.05)]),
    }
    outlines = read(prepare(geojson(gaping))[0])
    assert [len(rings) for rings in outlines.polygons("westham", "eastham")] == [1]


def test_a_line_that_crosses_itself_is_undone(prepare: Callable[..., Any]) -> None:
    bow = shapely.Polygon([(-2, 52), (-1.9, 52.1), (-1.9, 52), (-2, 52.1)])
    outlines = read(prepare(geojson({**SQUARES, "E07000901": bow}))[0])
    assert len(outlines.polygons("westham")) == 2


def test_a_district_in_several_features_is_one_area(prepare: Callable[..., Any]) -> None:
    data = geojson()
    data["features"] += geojson({"E07000903": shapely.box(-1.6, 52, -1.55, 52.05)})["features"]
    assert len(read(prepare(data)[0]).polygons("isle-of-sample")) == 2


def test_codes_that_no_area_has_are_told_and_left_out(prepare: Callable[..., Any]) -> None:
    more = {"E07000990": shapely.box(-3, 52, -2.9, 52.1), "N09000901": shapely.box(-5, 54, -4.9, 54.1)}
    path, told = prepare(geojson({**SQUARES, **more}))
    assert len(told) == 1 and told[0].endswith("their shapes are left out: E07000990")
    assert sorted(read(path).shapes) == sorted(made.DISTRICTS.values())


def test_a_code_is_known_however_it_is_spaced_or_spelt(prepare: Callable[..., Any]) -> None:
    path, told = prepare(geojson({f" {code.lower()} ": shape for code, shape in SQUARES.items()}))
    assert told == [] and sorted(read(path).shapes) == sorted(made.DISTRICTS.values())


def test_codes_that_come_twice_are_told(prepare: Callable[..., Any]) -> None:
    data = geojson()
    data["features"] += geojson({"E07000903": shapely.box(-1.6, 52, -1.55, 52.05)})["features"]
    _, told = prepare(data)
    assert len(told) == 1
    assert told[0].endswith("these codes come more than once, and their shapes are joined: E07000903")


def test_what_stands_for_a_code_cannot_speak_to_the_terminal(prepare: Callable[..., Any]) -> None:
    _, told = prepare(geojson({**SQUARES, "\x1b[31mred": shapely.box(-3, 52, -2.9, 52.1)}))
    assert len(told) == 1 and "\x1b" not in told[0] and "[31mred" in told[0]


def test_a_file_of_counties_is_told_to_be_one_and_few_names_are_listed(tmp_path: Path) -> None:
    more = {f"district-{number:02}": f"E070008{number:02}" for number in range(20)}
    content = made.write_content(tmp_path)
    for name, code in more.items():
        text = f"schema: 1\nname: {name.title()}\nkind: unitary\ncode: {code}\noutline: drawn\n"
        (content / "areas" / f"{name}.yml").write_text(text, encoding="utf-8")
    file = tmp_path / "given.json"
    file.write_text(json.dumps(geojson({"E10000002": SQUARES["E07000901"]}, field="CTYUA25CD")), encoding="utf-8")
    with pytest.raises(NotPrepared) as refused:
        prepare_boundaries(file, content, content / "areas", None, [].append)
    (fault,) = refused.value.faults
    assert "23 areas have no outline in this file: " in fault.what and " and 13 more." in fault.what
    assert fault.what.endswith("It holds counties, which are drawn from their districts.")


def test_areas_without_an_outline_are_named_and_nothing_is_written(prepare: Callable[..., Any], content: Path) -> None:
    with pytest.raises(NotPrepared) as refused:
        prepare(geojson({"E07000901": SQUARES["E07000901"]}))
    (fault,) = refused.value.faults
    assert fault.path.endswith("given.json")
    assert fault.what == ("2 areas have no outline in this file: Eastham (E07000902), Isle Of Sample (E07000903).")
    assert list(content.glob("areas/*.json")) == []


def with_ring(ring: Any) -> dict[str, Any]:
    return geojson({**SQUARES, "E07000902": {"type": "Polygon", "coordinates": [ring]}})


NAN = json.dumps(with_ring([[-1.9, 52], [float("nan"), 52], [-1.8, 52.1], [-1.9, 52]]))
TOO_MANY = {**topojson(), "arcs": topojson()["arcs"][:2]}

BROKEN: dict[str, tuple[Any, str]] = {
    "empty": ("", "This file is empty."),
    "blank": (" \n", "This file is empty."),
    "not JSON": ('{"type": \n "Feature', "This is not JSON from line 2, column 2 on."),
    "a shapefile": (b"\x00\x00\x27\x0a\xff\xfe", "This is not text: a shapefile or a zip file, perhaps."),
    "nested too deep": ("[" * 200_000, "nested too deep"),
    "a list": ("[]", "neither a GeoJSON FeatureCollection nor a TopoJSON Topology"),
    "one geometry": ({"type": "Polygon", "coordinates": []}, "neither a GeoJSON FeatureCollection"),
    "no features": (geojson({}), "There are no areas in this file."),
    "features that are none": ({"type": "FeatureCollection", "features": [1]}, "One of `features` is not a feature."),
    "features in no list": ({"type": "FeatureCollection", "features": {}}, "`features` should be a list."),
    "no geometry": (geojson({**SQUARES, "E07000902": None}), "`E07000902` is given as nothing"),
    "a point": (geojson({**SQUARES, "E07000902": shapely.Point(-1, 52)}), "`E07000902` is given as Point"),
    "no number": (NAN, "A number is given as NaN."),
    "too large a number": (
        json.dumps(with_ring([[-1.9, 1e999]] * 4)).replace("Infinity", "1e999"),
        "`inf`",
    ),
    "a number without end": (with_ring([[-1.9, 10**400]] * 4), "A coordinate is `1000"),
    "a number beyond the Earth": (with_ring([[-1.9, 52], [1e308, 52], [-1e308, 9], [-1.9, 52]]), "is `1e+308`"),
    "no parts": (geojson({"E07000902": {"type": "MultiPolygon", "coordinates": []}}), "`E07000902` has no area."),
    "a word": (with_ring([["-1.9", 52], [-1.8, 52], [-1.8, 52.1], ["-1.9", 52]]), "A coordinate is `-1.9`"),
    "a truth": (with_ring([[True, 52], [-1.8, 52], [-1.8, 52.1], [True, 52]]), "A coordinate is `True`"),
    "one number": (with_ring([[1], [2], [3], [1]]), "The shape of `E07000902` cannot be read."),
    "an unclosed ring": (with_ring([[-1.9, 52], [-1.8, 52], [-1.8, 52.1], [-1.9, 52.1]]), "is not closed"),
    "too short a ring": (with_ring([[-1.9, 52], [-1.8, 52], [-1.9, 52]]), "is not closed"),
    "no rings": (geojson({"E07000902": {"type": "Polygon", "coordinates": []}}), "`E07000902` cannot be read."),
    "a line for an area": (
        with_ring([[-1.9, 52], [-1.8, 52], [-1.7, 52], [-1.9, 52]]),
        "The shape of `E07000902` has no area.",
    ),
    "arcs that are not there": (TOO_MANY, "A shape names arc 2, and there are 2."),
    "arcs that are none": ({**topojson(), "arcs": [[None]]}, "The arcs of this TopoJSON cannot be read."),
    "a transform that is none": (
        {**topojson(), "transform": {"scale": 1}},
        "The arcs of this TopoJSON cannot be read.",
    ),
    "lists in lists": (
        json.dumps(topojson()).replace("[[0, 1]]", "[" * 100 + "0" + "]" * 100),
        "lie in more lists than shapes have",
    ),
    "no objects": ({**topojson(), "objects": []}, "There are no areas in this file."),
    "latitude first": (
        geojson({code: shapely.transform(shape, lambda xy: xy[:, ::-1]) for code, shape in SQUARES.items()}),
        "neither longitude and latitude in Great Britain nor metres",
    ),
    "web mercator": (
        geojson({code: shapely.transform(shape, lambda xy: xy * 111_000) for code, shape in SQUARES.items()}),
        "neither longitude and latitude in Great Britain nor metres",
    ),
    "no year": (geojson(field="code"), "The field `code` does not tell the year of these boundaries."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_plain_words(name: str, prepare: Callable[..., Any], content: Path) -> None:
    data, said = BROKEN[name]
    with pytest.raises(NotPrepared) as refused:
        prepare(data)
    (fault,) = refused.value.faults
    assert said in fault.what
    assert fault.fix.endswith(".")
    assert str(refused.value).endswith("Nothing was written.")
    assert list(content.glob("areas/*.json")) == []


def test_a_file_without_codes_is_refused(prepare: Callable[..., Any]) -> None:
    with pytest.raises(NotPrepared, match="No field of its areas holds ONS codes"):
        prepare(geojson({"Leeds": SQUARES["E07000901"]}, field="LAD25NM"))


@pytest.mark.parametrize("vintage", ["../2025", "0000", "2025-13", "9999", "2025-00", "2025-1"])
def test_a_vintage_is_a_year_and_perhaps_a_month(prepare: Callable[..., Any], vintage: str) -> None:
    with pytest.raises(NotPrepared, match=f"`{vintage}` is not a vintage"):
        prepare(geojson(), vintage)


def test_a_file_that_is_too_large_is_not_read(prepare: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary_file, "LARGEST", 100)
    with pytest.raises(NotPrepared, match="larger than 200 MB"):
        prepare(geojson())
