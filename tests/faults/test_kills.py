"""Builds that are killed at any moment: the site is whole before, during and after, and the next build heals."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.intake.harvest import harvest
from generator.intake.replacing import Replacing, replace_files
from generator.interruptions import ended_alike
from generator.publish import stamping
from generator.publish.folder import staging
from generator.publishing import patch
from tests import registers
from tests.check.folders import lay_out
from tests.faults.place import Place, in_child


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place.made(tmp_path_factory.mktemp("killed"))
    place.entitle("Build 0")
    place.build()
    return place


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(
    place: Place, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _killed_often(place, 15, jobs, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 3])
def test_hundreds_of_kills_leave_a_whole_site(place: Place, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _killed_often(place, 150, jobs, monkeypatch)


def _killed_often(place: Place, times: int, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # So that even a small site is made by several processes.
    monkeypatch.setattr(stamping, "SMALLEST_SHARE", 20)
    chance = random.Random(f"{times} {jobs}")
    place.build(jobs=jobs)
    lasts = {anew: _seconds_of(place, jobs, anew=anew) for anew in (True, False)}
    killed = 0
    for number in range(times):
        before = place.title()
        place.entitle(title := f"Build {jobs}-{times}-{number}")
        # A build of everything, and one that patches: as it stands, or from what the one that was killed left.
        anew = bool(number % 2)
        child = in_child(partial(place.build, jobs=jobs, anew=anew))
        moment = chance.uniform(0, 1.1 * lasts[anew])
        time.sleep(moment)
        # As when the power goes: the build and the processes that it started.
        os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            killed += 1
        else:  # the machine may have less to do than when it was measured
            lasts[anew] = min(lasts[anew], moment)
        assert place.title() in (before, title)
    assert killed > times / 3, "The builds were over before they were killed."

    place.entitle("Mended")
    place.build(jobs=jobs)

    assert place.whole() == "Mended"
    assert place.left_behind() == []


def _seconds_of(place: Place, jobs: int, *, anew: bool) -> float:
    place.entitle(f"How long {anew}")
    began = time.perf_counter()
    place.build(jobs=jobs, anew=anew)
    return time.perf_counter() - began


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_build_that_is_told_to_end_leaves_a_whole_site(
    place: Place, sign: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = place.title()
    place.entitle(f"Told to end by {sign.name}")

    def patched_and_no_more(*given: Any, **more: Any) -> None:
        patch(*given, **more)
        signal.pause()  # or it could be over before it is told

    def build() -> None:
        with ended_alike():  # as each command is
            place.build()

    with monkeypatch.context() as here:
        here.setattr("generator.build.patch", patched_and_no_more)
        child = in_child(build)
    while not list(place.folder.glob(".site-building/new-*/agreements")):
        time.sleep(0.01)
    os.kill(child, sign)
    os.waitpid(child, 0)

    assert place.title() == before
    assert (place.left_behind() == []) == (sign != signal.SIGQUIT)

    place.build()
    assert place.whole() == f"Told to end by {sign.name}"
    assert place.left_behind() == []


def test_records_that_are_written_by_who_is_killed_are_each_old_or_new_and_the_next_leaves_nothing(
    tmp_path: Path,
) -> None:
    paths = [tmp_path / f"record-{number}.yml" for number in range(60)]
    for path in paths:
        path.write_bytes(b"0")
    somebody_else_s = [tmp_path / name for name in (".record-1.yml.new", f".record-1.yml.{os.getpid()}-abcdefgh.new")]
    for path in somebody_else_s:
        path.touch()
    chance, left, killed = random.Random(5), 0, 0

    def write(text: bytes) -> None:
        replace_files([Replacing(path, path.read_bytes(), text) for path in paths])

    began = time.perf_counter()
    write(b"1")
    lasts = time.perf_counter() - began
    for number in range(2, 22):
        child = in_child(partial(write, b"%d" % number))
        time.sleep(chance.uniform(0, 1.1 * lasts))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        left += len(list(tmp_path.iterdir())) > len(paths) + len(somebody_else_s)
        assert {path.read_bytes() for path in paths} <= {b"%d" % one for one in range(number + 1)}
    assert killed and left, "No process was killed while it wrote."

    write(b"all")

    assert {path.read_bytes() for path in paths} == {b"all"}
    assert sorted(tmp_path.iterdir()) == sorted([*paths, *somebody_else_s])


def test_a_harvest_that_is_killed_leaves_the_copies_of_one_day_and_the_next_leaves_nothing(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content")
    sources = tmp_path / "sources.yml"
    chance, killed = random.Random(6), 0

    def says(number: int) -> registers.Files:
        records = {f"meals-{one}": registers.own(title=f"Meals {one} of day {number}") for one in range(30)}
        return registers.site(records, as_at=f"2026-03-{number:02d}")

    def copies() -> set[str]:
        texts = [path.read_text("utf-8") for path in (content / "harvested" / "leeds").glob("*.yml")]
        assert len(texts) == 30
        return {text.partition(" of day ")[2].partition("\n")[0] for text in texts}

    files = says(1)
    with registers.serving(files) as address:
        entry = f"{{id: leeds, name: Leeds City Council, register: '{address}'}}"
        sources.write_text(f"schema: 1\nsources: [{entry}]\n")
        read = partial(harvest, sources, content, today=date(2026, 11, 23))
        began = time.perf_counter()
        read()
        lasts = time.perf_counter() - began
        for number in range(2, 22):
            files.update(says(number))
            before = copies()
            child = in_child(read)
            time.sleep(chance.uniform(0, 1.1 * lasts))
            os.kill(child, signal.SIGKILL)
            killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
            assert copies() in (before, {str(number)})
        assert killed, "No harvest was killed."
        files.update(says(22))

        read()

    assert copies() == {"22"}
    assert not [path.name for path in content.iterdir() if path.name.startswith(".")]


def test_a_reader_finds_every_file_at_every_moment(tmp_path: Path) -> None:
    site = tmp_path / "site"
    misses, looks, ended = [], 0, threading.Event()

    def publish(number: int) -> None:
        with staging(site) as new:
            (new / "areas").mkdir()
            for name in ("index.html", "areas/index.html"):
                (new / name).write_text(f"build {number}")

    def read() -> None:
        nonlocal looks
        while not ended.is_set():
            for name in ("index.html", "areas/index.html"):
                try:
                    text = (site / name).read_text()
                except OSError as reason:
                    misses.append(reason)
                else:
                    looks += 1
                    if not text.startswith("build "):
                        misses.append(ValueError(text))

    publish(0)
    reader = threading.Thread(target=read)
    reader.start()
    number = 0
    while number < 60 or looks < 60:
        publish(number := number + 1)
    ended.set()
    reader.join()

    assert misses == []
