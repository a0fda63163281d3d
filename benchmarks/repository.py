"""A folder of records as git keeps it, for what is measured of a checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path

_IDENTITY = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@plainview.example")


def begin(folder: Path) -> None:
    """Make a repository of a folder. Nothing is committed yet."""
    _git(folder, "init", "--quiet")


def commit(folder: Path) -> None:
    """Commit everything in it."""
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "Round")


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *_IDENTITY, *words], cwd=folder, check=True)
