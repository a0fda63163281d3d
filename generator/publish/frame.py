"""The host renders one page of a kind; every other page of that kind is stamped into its frame.

Rendering each record through the host's theme costs milliseconds, and nothing but five values differs
between pages of a kind. So the host is asked once, in one run, for a page of each kind with sentinels
where those values go, and is asked as well for pages that show whether stamping gives its very bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.present.followed import FeedLink
from generator.present.page import Kind, Page, root_from
from generator.present.prose import Prose
from generator.publish import NotPublished


@dataclass(frozen=True)
class HostPage:
    """One page that the host is asked to render whole. Title and description are plain text, the others are HTML.

    `feeds` stands in the page's head. `canonical` is the address that it is to be found by, where that is another.
    """

    address: str
    kind: Kind
    title: str
    description: str
    body: str
    feeds: str = ""
    canonical: str = ""


class Host(Protocol):
    """Whatever puts the frame around a page: its theme, its navigation, and the prose written by hand."""

    @property
    def mark(self) -> str:
        """A mark of all that the frames and the host's own files are made from, and empty where that is not known.

        It is not known either where the host had something to say, as it is to say it each time.
        """
        ...

    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        """The whole HTML of each page, in the order asked; more than one page may stand at an address.

        Writes the host's own files (the theme's assets, the prose pages) into the folder, and none of these pages.
        `prose` makes what pages written by hand name.
        """
        ...


class HostProblem(NotPublished):
    """The host could not make its own files and the frames. The message holds what it said."""


class FrameProblem(NotPublished):
    """The host's theme does not give a frame that pages can be stamped into."""


class FrameMismatch(FrameProblem):
    """A stamped page is not byte for byte what the host makes of the same page."""


# One word that no page holds by chance, so that a sentinel which went through a filter is found all the same.
_MARK = "zqplainviewqz"
# The language of a page is reserved as a further sentinel: every page is in English now, so the theme writes it.
_TITLE, _DESCRIPTION, _FEEDS = f"{_MARK}title", f"{_MARK}description", f"{_MARK}feeds"
# Material adds a heading of its own where the body has none.
_BODY = f"<h1>{_MARK}body</h1>"

# What a theme could spoil on its way: every character that HTML escapes, tags, entities, runs of spaces, length.
_HOSTILE = "A <b>bold</b>  &amp; “quoted” \"double\" 'single' {{ braces }} %s \\1 ŵ " + "and a long tail " * 30


@dataclass(frozen=True)
class _Frame:
    """The parts of one kind's page, and which slot is filled at which of them."""

    kind: Kind
    site_url: str
    parts: tuple[str, ...]
    fills: tuple[tuple[int, int], ...]


class Frames:
    """A frame for each kind of page."""

    def __init__(self, frames: Iterable[_Frame]) -> None:
        self._frames = {frame.kind.name: frame for frame in frames}

    def told(self) -> list[Any]:
        """All of it as plain data."""
        return [
            [frame.kind.name, frame.kind.depth, frame.site_url, frame.parts, frame.fills]
            for frame in self._frames.values()
        ]

    @staticmethod
    def of(told: Iterable[Any]) -> Frames:
        """The frames that `told` told of."""
        return Frames(
            _Frame(Kind(name, depth, ""), site_url, tuple(parts), tuple((place, slot) for place, slot in fills))
            for name, depth, site_url, parts, fills in told
        )

    def empty(self, kind: Kind, address: str) -> str:
        """The frame around nothing, as it stands at one address."""
        return self.stamp(Page(address, "", "", "<p></p>"), kind)

    def has(self, kind: Kind) -> bool:
        """Whether there is a frame for pages of a kind."""
        return kind.name in self._frames

    def stamp(self, page: Page, kind: Kind) -> str:
        """The whole HTML of a page. Raises FrameProblem where the page cannot be one of its kind."""
        if kind.bare:
            return page.body
        frame = self._frames.get(kind.name)
        if frame is None:
            raise FrameProblem(f"There is no frame for pages of the kind “{kind.name}”.")
        if page.address.count("/") != kind.depth:
            raise FrameProblem(f"{page.address} is not {kind.depth} folders deep, as pages of its kind are.")
        if not page.body or page.body.isspace():
            raise FrameProblem(f"The page {page.address or 'home'} has nothing in it.")
        feeds = links_to_feeds(page) if page.feeds or page.oembed else ""
        canonical = escape(canonical_address(page.canonical or page.address, frame.site_url))
        address = escape(quote(page.canonical or page.address))
        values = (escape(page.title), escape(page.description), canonical, address, page.body, feeds)
        parts = list(frame.parts)
        for place, slot in frame.fills:
            parts[place] = values[slot]
        return "".join(parts)


def frames_of(
    host: Host,
    kinds: Iterable[Kind],
    samples: Sequence[tuple[Kind, Page]],
    into: Path,
    site_url: str,
    prose: Prose,
) -> Frames:
    """The frame of each kind, tried on the samples. The host runs once and writes its own files into the folder.

    Raises FrameProblem where a frame is missing or of no use, and FrameMismatch where stamping would differ
    from the host's own rendering.
    """
    kinds = tuple(kinds)
    return frames_from(kinds, samples, host.render(questions(kinds, samples), into, prose), site_url)


