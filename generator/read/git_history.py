"""The git history of a folder: which files were published on which day, and the bytes of each. Knows no field names.

What counts is the line of commits that the branch itself went through (first parents): a change is published when it is
merged, not when it was drafted. A day is the committer's own, as the commit has it. Neither names nor addresses of
people are asked for.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.read import git
from generator.read.content_files import LARGEST
from generator.read.git import ORDINARY_FILE

_LOG = (
    *("log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color"),
)
_SHA_1 = "sha1"
# What git itself says of a day that it cannot read.
_NO_DAY = date(1970, 1, 1)
_ELSE = "Its history would be lost from the site. Mend that, or set `versions: false` to publish no old versions."
_ENTRY = re.compile(r":(\d{6}) (\d{6}) [0-9a-f]{40} ([0-9a-f]{40}) [A-Z]")


class GitRefused(Exception):
    """Git is there, and so is a repository, but it does not let us read it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One file as a commit left it: its path below the folder, the day, and the hash of its bytes.

    `hash` is empty where the commit took the file away. Commits are counted from the first that touched the folder.
    """

    path: str
    day: date
    hash: str
    commit: int = 0


@dataclass(frozen=True)
class Repository:
    """A git repository, and a folder within it."""

    top: Path
    folder: str
    commit: str

    @classmethod
    def holding(cls, folder: Path) -> Repository | None:
        """The repository that a folder is in; nothing without a repository, or where it has no commit yet.

        A repository that is damaged is not taken for none, nor for another: what it published would be lost.
        Raises GitRefused.
        """
        top = git.top_of(folder)
        if top is None or not folder.is_dir():
            return None
        found = _git(top, "rev-parse", "--show-toplevel")
        if found is None:
            raise GitRefused(f"There is a git repository in {top}, and git is not installed here. {_ELSE}")
        if b"ownership" in found.stderr:
            raise GitRefused(
                "Git does not read this folder, since it belongs to somebody else. "
                f"If you trust it: git config --global --add safe.directory {top}"
            )
        if found.returncode or not _same(top, os.fsdecode(found.stdout).removesuffix("\n")):
            raise GitRefused(f"There is a git repository in {top}, and git does not read it{_because(found)}. {_ELSE}")
        asked = ("--show-object-format", "--verify", "HEAD^{commit}")
        head = _git(top, "rev-parse", *asked)
        if head is None or head.returncode:
            if head is not None and _is_new(top):
                return None
            raise GitRefused(f"Git cannot find the last commit of {top}{_because(head)}. {_ELSE}")
        form, commit = os.fsdecode(head.stdout).split()
        if form != _SHA_1:
            raise GitRefused(f"This repository tells its files apart by {form}, and only SHA-1 is read here.")
        return cls(top, git.inside(folder, top), commit)

    def saved(self) -> Iterator[Saved]:
        """Every file straight inside the folder as each commit left it, or that it took away, the oldest first.

        Raises GitRefused.
        """
        done = _git(self.top, *_LOG, "--reverse", "--format=%x01%cs", self.commit, "--", self.folder or ".")
        if done is None or done.returncode:
            raise GitRefused(_told(done))
        day, commit = _NO_DAY, 0
        parts = iter(os.fsdecode(done.stdout).split("\0"))
        for part in parts:
            # Git sets a new line between what it says of a commit and the first file.
            for said in part.split("\n"):
                if said.startswith("\x01"):
                    day, commit = _day(said[1:], day), commit + 1
                elif entry := _ENTRY.fullmatch(said):
                    path = next(parts).removeprefix(self.folder)
                    before, now = (mode.startswith(ORDINARY_FILE) for mode in entry.group(1, 2))
                    # What is a link now, or a repository of its own, is no file here any more.
                    if "/" not in path and (before or now):
                        yield Saved(path, day, entry[3] if now else "", commit)

    def begins_on(self) -> date | None:
        """The day of the first commit that is here, where older ones were left out when the repository was copied.

        Raises GitRefused.
        """
        done = _git(self.top, "rev-parse", "--is-shallow-repository")
        if done is None or done.returncode:
            raise GitRefused(_told(done))
        if done.stdout.strip() != b"true":
            return None
        first = _git(self.top, "log", "--first-parent", "--no-show-signature", "--reverse", "--format=%cs", self.commit)
        if first is None or first.returncode:
            raise GitRefused(_told(first))
        return _day(os.fsdecode(first.stdout).split("\n", 1)[0], _NO_DAY)

    def changed(self) -> frozenset[str]:
        """The path below the folder of each file that is otherwise than in the last commit, new files too.

        Raises GitRefused.
        """
        asked = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all")
        done = _git(self.top, "status", *asked, "--", self.folder or ".", settings=git.filters_off(self.top))
        if done is None or done.returncode:
            raise GitRefused(_told(done))
        # Of each file: two letters for what is otherwise, a space, and its path.
        lines = (line[3:] for line in os.fsdecode(done.stdout).split("\0") if line)
        return frozenset(line.removeprefix(self.folder) for line in lines)

    def contents(self, hashes: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """The bytes of each file by its hash, in one run of git; nothing for one that is too large.

        Raises GitRefused.
        """
        try:
            yield from zip(hashes, git.contents(self.top, hashes, LARGEST), strict=True)
        except git.NotThere as missing:
            # This copy left it out, and what it said must not be lost.
            raise GitRefused(
                f"Git does not have all old versions of records here ({str(missing)[:12]}). Run `git fetch "
                "--refetch`; in GitHub's actions, give `actions/checkout` no `filter`."
            ) from None


def _git(
    folder: Path, *words: str, settings: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers; nothing where there is no git."""
    try:
        return git.run(folder, *words, settings=settings)
    except FileNotFoundError:
        return None


def _day(said: str, before: date) -> date:
    """The day of a commit; that of the one before it where its own is none that there can be, as after a bad import."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return before


def _is_new(top: Path) -> bool:
    """Whether a repository has no commit because none was made yet: it has no branch, and had none."""
    branches = _git(top, "for-each-ref", "--count=1")
    before = _git(top, "reflog", "exists", "HEAD")
    head = _git(top, "symbolic-ref", "--quiet", "HEAD")
    none = branches is not None and not branches.returncode and not branches.stdout
    return none and before is not None and before.returncode == 1 and head is not None and not head.returncode


def _same(top: Path, found: str) -> bool:
    try:
        return top.samefile(found)
    except OSError:
        return False


def _because(done: subprocess.CompletedProcess[bytes] | None) -> str:
    """What git said first, if anything."""
    lines = os.fsdecode(done.stderr).strip().splitlines() if done else []
    return f" ({lines[0]})" if lines else ""


def _told(done: subprocess.CompletedProcess[bytes] | None) -> str:
    said = os.fsdecode(done.stderr).strip() if done else "there is no git"
    return f"Git cannot read the history: {said}"
