"""`plainview init`: what it asks, what it refuses, and what it writes of the answers."""

from __future__ import annotations

import errno
import html
import re
import subprocess
from pathlib import Path

import click.testing
import markdown
import pytest
import yaml

from generator.check.checker import check_content
from generator.cli import main as command
from generator.mkdocs_plugin import site_from
from tests.closed_input import with_input_closed
from tests.test_cli import GoldenDay

GIVEN = {
    "--name": "Essex County Council",
    "--area": "essex-county",
    "--site-url": "https://shares.example",
    "--corrections": "data@essex.example",
}


def run(folder: Path, *more: str, said: str = "", **changes: str) -> click.testing.Result:
    options = {**GIVEN, **{f"--{name.replace('_', '-')}": value for name, value in changes.items()}}
    words = [word for option, value in options.items() if value for word in (option, value)]
    return click.testing.CliRunner().invoke(
        command, ["init", str(folder), *words, *more], input=said, catch_exceptions=False
    )


def areas_in(folder: Path) -> set[str]:
    return {file.stem for file in (folder / "content" / "areas").glob("*.yml")}


def shown(page: str) -> str:
    """What a reader sees of a page."""
    made = markdown.markdown(page.partition("\n---\n")[2], extensions=["tables", "attr_list"])
    return html.unescape(re.sub(r"<[^>]*>", "", made))


@pytest.mark.parametrize("name", ["Brighton & Hove City Council", "A <b>B</b> ~C~ @d |e| `f` \\_g_ &amp; on-Trent"])
def test_pages_show_the_name_as_it_was_given(name: str, tmp_path: Path) -> None:
    run(tmp_path / "new", name=name)
    about = (tmp_path / "new" / "content" / "pages" / "about" / "index.md").read_text("utf-8")
    assert f"{name} writes them." in shown(about)


def test_it_asks_what_it_was_not_told(tmp_path: Path) -> None:
    answers = "Leeds City Council\nhttps://shares.example/\ndata@leeds.example\n\n"
    done = run(tmp_path / "new", name="", area="", site_url="", corrections="", said=answers)
    assert done.exit_code == 0, done.output
    assert "What is your organisation called?" in done.output
    assert {"leeds", "england", "sampleford", "exampleshire-county"} <= areas_in(tmp_path / "new")


def test_a_closed_standard_input_is_told_as_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = with_input_closed("init", "site")
    assert (done.returncode, done.stderr.split()) == (1, ["Aborted!"])
    assert not (tmp_path / "site").exists()


def test_a_slip_in_the_name_of_a_place_is_asked_again(tmp_path: Path) -> None:
    answers = "Leeds Council\n\ndata@leeds.example\n\nLedes\nLeeds\n"
    done = run(tmp_path / "new", name="", area="", site_url="", corrections="", said=answers)
    assert done.exit_code == 0, done.output
    assert "There is no place called `Leeds Council` here. Did you mean `leeds`?" in done.output
    assert "There is no place called `Ledes` here. Did you mean `leeds`?" in done.output
    assert done.output.count("What is your organisation called?") == 1


def test_a_persons_address_for_corrections_is_told(tmp_path: Path) -> None:
    said = "Take care: jane.smith@essex.example looks like one person's address"
    assert said in run(tmp_path / "new", corrections="jane.smith@essex.example").output
    assert "Take care" not in run(tmp_path / "other").output


def test_a_county_has_its_districts_and_what_is_around_it(tmp_path: Path) -> None:
    assert run(tmp_path / "new").exit_code == 0
    assert {"essex-county", "basildon", "chelmsford", "england"} <= areas_in(tmp_path / "new")
    assert "leeds" not in areas_in(tmp_path / "new")


def test_what_it_writes_is_in_order_and_says_what_was_answered(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    run(folder, name='The "Data": & #1 [Trust] *')
    assert (
        check_content(folder / "content", as_of=GoldenDay(2026, 11, 27), pages=folder / "content" / "pages").warnings
        == ()
    )
    site = site_from(folder / "mkdocs.yml")
    assert site.settings.site_name == 'How The "Data": & #1 [Trust] * shares data'
    assert site.settings.publisher_name == 'The "Data": & #1 [Trust] *'
    assert site.settings.correction_route == "mailto:data@essex.example"
    assert site.settings.root == "https://shares.example/"
    about = (folder / "content" / "pages" / "about" / "index.md").read_text("utf-8")
    assert 'The "Data": & #1 [Trust] * writes them.' in shown(about)
    (listed,) = yaml.safe_load((folder / "content" / "organisations.yml").read_text("utf-8"))["organisations"]
    assert listed == {
        "id": "the-data-and-1-trust",
        "name": 'The "Data": & #1 [Trust] *',
        "website": "https://www.essex.gov.uk",
    }
    assert "@@" not in "".join(
        file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in (".md", ".yml", ".txt", ".toml")
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"area": "Leeds City Counsil"}, "There is no place called `Leeds City Counsil` here. Did you mean `leeds`?"),
        ({"area": "sampleford"}, "There is no place called `sampleford` here."),
        ({"site_url": "shares.example"}, "Write the whole address of the site"),
        ({"site_url": "javascript:alert(1)"}, "Write the whole address of the site"),
        ({"corrections": "data"}, "Write an e-mail address of a team"),
        ({"name": "!!!"}, "Write the name of your organisation."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(changes: dict[str, str], said: str, tmp_path: Path) -> None:
    done = run(tmp_path / "new", **changes)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert not (tmp_path / "new").exists()


def test_a_council_is_listed_as_one(tmp_path: Path) -> None:
    run(tmp_path / "new")
    (listed,) = yaml.safe_load((tmp_path / "new" / "content" / "organisations.yml").read_text("utf-8"))["organisations"]
    assert listed["kind"] == "council"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")
    done = run(tmp_path)
    assert done.exit_code == 2 and "is not empty" in done.output
    assert "is not empty" in run(tmp_path, name="").output, "before anything is asked"
    assert [one.name for one in tmp_path.iterdir()] == ["kept.txt"]


def test_a_disk_that_takes_no_more_leaves_no_half_of_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: Path, files: dict[str, bytes]) -> None:
        (folder / "README.md").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.intake.beginning._write", full)
    done = run(tmp_path / "new")
    assert done.exit_code == 1 and "No space left on device" in done.output
    assert list(tmp_path.iterdir()) == []


def test_it_begins_a_repository_where_there_is_none(tmp_path: Path) -> None:
    run(tmp_path / "new")
    assert (tmp_path / "new" / ".git").is_dir()
    subprocess.run(["git", "init", "-q", str(tmp_path / "around")], check=True)
    run(tmp_path / "around" / "inner")
    assert not (tmp_path / "around" / "inner" / ".git").exists()
    done = run(tmp_path / "other", "--no-git")
    assert not (tmp_path / "other" / ".git").exists() and "Keep it in git" in done.output
