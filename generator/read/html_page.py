"""One page as a browser reads it: where its links lead, what it loads, and what a strict policy would refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.read.page_policy import names_script

Attributes = list[tuple[str, str | None]]

# Attributes that a browser fetches at once, by element, and those that it follows when asked.
_LOADS = {
    "script": ("src",),
    "img": ("src",),
    "source": ("src",),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "body": ("background",),
}
_LEADS = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "button": ("formaction",),
    "input": ("formaction",),
}
_FETCHED_NOW = ("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest")
_FETCHED_EARLY = ("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "prerender")
_LOADING_RELATIONS = frozenset((*_FETCHED_NOW, *_FETCHED_EARLY))
HARMLESS_DATA = ("data:image/", "data:font/")
"""How an address begins that holds what it stands for, so that nobody is asked for it, and that runs nothing."""
# What other sites follow to show a link to the page.
_SHARED = frozenset(("og:url", "og:image"))
# Scripts of these types are data, which a browser does not run.
_DATA_TYPES = frozenset(("application/json", "application/ld+json"))
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
_ADDRESSES = frozenset(name for names in (*_LOADS.values(), *_LEADS.values()) for name in names)
# Of these nothing is shown, wherever it comes from: the policy of pages names no source of frames and films.
_NEVER_SHOWN = frozenset(("iframe", "frame", "object", "embed", "applet", "video", "audio", "portal", "fencedframe"))
_TELLING = frozenset(
    (*_LOADS, *_LEADS, *_NEVER_SHOWN, "form", "svg", "title", "h1", "html", "link", "meta", "style", "base")
)
_TELLING_NAMES = _ADDRESSES | {"id", "srcset", "style", "ping"}
_RUNS = ("javascript:", "vbscript:", "data:text/html")
# Browsers pass over these inside an address, so `java\nscript:` runs as well.
_HIDDEN = re.compile(r"[\x00-\x20]+")


class NoPage(Exception):
    """What should be a page is not to be read as one."""


@dataclass
class Parsed:
    """What a page holds. Addresses are as written; each comes with its line."""

    title: str = ""
    description: str = ""
    language: str = ""
    headings: int = 0
    canonical: str = ""
    policy: str = ""
    hidden: bool = False
    """Whether it asks search engines to pass over it, as a page does that nobody is meant to be led to."""
    leads: list[tuple[int, str]] = field(default_factory=list)
    leads_on: list[tuple[int, str]] = field(default_factory=list)
    """Of where it leads, where it does so by itself."""
    loads: list[tuple[int, str]] = field(default_factory=list)
    ids: list[tuple[int, str]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    """What must not stand in a page: styles and handlers written into it, and what its policy lets no browser do."""


def parse(html: str) -> Parsed:
    """Read one page with the standard parser. Raises NoPage for the few things that this one does not bear.

    What the page breaks off in is not read, as by a browser: `close` would look for its end from each sign of it anew.
    """
    reader = _Reader()
    try:
        reader.feed(html)
    except (AssertionError, ValueError) as reason:
        # It asserts how some declarations go on, and takes a number of however many digits.
        raise NoPage from reason
    reader.parsed.title = "".join(reader.title)
    return reader.parsed


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parsed = Parsed()
        self.title: list[str] = []
        self._drawings = 0
        self._in_title = False
        self._script: tuple[int, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        # Most elements of a page tell nothing that is asked here.
        if tag not in _TELLING and not any(name in _TELLING_NAMES or name.startswith("on") for name, _ in attrs):
            return
        line = self.getpos()[0]
        parsed = self.parsed
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "svg":
            self._drawings += 1
        elif tag == "title" and not self._drawings:
            self._in_title = True
        elif tag == "h1":
            parsed.headings += 1
        elif tag == "html":
            parsed.language = values.get("lang", "").strip()
        if values.get("id"):
            parsed.ids.append((line, values["id"]))
        if tag == "a" and values.get("name") and values["name"] != values.get("id"):
            parsed.ids.append((line, values["name"]))
        parsed.leads.extend((line, values[name]) for name in _LEADS.get(tag, ()) if name in values)
        parsed.loads.extend((line, values[name]) for name in _LOADS.get(tag, ()) if name in values)
        parsed.loads.extend((line, address) for address in _candidates(values.get("srcset", "")))
        if tag == "link":
            self._link(line, values)
        elif tag == "meta":
            self._meta(line, values)
        elif tag == "script" and "src" not in values and values.get("type", "").strip().lower() not in _DATA_TYPES:
            self._script = line, []
        parsed.refused.extend((line, reason) for reason in _refused(tag, values))

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._drawings = max(0, self._drawings - 1)
        elif tag == "title":
            self._in_title = False
        elif tag == "script" and self._script is not None:
            line, parts = self._script
            self._script = None
            if not names_script(self.parsed.policy, "".join(parts)):
                self.parsed.refused.append((line, "holds a script written into the page"))

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        if self._script is not None:
            self._script[1].append(data)

    def _link(self, line: int, values: dict[str, str]) -> None:
        relations = frozenset(values.get("rel", "").lower().split())
        address = values.get("href", "")
        if relations & _LOADING_RELATIONS:
            self.parsed.loads.append((line, address))
            self.parsed.loads.extend((line, candidate) for candidate in _candidates(values.get("imagesrcset", "")))
        else:
            self.parsed.leads.append((line, address))
        if "canonical" in relations:
            self.parsed.canonical = address

    def _meta(self, line: int, values: dict[str, str]) -> None:
        content = values.get("content", "")
        told, name = values.get("http-equiv", "").lower(), values.get("name", "").lower()
        if told == "refresh":
            self._refresh(line, content)
        elif told == "content-security-policy":
            self.parsed.policy = content
        elif name == "description":
            self.parsed.description = content
        elif name == "robots":
            self.parsed.hidden = "noindex" in content.lower()
        elif values.get("property", "").lower() in _SHARED:
            self.parsed.leads.append((line, content))

    def _refresh(self, line: int, content: str) -> None:
        address = _REFRESH.match(content)
        if address is not None and address[1]:
            self.parsed.leads.append((line, address[1]))
            self.parsed.leads_on.append((line, address[1]))


def _refused(tag: str, values: dict[str, str]) -> Iterator[str]:
    if tag == "style":
        yield "holds a style sheet written into the page"
    if tag == "base":
        yield "holds a base element, which turns every link elsewhere"
    if "style" in values:
        yield f"has a style attribute on <{tag}>"
    if tag in _NEVER_SHOWN:
        yield f"holds <{tag}>, of which the policy of pages lets nothing be shown"
    if tag == "form":
        yield "holds a form, which the policy of pages lets nobody send"
    if "ping" in values:
        yield f"reports clicks with a ping attribute on <{tag}>"
    for name, value in values.items():
        if name.startswith("on"):
            yield f"has the event attribute {name} on <{tag}>"
        if name in _ADDRESSES and _HIDDEN.sub("", value).lower().startswith(_RUNS):
            yield f"has a link that runs a script on <{tag}>"


def _candidates(srcset: str) -> list[str]:
    """The addresses in a `srcset`: parted by commas, each perhaps followed by a width."""
    return [part.split()[0] for part in srcset.split(", ") if part.strip()]
