"""The benchmark runs, and compares the same pages of the same records. How long anything takes is not tested."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from benchmarks import measuring, others
from benchmarks.__main__ import ROOT, main
from benchmarks.measuring import measured
from benchmarks.records import make_content

WORKS = ["loading", "plain loop", "check", "pages alone", "whole site", "built again", "one changed", "QR codes"]


def test_one_command_prints_a_row_for_each_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "hugo", lambda: None)

    told = CliRunner().invoke(main, ["--sizes", "3", "--jobs", "1", "--mkdocs-up-to", "0"])

    assert told.exit_code == 0, told.output
    assert "Hugo is not here" in told.stderr
    rows = [line for line in told.stdout.splitlines() if line.startswith("      3 ")]
    assert [row[8:21].strip() for row in rows] == WORKS
    by_name = {row[8:21].strip(): row[21:].split() for row in rows}
    assert by_name["plain loop"][4] == "3"  # a page for each record
    assert by_name["plain loop"][6] == "1.00"


def test_others_are_given_the_same_records(tmp_path: Path) -> None:
    content = tmp_path / "content"
    make_content(content, 3, ROOT / "content")

    others.hugo_source(content, tmp_path / "hugo")
    others.mkdocs_source(content, tmp_path / "mkdocs")

    for path in others.records(content):
        _, matter, rest = (tmp_path / "hugo" / "content" / "agreements" / f"{path.stem}.md").read_text().split("---\n")
        given, record = yaml.safe_load(matter), others.loaded(path)
        assert given.pop("places") == [area["id"] for area in record["areas"]]
        assert (given, rest) == (record, "")
        page = (tmp_path / "mkdocs" / "docs" / "agreements" / f"{path.stem}.md").read_text()
        assert page.startswith(f"# {record['title']}\n")
        assert record["risks"][1]["mitigation"] in page


@pytest.mark.skipif(others.hugo() is None, reason="Hugo is not installed")
def test_hugo_makes_a_page_of_each_record(tmp_path: Path) -> None:
    content = tmp_path / "content"
    make_content(content, 3, ROOT / "content")
    others.hugo_source(content, tmp_path / "hugo")

    others.hugo_site(tmp_path / "hugo", tmp_path / "site")

    for path in others.records(content):
        page = (tmp_path / "site" / "agreements" / path.stem / "index.html").read_text()
        assert others.loaded(path)["risks"][1]["mitigation"] in page


def test_the_memory_of_all_processes_counts_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark, patience = 60_000_000, time.monotonic() + 60
    held, seen = (tmp_path / "by-one", tmp_path / "by-the-other"), tmp_path / "seen"
    tree, looks = measuring._tree, 0

    def noted(root: int) -> set[int]:
        nonlocal looks
        looks += all(one.exists() for one in held)
        if looks == 2:  # the look before was of both
            seen.touch()
        return tree(root)

    def work() -> None:
        import os

        child = os.fork()
        mine = b"x" * mark
        held[bool(child)].touch()
        while not seen.exists() and time.monotonic() < patience:
            time.sleep(0.01)
        assert mine
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)

    monkeypatch.setattr(measuring, "_tree", noted)
    assert measured(work).peak > 2 * mark / 1e6


def test_what_fails_is_no_measurement() -> None:
    with pytest.raises(SystemExit, match="failed"):
        measured(lambda: 1 / 0)
