"""Whether a site at an address is what its manifest says: each file is asked for, as a reader would, and hashed."""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import quote, unquote

from generator.publish.links import file_at
from generator.publish.manifest import FOR_THE_HOST, PATH
from generator.read.fetching import NotFetched, Trust, fetch
from generator.read.last_site import LastSite

AT_ONCE = 8
"""How many files are asked for at a time."""
_LARGEST = 500 * 1024 * 1024
_PAGE = "index.html"
_LISTED = re.compile(r"<loc>([^<]+)</loc>")
# The person at hand names the site: it may be inside their own network.
TRUST = Trust(seconds=120, named=True)


def faults_at(address: str, trust: Trust = TRUST) -> Iterator[str]:
    """Each file that is missing at an address, is not what the manifest there says, or is listed there and not in it.

    What nothing leads to and no list names cannot be found from outside. Raises LastSiteUnread without a manifest.
    """
    root = f"{address.rstrip('/')}/"
    site = LastSite(root, trust=trust)
    files = site.files
    asked = sorted(files.keys() - {PATH} - FOR_THE_HOST)
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        for path, found in zip(asked, pool.map(partial(_asked, root, trust), asked), strict=True):
            if isinstance(found, NotFetched):
                yield f"{path}: is missing ({found})"
            elif found != files[path]:
                yield f"{path}: is not what {PATH} says"
    finally:
        pool.shutdown(cancel_futures=True)
    for path in sorted({file_at(page) for page in _listed(root, trust, asked, site.address)} - files.keys()):
        yield f"{path}: is listed for search engines and is not in {PATH}"


def _asked(root: str, trust: Trust, path: str) -> str | NotFetched:
    """The SHA-256 of what a reader gets for a file, or why there is nothing."""
    mark = hashlib.sha256()
    try:
        fetch(f"{root}{quote(path.removesuffix(_PAGE))}", _LARGEST, mark.update, trust)
    except NotFetched as reason:
        return reason
    return mark.hexdigest()


def _listed(root: str, trust: Trust, files: list[str], own: str) -> Iterator[str]:
    """The addresses of pages that the site lists for search engines, below its root, which it calls `own`."""
    for path in files:
        if not re.fullmatch(r"sitemap(-\d+)?\.xml", path):
            continue
        held = io.BytesIO()
        try:
            fetch(f"{root}{path}", _LARGEST, held.write, trust)
        except NotFetched:
            continue  # told as missing already
        for listed in _LISTED.findall(held.getvalue().decode("utf-8", "replace")):
            address = html.unescape(listed)
            if address.startswith(own) and not address.endswith(".xml"):
                yield unquote(address.removeprefix(own))
