"""Real git repositories for tests, untouched by whatever is set on this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Editor",
    "GIT_AUTHOR_EMAIL": "editor@council.example",
    "GIT_COMMITTER_NAME": "Editor",
    "GIT_COMMITTER_EMAIL": "editor@council.example",
    "GIT_AUTHOR_DATE": "2026-11-20T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-20T12:00:00Z",
}


def git(folder: Path, *words: str) -> str:
    """What git prints."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **_ALONE}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def made_git(folder: Path) -> None:
    """Make a folder a repository, with all that is in it as the branch `begun`."""
    git(folder, "init", "-q", "-b", "begun")
    committed(folder, "Begun")


def committed(folder: Path, message: str) -> str:
    """Commit whatever there is. Gives the commit."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
