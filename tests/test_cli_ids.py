"""`plainview ids`: the ledger is begun, brought up to date and looked at, and nothing that it says is lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import click.testing
import pytest

from generator.cli import main as command
from tests.check.folders import SMALLEST, lay_out
from tests.repositories import git, made_git

DAY = "2026-11-23"
BEGUN = """\
# Every id that was ever published, and the day on which it was first seen: an id leads somewhere for ever, and is never
# given to anything else. The file is kept by `plainview ids`. Records are edited, this is not.
schema: 1
agreements:
  meals: {first_seen: 2026-11-23}
areas:
  bradford: {first_seen: 2026-11-23}
  england: {first_seen: 2026-11-23}
  exampleshire-county: {first_seen: 2026-11-23}
  leeds: {first_seen: 2026-11-23}
  west-yorkshire-combined-authority: {first_seen: 2026-11-23}
frameworks:
  three-tests-1: {first_seen: 2026-11-23}
  two-tests-1: {first_seen: 2026-11-23}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with one record and no ledger."""
    monkeypatch.chdir(tmp_path)
    content = lay_out(tmp_path / "content")
    write(content, "meals")
    return content


def write(content: Path, name: str, more: str = "") -> None:
    (content / "agreements" / f"{name}.yml").write_text(SMALLEST + more, encoding="utf-8")


def run(*words: str) -> click.testing.Result:
    given = [*words, "--content", "content", *(() if words[0] == "new" else ("--as-of", DAY))]
    return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)


def ledger(content: Path) -> Path:
    return content / "ids.yml"


def begin(content: Path, text: str = BEGUN) -> None:
    ledger(content).write_text(text, encoding="utf-8")


def test_it_begins_a_ledger_of_everything_there_is(content: Path) -> None:
    done = run("ids")

    assert done.exit_code == 0 and "content/ids.yml now has 8 ids; 8 were added or brought up to date." in done.output
    assert ledger(content).read_text(encoding="utf-8") == BEGUN
    assert "ids.yml" not in run("check").output


def test_a_ledger_that_cannot_be_begun_leaves_nothing_behind(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    before = sorted(content.iterdir())
    monkeypatch.setattr(os, "fsync", full)
    done = run("ids")

    assert done.exit_code != 0 and "content/ids.yml cannot be written (No space left on device)" in done.output
    assert sorted(content.iterdir()) == before


def test_run_again_it_changes_nothing(content: Path) -> None:
    begin(content)
    before = ledger(content).stat()

    assert run("ids").output == "content/ids.yml is up to date: 8 ids.\n"
    assert ledger(content).stat() == before


def test_new_ids_go_between_the_others_and_every_byte_of_those_stays(content: Path) -> None:
    kept = BEGUN.replace("  meals: {first_seen: 2026-11-23}", "  meals:   {first_seen: 2024-02-03}   # our first")
    begin(content, kept)
    for name in ("breakfast", "suppers"):
        write(content, name)

    assert run("ids").exit_code == 0
    lines = ledger(content).read_text(encoding="utf-8").splitlines()
    assert lines[4:7] == [
        "  breakfast: {first_seen: 2026-11-23}",
        "  meals:   {first_seen: 2024-02-03}   # our first",
        "  suppers: {first_seen: 2026-11-23}",
    ]
    assert [line for line in lines if line not in (lines[4], lines[6])] == kept.splitlines()


def test_a_record_that_was_renamed_or_taken_down_is_told_on_the_line_of_its_id(content: Path) -> None:
    begin(content)
    (content / "agreements" / "meals.yml").unlink()
    write(content, "school-meals", "previous_ids: [lunches, meals]\n")
    (content / "agreements" / "twice.yml").write_text(
        SMALLEST.replace("status: not-stated", "status: withdrawn"), encoding="utf-8"
    )

    assert run("ids").exit_code == 0
    assert ledger(content).read_text(encoding="utf-8").splitlines()[4:8] == [
        "  lunches: {first_seen: 2026-11-23, moved_to: school-meals}",
        "  meals: {first_seen: 2026-11-23, moved_to: school-meals}",
        "  school-meals: {first_seen: 2026-11-23}",
        "  twice: {first_seen: 2026-11-23, withdrawn: true}",
    ]


def test_after_three_renamings_every_old_id_follows(content: Path) -> None:
    begin(content)
    names = ["meals", "lunches", "dinners", "suppers"]
    for number in range(1, 4):
        (content / "agreements" / f"{names[number - 1]}.yml").unlink()
        write(content, names[number], f"previous_ids: [{', '.join(names[:number])}]\n")
        assert run("ids").exit_code == 0

    text = ledger(content).read_text(encoding="utf-8")
    assert all(f"  {old}: {{first_seen: 2026-11-23, moved_to: suppers}}\n" in text for old in names[:3])
    assert "ids.yml" not in run("check").output


def test_what_became_of_an_id_is_never_taken_back_to_make_room_for_another_record(content: Path) -> None:
    """Else the command itself would hide that an id was used again."""
    begin(content, BEGUN.replace("2026-11-23}", "2026-11-23, withdrawn: true}", 1))

    assert run("ids").output == "content/ids.yml is up to date: 8 ids.\n"
    assert "reused-id" in run("check").output


def test_a_lost_id_keeps_its_line(content: Path) -> None:
    begin(content)
    (content / "agreements" / "meals.yml").unlink()
    write(content, "lunches")

    assert run("ids").exit_code == 0
    assert "  meals: {first_seen: 2026-11-23}\n" in ledger(content).read_text(encoding="utf-8")
    assert "lost-id" in run("check").output


def test_checking_changes_nothing_and_fails_where_a_line_is_missing(content: Path) -> None:
    begin(content)
    assert run("ids", "--check").exit_code == 0
    write(content, "breakfast")

    done = run("ids", "--check")
    assert done.exit_code == 1
    assert done.output == "  breakfast\ncontent/ids.yml is behind on 1 of 9 ids. Run `plainview ids`.\n"
    assert ledger(content).read_text(encoding="utf-8") == BEGUN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema: 1\nagreements: [meals]\n", "written in a way"),
        ("schema: 1\nagreements:\n  lunches:\n    first_seen: 2026-01-02\n  meals: {first_seen: 2026-01-02}\n", None),
        ("schema: 1\nagreements: {meals: {first_seen: 2026-01-02}}\n", "written in a way"),
        ("schema: 1\nagreements:\n  a: {first_seen: [\n", "cannot be read"),
    ],
)
def test_a_ledger_written_otherwise_is_left_as_it_is_or_added_to_safely(
    text: str, said: str | None, content: Path
) -> None:
    begin(content, text)
    write(content, "breakfast")

    done = run("ids")
    if said is None:
        assert done.exit_code == 0
        assert "  lunches:\n    first_seen: 2026-01-02\n" in ledger(content).read_text(encoding="utf-8")
        assert run("ids", "--check").exit_code == 0
    else:
        assert done.exit_code == 1 and said in done.output
        assert ledger(content).read_text(encoding="utf-8") == text


def test_windows_line_ends_stay(content: Path) -> None:
    ledger(content).write_bytes(BEGUN.replace("\n", "\r\n").encode())
    write(content, "breakfast")

    assert run("ids").exit_code == 0
    raw = ledger(content).read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == len(BEGUN.splitlines()) + 1


def test_a_new_record_is_listed_at_once_where_there_is_a_ledger(content: Path) -> None:
    assert run("new", "agreement", "breakfast").exit_code == 0
    assert not ledger(content).exists()
    begin(content)

    assert run("new", "agreement", "suppers").exit_code == 0
    assert "  suppers: {first_seen: " in ledger(content).read_text(encoding="utf-8")


def test_no_new_record_can_have_an_id_that_the_ledger_knows(content: Path) -> None:
    begin(content, BEGUN.replace("  meals:", "  lunches: {first_seen: 2024-01-02}\n  meals:"))

    done = run("new", "agreement", "lunches")
    assert done.exit_code == 2 and "an id is never used again" in " ".join(done.output.split())
    assert not (content / "agreements" / "lunches.yml").exists()


def test_two_branches_that_each_add_a_record_can_be_joined(content: Path, tmp_path: Path) -> None:
    """Also where both lines go to the same place: git keeps both, as `.gitattributes` says, and all is in order."""
    shutil.copy(Path(__file__).parents[1] / ".gitattributes", tmp_path)
    begin(content)
    made_git(tmp_path)
    for branch, name in (("ours", "suppers"), ("theirs", "teas")):
        git(tmp_path, "checkout", "-q", "-B", branch, "begun")
        write(content, name)
        assert run("ids").exit_code == 0
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", name)

    git(tmp_path, "merge", "-q", "--no-edit", "ours")
    text = ledger(content).read_text(encoding="utf-8")
    assert sorted(text.splitlines()[4:7]) == [
        "  meals: {first_seen: 2026-11-23}",
        "  suppers: {first_seen: 2026-11-23}",
        "  teas: {first_seen: 2026-11-23}",
    ]
    assert run("ids", "--check").exit_code == 0
