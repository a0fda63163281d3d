"""A folder as git has it at one revision: which files it held, and the bytes of those that are asked for.

A revision is a word that somebody gives: it cannot be taken for an option.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.read import git
from generator.read.content_files import printable
from generator.read.git import ORDINARY_FILE


class RevisionRefused(Exception):
    """The folder cannot be read as of that revision. The message says why, and what to do."""


@dataclass(frozen=True)
class Revision:
    """A folder at one commit: the hash of each ordinary file's bytes, by its path from there. `top` is where git is."""

    top: Path
    commit: str
    hashes: Mapping[str, str]

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some of its files. Raises RevisionRefused where git does not have them."""
        wanted = [path for path in paths if path in self.hashes]
        hashes = [self.hashes[path] for path in wanted]
        found = {}
        try:
            for path, raw in zip(wanted, git.contents(self.top, hashes, sys.maxsize), strict=True):
                found[path] = raw or b""
        except git.NotThere as missing:
            path = wanted[hashes.index(str(missing))]
            said = f"Git does not have {path} of {self.commit[:12]}. Run `git fetch --refetch`."
            raise RevisionRefused(said) from None
        return found


def revision_of(folder: Path, name: str) -> Revision:
    """A folder as of a branch, a tag or a commit. Raises RevisionRefused."""
    if not name or name.startswith("-"):
        raise RevisionRefused(f"`{name}` is not a revision. Write a branch, a tag or a commit: `origin/main`.")
    top = git.top_of(folder)
    if top is None:
        raise RevisionRefused(f"{folder} is in no git repository, so there is nothing to hold it against.")
    known = _run(top, ("rev-parse", "--is-inside-work-tree"))
    if known.returncode:
        told = known.stderr.decode(errors="replace").strip()
        if "ownership" in told:
            raise RevisionRefused(f"Git does not read {folder}: {told}")
        raise RevisionRefused(f"There is a git repository in {top}, and git does not read it: {told}")
    verified = _run(top, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))
    commit = verified.stdout.decode().strip().splitlines()
    if verified.returncode or not commit:
        raise RevisionRefused(_unknown(top, name))
    inside = git.inside(folder, top)
    listed = _git(top, "ls-tree", "-r", "-z", commit[-1], "--", inside or ".")
    return Revision(top, commit[-1], {path.removeprefix(inside): hashed for path, hashed in _files(listed)})


def _files(listed: bytes) -> Iterable[tuple[str, str]]:
    for entry in os.fsdecode(listed).split("\0"):
        about, _, path = entry.partition("\t")
        if about.startswith(ORDINARY_FILE):
            yield path, about.split(" ")[2]


def _unknown(folder: Path, name: str) -> str:
    shallow = _run(folder, ("rev-parse", "--is-shallow-repository")).stdout.strip() == b"true"
    if shallow:
        return (
            f"This copy of the repository holds only its latest commits, and no `{name}`. Run `git fetch --unshallow` "
            "first; in GitHub's actions, give `actions/checkout` the line `fetch-depth: 0`."
        )
    commits = _run(folder, ("rev-list", "--all", "--max-count=1"))
    if commits.returncode:
        said = commits.stderr.decode(errors="replace").strip().splitlines()
        why = printable(next((line for line in said if line.startswith("fatal:")), "it does not say why"))
        return f"Git cannot read this repository ({why}). `git fsck` says what is wrong. Mend that, or clone it anew."
    if not commits.stdout.strip():
        return (
            "Nothing is committed here yet, so there is nothing to hold it against. Do that first: `git add .`, and "
            'then `git commit -m "Begin"`.'
        )
    return f"Git knows no revision `{name}` here. Is it spelt right, and has it been fetched? `git fetch` does that."


def _git(folder: Path, *words: str) -> bytes:
    done = _run(folder, words)
    if done.returncode:
        raise RevisionRefused(f"Git could not read the revision: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _run(folder: Path, words: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return git.run(folder, *words)
    except OSError as reason:
        raise RevisionRefused(f"Git is needed for this, and cannot be run ({reason.strerror}).") from reason