def questions(kinds: Iterable[Kind], samples: Iterable[tuple[Kind, Page]]) -> list[HostPage]:
    """The pages to ask a host for: of each kind one with sentinels and one with hostile text, then the samples."""
    asked = []
    for kind in kinds:
        asked.append(HostPage(_address(f"{_MARK}at", kind.depth), kind, _TITLE, _DESCRIPTION, _BODY, _FEEDS))
        asked.append(_host_page(kind, _hostile(kind)))
    asked.extend(_host_page(kind, page) for kind, page in samples)
    return asked


def frames_from(
    kinds: Iterable[Kind], samples: Iterable[tuple[Kind, Page]], rendered: Sequence[str], site_url: str
) -> Frames:
    """The frames in a host's answers to `questions` about the same kinds and samples. Raises as `frames_of` does."""
    kinds, samples = tuple(kinds), tuple(samples)
    if len(rendered) != 2 * len(kinds) + len(samples):
        raise FrameProblem(f"The host gave {len(rendered)} pages; {2 * len(kinds) + len(samples)} were asked for.")
    frames = Frames(_split(kind, html, site_url) for kind, html in zip(kinds, rendered[0::2], strict=False))
    trials = [(kind, _hostile(kind)) for kind in kinds]
    answers = [*rendered[1 : 2 * len(kinds) : 2], *rendered[2 * len(kinds) :]]
    for (kind, page), html in zip([*trials, *samples], answers, strict=True):
        stamped = frames.stamp(page, kind)
        if stamped != html:
            raise FrameMismatch(_first_difference(kind, page, html, stamped))
    return frames


def canonical_address(address: str, site_url: str) -> str:
    """The whole address of a page of this site; one that is whole already is on another site, and stays as it is."""
    return address if "://" in address else f"{site_url}{quote(address)}"


def links_to_feeds(page: Page) -> Markup:
    """What a page's head holds so that a program which is given the page finds its feeds, and how to show it."""
    root = root_from(page.address)
    # Not `Markup.format`, which takes ten times as long, for each page.
    links = [
        f'\n<link rel="alternate" type="{escape(feed.media)}" title="{escape(feed.title)}" '
        f'href="{root}{escape(quote(feed.path))}">'
        for feed in page.feeds
    ]
    if page.oembed:
        # Those who follow it do not all know how to go on from a relative address.
        links.append(f'\n<link rel="alternate" type="application/json+oembed" href="{escape(page.oembed)}">')
    return Markup("".join(links))


def _address(name: str, depth: int) -> str:
    return "".join(f"{name}{level}/" for level in range(depth))


def _hostile(kind: Kind) -> Page:
    body = f"<h1>Trial</h1><p>{escape(_HOSTILE)}</p>"
    return Page(_address("trial", kind.depth), _HOSTILE, _HOSTILE, body, (FeedLink(_HOSTILE, "feeds/trial.atom"),))


def _host_page(kind: Kind, page: Page) -> HostPage:
    return HostPage(
        page.address, kind, page.title, page.description, page.body, str(links_to_feeds(page)), page.canonical
    )


def _split(kind: Kind, html: str, site_url: str) -> _Frame:
    of = f"The frame of pages of the kind “{kind.name}”"
    if not html.strip():
        raise FrameProblem(f"{of} is empty: the host did not render it.")
    address = _address(f"{_MARK}at", kind.depth)
    needed = {
        "title": _TITLE,
        "description": _DESCRIPTION,
        "canonical address": f"{escape(site_url)}{address}",
        "body": _BODY,
        "feeds": _FEEDS,
    }
    for slot, sentinel in needed.items():
        if sentinel not in html:
            raise FrameProblem(f"{of} does not print the page's {slot}. The theme's main.html must.")
    if html.count(_BODY) > 1:
        raise FrameProblem(f"{of} prints the page's body more than once.")
    # The home page's address is empty: what the theme prints for it is already right for the one page there is.
    whole = f"{escape(site_url)}{address}" if address else ""
    sentinels = (_TITLE, _DESCRIPTION, whole, address, _BODY, _FEEDS)
    slots = {sentinel: slot for slot, sentinel in enumerate(sentinels) if sentinel}
    parts = re.split(f"({'|'.join(map(re.escape, slots))})", html)
    for part in parts[0::2]:
        if _MARK in part.casefold():
            raise FrameProblem(
                f"{of} changes a value on its way, near “{_around(part, part.casefold().index(_MARK))}”. "
                "The theme may print it with the filter `e` and no other."
            )
    return _Frame(
        kind, site_url, tuple(parts), tuple((place, slots[parts[place]]) for place in range(1, len(parts), 2))
    )


def _first_difference(kind: Kind, page: Page, host: str, stamp: str) -> str:
    shorter = min(len(host), len(stamp))
    at = next((place for place in range(shorter) if host[place] != stamp[place]), shorter)
    line = host.count("\n", 0, at) + 1
    return (
        f"A page of the kind “{kind.name}” ({page.address or 'the home page'}) is not what the host makes of it, "
        f"from line {line} on.\n  the host: {_around(host, at)}\n  stamped:  {_around(stamp, at)}\n"
        "The theme may print a page's title, description and canonical address with the filter `e` alone, "
        "its body and the links to its feeds as they are, and nothing else that differs between pages of a kind."
    )


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 60) : at + 60].split())
