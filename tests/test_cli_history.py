"""A site is published again and again: from a git history that grows, that is rewritten, and that is cut off."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click.testing
import pytest

from generator.cli import main as command
from generator.publish.manifest import Held, held_against_manifest
from tests.golden.made import CONTENT as GOOD
from tests.repositories import Made
from tests.site_config import write_config

BARE = "agreements/sampleford-bare.yml"
VERSIONS = "data/versions.jsonl"
HISTORY = "agreements/sampleford-bare/history/index.html"


def text_of(purpose: str) -> str:
    lines = (GOOD / BARE).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(f"purpose: {purpose}\n" if line.startswith("purpose:") else line for line in lines)


FIRST, SECOND, THIRD = (text_of(f"To help {who}.") for who in ("people", "people who rent", "tenants of all kinds"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden content in a repository of its own, with three versions of one record; and its site, built once."""
    made = Made(tmp_path_factory.mktemp("begun") / "council")
    shutil.copytree(GOOD, made.folder / "content")
    write_config(made.folder, made.folder / "content", made.folder / "site")
    made.save("2026-10-01", {f"content/{BARE}": FIRST, ".gitignore": "/site/\n/.site-*\n/mkdocs.yml\n"})
    made.save("2026-10-02", {f"content/{BARE}": SECOND})
    made.save("2026-10-03", {f"content/{BARE}": THIRD})
    assert build(made).exit_code == 0
    return made.folder


@pytest.fixture
def made(begun: Path, tmp_path: Path) -> Made:
    """A copy of it to go on with."""
    folder = Path(shutil.copytree(begun, tmp_path / "council"))
    write_config(folder, folder / "content", folder / "site")
    return Made(folder)


def build(made: Made, *more: str) -> click.testing.Result:
    words = ["build", "--config", str(made.folder / "mkdocs.yml"), "--as-of", "2026-11-23", "--jobs", "1", *more]
    done = click.testing.CliRunner().invoke(command, words, catch_exceptions=False)
    if done.exit_code:
        print(done.stderr)
    return done


def named(made: Made) -> list[tuple[str, bool]]:
    lines = (made.folder / "site" / VERSIONS).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    return [(one["version"], one["kept"]) for one in told if one["agreement"] == "sampleford-bare"]


def said(made: Made, version: str) -> str:
    path = made.folder / "site" / "agreements" / "sampleford-bare" / "versions" / version
    assert "purpose" in json.loads((path / "index.json").read_bytes())["record"]
    return (path / "index.html").read_text(encoding="utf-8")


ALL = ["2026-10-01-1", "2026-10-02-1", "2026-10-03-1"]


def rewritten(made: Made) -> None:
    """Begin the history anew, with the last state of the content alone."""
    shutil.rmtree(made.folder / ".git")
    made.git("init", "--quiet", "--initial-branch=main")
    made.save("2026-11-01", {})


def keep_site(made: Made) -> Path:
    return Path(shutil.copytree(made.folder / "site", made.folder.parent / "last"))


def test_every_version_is_published_and_nobody_who_wrote_one_is_named(made: Made) -> None:
    assert named(made) == [(name, False) for name in ALL]
    assert "To help people who rent." in said(made, "2026-10-02-1")
    for file in (made.folder / "site").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert Made.PERSON.encode() not in content and Made.ADDRESS.encode() not in content, file


def test_the_manifest_names_the_commit_and_whether_more_was_changed(made: Made) -> None:
    told = json.loads((made.folder / "site" / "manifest.json").read_bytes())
    assert told["content"] == {"commit": made.git("rev-parse", "HEAD"), "changed_since": False}
    assert held_against_manifest(made.folder / "site") == Held([])

    (made.folder / "content" / BARE).write_text(text_of("To help anybody."), encoding="utf-8")
    build(made)
    assert json.loads((made.folder / "site" / "manifest.json").read_bytes())["content"]["changed_since"] is True


def test_a_second_build_is_the_same_byte_for_byte_with_what_was_kept_and_without(made: Made) -> None:
    last = keep_site(made)
    for before in (lambda: None, lambda: shutil.rmtree(made.folder / ".site-kept")):
        before()
        build(made)
        found = subprocess.run(["diff", "-r", str(last), str(made.folder / "site")], capture_output=True, text=True)
        assert (found.returncode, found.stdout) == (0, "")


def test_a_rewritten_history_loses_its_versions_where_nobody_has_kept_them(made: Made) -> None:
    rewritten(made)
    build(made)

    assert named(made) == [("2026-11-01-1", False)]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Any]:
    servers: list[tuple[http.server.HTTPServer, threading.Thread]] = []

    def start(folder: Path) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("over_the_wire", [pytest.param(False, marks=pytest.mark.long), True])
