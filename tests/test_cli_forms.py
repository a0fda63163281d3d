"""`plainview forms`: the files are written whole, never over another's, and say what to do next."""

from __future__ import annotations

from pathlib import Path

import click.testing
import pytest

from generator.cli import main as command

FOLDER = Path(".github/ISSUE_TEMPLATE")
SETTINGS = """\
site_name: A council
site_url: https://council.example/
plugins: [plainview: {correction_route: "https://council.example/wrong"}]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> click.testing.Result:
    return click.testing.CliRunner().invoke(command, ["forms", *words], catch_exceptions=False)


def test_it_writes_the_forms_of_github() -> None:
    done = run("github", ".")

    assert done.exit_code == 0
    assert done.output == ".github/ISSUE_TEMPLATE holds 3 files. Commit them: GitHub then offers the forms.\n"
    assert sorted(path.name for path in FOLDER.iterdir()) == [
        "config.yml",
        "propose-an-agreement.yml",
        "report-a-mistake.yml",
    ]


def test_it_writes_over_nothing_unless_it_may() -> None:
    FOLDER.mkdir(parents=True)
    (FOLDER / "config.yml").write_text("mine\n")
    done = run("github", ".")

    assert done.exit_code == 1
    assert ".github/ISSUE_TEMPLATE/config.yml is there already. To write over it, add --again." in done.output
    assert [path.read_text() for path in FOLDER.iterdir()] == ["mine\n"]
    assert run("github", ".", "--again").exit_code == 0
    assert "blank_issues_enabled: false" in (FOLDER / "config.yml").read_text()


def test_a_link_is_never_written_through(here: Path) -> None:
    FOLDER.mkdir(parents=True)
    (FOLDER / "config.yml").symlink_to(here / "elsewhere")
    done = run("github", ".", "--again")

    assert done.exit_code == 1 and "config.yml is no plain file." in done.output
    assert not (here / "elsewhere").exists() and len(list(FOLDER.iterdir())) == 1
