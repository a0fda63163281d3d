"""The files of one folder of somebody's git repository, as of one commit, out of git's own store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator.read import git
from generator.read.fetching import NotFetched, Trust, refuse_address, refuse_place
from generator.read.git import ORDINARY_FILE
from generator.read.git_history import GitRefused, Repository

_SECONDS = 300
_LARGEST = 200 * 1024 * 1024
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class GitCopy:
    """A folder of a repository at one commit: the hash of each file straight inside it, by name."""

    repository: Repository
    day: date
    hashes: dict[str, str]

    @property
    def commit(self) -> str:
        """The commit's hash."""
        return self.repository.commit

    def files(self) -> Iterator[tuple[str, bytes | None]]:
        """Each file by its name with its bytes, in order of name; nothing for one that is too large.

        Raises GitRefused.
        """
        names = sorted(self.hashes)
        for name, (_, raw) in zip(names, self.repository.contents([self.hashes[one] for one in names]), strict=True):
            yield name, raw


@contextmanager
def git_copy(address: str, revision: str, folder: str) -> Iterator[GitCopy]:
    """A copy of a repository at an https address, or in a folder on this disk, for as long as it is needed.

    `revision` is a whole commit hash, or empty for the newest. Raises NotFetched and GitRefused.
    """
    local = "://" not in address
    if local:
        place = Path(address)
        if not place.is_dir():
            raise NotFetched("there is no such folder")
        address = str(place.resolve())
    else:
        refuse_address(address, Trust())
        parts = urlsplit(address)
        try:
            refuse_place(parts.hostname or "", parts.port or _PORTS[parts.scheme], Trust())
        except OSError as reason:
            raise NotFetched(str(reason.strerror or reason)) from None
    with tempfile.TemporaryDirectory(prefix="plainview-") as name:
        top = Path(name)
        try:
            begun = git.run(top, "init", "--quiet", "--bare", "--template=", "--object-format=sha1")
        except OSError as reason:
            raise NotFetched(f"git is needed for this, and cannot be run ({reason.strerror})") from None
        if begun.returncode:
            raise NotFetched("git could not make a place for the copy")
        if said := git.fetched(top, address, revision or "HEAD", seconds=_SECONDS, largest=_LARGEST):
            raise NotFetched(said)
        yield _copy(top, folder.strip("/"))


def _copy(top: Path, folder: str) -> GitCopy:
    commit = git.run(top, "rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}").stdout.decode().strip()
    day = git.run(top, "show", "--no-patch", "--no-show-signature", "--format=%cs", commit).stdout.decode().strip()
    listed = git.run(top, "ls-tree", "-z", "--full-tree", f"{commit}", "--", f"{folder}/")
    if not commit or listed.returncode:
        raise GitRefused("Git cannot read what it fetched.")
    hashes = {}
    for entry in listed.stdout.decode(errors="replace").split("\0"):
        about, _, path = entry.partition("\t")
        if about.startswith(ORDINARY_FILE):
            hashes[path.removeprefix(f"{folder}/")] = about.split(" ")[2]
    return GitCopy(Repository(top, "", commit), date.fromisoformat(day), hashes)
