"""A file is replaced whole or not at all, and what is in its place is never lost."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import NoReturn

import pytest

from generator.intake.replacing import FileRefused, Replacing, replace_file, replace_files
from generator.interruptions import ended_alike


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    return path


def refused(path: Path, old: bytes = b"old") -> str:
    """Why a file is not replaced. Nothing else may stand in its folder afterwards."""
    before = sorted(path.parent.iterdir())
    with pytest.raises(FileRefused) as told:
        replace_file(path, old, b"new")
    assert sorted(path.parent.iterdir()) == before
    return str(told.value).removeprefix(str(path))


def test_it_takes_the_place_of_the_file_with_its_permissions(file: Path) -> None:
    file.chmod(0o664)
    replace_file(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o664
    assert list(file.parent.iterdir()) == [file]


def test_what_was_saved_meanwhile_stays(file: Path) -> None:
    file.write_bytes(b"newer")
    assert refused(file) == " has just been changed by somebody else. Run this again."
    assert file.read_bytes() == b"newer"


def test_a_file_that_may_only_be_read_stays(file: Path) -> None:
    file.chmod(0o444)
    assert refused(file) == " may be read and not written to. Let it be written to."
    assert file.read_bytes() == b"old"


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("b.yml")
    link.symlink_to("a.yml")
    assert refused(link) == " is a link to a.yml. Put the file itself in its place."
    assert link.is_symlink() and file.read_bytes() == b"old"


def test_a_file_that_is_gone_is_told(file: Path) -> None:
    file.unlink()
    assert refused(file).startswith(" cannot be written (No such file or directory). Look at its folder")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    assert refused(file) == (
        " cannot be written (No space left on device). Look at its folder and at the room on the disk."
    )
    assert file.read_bytes() == b"old"


def test_an_interruption_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(file, b"old", b"new")
    assert file.read_bytes() == b"old" and list(file.parent.iterdir()) == [file]


def test_several_files_are_replaced_and_begun_together(file: Path) -> None:
    begun = file.with_name("b.yml")
    replace_files([Replacing(file, b"old", b"new"), Replacing(begun, None, b"begun")])
    assert (file.read_bytes(), begun.read_bytes()) == (b"new", b"begun")
    assert sorted(file.parent.iterdir()) == [file, begun]


def test_where_one_of_several_has_changed_none_is_written(file: Path) -> None:
    other = file.with_name("b.yml")
    other.write_bytes(b"newer")
    with pytest.raises(FileRefused, match="changed by somebody else"):
        replace_files([Replacing(file, b"old", b"new"), Replacing(other, b"old", b"new")])
    assert (file.read_bytes(), other.read_bytes()) == (b"old", b"newer")
    assert sorted(file.parent.iterdir()) == [file, other]


def test_where_one_cannot_take_its_place_those_before_it_give_way(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody begins the same file between the last look and the very moment in which it is written."""
    begun, other = file.with_name("b.yml"), file.with_name("c.yml")

    def taken(*_: object) -> NoReturn:
        raise FileExistsError(17, "File exists")

    monkeypatch.setattr(os, "link", taken)
    with pytest.raises(FileRefused, match="just been begun by somebody else"):
        replace_files([Replacing(file, b"old", b"new"), Replacing(begun, None, b"x"), Replacing(other, None, b"x")])
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_there_is_not_begun_again(file: Path) -> None:
    with pytest.raises(FileRefused, match="just been begun by somebody else"):
        replace_files([Replacing(file, None, b"new")])
    assert file.read_bytes() == b"old"


def test_what_is_saved_while_the_others_are_written_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before thousands of files are all written beside their places, somebody may save the first of them."""
    other = file.with_name("b.yml")
    other.write_bytes(b"old")
    to_disk = os.fsync

    def saved_meanwhile(descriptor: int) -> None:
        to_disk(descriptor)
        if len(list(file.parent.iterdir())) == 4:  # both new files are there
            file.write_bytes(b"newer")

    monkeypatch.setattr(os, "fsync", saved_meanwhile)
    with pytest.raises(FileRefused, match="changed by somebody else"):
        replace_files([Replacing(file, b"old", b"new"), Replacing(other, b"old", b"new")])
    assert (file.read_bytes(), other.read_bytes()) == (b"newer", b"old")


def test_an_interruption_between_two_files_takes_the_first_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_files([Replacing(file, b"old", b"new"), Replacing(file.with_name("b.yml"), None, b"x")])
    assert file.read_bytes() == b"old" and list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("step", ["fsync", "replace", "link", "unlink"])
@pytest.mark.parametrize("at", [1, 2])
def test_whoever_asks_for_an_end_leaves_all_of_it_or_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, sign: signal.Signals, step: str, at: int
) -> None:
    other, begun, more = (file.with_name(f"{letter}.yml") for letter in "bcd")
    other.write_bytes(b"old")
    place = os if step in ("fsync", "link") else Path
    act, count = getattr(place, step), 0

    def asked(*given: object, **named: object) -> object:
        nonlocal count
        count += 1
        done = act(*given, **named)
        if count >= at:
            os.kill(os.getpid(), sign)
        return done

    monkeypatch.setattr(place, step, asked)
    replacing = [Replacing(file, b"old", b"new"), Replacing(begun, None, b"x")]
    with pytest.raises(KeyboardInterrupt), ended_alike():
        replace_files([*replacing, Replacing(other, b"old", b"new"), Replacing(more, None, b"x")])

    there = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    whole = {file.name: b"new", other.name: b"new", begun.name: b"x", more.name: b"x"}
    assert there in (whole, {file.name: b"old", other.name: b"old"})


def test_a_disk_without_links_holds_new_files_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> NoReturn:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    begun = file.with_name("b.yml")
    replace_files([Replacing(begun, None, b"begun")])
    assert begun.read_bytes() == b"begun"
    assert sorted(file.parent.iterdir()) == [file, begun]
