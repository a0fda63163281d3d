"""`plainview prepare`, as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command
from generator.prepare import areas
from tests.prepare import made
from tests.prepare.test_boundaries import SQUARES, geojson


def run(*words: str | Path) -> click.testing.Result:
    return click.testing.CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return made.write_content(tmp_path)


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areas, "read_directory", made.directory)
    monkeypatch.setattr(areas, "read_land_mask", made.mask)


def test_areas_writes_both_files_with_the_vintage_in_their_names(invented: None, content: Path) -> None:
    result = run("prepare", "areas", "--content", content)
    assert result.exit_code == 0, result.output
    names = ["outlines-2026-01.json", "postcodes-2026-01.json"]
    assert sorted(path.name for path in content.glob("areas/*.json")) == names
    assert all(f"{name}: " in result.stdout for name in names)


def test_they_may_be_written_elsewhere(invented: None, content: Path, tmp_path: Path) -> None:
    assert run("prepare", "areas", "--content", content, "--out", tmp_path / "new").exit_code == 0
    assert list(content.glob("areas/*.json")) == []
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_the_written_files_are_no_strays_to_the_check(invented: None, content: Path) -> None:
    run("prepare", "areas", "--content", content)
    assert "stray-file" not in run("check", "--content", content).output


def test_districts_that_do_not_agree_end_with_one(invented: None, content: Path) -> None:
    (content / "areas" / "eastham.yml").unlink()
    result = run("prepare", "areas", "--content", content)
    assert result.exit_code == 1
    assert "has a district E07000902, and no area" in result.stderr
    assert list(content.glob("areas/*.json")) == []


def test_an_area_that_cannot_be_read_ends_with_one(invented: None, content: Path) -> None:
    (content / "areas" / "eastham.yml").write_text("schema: 1\nname: [\n", encoding="utf-8")
    result = run("prepare", "areas", "--content", content)
    assert result.exit_code == 1
    assert "eastham.yml:" in result.stderr


def test_without_the_extra_it_says_how_to_get_it(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModuleNotFoundError("No module named 'scipy'", name="scipy")

    monkeypatch.setattr(areas, "read_directory", missing)
    result = run("prepare", "areas", "--content", content)
    assert result.exit_code == 2
    assert 'This needs scipy, which is not installed. Get it with: pip install "plainview[prepare]"' in result.stderr


def test_a_missing_module_of_ours_is_a_bug_and_shows_itself(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModuleNotFoundError("No module named 'generator.gone'", name="generator.gone")

    monkeypatch.setattr(areas, "read_directory", missing)
    with pytest.raises(ModuleNotFoundError):
        run("prepare", "areas", "--content", content)


def test_boundaries_take_the_place_of_ours(invented: None, content: Path, tmp_path: Path) -> None:
    run("prepare", "areas", "--content", content)
    file = tmp_path / "official.geojson"
    file.write_text(json.dumps(geojson()), encoding="utf-8")
    result = run("prepare", "boundaries", file, "--content", content)
    assert result.exit_code == 0, result.output
    assert [path.name for path in content.glob("areas/outlines-*.json")] == ["outlines-2025.json"]


def test_a_refused_file_ends_with_one_and_says_what_to_do(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "official.geojson"
    file.write_text(json.dumps(geojson({"E07000901": SQUARES["E07000901"]})), encoding="utf-8")
    result = run("prepare", "boundaries", file, "--content", content)
    assert result.exit_code == 1
    assert "official.geojson: 2 areas have no outline in this file: Eastham (E07000902)" in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
