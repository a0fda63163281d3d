"""Real git repositories for tests, untouched by whatever is set on this machine."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Made:
    """A repository in a folder, with a person in it whose name may be published nowhere."""

    PERSON = "Ann Secret-Person"
    ADDRESS = "ann.secret@person.example"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, day: str = "2026-01-01") -> str:
        """What git says, with the clock at noon of a day, or at the moment that is given."""
        moment = day if "T" in day else f"{day}T12:00:00+0000"
        done = subprocess.run(
            ["git", "-c", f"user.name={self.PERSON}", "-c", f"user.email={self.ADDRESS}", *words],
            cwd=self.folder,
            env={
                "PATH": "/usr/bin:/bin:/usr/local/bin",
                "HOME": str(self.folder),
                "GIT_AUTHOR_DATE": moment,
                "GIT_COMMITTER_DATE": moment,
            },
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def save(self, day: str, files: Mapping[str, str | None]) -> str:
        """Write files, or take away those without a text, and commit all there is. Gives the commit."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Said by nobody else", day=day)
        return self.git("rev-parse", "HEAD")


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
