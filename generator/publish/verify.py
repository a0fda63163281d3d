"""Is every planned file there, does every link lead somewhere, does one lead to every page? Asked before a swap.

After each build only what was noted while stamping is looked up, and the few pages that the host made by
itself, and one page of each kind, are parsed. `verify_site` parses every page of a site, whoever built it, and
sees besides that no two pages have the same title or description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from sys import intern
from urllib.parse import urlsplit

from generator.present.families import Families, paths_of_kinds
from generator.present.page import PAGE_FILE, PlannedPage
from generator.publish import NotPublished
from generator.publish.by_hand import ByHand
from generator.publish.frame import Frames
from generator.publish.kept_site import KeptSite, Unfit
from generator.publish.links import ANCHOR, Link, Links, Noted, Notes, ids_of, names_of
from generator.publish.made import Made
from generator.publish.manifest import is_for_the_host
from generator.publish.page_faults import (
    Address,
    Once,
    alike_on_some_disks,
    faults_of_page,
    from_other_hosts,
    internal_links,
    leads_nowhere,
    stands_for_another,
    style_loads,
)
from generator.publish.sizes import sizes_of
from generator.read.any_folder import ANY_SIZE, Unread, look, text_of
from generator.read.html_page import NoPage, Parsed, parse

HOME = "index.html"
# What a web host shows for an address that leads nowhere: no link does.
NOWHERE = "404.html"
LINES = ".jsonl"
LARGEST = 8 * 1024 * 1024
"""How large a page or a style sheet may be. The largest page of ours has 100 KB."""
MOST = 10_000
"""How many faults of pages are told. What is no page of ours may have millions."""


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


def verify_plan(
    pages: Families[PlannedPage], files: Sequence[str], notes: Notes, folder: Path, written: Path | None = None
) -> Verified:
    """Raise SiteFaults with every fault, unless all that was planned is there and every internal link resolves.

    `files` are the paths of those planned, `notes` is what stamping noted of these pages and files, and `written` is
    the folder of the pages written by hand.
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
    faults.extend(alike_on_some_disks(there.keys() - wanted, there))
    # The links of a frame are the same on every page of a kind, so one page of each is read whole.
    of_kind = paths_of_kinds(pages)
    one_of_each = [min(paths, key=lambda path: there.get(path, 0)) for paths in of_kind.values()]
    by_the_host = {path for path in there if path.endswith(".html")} - planned
    links = Links()
    read_whole = by_the_host.union(one_of_each, [HOME]) & there.keys()
    parsed = {}
    for path in sorted(read_whole):
        try:
            parsed[path] = _parsed(folder / path, parser=_parsed_before)
        except Unread as reason:
            faults.append(f"{path}: {reason}")
    site_url = _site_url(parsed.get(HOME))
    by_hand = ByHand(written, site_url)
    links_of_host: set[str] = set()
    found = {path for kind, paths in of_kind.items() if not kind.hidden for path in paths}
    for path, page in parsed.items():
        if path in by_the_host and not page.hidden and not stands_for_another(path, page, site_url):
            faults.extend(map(by_hand.at_source, faults_of_page(path, page, site_url)))
        else:
            faults.extend(f"{path}:{line}: {reason}" for line, reason in page.refused)
            faults.extend(from_other_hosts(path, page.loads, site_url))
        noted = _noted(path, page, site_url)
        links.add(noted)
        if path in by_the_host:
            links_of_host.update(names_of(noted))
        if not page.hidden:
            found.add(path)
    names = notes.made.linked.keys() | links.sources.keys()
    faults.extend(map(by_hand.at_source, _orphans(found & there.keys(), names, by_the_host)))
    nowhere = [*_nowhere(names, there, folder)]
    sources = {**_first_with(nowhere, notes.made), **links.sources}
    for name in nowhere:
        places = [*by_hand.links(by_the_host, name)] or [sources[name]]
        faults.extend(leads_nowhere(name, place) for place in places)
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
        named = names_of(_noted(own, _parsed_before(frames.empty(kind, own.removesuffix(PAGE_FILE))), site_url))
        yield from (name for name in named if name.partition(ANCHOR)[0] != own)


def _missing(anchors: set[str], file: Path) -> set[str]:
    """Which of these places a page does not have."""
    try:
        html = text_of(file)
    except Unread:
        return anchors
    missing = anchors - ids_of(html)
    return missing - {name for _, name in parse(html).ids} if missing else missing


def _empty(sizes: Mapping[str, int]) -> list[str]:
    """A fault for each file with nothing in it. Of a register without agreements there is rightly no line of JSON."""
    return [f"{path}: is empty" for path in sorted(sizes) if not sizes[path] and not path.endswith(LINES)]


def verify_site(site: Path) -> list[str]:
    """Every fault of a built site, each as `file:line: what is wrong`. Every page is parsed; none is fetched.

    The site may be anybody's: nothing but ordinary files in it is opened, and of very many faults the first are told.
    """
    if not site.is_dir():
        return [f"{site}: is not a folder"]
    found = look(site)
    others = [f"{path}: {what}" for path, what in sorted(found.others.items())]
    faults = [*islice(_faults_of_files(site, found.sizes), MOST + 1)]
    more = ["There are more faults of pages than these."] if len(faults) > MOST else []
    return [*others, *faults[:MOST], *more]


