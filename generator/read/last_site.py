"""The site as it was published last, in a folder or at an address: which versions it has, and what they say.

Nothing that it says is trusted before it was held against the hash in its manifest; and the manifest itself is only as
good as the place that it was read from.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
VERSIONS = "data/versions.jsonl"

_PATIENCE = 30  # seconds for one answer
_LARGEST_LIST = 200 * 1024 * 1024
_LARGEST_FILE = 8 * 1024 * 1024
_SHA_256 = re.compile(r"[0-9a-f]{64}")


class LastSiteUnread(Exception):
    """The last site cannot be read, or is not whole. Its versions might be lost, so nothing may be published."""


class LastSite:
    """A published site, by the folder it is in or the address it is at: `https://…` or, for tests, `http://…`.

    Reading raises LastSiteUnread.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self._remote = re.match(r"https?://", place) is not None
        self._files: Mapping[str, str] | None = None

    @property
    def files(self) -> Mapping[str, str]:
        """Every file of the site, with the SHA-256 of its bytes."""
        if self._files is None:
            told = self._json(MANIFEST, self._raw(MANIFEST, _LARGEST_LIST))
            files = told.get("files") if isinstance(told, dict) else None
            if not isinstance(files, dict) or not all(
                isinstance(one, str) and _SHA_256.fullmatch(one) for one in files.values()
            ):
                raise LastSiteUnread(f"{MANIFEST} of {self.place} does not list files and their hashes.")
            self._files = files
        return self._files

    def versions(self) -> Iterator[Any]:
        """What it says of each version of each record, in its own order. A site of before versions has none."""
        if VERSIONS in self.files:
            for line in self._checked(VERSIONS, _LARGEST_LIST).splitlines():
                yield self._json(VERSIONS, line)

    def json(self, path: str) -> Any:
        """The data in one file."""
        return self._json(path, self._checked(path, _LARGEST_FILE))

    def _checked(self, path: str, largest: int) -> bytes:
        raw = self._raw(path, largest)
        if hashlib.sha256(raw).hexdigest() != self.files.get(path):
            raise LastSiteUnread(f"{path} of {self.place} is not what its {MANIFEST} says. Publish from a whole copy.")
        return raw

    def _json(self, path: str, raw: bytes) -> Any:
        try:
            return json.loads(raw)
        except (ValueError, RecursionError) as reason:
            raise LastSiteUnread(f"{path} of {self.place} is not JSON: {reason}.") from None

    def _raw(self, path: str, largest: int) -> bytes:
        try:
            raw = self._fetched(path, largest) if self._remote else self._opened(path, largest)
        except (OSError, http.client.HTTPException) as reason:
            raise LastSiteUnread(f"{path} of {self.place} cannot be read ({_why(reason)}).") from reason
        if len(raw) > largest:
            raise LastSiteUnread(f"{path} of {self.place} is larger than {largest:,} bytes.")
        return raw

    def _opened(self, path: str, largest: int) -> bytes:
        root = Path(self.place).resolve()
        file = (root / path).resolve()
        if not file.is_relative_to(root):
            raise LastSiteUnread(f"{self.place} lists {path!r}, which is not inside it.")
        with file.open("rb") as opened:
            return opened.read(largest + 1)

    def _fetched(self, path: str, largest: int) -> bytes:
        address = f"{self.place.rstrip('/')}/{path}"
        request = urllib.request.Request(address, headers={"User-Agent": "plainview"})
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
                read: bytes = answer.read(largest + 1)
                return read
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise LastSiteUnread(
                    f"{path} of {self.place} cannot be read (the server answered {refusal.code})."
                ) from None


def _why(reason: BaseException) -> str:
    return str(getattr(reason, "strerror", None) or getattr(reason, "reason", None) or reason)
