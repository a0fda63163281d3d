"""Prepared files: light enough, whole or not at all, and the only ones of their kind."""

from __future__ import annotations

import errno
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


def test_files_whose_names_only_begin_alike_are_somebody_s_own(tmp_path: Path) -> None:
    for name in ("outlines-of-my-holiday.json", "outlines-2024-backup.json", "outlines-2024.json"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    write_in_place_of(tmp_path, "outlines", "2025", "new\n")
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "outlines-2024-backup.json",
        "outlines-2025.json",
        "outlines-of-my-holiday.json",
    ]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(NotPrepared, match="This file cannot be written: "):
        write_in_place_of(tmp_path / "taken" / "areas", "outlines", "2025", "new\n")


def test_a_disk_that_is_full_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "outlines-2024.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(NotPrepared, match="No space left on device"):
        write_in_place_of(tmp_path, "outlines", "2025", "new\n")
    assert [one.name for one in tmp_path.iterdir()] == ["outlines-2024.json"]


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
