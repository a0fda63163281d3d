"""The tutorial on a first agreement is true: each command in it is run in order, and says what the tutorial shows."""

from __future__ import annotations

import datetime
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main as command
from tests.conftest import ROOT
from tests.repositories import git

TUTORIAL = (ROOT / "docs" / "tutorial" / "publish-your-first-agreement.md").read_text(encoding="utf-8")
RECORD = Path("content/agreements/sampleford-warm-homes.yml")
_BLOCK = re.compile(r"^```(console|text|yaml)\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
# They need the network or never end. `tests/test_serving.py` holds `serve`.
NOT_RUN = {"python3 -m venv .venv", ". .venv/bin/activate", "pip install plainview", "plainview serve"}
ANSWERS = "Leeds City Council\n\ndata-team@leeds.example\n\n"


class TheDay(datetime.date):
    @classmethod
    def today(cls) -> TheDay:
        return cls(2026, 11, 27)


def mended(text: str) -> str:
    """The record as its second lines say that it should be."""
    for wrong, right in (
        *(("active", "live"), ("samplford", "sampleford"), ("retension", "retention")),
        *(("01/03/2027", "2027-03-01"), ("Jane Smith", "Warm homes team")),
    ):
        assert wrong in text
        text = text.replace(wrong, right)
    return text


def run(line: str, folder: Path) -> str:
    """What a command of the tutorial says."""
    words = shlex.split(line)
    if words[0] == "git":
        return git(folder, *words[1:])
    assert words[0] == "plainview", line
    done = CliRunner().invoke(command, words[1:], input=ANSWERS if "init" in words else None, catch_exceptions=False)
    assert done.exit_code in (0, 1), done.output
    return done.output


def test_each_step_says_what_the_tutorial_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.cli_parts.date", TheDay)
    ran: list[str] = []
    said, slips = "", True
    for kind, block in _BLOCK.findall(TUTORIAL):
        if kind == "console":
            for line in [shown.removeprefix("$ ") for shown in block.splitlines()]:
                if line.startswith("cd "):
                    monkeypatch.chdir(line.removeprefix("cd "))
                elif line not in NOT_RUN:
                    # What a reader mends by hand between the second check and the third.
                    if line == "plainview check" and "4 errors and 1 warning" in "".join(ran):
                        if slips:
                            RECORD.write_text(mended(RECORD.read_text("utf-8")), encoding="utf-8")
                        slips = False
                    said = run(line, Path.cwd())
                    ran.append(said)
        elif kind == "yaml" and block.startswith("schema: 1"):
            RECORD.write_text(f"{block}\n", encoding="utf-8")
        elif kind == "yaml":
            text = RECORD.read_text("utf-8")
            before = "  - {name: Pretend Energy"
            assert before in text
            RECORD.write_text(text.replace(before, f"{block}\n{before}"), encoding="utf-8")
        else:
            # A prompt ends in a space where its answer is empty.
            assert block in re.sub(r" +$", "", said, flags=re.MULTILINE)
    assert not slips, "the tutorial mends what it breaks"


def test_what_is_not_run_is_in_the_tutorial() -> None:
    assert {line for line in NOT_RUN if f"\n$ {line}\n" not in TUTORIAL} == set()


def test_the_practice_site_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.cli_parts.date", TheDay)
    run("plainview init ours", tmp_path)
    monkeypatch.chdir("ours")
    (block,) = [block for kind, block in _BLOCK.findall(TUTORIAL) if kind == "yaml" and block.startswith("schema")]
    RECORD.write_text(mended(f"{block}\n"), encoding="utf-8")
    assert "pages" in run("plainview build", Path.cwd())
    assert Path("site/agreements/sampleford-warm-homes/index.html").is_file()
