"""What stands beside a site and is Plainview's own leads nowhere else, whatever somebody put there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.keeping import Keeping
from generator.own_places import clear_unless_file, clear_unless_folder, own_folder
from generator.publish.folder import SiteUnwritable, staging
from generator.publish.frame import Frames
from generator.publish.kept_site import KeptSite, Unfit, keep, kept_site
from generator.publish.made import HASH_BYTES, NO_MARK, Made
from generator.publish.tree import remove
from generator.read.kept import Kept


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """A folder of somebody's own, with what it holds."""
    folder = tmp_path / "another"
    for name in ("old/a.txt", "new-plans/b.txt", "spare/c.txt", "lock", ".gitignore", "notes.db", "mine.dbx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Mine.")
    (folder / "empty").touch()
    return folder


@pytest.fixture(autouse=True)
def _nothing_is_touched(another: Path) -> object:
    before = _told(another)
    yield
    assert _told(another) == before


def _told(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def linked(place: Path, to: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(to)


def publish(site: Path) -> None:
    with staging(site) as folder:
        (folder / "index.html").write_text("new")
    assert (site / "index.html").read_text() == "new"


def test_a_link_in_the_place_of_our_folder_gives_way_and_a_file_does_not(tmp_path: Path, another: Path) -> None:
    os.mkfifo(tmp_path / "ours")
    assert own_folder(tmp_path / "ours").is_dir()
    (tmp_path / "ours").rmdir()
    linked(tmp_path / "ours", another)
    assert not own_folder(tmp_path / "ours").is_symlink()
    assert list((tmp_path / "ours").iterdir()) == []

    (tmp_path / "theirs").write_text("Mine.")
    with pytest.raises(FileExistsError):
        own_folder(tmp_path / "theirs")


@pytest.mark.parametrize(
    "put", [lambda place: os.mkfifo(place), lambda place: place.mkdir(), lambda place: place.symlink_to("/etc")]
)
def test_what_is_no_file_gives_way_to_one(tmp_path: Path, put: Callable[[Path], object]) -> None:
    put(tmp_path / "place")
    clear_unless_file(tmp_path / "place")
    assert not os.path.lexists(tmp_path / "place")

    (tmp_path / "place").write_text("Ours.")
    clear_unless_file(tmp_path / "place")
    assert (tmp_path / "place").read_text() == "Ours."


def test_what_is_no_folder_gives_way_to_one(tmp_path: Path, another: Path) -> None:
    linked(tmp_path / "place", another)
    clear_unless_folder(tmp_path / "place")
    assert not os.path.lexists(tmp_path / "place")

    (tmp_path / "place").mkdir()
    clear_unless_folder(tmp_path / "place")
    assert (tmp_path / "place").is_dir()


def test_a_workshop_that_leads_elsewhere_is_one_of_our_own_again(tmp_path: Path, another: Path) -> None:
    linked(tmp_path / ".site-building", another)

    publish(tmp_path / "site")


@pytest.mark.parametrize("name", ["lock", ".gitignore", "old", "new-plans"])
def test_what_leads_out_of_the_workshop_is_taken_away(tmp_path: Path, another: Path, name: str) -> None:
    linked(tmp_path / ".site-building" / name, another / name)

    publish(tmp_path / "site")

    assert not (tmp_path / ".site-building").exists()


@pytest.mark.parametrize("name", ["lock", ".gitignore"])
@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir])
def test_what_is_no_file_in_the_workshop_holds_nobody_up(
    tmp_path: Path, name: str, put: Callable[[Path], object]
) -> None:
    (tmp_path / ".site-building").mkdir()
    put(tmp_path / ".site-building" / name)

    publish(tmp_path / "site")


def test_a_file_in_the_place_of_the_workshop_is_named(tmp_path: Path) -> None:
    (tmp_path / ".site-building").write_text("Mine.")

    with (
        pytest.raises(SiteUnwritable, match=r"/\.site-building is a file, and builds .* Move"),
        staging(tmp_path / "site"),
    ):
        pass

    assert (tmp_path / ".site-building").read_text() == "Mine."


def test_nothing_is_forgotten_elsewhere(tmp_path: Path, another: Path) -> None:
    place = tmp_path / ".site-kept"
    linked(place, another)

    keeping = Keeping(place, tmp_path / "site")
    keeping.forget()
    keeping.forget_what_was_found()

    assert not os.path.lexists(place)
    linked(place / "spare", another / "spare")
    assert not os.path.lexists(Keeping(place, tmp_path / "site").spare)


def test_only_what_is_ours_is_forgotten(tmp_path: Path) -> None:
    place = tmp_path / ".site-kept"
    place.mkdir()
    for name in ("checks.db", "checks.db-journal", "history.db", "mine.dbx", "other.db"):
        (place / name).write_text("x")

    Keeping(place, tmp_path / "site").forget_what_was_found()

    assert sorted(path.name for path in place.iterdir()) == ["mine.dbx", "other.db"]


@pytest.mark.parametrize("name", ["checks.db", "checks.db-journal", "checks.db-wal"])
def test_no_database_is_made_of_somebody_s_file(tmp_path: Path, another: Path, name: str) -> None:
    linked(tmp_path / "kept" / name, another / "empty")

    kept = Kept(tmp_path / "kept" / "checks.db", "code")
    kept.put("shelf", [("key", "text")])

    assert dict(Kept(tmp_path / "kept" / "checks.db", "code").all("shelf")) == {"key": "text"}


def test_nothing_is_written_over_where_a_site_is_kept(tmp_path: Path, another: Path) -> None:
    file = tmp_path / "kept" / "site.kept"
    site = KeptSite("mark", Made(), Frames([]), [], [], [])
    site.made.add("index.html", NO_MARK, bytes(HASH_BYTES), 1, 1)
    linked(file, another / "empty")
    linked(file.with_name("site.kept.new"), another / "lock")

    keep(site, file)

    assert kept_site(file, "mark").made == site.made
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(Unfit, match="no file of ours"):
        kept_site(file, "mark")
    keep(site, file)
    assert kept_site(file, "mark").mark == "mark"


def test_nothing_is_taken_out_of_what_a_link_leads_to(tmp_path: Path, another: Path) -> None:
    (tmp_path / "site" / "areas").mkdir(parents=True)
    (tmp_path / "site" / "areas" / "index.html").touch()
    linked(tmp_path / "site" / "linked", another)

    remove(tmp_path / "site", "linked/old/a.txt")
    remove(tmp_path / "site", "areas/index.html")

    assert [path.name for path in (tmp_path / "site").iterdir()] == ["linked"]
