"""The files of one folder of somebody's git repository, as of one commit, out of git's own store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from generator.read import git
from generator.read.content_files import LARGEST
from generator.read.fetching import NotFetched, Trust, public_places, refuse_address
from generator.read.git_history import GitRefused, Repository

_SECONDS = 300
_LARGEST = 200 * 1024 * 1024
_LONGEST_LIST = 8 * 1024 * 1024
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class GitCopy:
    """A folder of a repository at one commit: the name, hash and size of each file straight inside it, by name.

    `day` is the commit's, nothing where that is no day of our time.
    """

    repository: Repository
    day: date | None
    listed: tuple[tuple[str, str, int], ...]

    @property
    def commit(self) -> str:
        """The commit's hash."""
        return self.repository.commit

    def files(self) -> Iterator[tuple[str, bytes | None]]:
        """Each file by its name with its bytes, in order of name; nothing for one that is too large.

        Raises GitRefused.
        """
        read = self.repository.contents([one for _, one, size in self.listed if size <= LARGEST])
        for name, _, size in self.listed:
            yield name, next(read)[1] if size <= LARGEST else None


@contextmanager
def git_copy(address: str, revision: str, folder: str, unless: str = "") -> Iterator[GitCopy | None]:
    """A copy of a repository at an https address, or in a folder on this disk, for as long as it is needed.

    `revision` is a whole commit hash, or empty for the newest. Nothing is fetched, and none is given, where that is
    the commit `unless`. Raises NotFetched and GitRefused.
    """
    remote = _remote(address)
    with tempfile.TemporaryDirectory(prefix="plainview-") as name:
        top = Path(name)
        try:
            begun = git.run(top, "init", "--quiet", "--bare", "--template=", "--object-format=sha1")
        except OSError as reason:
            raise NotFetched(f"git is needed for this, and cannot be run ({reason.strerror})") from None
        if begun.returncode:
            raise NotFetched("git could not make a place for the copy")
        if unless:
            newest, said = git.newest(top, remote)
            if said:
                raise NotFetched(said)
            if unless == (revision or newest):
                yield None
                return
        if said := git.fetched(top, remote, revision or "HEAD"):
            raise NotFetched(said)
        yield _copy(top, folder)


def _remote(address: str) -> git.Remote:
    """Where a repository is. Raises NotFetched where it may not be asked."""
    if "://" not in address:
        place = Path(address)
        if not place.is_dir():
            raise NotFetched("there is no such folder")
        return git.Remote(str(place.resolve()), _SECONDS, _LARGEST)
    refuse_address(address, Trust())
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    numbers = dict.fromkeys(str(place[4][0]).partition("%")[0] for place in public_places(host, port, Trust()))
    places = ",".join(f"[{number}]" if ":" in number else number for number in numbers)
    return git.Remote(address, _SECONDS, _LARGEST, f"{host}:{port}:{places}")


def _copy(top: Path, folder: str) -> GitCopy:
    commit = git.run(top, "rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}").stdout.decode().strip()
    inside = "/".join(part for part in PurePosixPath(folder).parts if part.strip("/"))
    listed = git.listed(top, commit, inside, _LONGEST_LIST) if commit else None
    if listed is None:
        raise GitRefused("Git cannot read what it fetched, or there are too many files.")
    if sum(size for _, _, size in listed if size <= LARGEST) > _LARGEST:
        raise GitRefused(f"Its files are larger than {_LARGEST:,} bytes together.")
    told = git.run(top, "show", "--no-patch", "--no-show-signature", "--format=%cs", commit).stdout.decode().strip()
    try:
        day = date.fromisoformat(told)
    except ValueError:
        day = None
    return GitCopy(Repository(top, "", commit), day, tuple(listed))
