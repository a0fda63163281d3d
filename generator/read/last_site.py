"""The site as it was published last, in a folder or at an address: which versions it has, and what they say.

Nothing that it says is trusted before it was held against the hash in its manifest; and the manifest itself is only as
good as the place that it was read from.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from generator.read.any_folder import Unread, open_file
from generator.read.fetching import CHUNK, NotFetched, Trust, fetch
from generator.read.site_manifest import MANIFEST, NoManifest, site_manifest

VERSIONS = "data/versions.jsonl"

# The person at hand names the last site: it may be inside their own network, and is theirs to wait for.
_OWN = Trust(seconds=600, named=True)
_LARGEST_LIST = 200 * 1024 * 1024
_LARGEST_FILE = 8 * 1024 * 1024


class LastSiteUnread(Exception):
    """The last site cannot be read, or is not whole. Its versions might be lost, so nothing may be published."""


class LastSite:
    """A published site, by the folder it is in or the address it is at: `https://…` or, for tests, `http://…`.

    `trust` is how far an address is trusted, and `largest` the bytes of the longest list that is read whole.
    Reading raises LastSiteUnread.
    """

    def __init__(self, place: str, *, trust: Trust = _OWN, largest: int = _LARGEST_LIST) -> None:
        self.place = place
        self._trust, self._largest = trust, largest
        self._remote = re.match(r"https?://", place) is not None
        self._files: Mapping[str, str] | None = None
        self.sha256 = self.as_at = self.etag = self.address = ""
        """The SHA-256 of its manifest, the day that it tells of, its server's mark, and the address that it calls its
        own, once `files` were read."""

    def still_has(self, etag: str) -> bool:
        """Whether the server says that the manifest is the one with this mark of its own. Else it has been read."""
        return self._read(etag) is None

    @property
    def files(self) -> Mapping[str, str]:
        """Every file of the site, with the SHA-256 of its bytes."""
        return self._read() or {}

    def _read(self, unless: str = "") -> Mapping[str, str] | None:
        if self._files is None:
            held = io.BytesIO()
            etag = self._copy(MANIFEST, self._largest, held.write, unless)
            if etag is None:
                return None
            raw = held.getvalue()
            try:
                told = site_manifest(raw)
            except NoManifest as reason:
                raise LastSiteUnread(f"{MANIFEST} of {self.place} is not a manifest: {reason}.") from None
            self._files, self.etag = told.files, etag
            self.sha256, self.as_at, self.address = hashlib.sha256(raw).hexdigest(), told.as_at, told.site
        return self._files

    def versions(self) -> Iterator[Any]:
        """What it says of each version of each record, in its own order. A site of before versions has none."""
        if VERSIONS in self.files:
            for line in self._checked(VERSIONS, _LARGEST_LIST).splitlines():
                yield self._json(VERSIONS, line)

    def json(self, path: str) -> Any:
        """The data in one file."""
        return self._json(path, self._checked(path, _LARGEST_FILE))

    def save(self, path: str, largest: int, into: IO[bytes]) -> str:
        """Write one file into another as it comes, so that it is never whole in memory. Gives its SHA-256."""
        mark = hashlib.sha256()

        def write(part: bytes) -> None:
            mark.update(part)
            into.write(part)

        if path not in self.files:
            raise LastSiteUnread(f"{MANIFEST} of {self.place} does not list {path}.")
        self._copy(path, largest, write)
        if mark.hexdigest() != self.files[path]:
            raise LastSiteUnread(f"{path} of {self.place} is not what its {MANIFEST} says: it is no whole copy.")
        return mark.hexdigest()

    def _checked(self, path: str, largest: int) -> bytes:
        raw = self._raw(path, largest)
        if hashlib.sha256(raw).hexdigest() != self.files.get(path):
            raise LastSiteUnread(f"{path} of {self.place} is not what its {MANIFEST} says: it is no whole copy.")
        return raw

    def _json(self, path: str, raw: bytes) -> Any:
        try:
            return json.loads(raw)
        except json.JSONDecodeError as reason:
            raise LastSiteUnread(f"{path} of {self.place} is not JSON: {reason}.") from None
        except (ValueError, RecursionError):  # a number without end, or brackets
            raise LastSiteUnread(f"{path} of {self.place} is JSON that cannot be read.") from None

    def _raw(self, path: str, largest: int) -> bytes:
        held = io.BytesIO()
        self._copy(path, largest, held.write)
        return held.getvalue()

    def _copy(self, path: str, largest: int, write: Callable[[bytes], object], unless: str = "") -> str | None:
        try:
            if self._remote:
                return fetch(f"{self.place.rstrip('/')}/{path}", largest, write, self._trust, unless)
            self._opened(path, largest, write)
            return ""
        except OSError as reason:
            raise LastSiteUnread(f"{path} of {self.place} cannot be read ({reason.strerror or reason}).") from reason
        except Unread as reason:
            raise LastSiteUnread(f"{path} of {self.place} {reason}.") from reason
        except NotFetched as reason:
            raise LastSiteUnread(f"{path} of {self.place} cannot be read ({reason}).") from reason

    def _opened(self, path: str, largest: int, write: Callable[[bytes], object]) -> None:
        root = Path(self.place).resolve()
        file = (root / path).resolve()
        if not file.is_relative_to(root):
            raise LastSiteUnread(f"{self.place} lists {path!r}, which is not inside it.")
        with open_file(file) as opened:
            left = largest
            while part := opened.read(min(CHUNK, left + 1)):
                left -= len(part)
                if left < 0:
                    raise LastSiteUnread(f"{path} of {self.place} is larger than {largest:,} bytes.")
                write(part)
