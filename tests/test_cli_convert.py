"""`plainview convert`: drafts in a folder of their own, from a file of another register."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Any

import click.testing
import pytest

from generator.cli import main as command
from generator.intake.commented import SCHEMA_LINE
from generator.intake.registers.reading import LARGEST
from generator.read.strict_yaml import parse
from tests.bounded import bounded
from tests.check.folders import lay_out
from tests.intake.registers.test_registers import AGREEMENT, PROJECT, as_csv


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "content")
    (tmp_path / "given.json").write_text(json.dumps([AGREEMENT, {"id": 3}]), encoding="utf-8")
    (tmp_path / "given.csv").write_text(as_csv(PROJECT), encoding="utf-8")
    return tmp_path


def run(*words: str) -> click.testing.Result:
    given = ["convert", *words, "--content", "content", "--as-of", "2026-11-23"]
    return click.testing.CliRunner().invoke(command, given, catch_exceptions=False)


def test_each_entry_becomes_a_draft_that_says_what_it_does_not_hold(place: Path) -> None:
    done = run("digital-economy-act", "given.json")
    assert done.exit_code == 0
    assert done.output.startswith("1 draft in drafts.\n1 entry without a name: no draft. Nothing stands in")
    assert done.output.endswith(
        "Finish each against its entry, move it into content/agreements, and run `plainview check`.\n"
    )
    assert "Not taken over, in 1 entry: contact, since it may name a person" in done.output
    text = (place / "drafts" / "council-tax-debt-pilot.yml").read_text("utf-8")
    assert text.startswith(f"{SCHEMA_LINE}\n# A draft of an entry of: Register of information sharing agreements")
    assert "# Not taken over: contact, since it may name a person" in text
    assert parse(text).data["title"] == AGREEMENT["name"]
    assert list((place / "content" / "agreements").iterdir()) == []


def test_a_draft_that_someone_works_on_is_left_alone(place: Path) -> None:
    run("digital-economy-act", "given.json")
    draft = place / "drafts" / "council-tax-debt-pilot.yml"
    draft.write_text("mine", encoding="utf-8")
    done = run("digital-economy-act", "given.json")
    assert "no drafts in drafts." in done.output.lower() and "1 draft there already, and left as it is." in done.output
    assert draft.read_text("utf-8") == "mine"


def test_an_id_in_use_is_not_given_again(place: Path) -> None:
    (place / "content" / "agreements" / "falls-at-home.yml").write_text("title: Falls\n", encoding="utf-8")
    assert run("data-uses", "given.csv", "--url", "https://register.example/").exit_code == 0
    assert [one.name for one in (place / "drafts").iterdir()] == ["falls-at-home-2.yml"]


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Falls at home", "falls-at-home-2"),  # once the id of a record
        ("Walks", "walks-3"),  # two that the ledger alone knows
        ("Compare", "compare-2"),
        ("2026", "2026-2"),
        ("Con", "con-2"),
        ("Swims", "swims"),
    ],
)
def test_an_id_that_no_new_record_can_have_is_not_given(title: str, identifier: str, place: Path) -> None:
    meals = "title: Meals\nprevious_ids: [falls-at-home]\n"
    (place / "content" / "agreements" / "meals.yml").write_text(meals, encoding="utf-8")
    ledger = "schema: 1\nagreements:\n  walks: {first_seen: 2026-01-02}\n  walks-2: {first_seen: 2026-01-02}\n"
    (place / "content" / "ids.yml").write_text(ledger, encoding="utf-8")
    (place / "given.csv").write_text(as_csv(PROJECT | {"Project title": title}), encoding="utf-8")

    assert run("data-uses", "given.csv", "--url", "https://register.example/").exit_code == 0
    assert [one.name for one in (place / "drafts").iterdir()] == [f"{identifier}.yml"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("data-uses", "given.csv"), 2, "Give the address of the register with --url."),
        (("data-uses", "given.csv", "--url", "register.example"), 2, "is not an address"),
        (("digital-economy-act", "given.csv"), 1, "given.csv:1:1: This is not JSON from here on. Download it"),
    ],
)
def test_what_cannot_be_is_told(words: tuple[str, ...], code: int, said: str, place: Path) -> None:
    done = run(*words)
    assert (done.exit_code, said in " ".join(done.output.split())) == (code, True), done.output
    assert not (place / "drafts").exists()


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("pipe", "pipe: This is not an ordinary file. Name an ordinary file."),
        ("/dev/zero", "/dev/zero: This is not an ordinary file. Name an ordinary file."),
        ("large.json", "large.json: This file is larger than 16 MiB. Take a part of it."),
    ],
)
def test_only_an_ordinary_file_is_read_and_none_without_end(named: str, said: str, place: Path) -> None:
    os.mkfifo("pipe")
    with Path("large.json").open("wb") as large:
        large.truncate(LARGEST + 1)
    done = bounded(["convert", "digital-economy-act", named, "--content", "content"], place)
    assert (done.code, said in " ".join(done.err.split())) == (2, True), done
    assert not (place / "drafts").exists()


def test_json_that_is_broken_is_told_at_its_place_with_what_to_do(place: Path) -> None:
    (place / "x.json").write_text('[{"name": "a"},\n {name: "b"}]', encoding="utf-8")
    done = run("digital-economy-act", "x.json")
    assert done.exit_code == 1
    assert done.output == "x.json:2:3: This is not JSON from here on. Download it again, or export it anew.\n"


@pytest.mark.parametrize(
    ("register", "text", "said"),
    [
        ("digital-economy-act", "{}", "no name in 1 entry. Nothing stands in the field `name` or `title` of entry 1."),
        (
            "digital-economy-act",
            '["x", {"title": null}, {"id": 2}]',
            "no name in 2 entries. Nothing stands in the field `name` or `title` of entry 2 and entry 3.",
        ),
        ("data-uses", "a,b\n1,2\n", "no name in 1 entry. Nothing stands in the column `Project title` of line 2."),
    ],
)
def test_where_nothing_is_made_it_says_which_entries_and_what_was_looked_for(
    register: str, text: str, said: str, place: Path
) -> None:
    (place / "x").write_text(text, encoding="utf-8")
    done = run(register, "x", "--url", "https://register.example/")
    assert done.exit_code == 1
    assert done.output.startswith(f"x: No draft was made, since there is {said} Is it a file of: "), done.output
    assert not (place / "drafts").exists()


def test_half_of_a_character_is_told_by_entry_and_field(place: Path) -> None:
    """JSON writes some characters as two halves, and what cuts a text short may leave one."""
    halves = [
        AGREEMENT | {"purpose": "Half \ud83d"},
        AGREEMENT | {"powers": [{"name": "\udc00"}]},
        AGREEMENT | {"start_date": "\ud83d", "no\ud83dtes": "x"},
    ]
    (place / "given.json").write_text(json.dumps([AGREEMENT, *halves]), encoding="utf-8")
    done = run("digital-economy-act", "given.json")

    assert done.exit_code == 1
    assert done.output == (
        "given.json: Half of a character stands in entry 2 (`purpose`), entry 3 (`powers`), entry 4 (`start_date`), "
        "entry 4 (`noU+D83Dtes`). No file can hold that: type the character again there, or take it out.\n"
    )
    assert not (place / "drafts").exists()


def test_many_halves_are_told_in_a_few_words_and_whole_characters_are_fine(place: Path) -> None:
    many = [AGREEMENT | {"purpose": "\ud83d"}] * 12
    (place / "given.json").write_text(json.dumps(many), encoding="utf-8")
    assert "entry 10 (`purpose`), and 2 more. No file" in run("digital-economy-act", "given.json").output

    (place / "given.json").write_text(json.dumps([AGREEMENT | {"purpose": "Whole \U0001f642"}]), encoding="utf-8")
    assert run("digital-economy-act", "given.json").exit_code == 0


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'Project title,Lay summary\nOne,"%s"\n' % (b"y" * 131_073), "Line 2: A cell here has more than 131,072"),
        (b'Project title,Lay summary\nOne,"two\n', "Line 2: The file cannot be read on from here. Look"),
        (b"Project title,Lay summary\nOne,caf\xe9\n", "Line 2 holds a sign that is not UTF-8."),
        ("Project title\nOne".encode("utf-16") + b"\x3d\xd8x\x00", "Line 2 holds a sign that is not UTF-8."),
    ],
    ids=["a huge cell", "an open quotation mark", "another coding", "half of a character"],
)
def test_a_table_that_cannot_be_read_on_is_told_by_its_line(raw: bytes, said: str, place: Path) -> None:
    (place / "given.csv").write_bytes(raw)
    done = run("data-uses", "given.csv", "--url", "https://register.example/")
    assert done.exit_code == 1 and said in done.output, done.output
    assert not (place / "drafts").exists()


def test_a_folder_that_cannot_be_there_is_told(place: Path) -> None:
    (place / "drafts").write_text("mine", encoding="utf-8")
    done = run("digital-economy-act", "given.json", "--to", "drafts/more")
    assert done.exit_code == 1
    assert done.output.startswith("Error: The drafts cannot be written to drafts/more (Not a directory).")


def test_a_full_disk_leaves_no_half_of_a_draft(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A half would be taken for a draft that somebody works on, and left as it is for ever."""

    whole = Path.open

    def full(path: Path, mode: str = "r", **given: Any) -> IO[Any]:
        opened = whole(path, mode, **given)
        if "x" not in mode:
            return opened
        opened.close()
        return whole(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", full)
    done = run("digital-economy-act", "given.json")
    monkeypatch.undo()
    assert done.exit_code == 1 and "(No space left on device)" in done.output
    assert list((place / "drafts").iterdir()) == []
