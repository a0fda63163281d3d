"""Clocks that jump: files from the future, and a day that comes back, change nothing in what is built."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.faults.place import AS_OF, Place, in_child
from tests.site_config import bytes_in

NEW_YEAR_2099, LONG_AGO = 4_070_908_800, 86_400


@contextmanager
def dated(folder: Path, seconds: int) -> Iterator[None]:
    """Every file below a folder was last changed then, those of the build's own among them."""
    for path in sorted(folder.rglob("*")):
        os.utime(path, (seconds, seconds))
    yield


@pytest.mark.parametrize("seconds", [NEW_YEAR_2099, LONG_AGO], ids=["the future", "1970"])
def test_files_of_another_time_give_the_same_site(tmp_path: Path, seconds: int) -> None:
    place = Place.made(tmp_path)
    place.build()
    before = bytes_in(place.site)

    with dated(tmp_path, seconds):
        place.build()

    assert bytes_in(place.site) == before
    assert place.left_behind() == []


def test_a_day_that_comes_back_gives_the_site_of_that_day(tmp_path: Path) -> None:
    place = Place.made(tmp_path)
    place.build()
    before = bytes_in(place.site)
    place.build(as_of=date(2031, 1, 1))
    assert bytes_in(place.site) != before

    place.build(as_of=AS_OF)

    assert bytes_in(place.site) == before


def test_a_clock_that_runs_backwards_during_a_build_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place.made(tmp_path)
    place.build()
    before = bytes_in(place.site)
    told = iter(range(10**9, 0, -1))
    for clock in ("time.time", "time.monotonic", "time.perf_counter"):
        monkeypatch.setattr(clock, lambda: float(next(told)))

    def work() -> None:
        place.build()

    _, status = os.waitpid(in_child(work), 0)

    assert os.waitstatus_to_exitcode(status) == 0
    monkeypatch.undo()
    assert bytes_in(place.site) == before


def test_a_lock_that_a_killed_build_left_in_the_future_keeps_nobody_out(tmp_path: Path) -> None:
    place = Place.made(tmp_path)
    place.entitle("Good")
    workshop = tmp_path / ".site-building"
    workshop.mkdir()
    (workshop / "lock").write_text("99999")
    (workshop / "new-left").mkdir()
    with dated(tmp_path, NEW_YEAR_2099):
        place.build()
    assert place.whole() == "Good"
    assert place.left_behind() == []
