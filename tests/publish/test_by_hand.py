"""What is wrong with a page written by hand is told of the file, the line and the column where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.by_hand import ByHand

PAGE = """---
title: Us
description: Who we are.
---

# Us

A [first](../../areas/york/), a <a href='../../areas/york/#map'>second</a> and
a [third](them.md#where "Them"), ![a door](door.png)

- [fourth](#none) and `[fifth](#none)`
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "about" / "team").mkdir(parents=True)
    (tmp_path / "about" / "us.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "about" / "team" / "README.md").write_text("[a](../../areas/york/) [b](../us.md#none)\n", "utf-8")
    (tmp_path / "about" / "none.md").write_bytes(b"\xff[a](../../areas/york/)\n")
    return tmp_path


ALL = ("about/us/index.html", "about/team/index.html", "about/none/index.html")


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("areas/york/index.html", ["about/team/README.md:1:1", "about/us.md:8:3", "about/us.md:8:33"]),
        ("areas/york/index.html\tmap", ["about/us.md:8:33"]),
        ("about/them/index.html\twhere", ["about/us.md:9:3"]),
        ("about/us/door.png", ["about/us.md:9:34"]),
        ("about/us/index.html\tnone", ["about/team/README.md:1:24", "about/us.md:11:3"]),
        ("areas/hull/index.html", []),
    ],
)
def test_a_link_is_found_where_it_is_written(folder: Path, name: str, places: list[str]) -> None:
    assert list(ByHand(folder).links(ALL, name)) == [f"{folder}/{place}" for place in places]


def test_of_other_pages_nothing_is_told(folder: Path) -> None:
    assert list(ByHand(folder).links(["about/team/index.html"], "about/us/index.html\tmap")) == []
    assert list(ByHand().links(ALL, "areas/york/index.html")) == []


def test_a_link_to_the_whole_address_of_the_site_is_one_into_it(folder: Path) -> None:
    (folder / "about" / "us.md").write_text("[a](https://example.org/register/areas/hull/)\n", encoding="utf-8")
    by_hand = ByHand(folder, "https://example.org/register/")
    assert list(by_hand.links(ALL, "areas/hull/index.html")) == [f"{folder}/about/us.md:1:1"]


def test_a_fault_names_the_file_that_the_page_was_built_of(folder: Path) -> None:
    fault = "about/us/index.html:9: the id “a” is used 2 times"
    assert ByHand(folder).at_source(fault) == f"{fault} (built of {folder}/about/us.md)"
    assert ByHand(folder).at_source("areas/york/index.html:1: has no title") == "areas/york/index.html:1: has no title"
    assert ByHand().at_source(fault) == fault
