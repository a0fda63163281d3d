"""What is read and checked keeps its promises (`targets.py`), whatever a fuzzer that follows coverage comes upon."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
KEPT = sorted((Path(__file__).parent / "corpus").glob("*/*"))
# Tries, and not seconds: the same commit, the same verdict.
SHORT: Mapping[str, int] = {
    **{"yaml": 2_000, "text": 100, "page": 100, "agreement": 300},
    **{"area": 100, "framework": 100, "organisations": 100, "sources": 100},
}
LONGER = 200


def test_every_target_has_a_run_and_what_is_kept_belongs_to_one() -> None:
    assert SHORT.keys() == TARGETS.keys()
    assert {path.parent.name for path in KEPT} <= TARGETS.keys()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_once_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def fuzz(target: str, runs: int, seed: int, folder: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris has no package for this machine.")
    options = [f"-runs={runs}", f"-seed={seed}", f"-artifact_prefix={folder}/", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", target, *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    found = [path.read_bytes() for path in folder.glob("crash-*")]
    assert done.returncode == 0, f"{found}\n{done.stdout[-2_000:]}\n{done.stderr[-4_000:]}"
    # It begins with what is kept, be that more than it was asked for.
    made = re.search(r"^Done (\d+) runs", done.stderr, re.MULTILINE)
    assert made and int(made[1]) >= runs


@pytest.mark.parametrize("target", TARGETS)
def test_a_short_run_finds_nothing(target: str, tmp_path: Path) -> None:
    fuzz(target, SHORT[target], 1, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("target", TARGETS)
def test_a_long_run_finds_nothing(target: str, tmp_path: Path) -> None:
    fuzz(target, SHORT[target] * LONGER, 2, tmp_path)