def test_with_the_last_site_no_published_version_dies(made: Made, over_the_wire: bool, serve: Any) -> None:
    last = keep_site(made)
    rewritten(made)

    done = build(made, "--previous", serve(last) if over_the_wire else str(last))

    assert done.exit_code == 0
    assert named(made) == [("2026-10-01-1", True), ("2026-10-02-1", True), ("2026-10-03-1", False)]
    assert "The git history was rewritten: 2 published versions of 1 records are no longer in it." in done.stderr
    assert "To help people who rent." in said(made, "2026-10-02-1")
    assert "no longer in" in (made.folder / "site" / HISTORY).read_text(encoding="utf-8")
    again = build(made, "--previous", str(keep_again(made)))
    assert again.exit_code == 0
    assert named(made)[:2] == [("2026-10-01-1", True), ("2026-10-02-1", True)]


def test_the_last_site_can_be_named_in_the_settings(made: Made) -> None:
    keep_site(made)
    rewritten(made)
    write_config(made.folder, made.folder / "content", made.folder / "site", previous="../last")

    assert build(made).exit_code == 0
    assert named(made)[:2] == [("2026-10-01-1", True), ("2026-10-02-1", True)]


def keep_again(made: Made) -> Path:
    shutil.rmtree(made.folder.parent / "last")
    return keep_site(made)


def test_a_last_site_that_is_not_whole_stops_the_build_and_the_site_stays(made: Made) -> None:
    last = keep_site(made)
    rewritten(made)
    (last / "agreements/sampleford-bare/versions/2026-10-01-1/index.json").write_text("{}")
    shutil.rmtree(made.folder / ".site-kept")
    before = (made.folder / "site" / VERSIONS).read_bytes()

    done = build(made, "--previous", str(last))

    assert done.exit_code == 1
    assert "is not what its manifest.json says" in done.stderr
    assert (made.folder / "site" / VERSIONS).read_bytes() == before


