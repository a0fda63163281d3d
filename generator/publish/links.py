"""The internal links and ids of pages, noted while they are made, so that no page is parsed again to check them.

Our own bodies are read by regular expressions: their templates put every attribute in double quotes, and
every value in them is escaped, so that text can never look like an attribute. Other people's HTML is
read by the parser in `read/html_page.py`.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import normpath
from sys import intern
from urllib.parse import unquote

from generator.publish.made import Made

# Each begins with plain letters, which `re` finds five times faster than a choice of attributes.
_LINKS = {start: re.compile(f'{start}([^"]*)"') for start in ('href="', 'src="', 'action="')}
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
_OTHER_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_DOTS = re.compile(r"(^|/)\.{0,2}/|(^|/)\.\.?$")

ANCHOR = "\t"
"""What stands between a file and a place in it, in the name of a link."""

Link = tuple[str, str | None]


@dataclass(frozen=True)
class Noted:
    """What one page links to inside the site, as (file, anchor or None); its ids; and those it uses twice."""

    address: str
    links: frozenset[Link]
    ids: frozenset[str]
    twice: frozenset[str] = frozenset()


@dataclass
class Links:
    """What some pages link to: each file and each place in one, by its name, with the first page that names it.

    That a page links to itself is not kept: it is there, and is not found by it.
    """

    sources: dict[str, str] = field(default_factory=dict)

    def add(self, page: Noted) -> None:
        """Take in one more page."""
        for name in names_of(page):
            known = self.sources.get(name)
            if known is None or page.address < known:
                self.sources[intern(name)] = page.address


@dataclass
class Notes:
    """What was noted while pages and files were made: how many they are, what is wrong with them, and a row for each.

    Links are in the rows. Ids are not kept: where anything points to a place in a page, `verify` looks for it in the
    page as written.
    """

    pages: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list)
    made: Made = field(default_factory=Made, compare=False)

    def add(self, page: Noted) -> None:
        """Take in one more page."""
        self.pages += 1
        self.faults.extend(f"{file_at(page.address)}: the id “{name}” is used twice" for name in sorted(page.twice))

    def merge(self, others: Notes) -> None:
        """Take in all that others noted. The result is the same in whichever order this is done."""
        self.pages += others.pages
        self.files += others.files
        self.faults.extend(others.faults)
        self.made.extend(others.made)


def noted(address: str, html: str) -> Noted:
    """The internal links and ids of a page's body. A link to an id of the same body is settled here, not noted."""
    names = _ID.findall(html)
    ids = frozenset(names)
    twice = frozenset(name for name in ids if names.count(name) > 1) if len(ids) < len(names) else frozenset()
    root = "../" * address.count("/")
    links = set()
    for value in {value for start, link in _LINKS.items() if start in html for value in link.findall(html)}:
        if value.startswith("#") and value[1:] in ids:
            continue
        # Most links go by the root, and the same ones stand on many pages.
        link = _from_root(value[len(root) :]) if value.startswith(root) else resolve(address, value)
        if link is not None:
            links.add(link)
    return Noted(address, frozenset(links), ids, twice)


def names_of(page: Noted) -> Iterator[str]:
    """The names of the links of a page: each file but itself, and each place in a file."""
    own = file_at(page.address)
    for target, anchor in page.links:
        if target != own:
            yield target
        if anchor is not None:
            yield f"{target}{ANCHOR}{anchor}"


def ids_of(html: str) -> frozenset[str]:
    """The ids in a page whose attributes stand in double quotes."""
    return frozenset(_ID.findall(html))


def resolve(address: str, value: str, base: str = "/") -> Link | None:
    """The file and the anchor that a link on a page leads to, or None where it leaves the site.

    `base` is the path of the site's root on its host, which links that begin with `/` must begin with.
    A link that leads above the root gives a file that no site can hold.
    """
    value = entities.unescape(value) if "&" in value else value
    value = value.strip()
    if _OTHER_HOST.match(value):
        return None
    path, _, anchor = value.partition("#")
    path = path.partition("?")[0]
    if "%" in value:
        path, anchor = unquote(path), unquote(anchor)
    # HTML gives `#top` to every page.
    return _file(address, path, base), anchor if anchor and anchor != "top" else None


@lru_cache(maxsize=8192)
def _from_root(value: str) -> Link | None:
    return resolve("", value)


def _file(address: str, path: str, base: str) -> str:
    if not path:
        return file_at(address)
    if path.startswith("/"):
        if not path.startswith(base):
            return path
        folder, path = "", path[len(base) :]
    else:
        folder = address[: address.rfind("/") + 1]
    while path.startswith("../") and folder:
        folder, path = folder[: folder.rfind("/", 0, -1) + 1], path[3:]
    path = folder + path
    # Few paths have any of these, and the search takes long where a folder is deep.
    if ("./" in path or "//" in path or path.startswith("/") or path.endswith(".")) and _DOTS.search(path):
        folder = "/" if path.rpartition("/")[2] in ("", ".", "..") else ""
        path = f"{normpath(path)}{folder}".removeprefix("./")
    return file_at(path)


def file_at(address: str) -> str:
    """The file that a host sends for an address: `index.html` of a folder, else the file itself."""
    return f"{address}index.html" if not address or address.endswith("/") else address