def _faults_of_files(site: Path, there: Mapping[str, int]) -> Iterator[str]:
    if HOME not in there:
        yield f"{site}: has no home page, so it is not a site"
        return
    # What is for the host alone may say something by being there.
    yield from _empty({path: size for path, size in there.items() if not is_for_the_host(path)})
    site_url = _site_url(_home(site))
    links, titles, descriptions = Links(), Once("title"), Once("description")
    shown, read = set(), set()
    for path in sorted(path for path in there if path.endswith(".html")):
        try:
            page = _parsed(site / path, LARGEST)
        except Unread as reason:
            yield f"{path}: {reason}"
            continue
        read.add(path)
        yield from faults_of_page(path, page, site_url)
        if not stands_for_another(path, page, site_url):
            yield from titles.again(path, page.title)
            yield from descriptions.again(path, page.description)
        _note(links, path, [*page.leads, *page.loads], site_url, there)
        if not page.hidden:
            shown.add(path)
    yield from _orphans(shown, links.sources.keys())
    for path in sorted(path for path in there if path.endswith(".css")):
        try:
            loads = style_loads(text_of(site / path, LARGEST))
        except Unread as reason:
            yield f"{path}: {reason}"
            continue
        yield from from_other_hosts(path, loads, site_url)
        _note(links, path, loads, site_url, there)
    # Of a page that was not read it is told already.
    names = [name for name in links.sources if ANCHOR not in name or name.partition(ANCHOR)[0] in read]
    for name in _nowhere(names, there, site):
        yield leads_nowhere(name, links.sources[name])


def _note(links: Links, path: str, addresses: Iterable[Address], site_url: str, there: Mapping[str, int]) -> None:
    """Note the links of a file: all to what is there, and no more to what is not than there are faults to be told.

    In a deep folder each link is far longer than what stands for it, and a page may have as many as it likes.
    """
    kept: set[Link] = set()
    nowhere: set[str] = set()
    for target, anchor in internal_links(path, addresses, site_url):
        if target in there:
            kept.add((intern(target), anchor and intern(anchor)))
        elif len(links.sources) + len(nowhere) <= len(there) + MOST:
            nowhere.add(target)
    links.add(Noted(path, frozenset(kept.union((target, None) for target in nowhere)), frozenset()))


def _parsed(path: Path, largest: int = ANY_SIZE, parser: Callable[[str], Parsed] = parse) -> Parsed:
    """A page as it was parsed. Raises Unread."""
    try:
        return parser(text_of(path, largest))
    except NoPage:
        raise Unread("cannot be read as a page") from None


# Whoever builds again and again in one process, as `mkdocs serve` does, has the host's own pages and the frames each
# time, and to parse those takes a fifth of a small build.
_parsed_before = lru_cache(maxsize=256)(parse)


def _home(site: Path) -> Parsed | None:
    try:
        return _parsed(site / HOME, LARGEST)
    except Unread:  # told of where each page is read
        return None


def _site_url(home: Parsed | None) -> str:
    """What the home page calls its own address: links that begin with it, or with its path, stay in the site."""
    canonical = home.canonical if home else ""
    try:
        urlsplit(canonical)
    except ValueError:  # no address
        return ""
    return canonical if canonical.endswith("/") else ""


def _noted(path: str, page: Parsed, site_url: str) -> Noted:
    return Noted(path, frozenset(internal_links(path, [*page.leads, *page.loads], site_url)), frozenset())


def _orphans(pages: Iterable[str], names: Set[str], by_hand: Set[str] = frozenset()) -> Iterator[str]:
    """Pages that nobody is led to. What asks search engines to pass over it is not meant to be found."""
    for path in sorted(pages):
        if path not in names and path != NOWHERE:
            fix = ". Link to it from a page, or name it under `nav` in mkdocs.yml" if path in by_hand else ""
            yield f"{path}: no other page links to it{fix}"


def _nowhere(names: Iterable[str], there: Mapping[str, int], folder: Path) -> Iterator[str]:
    """The links, by their names, that lead to no file, or to no such place in a page."""
    places: dict[str, set[str]] = {}
    for name in sorted(names):
        target, _, anchor = name.partition(ANCHOR)
        if not anchor:
            if target not in there:
                yield name
        elif target.endswith(".html") and target in there:
            places.setdefault(target, set()).add(anchor)
    for target, anchors in places.items():
        yield from (f"{target}{ANCHOR}{anchor}" for anchor in sorted(_missing(anchors, folder / target)))


def _first_with(names: Iterable[str], made: Made) -> dict[str, str]:
    """The first page that has each of these links."""
    wanted = {made.linked[name]: name for name in names if name in made.linked}
    first: dict[str, str] = {}
    for path, numbers in zip(made.paths, made.links.rows(), strict=True) if wanted else ():
        for name in map(wanted.get, numbers):
            if name and (name not in first or path < first[name]):
                first[name] = path
    return first
