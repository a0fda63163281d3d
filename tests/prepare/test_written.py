"""Prepared files: light enough, whole or not at all, and the only ones of their kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.prepare.refusal import NotPrepared
from generator.prepare.written import Budget, finest_within, write_in_place_of

SMALL = Budget(plain=10, gzipped=1000)


def test_the_finest_that_is_light_enough_is_chosen() -> None:
    assert finest_within(SMALL, (1, 2, 3), lambda fineness: "x" * int(20 / fineness)) == "x" * 10


def test_a_file_may_also_weigh_too_much_once_compressed() -> None:
    assert not Budget(plain=1000, gzipped=10).holds("x")


def test_where_nothing_is_light_enough_it_says_so() -> None:
    with pytest.raises(NotPrepared, match="Even the plainest shapes take too much room"):
        finest_within(SMALL, (1, 2), lambda _: "x" * 11)


def test_where_an_area_would_vanish_it_is_named() -> None:
    def make(fineness: float) -> str:
        if fineness > 1:
            raise ValueError("Nothing would be left of sample.")
        return "x" * 11

    with pytest.raises(NotPrepared, match=r"small enough to publish\. Nothing would be left of sample"):
        finest_within(SMALL, (1, 2), make)


def test_another_vintage_goes_and_other_files_stay(tmp_path: Path) -> None:
    for name in ("outlines-2024-11.json", "postcodes-2024-11.json", "leeds.yml"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    path = write_in_place_of(tmp_path, "outlines", "2025-11", "new\n")
    assert path.read_text(encoding="utf-8") == "new\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "leeds.yml",
        "outlines-2025-11.json",
        "postcodes-2024-11.json",
    ]
