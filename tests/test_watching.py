"""Files that change are known, whether the system tells of them or not."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from generator import watching
from generator.watching import Watch, stamps


def changed(watch: Watch, *watched: Path) -> set[str]:
    """The names of what changes next."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if found := watch.changed(watched, threading.Event()):
            return {path.name for path in found}
    raise AssertionError("Nothing changed.")


@pytest.fixture(params=["told", "found"])
def telling(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the system tells of changes; if not, they are found by a look now and then."""
    monkeypatch.setattr(watching, "PAUSE", 20.0 if request.param == "told" else 0.05)
    if request.param == "found":
        monkeypatch.setattr(Watch, "hear", lambda *_: None)


@pytest.mark.usefixtures("telling")
def test_files_that_are_written_added_moved_and_deleted(tmp_path: Path) -> None:
    folder, single = tmp_path / "content", tmp_path / "mkdocs.yml"
    (folder / "deep").mkdir(parents=True)
    for path in (folder / "a.yml", folder / "deep" / "b.yml", single):
        path.write_text("old")
    with Watch() as watch:
        assert watch.changed((folder, single), threading.Event()) == set()
        (folder / "a.yml").write_text("newer")
        assert changed(watch, folder, single) == {"a.yml"}
        single.write_text("newer")
        assert changed(watch, folder, single) == {"mkdocs.yml"}
        (folder / "c.yml").write_text("new")
        assert changed(watch, folder, single) == {"c.yml"}
        (folder / "deep" / "b.yml").unlink()
        assert changed(watch, folder, single) == {"b.yml"}
        # As editors save: a new file takes the place of the old.
        (tmp_path / "waiting").write_text("whole and new")
        (tmp_path / "waiting").replace(folder / "c.yml")
        assert changed(watch, folder, single) == {"c.yml"}


@pytest.mark.usefixtures("telling")
def test_a_file_that_is_only_read_has_not_changed(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old")
    with Watch() as watch:
        watch.changed((tmp_path,), threading.Event())
        (tmp_path / "a.yml").read_text()
        (tmp_path / "b.yml").write_text("new")
        assert changed(watch, tmp_path) == {"b.yml"}


def test_a_neighbour_of_a_file_that_is_watched_is_none_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PAUSE", 0.05)
    single = tmp_path / "mkdocs.yml"
    single.write_text("old")
    with Watch() as watch:
        watch.changed((single,), threading.Event())
        (tmp_path / "notes.txt").write_text("new")
        for _ in range(5):
            assert watch.changed((single,), threading.Event()) == set()


def test_other_files_are_watched_from_then_on(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with Watch() as watch:
        watch.changed((one,), threading.Event())
        watch.changed((other,), threading.Event())
        (one / "a.yml").write_text("new")
        (other / "b.yml").write_text("new")
        assert changed(watch, other) == {"b.yml"}


def test_what_changed_before_other_files_were_watched_is_not_lost(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "a.yml").write_text("old")
    with Watch() as watch:
        watch.changed((one,), threading.Event())
        (one / "a.yml").write_text("newer")
        (other / "a.yml").write_text("newer")
        assert watch.changed((one, other), threading.Event()) == {one / "a.yml"}


def test_a_folder_that_comes_and_goes_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PAUSE", 0.05)
    folder = tmp_path / "content"
    with Watch() as watch:
        watch.changed((folder, tmp_path / "mkdocs.yml"), threading.Event())
        folder.mkdir()
        (folder / "a.yml").write_text("new")
        assert changed(watch, folder, tmp_path / "mkdocs.yml") == {"a.yml"}
        (folder / "a.yml").unlink()
        folder.rmdir()
        assert changed(watch, folder, tmp_path / "mkdocs.yml") == {"a.yml"}


def test_more_that_comes_at_once_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_A_MOMENT", 10.0)
    with Watch() as watch:
        watch.changed((tmp_path,), threading.Event())
        threading.Timer(0.1, (tmp_path / "a.yml").write_text, ("new",)).start()
        assert watch.hears_more()
        assert changed(watch, tmp_path) == {"a.yml"}
        monkeypatch.setattr(watching, "_A_MOMENT", 0.05)
        while watch.hears_more():  # the system may tell of one file several times, and late
            assert watch.changed((tmp_path,), threading.Event()) == set()


def test_the_state_of_a_file_is_when_it_was_written_and_how_long_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("abc")
    os.utime(tmp_path / "a.yml", ns=(5, 7))
    assert stamps([tmp_path, tmp_path / "nowhere"]) == {tmp_path / "a.yml": (7, 3)}


def test_whoever_waits_can_be_woken_and_looks_at_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Watch() as watch:
        watch.changed((tmp_path,), threading.Event())
        monkeypatch.setattr(watching, "PAUSE", 0.05)
        monkeypatch.setattr(watching, "stamps", lambda _: pytest.fail("looked"))
        watch.wake()
        assert watch.changed((tmp_path,), threading.Event()) == set()
        with pytest.raises(pytest.fail.Exception):  # once, and no more
            watch.changed((tmp_path,), threading.Event())