def test_a_shallow_clone_is_told_while_building_and_on_the_page(made: Made, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{made.folder}", str(copy)], check=True)
    write_config(copy, copy / "content", copy / "site")
    made.folder = copy

    done = build(made)

    assert done.exit_code == 0
    assert "This copy of the git history begins on 2026-10-03" in done.stderr
    assert "git fetch --unshallow" in done.stderr
    assert "3 October 2026" in (copy / "site" / HISTORY).read_text(encoding="utf-8")


def taken_down(made: Made) -> Sequence[bytes]:
    lines = (
        "schema: 1\nredactions:\n"
        f"  - agreement: sampleford-bare\n    version: {made.git('rev-parse', f'HEAD~1:content/{BARE}')}\n"
        "    date: 2026-11-20\n    ground: It named a child.\n    by: Sampleford Council\n"
    )
    (made.folder / "content" / "redactions.yml").write_text(lines, encoding="utf-8")
    assert build(made).exit_code == 0
    return [file.read_bytes() for file in (made.folder / "site").rglob("*") if file.is_file()]


def test_a_version_that_is_taken_down_is_gone_from_every_file_and_says_why(made: Made) -> None:
    path = made.folder / "site" / "agreements" / "sampleford-bare" / "versions" / "2026-10-02-1"
    assert b"people who rent" in (path / "index.html").read_bytes()

    assert not any(b"people who rent" in content for content in taken_down(made))

    page = (path / "index.html").read_text(encoding="utf-8")
    assert "It named a child." in page and "20 November 2026" in page and "Sampleford Council" in page
    assert json.loads((path / "index.json").read_bytes())["redaction"]["ground"] == "It named a child."


def test_a_comment_makes_no_version_and_takes_no_record_out_of_a_redaction(made: Made) -> None:
    last = keep_site(made)
    made.save("2026-10-04", {f"content/{BARE}": f"# yaml-language-server: $schema=x.json\n{THIRD}"})
    assert build(made, "--previous", str(last)).exit_code == 0

    assert named(made) == [(name, False) for name in ALL]
    for part in ("changes", "feeds"):
        folders = [str(folder / part) for folder in (last, made.folder / "site")]
        assert subprocess.run(["diff", "-r", *folders], capture_output=True).stdout == b""

    (made.folder / "content" / "redactions.yml").write_text(
        "schema: 1\nredactions:\n"
        f"  - agreement: sampleford-bare\n    version: {made.git('rev-parse', f'HEAD~1:content/{BARE}')}\n"
        "    date: 2026-11-20\n    ground: It named a child.\n",
        encoding="utf-8",
    )
    before = (made.folder / "site" / VERSIONS).read_bytes()
    done = build(made)
    assert done.exit_code == 1
    assert done.stderr.removeprefix("Checking the records\n") == (
        "content/agreements/sampleford-bare.yml says now what `content/redactions.yml` takes down: only its layout is "
        "another. Take out of that file what may not be shown, save it, and keep the entry.\n"
    )
    assert (made.folder / "site" / VERSIONS).read_bytes() == before


def test_versions_that_are_published_are_followed_across_records_that_became_one(made: Made) -> None:
    names = {"sampleford-bare": FIRST, "sampleford-lean": SECOND}
    gone = "agreements/sampleford-withdrawn.yml"
    withdrawn = (GOOD / gone).read_text("utf-8").replace("sampleford-bare", "sampleford-lean")
    made.save("2026-10-04", {"content/agreements/sampleford-lean.yml": names["sampleford-lean"]})
    merged = THIRD.rstrip("\n") + "\nprevious_ids: [sampleford-bare]\n"
    made.save(
        "2026-10-05",
        {f"content/{BARE}": None, "content/agreements/sampleford-lean.yml": merged, f"content/{gone}": withdrawn},
    )
    assert build(made).exit_code == 0

    def told() -> list[tuple[str, str, str]]:
        lines = [json.loads(line) for line in (made.folder / "site" / VERSIONS).read_text("utf-8").splitlines()]
        return [
            (one["version"], one.get("was", ""), one.get("before", ""))
            for one in lines
            if one["agreement"] == "sampleford-lean"
        ]

    expected = [
        ("2026-10-01-1", "sampleford-bare", ""),
        ("2026-10-02-1", "sampleford-bare", "2026-10-01-1"),
        ("2026-10-03-1", "sampleford-bare", "2026-10-02-1"),
        ("2026-10-04-1", "", ""),
        ("2026-10-05-1", "", "2026-10-04-1"),
    ]
    assert told() == expected
    last = keep_site(made)
    rewritten(made)
    assert build(made, "--previous", str(last)).exit_code == 0
    assert told() == expected


def test_a_redaction_that_took_nothing_down_is_told(made: Made) -> None:
    taken_down(made)
    assert "nothing was taken down" not in build(made).stderr

    path = made.folder / "content" / "redactions.yml"
    right = made.git("rev-parse", f"HEAD~1:content/{BARE}")
    path.write_text(path.read_text("utf-8").replace(right, "a" * 40), encoding="utf-8")
    assert (
        "takes down version aaaaaaaaaaaa of `sampleford-bare`, and no version here has that hash" in build(made).stderr
    )


def test_versions_of_the_last_site_that_have_no_record_any_more_are_named(made: Made) -> None:
    last = str(keep_site(made))
    assert "of the last site" not in build(made, "--previous", last).stderr

    gone = "agreements/sampleford-withdrawn.yml"
    made.save(
        "2026-10-04",
        {
            f"content/{BARE}": None,
            f"content/{gone}": (GOOD / gone).read_text("utf-8").replace("sampleford-bare", "sampleford-whole"),
        },
    )
    done = build(made, "--previous", last)
    assert "3 versions of the last site are not on this one: sampleford-bare/2026-10-01-1, " in done.stderr


def test_a_record_that_was_renamed_keeps_its_versions(made: Made) -> None:
    renamed = THIRD.rstrip("\n") + "\nprevious_ids: [sampleford-bare]\n"
    gone = "agreements/sampleford-withdrawn.yml"
    made.save(
        "2026-10-04",
        {
            f"content/{BARE}": None,
            "content/agreements/sampleford-lean.yml": renamed,
            f"content/{gone}": (GOOD / gone).read_text("utf-8").replace("sampleford-bare", "sampleford-lean"),
        },
    )

    assert build(made).exit_code == 0

    versions = made.folder / "site" / "agreements" / "sampleford-lean" / "versions"
    assert sorted(path.name for path in versions.iterdir()) == [*ALL, "2026-10-04-1"]


def test_without_versions_git_is_not_even_asked(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    write_config(made.folder, made.folder / "content", made.folder / "site", versions=False)
    monkeypatch.setattr("generator.assess.history.Repository.saved", lambda _: 1 / 0)

    assert build(made).exit_code == 0
    assert not (made.folder / "site" / "agreements" / "sampleford-bare" / "versions").exists()


def test_a_damaged_repository_loses_no_version_and_may_be_passed_over_on_purpose(made: Made) -> None:
    (made.folder / ".git" / "HEAD").write_text("")

    done = build(made)

    assert done.exit_code == 1
    assert (
        f"There is a git repository in {made.folder}, and git does not read it (fatal: not a git repository"
        in done.stderr
    )
    assert "Mend that, or set `versions: false`" in done.stderr
    assert [version for version, _ in named(made)] == ALL

    write_config(made.folder, made.folder / "content", made.folder / "site", versions=False)
    assert build(made).exit_code == 0
