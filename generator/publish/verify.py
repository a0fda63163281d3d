"""Is every planned file there, does every link lead somewhere, does one lead to every page? Asked before a swap.

After each build only what was noted while stamping is looked up, and the few pages that the host made by
itself, and one page of each kind, are parsed. `verify_site` parses every page of a site, whoever built it, and
sees besides that no two pages have the same title or description.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.present.families import Families, paths_of_kinds
from generator.present.page import PAGE_FILE, PlannedPage
from generator.publish import NotPublished
from generator.publish.frame import Frames
from generator.publish.kept_site import KeptSite, Unfit
from generator.publish.links import ANCHOR, Noted, Notes, file_at, ids_of, names_of, resolve
from generator.publish.made import Made
from generator.publish.parse import Parsed, parse
from generator.publish.sizes import sizes_of

HOME = "index.html"
# What a web host shows for an address that leads nowhere: no link does.
NOWHERE = "404.html"
LINES = ".jsonl"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_LOADS = re.compile(r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s)"';]+))""", re.IGNORECASE)
_HARMLESS_DATA = ("data:image/", "data:font/")


class SiteFaults(NotPublished):
    """What was built is not what was planned, or links inside it lead nowhere. `faults` lists everything."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("The new site is not whole, so it was not published:\n  " + "\n  ".join(self.faults))


@dataclass(frozen=True)
class Verified:
    """The size of every file that is there, and the pages of the host that readers should find.

    `links_of_host` are the links of the host's own pages by their names, and `site_url` is what the site calls itself.
    """

    sizes: Mapping[str, int]
    by_the_host: frozenset[str]
    links_of_host: frozenset[str]
    site_url: str


def verify_plan(pages: Families[PlannedPage], files: Sequence[str], notes: Notes, folder: Path) -> Verified:
    """Raise SiteFaults with every fault, unless all that was planned is there and every internal link resolves.

    `files` are the paths of those planned, and `notes` is what stamping noted of these pages and files.
    """
    there = sizes_of(folder)
    planned = frozenset(pages.paths())
    wanted = planned.union(files)
    faults = sorted(notes.faults)
    for made, count, what in ((notes.pages, len(pages), "pages"), (notes.files, len(files), "files")):
        if made != count:
            faults.append(f"{made} {what} were made; the plan has {count}")
    faults.extend(f"{path}: is missing" for path in sorted(wanted - there.keys()))
    faults.extend(_empty({path: there[path] for path in wanted & there.keys()}))
    # The links of a frame are the same on every page of a kind, so one page of each is read whole.
    of_kind = paths_of_kinds(pages)
    one_of_each = [min(paths, key=lambda path: there.get(path, 0)) for paths in of_kind.values()]
    by_the_host = {path for path in there if path.endswith(".html")} - planned
    links = Notes(targets=dict(notes.targets), anchors=dict(notes.anchors))
    read_whole = by_the_host.union(one_of_each, [HOME]) & there.keys()
    parsed = {path: _parsed(folder / path) for path in sorted(read_whole)}
    site_url = _site_url(parsed.get(HOME))
    links_of_host: set[str] = set()
    found = {path for kind, paths in of_kind.items() if not kind.hidden for path in paths}
    for path, page in parsed.items():
        faults.extend(f"{path}:{line}: {reason}" for line, reason in page.refused)
        noted = _noted(path, page, site_url)
        links.add(noted)
        if path in by_the_host:
            links_of_host.update(names_of(noted))
        if not page.hidden:
            found.add(path)
    faults.extend(_orphans(found & there.keys(), links))
    faults.extend(_unresolved(links, there, folder))
    if faults:
        raise SiteFaults(faults)
    return Verified(there, frozenset(by_the_host & found), frozenset(links_of_host), site_url)


def verify_patched(
    made: Made, kept: KeptSite, pages: Families[PlannedPage], written: Iterable[str], folder: Path
) -> None:
    """Raise Unfit where a site that was patched may not be whole: see `verify_plan`, which then says what is wrong.

    What led somewhere before still does, but to files that were `written` again or are gone.
    """
    names = list(made.linked)
    before = {*map(list(kept.made.linked).__getitem__, set(kept.made.links.numbers)), *kept.around}
    now = {*map(names.__getitem__, set(made.links.numbers)), *kept.around}
    there, again = frozenset(made.paths), frozenset(written)
    anchors: dict[str, set[str]] = {}
    targets = set()
    for name in now:
        target, _, anchor = name.partition(ANCHOR)
        if target not in there:
            raise Unfit(f"a link leads to {target}, which is not there")
        if not anchor:
            targets.add(target)
        elif target in again or name not in before:
            anchors.setdefault(target, set()).add(anchor)
    for target, wanted in anchors.items():
        if target.endswith(".html") and _missing(wanted, folder / target):
            raise Unfit(f"a link leads to a place in {target} that is not there")
    shown = {path for kind, paths in paths_of_kinds(pages).items() if not kind.hidden for path in paths}
    if any(path != NOWHERE for path in shown.union(kept.pages_of_host) - targets):
        raise Unfit("nothing leads to a page")
    if any(not size and not path.endswith(LINES) for path, size in zip(made.paths, made.sizes, strict=True)):
        raise Unfit("a file is empty")


def around(frames: Frames, pages: Families[PlannedPage], site_url: str) -> Iterator[str]:
    """The links of the frame of each kind of page, by their names."""
    for kind, paths in paths_of_kinds(pages).items():
        if kind.bare:
            continue
        own = paths[-1]
        named = names_of(_noted(own, parse(frames.empty(kind, own.removesuffix(PAGE_FILE))), site_url))
        yield from (name for name in named if name.partition(ANCHOR)[0] != own)


def _missing(anchors: set[str], file: Path) -> set[str]:
    """Which of these places a page does not have."""
    html = file.read_text("utf-8", "replace")
    missing = anchors - ids_of(html)
    return missing - {name for _, name in parse(html).ids} if missing else missing


def _empty(sizes: Mapping[str, int]) -> list[str]:
    """A fault for each file with nothing in it. Of a register without agreements there is rightly no line of JSON."""
    return [f"{path}: is empty" for path in sorted(sizes) if not sizes[path] and not path.endswith(LINES)]


def verify_site(site: Path) -> list[str]:
    """Every fault of a built site, each as `file:line: what is wrong`. Every page is parsed; none is fetched."""
    if not site.is_dir():
        return [f"{site}: is not a folder"]
    there = sizes_of(site)
    pages = sorted(path for path in there if path.endswith(".html"))
    if HOME not in there:
        return [f"{site}: has no home page, so it is not a site"]
    faults = _empty(there)
    site_url = _site_url(_parsed(site / HOME))
    links, titles, descriptions = Notes(), _Once("title"), _Once("description")
    found = set()
    for path in pages:
        page = _parsed(site / path)
        faults.extend(_faults_of_page(path, page, site_url))
        if not _stands_for_another(path, page, site_url):
            faults.extend(titles.again(path, page.title))
            faults.extend(descriptions.again(path, page.description))
        links.add(_noted(path, page, site_url))
        if not page.hidden:
            found.add(path)
    faults.extend(_orphans(found, links))
    for path in sorted(path for path in there if path.endswith(".css")):
        loads = _style_loads((site / path).read_text("utf-8", "replace"))
        faults.extend(_from_other_hosts(path, loads, site_url))
        links.add(Noted(path, _internal(path, loads, site_url), frozenset()))
    return [*faults, *_unresolved(links, there, site)]


def _parsed(path: Path) -> Parsed:
    return parse(path.read_text("utf-8", "replace"))


def _stands_for_another(path: str, page: Parsed, site_url: str) -> bool:
    """Whether a page says that it is to be found elsewhere on this site: a card, or what stays at an old address."""
    own = f"{site_url}{quote(path.removesuffix(HOME))}"
    return bool(site_url) and page.canonical.startswith(site_url) and page.canonical != own


def _site_url(home: Parsed | None) -> str:
    """What the home page calls its own address: links that begin with it, or with its path, stay in the site."""
    return home.canonical if home and home.canonical.endswith("/") else ""


def _noted(path: str, page: Parsed, site_url: str) -> Noted:
    return Noted(path, _internal(path, [*page.leads, *page.loads], site_url), frozenset())


def _internal(path: str, addresses: Iterable[tuple[int, str]], site_url: str) -> frozenset[tuple[str, str | None]]:
    links = (resolve(path, _local(address, site_url), _base(site_url)) for _, address in addresses)
    return frozenset(link for link in links if link is not None)


def _base(site_url: str) -> str:
    return urlsplit(site_url).path or "/"


def _local(address: str, site_url: str) -> str:
    """An address on the site's own host, as a path; any other as it is."""
    if site_url and address.startswith(site_url):
        return _base(site_url) + address[len(site_url) :]
    return address


