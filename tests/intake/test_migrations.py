"""Records are moved from one shape to the next with their notes, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click.testing
import pytest

from generator.cli import main as command
from generator.intake.migrations import NEWEST, STEPS, NotMigrated, Step, migrations
from generator.intake.replacing import replace_files
from generator.intake.splicing import REMOVED
from generator.read.strict_yaml import Path as At
from generator.read.strict_yaml import parse
from tests.check.folders import SMALLEST, lay_out

NOTED = SMALLEST.replace("title:", "# What it is called\ntitle:").replace(
    "status: not-stated", "status: not-stated # why"
)


def renamed(data: Mapping[str, Any]) -> Iterable[tuple[At, Any]]:
    """As a later shape might: `purpose` is called `aim`, and a status must be stated."""
    yield ("purpose",), REMOVED
    yield ("alternatives",), data["purpose"]
    yield ("status",), "live"


TO_TWO = Step(1, renamed)
TO_THREE = Step(2, lambda data: [(("title",), f"{data['title']} (3)")])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = lay_out(tmp_path / "content")
    for name in ("one", "two"):
        (content / "agreements" / f"{name}.yml").write_text(NOTED, encoding="utf-8")
    return content


def test_only_what_the_new_shape_asks_for_changes(content: Path) -> None:
    files = migrations(content, [TO_TWO], 2)
    assert [file.path.name for file in files] == ["one.yml", "two.yml"]
    new = files[0].new.decode()
    assert "# What it is called\ntitle: School meals without a form\n" in new
    assert "status: live # why\n" in new
    data = parse(new).data
    assert (data["schema"], data["alternatives"]) == (2, parse(NOTED).data["purpose"])
    assert "purpose" not in data
    replace_files(files)
    assert migrations(content, [TO_TWO], 2) == [], "what is moved is not moved again"


def test_several_steps_follow_one_another(content: Path) -> None:
    file = content / "agreements" / "one.yml"
    file.write_text(NOTED.replace("schema: 1", "schema: 2"), encoding="utf-8")
    one, two = (parse(found.new.decode()).data for found in migrations(content, [TO_THREE, TO_TWO], 3))
    assert (one["schema"], one["title"]) == (3, "School meals without a form (3)")
    assert "purpose" in one, "it had been moved that far already"
    assert (two["schema"], two["status"]) == (3, "live")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NOTED.replace("schema: 1", "schema: 9"), "it has schema 9, of a newer Plainview"),
        (NOTED.replace("schema: 1\n", ""), "it does not say which `schema` it has"),
        ("- title", "it does not say which `schema` it has"),
        ("title: [", "it cannot be read. `plainview check` says why."),
        (NOTED.replace("title:", "<<<<<<< HEAD\ntitle:"), "it cannot be read. `plainview check` says why."),
        (NOTED + "schema: 2\n", "it cannot be read. `plainview check` says why."),
        (NOTED.replace("schema: 1", "schema: 0"), "there is no way from schema 0 to 2"),
    ],
)
def test_where_one_cannot_be_moved_none_is_and_each_is_told(text: str, said: str, content: Path) -> None:
    (content / "agreements" / "two.yml").write_text(text, encoding="utf-8")
    (content / "agreements" / "three.yml").write_text(text, encoding="utf-8")
    with pytest.raises(NotMigrated) as found:
        migrations(content, [TO_TWO], 2)
    assert [reason.partition(": ")[2].startswith(said) for reason in found.value.reasons] == [True, True]
    assert "three.yml" in found.value.reasons[0] and "two.yml" in found.value.reasons[1]


def test_a_file_that_is_no_record_is_told_and_not_passed_over(content: Path) -> None:
    (content / "agreements" / "Three.yml").write_text(NOTED, encoding="utf-8")
    with pytest.raises(NotMigrated, match=r"Three\.yml: it is not read as a record\. `plainview check` says why\."):
        migrations(content, [TO_TWO], 2)


def test_there_is_a_step_from_every_version_but_the_newest() -> None:
    assert sorted(step.old for step in STEPS) == list(range(1, NEWEST))


def test_the_command_says_that_nothing_needs_to_change(content: Path) -> None:
    before = {one: one.read_bytes() for one in content.rglob("*.yml")}
    done = click.testing.CliRunner().invoke(command, ["migrate", "--content", str(content)], catch_exceptions=False)
    assert done.output == f"Every record has the newest shape, schema {NEWEST}. Nothing needs to change.\n"
    assert {one: one.read_bytes() for one in content.rglob("*.yml")} == before


def test_a_mark_of_a_merge_is_not_taken_for_a_record_in_the_newest_shape(content: Path) -> None:
    marked = NOTED.replace("# What it is called", "<<<<<<< HEAD")
    (content / "agreements" / "two.yml").write_text(marked, encoding="utf-8")
    done = click.testing.CliRunner().invoke(command, ["migrate", "--content", str(content)], catch_exceptions=False)
    assert done.exit_code == 1
    assert done.output.endswith(
        "agreements/two.yml: it cannot be read. `plainview check` says why.\nNothing was changed.\n"
    )


def test_the_command_moves_records_or_says_what_it_would(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.intake.migrations.STEPS", (TO_TWO,))
    monkeypatch.setattr("generator.intake.migrations.NEWEST", 2)
    runner = click.testing.CliRunner()
    done = runner.invoke(command, ["migrate", "--dry-run", "--content", str(content)], catch_exceptions=False)
    assert "2 records would be moved" in done.output
    assert (content / "agreements" / "one.yml").read_text("utf-8") == NOTED
    done = runner.invoke(command, ["migrate", "--content", str(content)], catch_exceptions=False)
    assert "2 records moved" in done.output
    assert parse((content / "agreements" / "one.yml").read_text("utf-8")).data["schema"] == 2
