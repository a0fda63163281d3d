"""The numbers on the page are those that anyone finds who reads the files with another reader and counts by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import plan_from
from generator.model.settings import Settings
from generator.present.page import Page
from generator.present.pages.gaps_words import BY_PATH

CONTENT = Path(__file__).parents[2] / "content"
SILENT = (None, "not-stated", ["not-stated"], {})
# Dates such as 2026 are words here, as records mean them, and so are `no` and `on`.
LOADER = yaml.BaseLoader


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    plan = plan_from(CONTENT, settings=Settings(), as_of=date(2026, 11, 23)).plan
    return {page.address: page.make() for page in plan.pages if page.kind.name.startswith("gaps")}


@pytest.fixture(scope="module")
def files() -> list[Any]:
    """Every real record that is not withdrawn or declined, as its file has it."""
    found = [yaml.load(path.read_text("utf-8"), LOADER) for path in sorted((CONTENT / "agreements").glob("*.yml"))]
    return [
        data
        for data in found
        if data["provenance"]["basis"] != "worked-example" and data["status"] not in ("withdrawn", "declined")
    ]


def answers(data: Any, path: list[str]) -> Iterator[bool]:
    """For every place in a record where a fact could stand, whether it does."""
    if isinstance(data, list):
        if not data:
            yield True  # stated: none
        for one in data:
            yield from answers(one, path)
    elif path and isinstance(data, dict):
        yield from answers(data.get(path[0]), path[1:])
    else:
        yield data not in SILENT and not (isinstance(data, dict) and data.get("basis") == "not-stated")


def counted(files: list[Any], path: str) -> tuple[int, int]:
    """How many records state a fact, and how many of them in part."""
    said = [list(answers(data, path.split("."))) for data in files]
    return sum(any(one) for one in said), sum(any(one) and not all(one) for one in said)


def words(page: Page, path: str) -> str:
    found = re.search(rf'id="{BY_PATH[path].anchor}">.*?<span>(Stated by .*?)</span>', page.body, re.DOTALL)
    assert found, path
    return found[1]


def expected(files: list[Any], path: str) -> str:
    stated, partly = counted(files, path)
    some = f", {partly} of them in part" if partly < stated else ", all in part" if stated > 1 else ", in part"
    return f"Stated by {stated} of {len(files)}{some if partly else ''}."


def test_every_record_is_compiled_and_holds_nothing_back_so_that_one_count_tells_all(files: list[Any]) -> None:
    assert len(files) == 70
    assert {data["provenance"]["basis"] for data in files} == {"public-sources"}
    assert not any(data.get("withheld") for data in files)


@pytest.mark.parametrize("path", BY_PATH)
def test_the_page_has_the_number_that_the_files_give(pages: dict[str, Page], files: list[Any], path: str) -> None:
    assert words(pages["gaps/"], path) == expected(files, path)


@pytest.mark.parametrize("path", ["legal.opt_out", "data.to", "retention", "benefits.result", "dates.end"])
def test_a_part_of_the_country_has_the_number_of_its_places(
    pages: dict[str, Page], files: list[Any], path: str
) -> None:
    areas = {file.stem: yaml.load(file.read_text("utf-8"), LOADER) for file in (CONTENT / "areas").glob("*.yml")}
    london = {name for name, area in areas.items() if "london-region" in (name, *area.get("within", []))}
    there = [data for data in files if any(area["id"] in london for area in data["areas"])]

    assert len(there) > 10
    assert words(pages["gaps/london-region/"], path) == expected(there, path)


def test_every_real_place_is_on_one_page(pages: dict[str, Page]) -> None:
    real = [file.stem for file in (CONTENT / "areas").glob("*.yml") if "invented: true" not in file.read_text("utf-8")]
    for place in real:
        linked = [address for address, page in pages.items() if f'"../../areas/{place}/"' in page.body]
        assert len(linked) == 1, place
