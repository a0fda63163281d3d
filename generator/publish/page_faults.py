"""What is wrong with a page or a style sheet by itself, whoever wrote it, and which files of its site it leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from generator.present.page import address_of_file
from generator.publish.links import ANCHOR, Link, file_at, resolve
from generator.read.html_page import HARMLESS_DATA, Parsed

# One that never ends goes to the end of the file, as a browser has it.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_STYLE_LOADS = re.compile(r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s)"';]+))""", re.IGNORECASE)

Address = tuple[int, str]
"""An address as it is written, after its line."""


def faults_of_page(path: str, page: Parsed, site_url: str) -> Iterator[str]:
    """What a page of ours has and this one has not, or the other way round."""
    if not page.title.strip():
        yield f"{path}:1: has no title"
    if not page.description.strip():
        yield f"{path}:1: has no description"
    if not page.policy:
        yield f"{path}:1: has no policy of what it may load"
    if not page.language:
        yield f"{path}:1: does not say its language"
    if page.headings != 1:
        yield f"{path}:1: has {page.headings} main headings (h1) and needs exactly one"
    counts = Counter(name for _, name in page.ids)
    lines = {name: line for line, name in page.ids}
    for name, count in counts.items():
        if count > 1:
            yield f"{path}:{lines[name]}: the id “{name}” is used {count} times"
    for line, reason in page.refused:
        yield f"{path}:{line}: {reason}"
    yield from from_other_hosts(path, page.loads, site_url)


def from_other_hosts(path: str, loads: Iterable[Address], site_url: str) -> Iterator[str]:
    """What a file loads from elsewhere."""
    base = _base(site_url)
    for line, address in loads:
        if not address.startswith(HARMLESS_DATA) and leads_to(path, address, site_url, base) is None:
            yield f"{path}:{line}: loads {address[:200]} from elsewhere; a page may load only what is in the site"


def internal_links(path: str, addresses: Iterable[Address], site_url: str) -> Iterator[Link]:
    """Where in the site a file leads."""
    base = _base(site_url)
    links = (leads_to(path, address, site_url, base) for _, address in addresses)
    return (link for link in links if link is not None)


def leads_to(path: str, address: str, site_url: str, base: str = "") -> Link | None:
    """Where in the site an address on a page leads. `base` is the path of the site on its host, where it is known."""
    base = base or _base(site_url)
    # An address on the site's own host is taken as a path.
    local = base + address[len(site_url) :] if site_url and address.startswith(site_url) else address
    try:
        return resolve(path, local, base)
    except ValueError:  # the number of a letter has thousands of digits
        return address, None


def _base(site_url: str) -> str:
    return urlsplit(site_url).path or "/"


def style_loads(css: str) -> list[Address]:
    """What a style sheet loads."""
    css = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), css)
    loads, line, counted = [], 1, 0
    for match in _STYLE_LOADS.finditer(css):
        line, counted = line + css.count("\n", counted, match.start()), match.start()
        loads.append((line, next(group for group in match.groups() if group is not None)))
    return loads


def stands_for_another(path: str, page: Parsed, site_url: str) -> bool:
    """Whether a page says that it is to be found elsewhere on this site: a card, or what stays at an old address."""
    # A name on a disk need not be text.
    own = f"{site_url}{quote(address_of_file(path), errors='replace')}"
    return bool(site_url) and page.canonical.startswith(site_url) and page.canonical != own


class Once:
    """What each page should have to itself, as short hashes: a site may have very many pages."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._first: dict[bytes, str] = {}

    def again(self, path: str, text: str) -> Iterator[str]:
        """The fault, where another page has the same words. None at all are another fault."""
        if words := " ".join(text.split()):
            first = self._first.setdefault(blake2b(words.encode(), digest_size=12).digest(), path)
            if first != path:
                yield f"{path}:1: has the same {self._what} as {first}"


def alike_on_some_disks(others: Iterable[str], there: Container[str]) -> Iterator[str]:
    """A fault for each file of the host's that is called as another but for capitals, as none of ours is."""
    seen: dict[str, str] = {}
    for path in sorted(others):
        plain = path.casefold()
        other = seen.setdefault(plain, path)
        if plain != path and plain in there:
            other = plain
        if other != path:
            yield f"{path}: Windows and Macs cannot tell it from {other}, so one of them would be lost. Rename it"


def leads_nowhere(name: str, source: str) -> str:
    """The fault of a link, by its name, that leads to nothing. `source` is where it stands."""
    target, _, anchor = name.partition(ANCHOR)
    to = f"{target}#{anchor}, and no such place is on that page" if anchor else f"{target}, which is not there"
    return f"{file_at(source)}: links to {to}"
