"""The prepared files beside the areas: read where they are there, and told plainly where they cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.check.checker import check_content
from generator.problems import ContentProblems
from tests.check.folders import SMALLEST, lay_out

OUTLINES = "areas/outlines-2026-01.json"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = lay_out(tmp_path / "content")
    (folder / "agreements" / "smallest.yml").write_text(SMALLEST, encoding="utf-8")
    return folder


def told(content: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(ContentProblems) as found:
        check_content(content)
    return [(Path(problem.where.path).name, problem.code, problem.message) for problem in found.value.problems]


def changed(content: Path, change: Any) -> None:
    path = content / OUTLINES
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_outlines_and_postcodes_are_kept_for_the_maps_and_nothing_is_said(content: Path) -> None:
    postcodes = {"about": json.loads((content / OUTLINES).read_text())["about"], "areas": ["leeds"], "postcodes": {}}
    (content / "areas" / "postcodes-2026-01.json").write_text(json.dumps(postcodes), encoding="utf-8")
    checked = check_content(content)

    assert checked.warnings == ()
    assert checked.register.map_files.outlines is not None
    assert set(checked.register.map_files.outlines.shapes) == {"bradford", "leeds"}
    assert checked.register.map_files.outlines_bytes == (content / OUTLINES).read_bytes()
    assert json.loads(checked.register.map_files.postcodes_bytes) == postcodes


def test_without_outlines_every_area_that_is_drawn_is_named(content: Path) -> None:
    (content / OUTLINES).unlink()
    assert ("leeds.yml", "missing-outline", "Leeds has no outline for the map.") in told(content)

    for path in (content / "areas").glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("outline: drawn", "outline: none"), encoding="utf-8")
    assert check_content(content).register.map_files.outlines is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "This is not JSON."),
        (b"[" * 100_000, "This is not JSON."),
        (b"{}", "This is not TopoJSON: its `type` should be `Topology`."),
        (b'{"type": "Topology"}', "`about` should say what the file is and whom to name."),
    ],
)
def test_what_is_no_outlines_is_told_with_how_to_make_them_again(content: Path, text: bytes, said: str) -> None:
    (content / OUTLINES).write_bytes(text)

    assert told(content) == [("outlines-2026-01.json", "bad-map-file", said)]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["transform"].update(scale=["a", "b"]),
        lambda data: data["transform"].update(scale=[float("nan"), 1]),
        lambda data: data.update(arcs=[]),
        lambda data: data["objects"].clear(),
        lambda data: data["objects"]["areas"]["geometries"][0].update(arcs=[[99]]),
        lambda data: data["objects"]["areas"]["geometries"][0].update(arcs=[[]]),
        lambda data: data["objects"]["areas"]["geometries"][0].update(arcs=[["0"]]),
        lambda data: data["arcs"].append([]),
        lambda data: data["arcs"].append([[1, 1]]),
        lambda data: data["arcs"].append([[1, 1, 1], [2, 2, 2]]),
        lambda data: data["arcs"].append([[0, 0], [0.5, 1]]),
        lambda data: data.update(arcs=[[[0, 0], [float("inf"), 1]] for _ in data["arcs"]]),
    ],
)
def test_a_broken_part_is_told_and_never_a_traceback(content: Path, change: Any) -> None:
    changed(content, change)

    assert [code for _, code, _ in told(content)] == ["bad-map-file"]


def test_two_files_of_outlines_are_one_too_many(content: Path) -> None:
    (content / "areas" / "outlines-2027-01.json").write_text("{}", encoding="utf-8")

    assert told(content) == [
        ("outlines-2027-01.json", "two-map-files", "There is another of these: `outlines-2026-01.json`.")
    ]


def test_a_file_that_is_not_text_or_leads_elsewhere_is_refused(content: Path, tmp_path: Path) -> None:
    (content / OUTLINES).write_bytes(b"\xff\xfe{\x00}\x00")
    assert [code for _, code, _ in told(content)] == ["wrong-encoding"]

    (content / OUTLINES).unlink()
    (tmp_path / "elsewhere.json").write_text("{}", encoding="utf-8")
    (content / OUTLINES).symlink_to(tmp_path / "elsewhere.json")
    assert [code for _, code, _ in told(content)] == ["link-out-of-folder"]


def test_an_area_that_is_drawn_and_has_no_outline_is_named(content: Path) -> None:
    changed(content, lambda data: data["objects"]["areas"]["geometries"].pop())

    assert told(content) == [("leeds.yml", "missing-outline", "Leeds has no outline for the map.")]


def test_a_larger_area_is_drawn_as_the_districts_in_it(content: Path) -> None:
    def without_districts(data: Any) -> None:
        for geometry in data["objects"]["areas"]["geometries"]:
            geometry["id"] = f"not-{geometry['id']}"

    changed(content, without_districts)

    assert [name for name, _, _ in told(content)] == [
        "bradford.yml",
        "leeds.yml",
        "west-yorkshire-combined-authority.yml",
    ]
