"""Whether a site at an address is what its manifest says: each file is asked for, as a reader would, and hashed.

The server may be anybody's. There is an end to each file, and to all of them together, in time and in bytes.
"""

from __future__ import annotations

import dataclasses
import hashlib
import html
import io
import queue
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, unquote

from generator.present.page import address_of_file
from generator.publish.links import file_at
from generator.publish.manifest import PATH, is_for_the_host
from generator.read.fetching import LONGEST_ADDRESS, NotFetched, Trust, fetch
from generator.read.last_site import LastSite
from generator.read.site_manifest import why_no_path

AT_ONCE = 8
"""How many files are asked for at a time."""
# The person at hand names the site: it may be inside their own network.
TRUST = Trust(seconds=120, named=True)
_SITEMAP = re.compile(r"sitemap(-\d+)?\.xml")
_LISTED = re.compile(r"<loc>([^<]+)</loc>")
_LARGEST_LIST = 50 * 1024 * 1024  # of what search engines take


@dataclass(frozen=True)
class Limits:
    """How much is taken of a site: the bytes of one file, the seconds and bytes of all, and pages that are too many.

    A site of 20,000 records has 436,000 files and 6 GB.
    """

    file: int = 500 * 1024**2
    seconds: float = 6 * 60 * 60
    bytes: int = 50 * 1024**3
    listed: int = 10_000


LIMITS = Limits()


def faults_at(address: str, trust: Trust = TRUST, limits: Limits = LIMITS) -> Iterator[str]:
    """Each file that is missing at an address, is not what the manifest there says, or is listed there and not in it.

    What nothing leads to and no list names cannot be found from outside. Raises LastSiteUnread without a manifest.
    """
    root = f"{address.rstrip('/')}/"
    site = LastSite(root, trust=trust)
    files = site.files
    why_not = {path: why for path in files if (why := why_no_path(path))}
    yield from (f"{path}: {why}, though {PATH} lists it" for path, why in sorted(why_not.items()))
    wanted = sorted(path for path in files.keys() - why_not.keys() - {PATH} if not is_for_the_host(path))
    asking = _Asking(root, trust, limits)
    faults = {path: _fault(found, files[path]) for path, found in asking.hashes(wanted)}
    yield from (f"{path}: {faults[path]}" for path in wanted if faults.get(path))
    listed = (path for path in asking.listed(filter(_SITEMAP.fullmatch, wanted), site.address) if path not in files)
    too_many = sorted(islice(_once(listed), limits.listed + 1))
    yield from (f"{path}: is listed for search engines and is not in {PATH}" for path in too_many[: limits.listed])
    if len(too_many) > limits.listed:
        yield f"There are more pages that are listed for search engines and are not in {PATH}."
    if asking.over or len(faults) < len(wanted):
        left, why = len(wanted) - len(faults), asking.over or "an error came first"
        yield f"{left:,} of {len(wanted):,} files, or their lists, were not looked at: {why}."


def _fault(found: str | NotFetched, wanted: str) -> str:
    if isinstance(found, NotFetched):
        return f"is missing ({found})"
    return "" if found == wanted else f"is not what {PATH} says"


def _once(paths: Iterable[str]) -> Iterator[str]:
    known: set[str] = set()
    for path in paths:
        if path not in known:
            known.add(path)
            yield path


class _Asking:
    """Asks for files until a limit for all of them is reached. `over` then says which."""

    def __init__(self, root: str, trust: Trust, limits: Limits) -> None:
        self._root, self._trust, self._limits = root, trust, limits
        self._end = time.monotonic() + limits.seconds
        self._bytes = 0
        self._one_by_one = threading.Lock()
        self._left = False
        self.over = ""

    def hashes(self, paths: Sequence[str]) -> Iterator[tuple[str, str | NotFetched]]:
        """The SHA-256 of what a reader gets for each file, or why there is nothing, in the order in which they come."""
        waiting = iter(paths)
        done: queue.SimpleQueue[tuple[str, str | NotFetched] | None] = queue.SimpleQueue()

        def work() -> None:
            try:
                while True:
                    with self._one_by_one:
                        path = next(waiting, "")
                    found = self._hash(path) if path else ""
                    if not path or self._left or self._is_over():
                        break
                    done.put((path, found))
            finally:
                done.put(None)

        working = min(AT_ONCE, len(paths))
        # Nobody waits for these at the end of the process, so that Control-C ends it whatever a server does.
        for _ in range(working):
            threading.Thread(target=work, daemon=True).start()
        try:
            while working:
                found = done.get(timeout=max(self._end - time.monotonic(), 0))
                if found is None:
                    working -= 1
                else:
                    yield found
        except queue.Empty:
            self._is_over()
        finally:
            self._left = True

    def listed(self, lists: Iterable[str], own: str) -> Iterator[str]:
        """The files of pages that are listed for search engines below the site's root, which it calls `own`."""
        for path in lists:
            held = io.BytesIO()
            try:
                self._take(path, _LARGEST_LIST, held.write)
            except NotFetched:
                if self.over:
                    return
                continue  # told as missing already
            for found in _LISTED.finditer(held.getvalue().decode("utf-8", "replace")):
                if len(found[1]) > LONGEST_ADDRESS:
                    continue
                address = html.unescape(found[1])
                if address.startswith(own) and not address.endswith(".xml"):
                    yield file_at(unquote(address.removeprefix(own)))

    def _hash(self, path: str) -> str | NotFetched:
        mark = hashlib.sha256()

        def write(part: bytes) -> None:
            if self._left:
                raise NotFetched("nobody waits for it any more")
            mark.update(part)

        try:
            self._take(path, self._limits.file, write)
        except NotFetched as reason:
            return reason
        return mark.hexdigest()

    def _take(self, path: str, largest: int, write: Callable[[bytes], object]) -> None:
        def counted(part: bytes) -> None:
            with self._one_by_one:
                self._bytes += len(part)
            if self._is_over():
                raise NotFetched(self.over)
            write(part)

        if self._is_over():
            raise NotFetched(self.over)
        seconds = min(self._trust.seconds, max(self._end - time.monotonic(), 0))
        trust = dataclasses.replace(self._trust, seconds=seconds)
        fetch(f"{self._root}{quote(address_of_file(path))}", largest, counted, trust)

    def _is_over(self) -> bool:
        if time.monotonic() >= self._end:
            self.over = f"it took longer than {self._limits.seconds:,g} seconds in all"
        elif self._bytes > self._limits.bytes:
            self.over = f"it is more than {self._limits.bytes:,} bytes in all"
        return bool(self.over)
