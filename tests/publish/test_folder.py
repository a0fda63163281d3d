"""A new site takes the old one's place whole, or the old one stays."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import swapping
from generator.publish.folder import (
    MARKER,
    SiteBusy,
    SiteRefused,
    SiteUnwritable,
    left_beside,
    refuse_in_time,
    staging,
)

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that an earlier build made."""
    site = tmp_path / "site"
    publish(site, "old")
    return site


@pytest.fixture(params=["exchange", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of swapping: in one step, and in two where a system cannot do it in one."""
    if request.param == "rename":
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)


def publish(site: Path, words: str) -> None:
    with staging(site) as folder:
        (folder / "areas").mkdir()
        (folder / "index.html").write_text(words)
        (folder / "areas" / "index.html").write_text(words)


def holds(site: Path, words: str) -> None:
    """The site is whole, says these words, and nothing is left beside it."""
    assert {path.relative_to(site).as_posix() for path in site.rglob("*")} == {
        ".gitignore",
        "areas",
        "areas/index.html",
        "index.html",
    }
    assert (site / "index.html").read_text() == (site / "areas" / "index.html").read_text() == words
    assert [path.name for path in site.parent.iterdir()] == [site.name]


@pytest.mark.usefixtures("way")
def test_a_new_site_takes_the_old_one_s_place(site: Path) -> None:
    publish(site, "new")

    holds(site, "new")


def test_a_first_site_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    publish(tmp_path / "out" / "public", "first")

    holds(tmp_path / "out" / "public", "first")


def test_the_site_keeps_itself_out_of_git(site: Path) -> None:
    assert (site / ".gitignore").read_text() == f"{MARKER}\n*\n"


def test_the_marker_is_the_one_that_the_checkout_holds() -> None:
    assert (REPOSITORY / "site" / ".gitignore").read_text() == f"{MARKER}\n*\n"


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("reason", [ValueError("a bug"), KeyboardInterrupt(), SystemExit(1)])
def test_whatever_is_raised_the_last_good_site_stands(site: Path, reason: BaseException) -> None:
    with pytest.raises(type(reason)), staging(site) as folder:
        (folder / "index.html").write_text("new")
        raise reason

    holds(site, "old")


def test_a_swap_that_fails_half_way_puts_the_old_site_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def rename_but_not_into_place(path: Path, target: Path) -> Path:
        if target == site and "new-" in path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", rename_but_not_into_place)
    with pytest.raises(SiteUnwritable, match="No space left on device"):
        publish(site, "new")

    holds(site, "old")


@pytest.mark.parametrize("step", ["pathlib.Path.mkdir", "tempfile.mkdtemp"])
def test_who_may_not_write_is_told_which_folder(site: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(step, refuse)
    with pytest.raises(SiteUnwritable) as told, staging(site):
        raise AssertionError("There is no folder to build in.")
    monkeypatch.undo()

    assert str(told.value) == (
        f"The site cannot be written to {site} (Permission denied). "
        f"Let {site.parent} be written to, and what builds have made in it, or give another folder for the site."
    )
    holds(site, "old")


@pytest.mark.parametrize(
    "reason", [(errno.EXDEV, "Invalid cross-device link"), (errno.EBUSY, "Busy"), (errno.EACCES, "Permission denied")]
)
def test_a_folder_that_lets_no_other_take_its_place_is_told(
    site: Path, reason: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(*reason)

    monkeypatch.setattr(swapping, "swap", refuse)
    with pytest.raises(SiteUnwritable) as told:
        publish(site, "new")

    assert str(told.value).startswith(f"The new site cannot take the place of {site} ({reason[1]}): that folder is")
    assert "Move it away and build again" in str(told.value)
    holds(site, "old")


def test_what_cannot_be_taken_away_beside_a_site_is_known(site: Path) -> None:
    assert left_beside(site) == []
    left = site.with_name(".site-building") / "new-theirs"
    left.mkdir(parents=True)
    (left.parent / ".gitignore").touch()
    assert left_beside(site) == [left]
    (left.parent / "lock").touch()
    assert left_beside(site) == [], "somebody is at work there"
    publish(site, "new")
    assert left_beside(site) == []


@pytest.mark.parametrize("step", ["is_dir", "rename"])
def test_a_second_tree_that_is_somebody_else_s_is_passed_over(
    site: Path, tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    (spare / "theirs").touch()
    act = getattr(Path, step)

    def refused(path: Path, *given: Path) -> object:
        if path == spare:
            raise PermissionError(errno.EACCES, "Permission denied", str(spare))
        return act(path, *given)

    monkeypatch.setattr(Path, step, refused)
    with staging(site, spare=spare) as folder:
        assert list(folder.iterdir()) == []


def test_a_site_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(SiteUnwritable, match="is a file, and builds make a folder there"),
        staging(tmp_path / "file" / "site"),
    ):
        raise AssertionError("There is no folder to build in.")


def test_a_disk_that_fills_up_during_a_build_is_told_and_a_fault_of_reading_is_not_taken_for_it(site: Path) -> None:
    with pytest.raises(SiteUnwritable, match="No space left"), staging(site):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(FileNotFoundError), staging(site):
        raise FileNotFoundError(errno.ENOENT, "No such file", "a page of prose")

    holds(site, "old")


def test_what_is_published_can_be_read_by_a_web_server_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(tmp_path / "site", "new")
        after = os.umask(0o077)
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [tmp_path / "site", *tmp_path.rglob("*")]}
    assert modes == {"site": 0o755, "areas": 0o755, "index.html": 0o644, ".gitignore": 0o644}
    assert after == 0o077


def test_a_second_build_at_once_is_told_to_wait(site: Path) -> None:
    with staging(site) as folder:
        with pytest.raises(SiteBusy, match=rf"Another build \(process {os.getpid()}\) is writing to {site}"):
            publish(site, "second")
        (folder / "areas").mkdir()
        (folder / "index.html").write_text("first")
        (folder / "areas" / "index.html").write_text("first")

    holds(site, "first")


def test_builds_of_two_sites_do_not_wait_for_each_other(site: Path) -> None:
    with staging(site):
        publish(site.parent / "another", "new")

    assert (site.parent / "another" / "index.html").read_text() == "new"


def test_a_folder_of_someone_s_own_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("Years of work.")

    with pytest.raises(SiteRefused, match="holds files that were not built here"):
        publish(tmp_path / "site", "new")

    assert (tmp_path / "site" / "thesis.txt").read_text() == "Years of work."
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_a_repository_that_holds_a_copy_of_a_site_is_refused(site: Path, make: Callable[[Path], None]) -> None:
    make(site / ".git")

    with pytest.raises(SiteRefused, match=r"is a git repository, and its history would be lost\. Build into"):
        publish(site, "new")

    assert (site / ".git").exists()
    assert (site / "index.html").read_text() == "old"


def test_a_folder_with_another_gitignore_is_still_someone_s_own(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".gitignore").write_text("*.pyc\n")
    (tmp_path / "site" / "thesis.txt").write_text("Years of work.")

    with pytest.raises(SiteRefused):
        publish(tmp_path / "site", "new")


@pytest.mark.parametrize("ignore", [None, "*\n"])
def test_an_empty_folder_will_do(tmp_path: Path, ignore: str | None) -> None:
    (tmp_path / "site").mkdir()
    if ignore is not None:
        (tmp_path / "site" / ".gitignore").write_text(ignore)

    publish(tmp_path / "site", "new")

    holds(tmp_path / "site", "new")


def test_a_site_may_not_be_a_link(site: Path) -> None:
    link = site.parent / "link"
    link.symlink_to(site)

    with pytest.raises(SiteRefused, match="is a link to another folder"):
        publish(link, "new")


def test_a_site_may_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("Not a folder.")

    with pytest.raises(SiteRefused, match="is a file"):
        publish(tmp_path / "site", "new")


@pytest.mark.parametrize("place", ["content", "checkout", ".", "checkout/../content", "link/content"])
def test_a_site_may_not_take_the_place_of_the_content_or_the_checkout(tmp_path: Path, place: str) -> None:
    content, checkout = tmp_path / "content", tmp_path / "checkout"
    content.mkdir()
    checkout.mkdir()
    (tmp_path / "link").symlink_to(tmp_path)

    with pytest.raises(SiteRefused, match="would be lost"), staging(tmp_path / place, precious=(content, checkout)):
        pass


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("site/inner", "is a site, and the next build of that would delete this one"),
        ("site/in/deep", "is a site, and the next build of that would delete this one"),
        (".git/site", "is git's own"),
        (".site-kept/spare", "is what builds use beside a site"),
        (".site-building", "is what builds use beside a site"),
        ("content/pages/site", "a site is made from"),
    ],
)
def test_a_site_may_not_be_where_something_else_would_delete_or_read_it(site: Path, place: str, said: str) -> None:
    there, read = site.parent / place, [site.parent / "content"]

    with pytest.raises(SiteRefused, match=said):
        refuse_in_time(there, read=read)
    with pytest.raises(SiteRefused, match=said), staging(there, read=read):
        pass

    assert not there.exists()
    assert (site / "index.html").read_text() == "old"


def test_a_file_above_it_that_is_closed_to_us_is_nothing_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitignore").write_text("*.pyc\n")

    def closed(file: Path, *_: object) -> str:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_text", closed)

    refuse_in_time(tmp_path / "site")


def test_a_site_inside_the_checkout_is_where_it_should_be(tmp_path: Path) -> None:
    with staging(tmp_path / "site", precious=(tmp_path, tmp_path / "content")) as folder:
        (folder / "index.html").write_text("new")

    assert (tmp_path / "site" / "index.html").read_text() == "new"


# A build in a process of its own, which stops at one step, says so, and waits to be killed.
KILLED = """
import sys, time
from pathlib import Path
from generator import swapping
from generator.publish.folder import staging

def stop(*anything):
    print("here", flush=True)
    time.sleep(60)

site, step = Path(sys.argv[1]), sys.argv[2]
if step == "before the swap":
    swapping.swap = stop
elif step == "between two renames":
    swapping.exchange = lambda one, other: False
    rename = Path.rename
    Path.rename = lambda path, target: stop() if target == site else rename(path, target)
elif step == "after the swap":
    swap = swapping.swap
    swapping.swap = lambda *paths: (swap(*paths), stop())
with staging(site) as new:
    (new / "areas").mkdir()
    (new / "index.html").write_text("new")
    if step == "while writing":
        stop()
    (new / "areas" / "index.html").write_text("new")
"""


@pytest.mark.parametrize(
    ("step", "left"),
    [
        ("while writing", "old"),
        ("before the swap", "old"),
        ("between two renames", "old"),
        ("after the swap", "new"),
    ],
)
def test_a_killed_build_leaves_a_whole_site_and_the_next_build_clears_up(site: Path, step: str, left: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(site), step], stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    with pytest.raises(SiteBusy, match=f"process {process.pid}"):
        publish(site, "meanwhile")
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    if step != "between two renames":
        assert (site / "index.html").read_text() == (site / "areas" / "index.html").read_text() == left

    # The next build fails, which shows what it found and put right.
    with pytest.raises(ValueError, match="a bug"), staging(site):
        raise ValueError("a bug")

    holds(site, left)


def test_a_child_of_a_killed_build_does_not_keep_the_site_locked(site: Path) -> None:
    script = """
import os, sys, time
from pathlib import Path
from generator.publish.folder import staging
with staging(Path(sys.argv[1])):
    child = os.fork()
    if child:
        print(child, flush=True)
    time.sleep(60)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
    )
    assert process.stdout is not None
    child = int(process.stdout.readline())
    try:
        process.kill()
        process.wait()
        os.kill(child, 0)  # the child lives on
        until = time.monotonic() + 30
        while True:
            try:
                publish(site, "new")
                break
            except SiteBusy:  # the child has not run its first line yet
                assert time.monotonic() < until
                time.sleep(0.05)
    finally:
        os.kill(child, signal.SIGKILL)
        process.stdout.close()

    holds(site, "new")
