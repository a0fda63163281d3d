"""Marks of files and folders: another where anything is, and none where it cannot be told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read import any_folder
from generator.read.file_marks import mark_of_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "content"
    (place / "inside").mkdir(parents=True)
    (place / "a.yml").write_text("a")
    (place / "inside" / "b.yml").write_text("b")
    return place


CHANGES: dict[str, Callable[[Path], object]] = {
    "words": lambda folder: (folder / "a.yml").write_text("b"),
    "a name": lambda folder: (folder / "a.yml").rename(folder / "c.yml"),
    "a place": lambda folder: (folder / "a.yml").rename(folder / "inside" / "a.yml"),
    "one more": lambda folder: (folder / "c.yml").write_text(""),
    "one gone": lambda folder: (folder / "a.yml").unlink(),
    "a folder's name": lambda folder: (folder / "inside").rename(folder / "outside"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_anything_that_is_another_makes_another_mark(folder: Path, change: str) -> None:
    before = mark_of_files((), [folder])
    assert before == mark_of_files((), [folder])

    CHANGES[change](folder)

    assert mark_of_files((), [folder]) not in ("", before)


def test_values_count_as_well(folder: Path) -> None:
    assert len({mark_of_files(parts, [folder]) for parts in ((), ("a",), ("a", "b"), ("ab",), (1,), ("1",))}) == 6


def test_where_a_file_goes_meanwhile_there_is_no_mark(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, flags: int) -> int:
        raise FileNotFoundError(path)

    monkeypatch.setattr(os, "open", gone)

    assert mark_of_files((), [folder]) == ""


def test_a_folder_that_stands_elsewhere_has_no_mark(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "linked").symlink_to(tmp_path / "elsewhere")

    assert mark_of_files((), [folder]) == ""


def test_what_is_too_large_or_has_no_end_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(any_folder, "LARGEST", 100)
    with (folder / "large").open("wb") as large:
        large.truncate(101)
    assert mark_of_files((), [folder]) == ""

    (folder / "large").unlink()
    assert mark_of_files((), [folder]) != ""
    # The system says of these that they are files and empty. This one has more to say.
    (folder / "endless").symlink_to("/proc/self/smaps")
    assert mark_of_files((), [folder]) == ""


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    before = mark_of_files((), [folder])
    os.mkfifo(folder / "pipe")
    assert mark_of_files((), [folder]) == before