class _Once:
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


def _orphans(pages: Iterable[str], links: Notes) -> Iterator[str]:
    """Pages that nobody is led to. What asks search engines to pass over it is not meant to be found."""
    for path in sorted(pages):
        if path not in links.targets and path != NOWHERE:
            yield f"{path}: no other page links to it"


def _unresolved(links: Notes, there: Mapping[str, int], folder: Path) -> Iterator[str]:
    for target, source in sorted(links.targets.items()):
        if target not in there:
            yield f"{file_at(source)}: links to {target}, which is not there"
    pages: dict[str, list[str]] = {}
    for target, anchor in sorted(links.anchors):
        if target.endswith(".html") and target in there:
            pages.setdefault(target, []).append(anchor)
    for target, anchors in pages.items():
        for anchor in sorted(_missing(set(anchors), folder / target)):
            source = file_at(links.anchors[target, anchor])
            yield f"{source}: links to {target}#{anchor}, and no such place is on that page"


def _faults_of_page(path: str, page: Parsed, site_url: str) -> Iterator[str]:
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
    yield from _from_other_hosts(path, page.loads, site_url)


def _from_other_hosts(path: str, loads: Iterable[tuple[int, str]], site_url: str) -> Iterator[str]:
    for line, address in loads:
        if not address.startswith(_HARMLESS_DATA) and resolve(path, _local(address, site_url)) is None:
            yield f"{path}:{line}: loads {address[:200]} from elsewhere; a page may load only what is in the site"


def _style_loads(css: str) -> list[tuple[int, str]]:
    css = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), css)
    return [
        (css.count("\n", 0, match.start()) + 1, next(group for group in match.groups() if group is not None))
        for match in _STYLE_LOADS.finditer(css)
    ]
