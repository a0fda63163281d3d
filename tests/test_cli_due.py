"""`plainview due`: what it tells an officer, and what it does with what is not a number of days."""

from __future__ import annotations

import json
from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command
from tests.golden.made import CONTENT

DAY = "2026-11-23"


def due(*words: str | Path) -> click.testing.Result:
    said = ["due", "--content", str(CONTENT), "--as-of", DAY, *(str(word) for word in words)]
    return click.testing.CliRunner().invoke(command, said, catch_exceptions=False)


def test_it_tells_what_is_overdue_and_what_falls_due_with_the_file_to_open() -> None:
    done = due("--within", "10w")
    assert done.exit_code == 0
    assert done.stdout.startswith("As at 23 November 2026: ")
    assert "content/agreements/sampleford-whole.yml" in done.stdout


def test_the_same_as_data_has_the_same_things() -> None:
    things = json.loads(due("--within", "5000d", "--format", "json").stdout)
    assert {thing["kind"] for thing in things} == {"review", "promise", "action"}
    assert [thing["days"] for thing in things] == sorted(thing["days"] for thing in things)
    text = due("--within", "5000d").stdout
    assert all(f"{thing['agreement']}.yml" in text for thing in things)


def test_looking_less_far_ahead_tells_less() -> None:
    near, far = (json.loads(due("--within", days, "--format", "json").stdout) for days in ("0", "5000 days"))
    assert len(near) < len(far)
    assert all(thing["days"] <= 0 for thing in near)


@pytest.mark.parametrize("written", ["2x", "-3", "soon", "", "1.5w", "999999"])
def test_what_is_not_a_number_of_days_is_refused_with_how_to_write_one(written: str) -> None:
    done = due("--within", written)
    assert done.exit_code == 2
    assert "Write days or weeks: 60d or 8w." in done.stderr


def test_broken_records_are_told_instead(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    (tmp_path / "agreements" / "broken.yml").write_text("title: [", encoding="utf-8")
    done = click.testing.CliRunner().invoke(command, ["due", "--content", str(tmp_path)])
    assert done.exit_code == 1
    assert "broken.yml:1:" in done.stderr
