"""`plainview doctor` and `plainview stats`, as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import socket
from pathlib import Path
from typing import Any

import click.testing
import pytest

from generator.cli import main as command
from generator.steward import links
from generator.steward.asking import Answer
from tests.check.folders import SMALLEST, lay_out
from tests.golden.made import CONTENT
from tests.site_config import write_config

DAY = "2026-11-23"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_config(tmp_path, CONTENT, tmp_path / "site")


def run(name: str, config: Path, *words: str, day: str = DAY) -> click.testing.Result:
    said = [name, "--config", str(config), "--as-of", day, *words]
    return click.testing.CliRunner().invoke(command, said, catch_exceptions=False)


def test_it_tells_what_to_do_first_and_marks_everything_by_a_word(config: Path) -> None:
    done = run("doctor", config)
    assert done.exit_code == 1
    first, blank, second, do = done.stdout.splitlines()[:4]
    assert first.startswith("As at 23 November 2026: ") and first.endswith("things to do.")
    assert (blank, second) == ("", "To do: The site's address is an example: https://plainview.example/")
    assert do == "    Set `site_url` in mkdocs.yml to where the site will be. Links and feeds need it."
    marks = [line.partition(":")[0] for line in done.stdout.splitlines()[1:] if line and not line.startswith(" ")]
    assert marks == sorted(marks, key=["To do", "Note", "Fine"].index)
    assert "`plainview due` says which" in done.stdout


def test_the_same_for_programs(config: Path) -> None:
    found = json.loads(run("doctor", config, "--format", "json").stdout)
    assert {"about": "python", "mark": "fine"}.items() <= found[0].items()
    assert {one["mark"] for one in found} == {"fine", "note", "to-do"}
    assert all(bool(one["do"]) == (one["mark"] != "fine") for one in found)


def test_nothing_to_do_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli_doctor._findings", lambda *_: iter(()))
    done = run("doctor", write_config(tmp_path, CONTENT, tmp_path / "site"))
    assert (done.exit_code, done.stdout) == (0, "As at 23 November 2026: nothing needs doing.\n")


def test_broken_records_are_one_thing_to_do(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content")
    (content / "agreements" / "a.yml").write_text("title: [", encoding="utf-8")
    done = run("doctor", write_config(tmp_path, content, tmp_path / "site"))
    assert done.exit_code == 1
    assert "To do: The records have 1 error, so nothing more can be said of them." in done.stdout
    assert "Fine: MkDocs is" in done.stdout


def test_the_network_is_asked_only_with_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("the network was asked"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("the network was asked"))
    content = lay_out(tmp_path / "content")
    (content / "agreements" / "meals.yml").write_text(SMALLEST, encoding="utf-8")
    config = write_config(tmp_path, content, tmp_path / "site")
    assert "link" not in {one["about"] for one in json.loads(run("doctor", config, "--format", "json").stdout)}

    monkeypatch.setattr(links, "ask", lambda link, **_: Answer("failed", "its server answers 404"))
    days = ("2026-11-21", "2026-11-22", "2026-11-23")
    told: list[dict[str, Any]] = [
        {one["about"]: one for one in json.loads(run("doctor", config, "--links", "--format", "json", day=day).stdout)}
        for day in days
    ]
    assert [("dead-link" in found) for found in told] == [False, False, True]
    assert "meals: https://" in told[2]["dead-link"]["says"]
    assert (tmp_path / ".site-kept" / "links.json").is_file()


def test_numbers_are_told_in_parts(config: Path) -> None:
    done = run("stats", config)
    assert done.exit_code == 0
    assert done.stdout.startswith("As at 23 November 2026.\n\nThe register\n")
    assert "\nPromised benefits\n" in done.stdout


def test_numbers_as_data_are_the_same_each_time_and_in_each_form(config: Path) -> None:
    told = run("stats", config, "--format", "json").stdout
    assert told == run("stats", config, "--format", "json").stdout
    numbers = json.loads(told)["numbers"]
    rows = list(csv.DictReader(io.StringIO(run("stats", config, "--format", "csv").stdout)))
    assert [(row["part"], row["name"], int(row["value"])) for row in rows] == [
        (one["part"], one["name"], one["value"]) for one in numbers
    ]
    assert list(rows[0]) == ["part", "name", "label", "value", "of"]


def test_numbers_of_broken_records_are_not_told(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "content")
    (content / "agreements" / "a.yml").write_text("title: [", encoding="utf-8")
    done = run("stats", write_config(tmp_path, content, tmp_path / "site"))
    assert done.exit_code == 1
    assert "a.yml:1:" in done.stderr


@pytest.mark.parametrize("name", ["doctor", "stats"])
def test_a_folder_without_settings_is_wrong_usage(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = click.testing.CliRunner().invoke(command, [name])
    assert done.exit_code == 2
    assert "There is no mkdocs.yml here" in done.stderr
