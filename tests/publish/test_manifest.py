"""A copy of a site is whole, or the manifest shows what is not."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from generator.publish.folder import IGNORE_ALL
from generator.publish.manifest import PATH, Held, MadeFrom, held_against_manifest, manifest

MADE_FROM = MadeFrom("https://example.org/register/", date(2026, 11, 23), "c" * 40)
PATHS = ("index.html", "a/ŵ.json", "_headers")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in {"index.html": "home", "a/ŵ.json": "{}", "_headers": "/*", ".gitignore": IGNORE_ALL}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / PATH).write_bytes(manifest(MADE_FROM, {}, PATHS, tmp_path))
    return tmp_path


def test_it_has_the_hash_of_every_file_that_the_public_can_fetch_and_of_the_commit(site: Path) -> None:
    assert json.loads((site / PATH).read_bytes()) == {
        "format": 1,
        "site": "https://example.org/register/",
        "as_at": "2026-11-23",
        "content": {"commit": "c" * 40, "changed_since": False},
        "hashes": "sha256",
        "files": {
            "a/ŵ.json": hashlib.sha256(b"{}").hexdigest(),
            "index.html": hashlib.sha256(b"home").hexdigest(),
        },
        "for_the_host": {"_headers": hashlib.sha256(b"/*").hexdigest()},
    }


def test_a_hash_that_is_known_is_not_worked_out_again(site: Path) -> None:
    told = json.loads(manifest(MADE_FROM, {"index.html": "known"}, PATHS, site))

    assert told["files"]["index.html"] == "known"


def test_without_git_there_is_no_commit(site: Path) -> None:
    told = json.loads(manifest(MadeFrom("https://example.org/", date(2026, 1, 1)), {}, PATHS, site))

    assert told["content"] == {"commit": None, "changed_since": False}


def test_a_whole_site_has_no_faults(site: Path) -> None:
    assert held_against_manifest(site) == Held([])


def test_a_copy_that_was_fetched_page_by_page_is_whole_too_and_it_is_said_what_it_has_not(site: Path) -> None:
    (site / "_headers").unlink()

    held = held_against_manifest(site)

    assert held.faults == []
    [doubt] = held.doubts
    assert doubt.startswith("_headers is not here. A copy that was fetched page by page has none")


def test_what_stands_in_the_place_of_what_a_host_obeys_is_no_doubt(site: Path) -> None:
    (site / "_headers").unlink()
    (site / "_headers").symlink_to("index.html")  # a link, which is told where links are

    assert held_against_manifest(site) == Held([])


def test_what_a_host_obeys_is_missing_where_other_such_files_are_there(site: Path) -> None:
    told = json.loads((site / PATH).read_text())
    told["for_the_host"][".htaccess"] = told["for_the_host"]["_redirects"] = "0" * 64
    (site / PATH).write_text(json.dumps(told))

    assert held_against_manifest(site) == Held([".htaccess: is missing", "_redirects: is missing"])


def test_what_is_missing_changed_or_extra_is_named(site: Path) -> None:
    (site / "index.html").write_text("another home")
    (site / "a" / "ŵ.json").rename(site / "b.json")

    assert held_against_manifest(site).faults == [
        "a/ŵ.json: is missing",
        "b.json: is not in manifest.json",
        "index.html: is not what manifest.json says",
    ]


def test_a_site_without_a_manifest_is_told(site: Path) -> None:
    (site / PATH).unlink()

    assert held_against_manifest(site).faults == [
        "manifest.json: is missing, so nobody can tell whether the site is whole"
    ]


@pytest.mark.parametrize("told", ["", "[]", '{"files": 3}', "{", "\x00"])
def test_a_manifest_that_is_none_is_told(site: Path, told: str) -> None:
    (site / PATH).write_text(told)

    [fault] = held_against_manifest(site).faults
    assert fault.startswith("manifest.json: is not a manifest (")
