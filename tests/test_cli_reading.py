"""`plainview check --reading`: what it tells an editor of pages, in each format, and what it leaves as it was."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import click.testing
import pytest
import yaml

from generator.cli import main as command
from tests.golden.made import CONTENT as RECORDS
from tests.site_config import write_config

EASY = "The cat sat on the mat. The dog ran to the park. It is so. It was there. She saw it too.\n"
LONG = " ".join(["One", *["dog"] * 25]) + "."
HARD = f"# Accountability\n\nOrganisational accountability needs documentation. {LONG}\n\nIt is sent.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with two pages, which problems name as `pages/...`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages" / "about").mkdir(parents=True)
    (tmp_path / "pages" / "easy.md").write_text(EASY, encoding="utf-8")
    (tmp_path / "pages" / "about" / "hard.md").write_text(HARD, encoding="utf-8")
    settings()
    return tmp_path


def settings(**options: Any) -> None:
    """Write `mkdocs.yml`, with settings of the plugin."""
    file = write_config(Path(), RECORDS, Path("site").absolute(), **options)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    del config["nav"]  # of pages that are not here
    file.write_text(yaml.safe_dump({**config, "docs_dir": "pages"}), encoding="utf-8")


def reading(*words: str | Path) -> click.testing.Result:
    said = ["check", "--reading", *(str(word) for word in words)]
    return click.testing.CliRunner().invoke(command, said, catch_exceptions=False)


def test_a_table_tells_how_each_page_reads_and_which_is_harder_than_the_site_asks() -> None:
    done = reading()
    asked, _, headings, hard, easy = done.stdout.splitlines()[:5]
    assert done.exit_code == 0
    assert asked == (
        "This site asks of each page: reading ease 65 or more, grade 7 or less, and of 100 sentences at most 5 with "
        "more than 25 words."
    )
    assert headings.split() == ["Page", "Words", "Ease", "Grade", "Long", "in", "100", "Passives"]
    assert hard.split()[:2] == ["pages/about/hard.md", "33"]
    assert hard.endswith("  harder than asked: long sentences")
    assert easy.split() == ["pages/easy.md", "22", "117.7", "-2.0", "0.0", "0"]


def test_each_long_sentence_and_passive_is_told_with_its_place_and_how_to_mend_it() -> None:
    lines = reading().stdout.splitlines()[6:]
    assert [line.split(" ")[:3] for line in lines if not line.startswith(" ")][:-1] == [
        ["pages/about/hard.md:1:1:", "hard-page:", "warning:"],
        ["pages/about/hard.md:3:52:", "long-sentence:", "warning:"],
        ["pages/about/hard.md:5:4:", "passive-without-actor:", "warning:"],
    ]
    assert "    Begin with who does it: “The council ...”, “Two nurses ...”." in lines
    assert lines[-1] == "3 warnings in 1 file. Warnings do not stop a build."


def test_data_for_programs_holds_the_measures_too() -> None:
    told = json.loads(reading("--format", "json").stdout)
    assert told["asked"] == {"ease": 65, "grade": 7, "long_sentences": 5}
    assert told["pages"][1] == {
        "path": "pages/easy.md",
        "words": 22,
        "sentences": 5,
        "ease": 117.7,
        "grade": -2.0,
        "long_in_100": 0.0,
        "long_sentences": 0,
        "passives": 0,
        "harder_than_asked": [],
    }
    assert told["pages"][0]["harder_than_asked"] == ["long_sentences"]
    assert [problem["code"] for problem in told["problems"]] == ["hard-page", "long-sentence", "passive-without-actor"]


def test_checks_and_scanners_are_told_in_their_own_formats() -> None:
    github = reading("--format", "github").stdout.splitlines()
    assert github[1].startswith("::warning file=pages/about/hard.md,line=3,col=52,title=long-sentence::")
    assert len(github) == 3
    (run,) = json.loads(reading("--format", "sarif").stdout)["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["hard-page", "long-sentence", "passive-without-actor"]


def test_with_files_only_those_pages_are_told() -> None:
    done = reading("pages/easy.md")
    assert "hard.md" not in done.stdout
    assert done.stdout.endswith("\n\nEverything is in order.\n")


@pytest.mark.parametrize("name", ["pages/notes.txt", "mkdocs.yml"])
def test_a_file_that_is_no_page_is_wrong_usage(name: str, folder: Path) -> None:
    (folder / "pages" / "notes.txt").write_text(EASY, encoding="utf-8")
    done = reading("pages/easy.md", name)
    assert done.exit_code == 2
    assert f"{name} is not a page of prose of this site." in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("prose", "note"),
    [
        ({"long_sentences": 50}, ""),
        ({"long_sentences": 50, "grade": 30, "ease": 0}, ""),
        ({"ease": 100}, "harder than asked: ease, long sentences"),
        ({"grade": 1}, "harder than asked: grade, long sentences"),
    ],
)
def test_a_site_says_how_plain_its_pages_must_be(prose: dict[str, int], note: str, folder: Path) -> None:
    text = f"It is in the organisation. {LONG} " + "The council shares data about people. " * 6
    (folder / "pages" / "about" / "hard.md").write_text(text, encoding="utf-8")
    settings(prose={"ease": 20, "grade": 20, **prose})
    row = reading().stdout.splitlines()[3]
    assert row.endswith(note) and ("harder" in row) is bool(note)


@pytest.mark.parametrize("prose", [{"ease": 101}, {"grade": "easy"}, {"kindness": 3}])
def test_a_setting_that_cannot_be_is_refused(prose: dict[str, Any]) -> None:
    settings(prose=prose)
    done = reading()
    assert done.exit_code == 2
    assert re.search(rf"mkdocs.yml:\d+:7: `{next(iter(prose))}`", done.stderr)


def test_pages_beside_records_are_read_without_settings(folder: Path) -> None:
    (folder / "mkdocs.yml").unlink()
    done = reading("--content", ".")
    assert done.exit_code == 0
    assert "pages/about/hard.md" in done.stdout and "reading ease 65 or more" in done.stdout
    assert reading().exit_code == 2


def test_a_site_without_a_page_is_told_so(folder: Path) -> None:
    shutil.rmtree(folder / "pages")
    (folder / "pages").mkdir()
    done = reading()
    assert done.exit_code == 2
    assert "There is no page of prose in pages: no file there ends in .md." in done.stderr


def test_a_page_that_cannot_be_read_is_an_error(folder: Path) -> None:
    (folder / "pages" / "easy.md").write_bytes(b"It is caf\xe9.")
    done = reading()
    assert done.exit_code == 1
    assert "pages/easy.md:1:10: wrong-encoding: " in done.stdout
    assert "pages/about/hard.md " in done.stdout


@pytest.mark.parametrize(
    ("text", "note"),
    [("# Only this\n\n[[picture]]\n", "nothing to read in sentences"), ("It is.", "too short to judge")],
)
def test_a_page_with_nothing_to_measure_says_so(text: str, note: str, folder: Path) -> None:
    (folder / "pages" / "easy.md").write_text(text, encoding="utf-8")
    assert reading().stdout.splitlines()[4].endswith(f"0  {note}")


def test_without_the_option_nothing_is_said_of_pages() -> None:
    words = ["check", "--as-of", "2026-11-23"]
    done = click.testing.CliRunner().invoke(command, words, catch_exceptions=False)
    # Only what no site is built with.
    stops = {"missing-page", "lines-about-page", "main-heading"}
    assert set(re.findall(r": ([a-z]+(?:-[a-z]+)+): ", done.stdout)) == stops
