"""What the HTML of a page written by hand may hold: elements and attributes of which a reader sees all that they do.

A list of what may stand there, and not of what may not: browsers know ever more that runs, loads, hides or leads on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EVERYWHERE = frozenset(("id", "class", "title", "lang", "dir", "role", "translate", "markdown"))
_OF_TEXT = (
    *("abbr", "b", "bdi", "br", "cite", "code", "dd", "dfn", "dt", "em", "figcaption", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "hr", "i", "kbd", "mark", "p", "pre", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
    *("summary", "sup", "u", "var", "wbr", "caption", "colgroup", "tbody", "tfoot", "thead"),
)
# What else stands in one of these stands in the frame's own where it is not ended, or ended once too often.
_AROUND = (
    *("article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "header", "nav", "ol", "picture"),
    *("section", "table", "ul"),
)
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys((*_OF_TEXT, *_AROUND), frozenset()),
    "a": frozenset(("href", "rel", "hreflang", "name")),
    "blockquote": frozenset(("cite",)),
    "col": frozenset(("span",)),
    "data": frozenset(("value",)),
    "del": frozenset(("cite", "datetime")),
    "details": frozenset(("open",)),
    "img": frozenset(("src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding")),
    # As Markdown's extensions write a list of tasks.
    "input": frozenset(("type", "disabled", "checked")),
    "ins": frozenset(("cite", "datetime")),
    "label": frozenset(("for",)),
    "li": frozenset(("value",)),
    "ol": frozenset(("start", "type", "reversed")),
    "q": frozenset(("cite",)),
    "source": frozenset(("srcset", "sizes", "media", "type", "width", "height")),
    "td": frozenset(("colspan", "rowspan", "headers", "align")),
    "th": frozenset(("colspan", "rowspan", "headers", "scope", "abbr", "align")),
    "time": frozenset(("datetime",)),
    "tr": frozenset(("align",)),
}
# Classes and ids as a list of attributes in Markdown has them, for which browsers know nothing.
_NAMED_SO = ("aria-", ".", "#")
# Classes of the site's own parts, some of which are read by screen readers alone, and those of them that are for pages.
_OURS = "pv-"
_FOR_PAGES = frozenset(("pv-source", "pv-year"))
_BOXES = frozenset(("checkbox", "radio"))
_BEGINS_A_TAG = frozenset("!/?abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass
class Content:
    """What was found: what may not stand there, and the links with their words. Places are lines and columns from 1."""

    unknown: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str, str]] = field(default_factory=list)


def content_of(html: str) -> Content:
    """Look through the HTML of a page, without its frame."""
    reader = _Reader()
    try:
        reader.feed(html)
    except (AssertionError, ValueError):  # a declaration that nobody can read
        reader.refuse("holds a declaration")
    reader.end()
    return reader.content


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.content = Content()
        self._around: list[tuple[str, int, int]] = []
        self._open: Counter[str] = Counter()
        self._refused: set[str] = set()
        self._link: tuple[int, int, str] | None = None
        self._words: list[str] = []

    def refuse(self, said: str, place: tuple[int, int] | None = None) -> None:
        line, column = place or self.getpos()
        self.content.unknown.append((line, column + 1, said))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = _ATTRIBUTES.get(tag)
        # Of an attribute that is given twice, browsers take the first.
        values = {name: value or "" for name, value in reversed(attrs)}
        if known is None or (tag == "input" and values.get("type", "").lower() not in _BOXES):
            self.refuse(f"holds <{tag}>")
            self._refused.add(tag)
            return
        for name in values:
            if name not in known and name not in _EVERYWHERE and not name.startswith(_NAMED_SO):
                self.refuse(f"has the attribute {name} on <{tag}>")
        for name in (*values.get("class", "").split(), *(one[1:] for one in values if one.startswith("."))):
            if name.startswith(_OURS) and name not in _FOR_PAGES:
                self.refuse(f"has the class {name} of the site's own parts on <{tag}>")
        if tag in _AROUND:
            self._around.append((tag, *self.getpos()))
            self._open[tag] += 1
        if tag == "a":
            self._end_link()
            self._link, self._words = (*self.getpos(), values.get("href", "")), []
        if tag == "img":
            self._words.append(values.get("alt", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # `<div/>` is not ended for a browser

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ATTRIBUTES:
            if tag not in self._refused:
                self.refuse(f"holds </{tag}>")
        elif tag == "a":
            self._end_link()
        elif tag in _AROUND:
            if not self._open[tag]:
                self.refuse(f"ends a <{tag}> that is not begun on it")
            while self._open[tag]:
                ended = self._around.pop()[0]
                self._open[ended] -= 1
                if ended == tag:
                    break

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_comment(self, data: str) -> None:
        if data.startswith((">", "->")) or "--!>" in data or "<!--" in data:
            self.refuse("holds a comment that browsers end elsewhere")

    def handle_decl(self, decl: str) -> None:
        self.refuse("holds a declaration")

    def unknown_decl(self, data: str) -> None:
        self.refuse("holds a declaration")

    def handle_pi(self, data: str) -> None:
        self.refuse("holds an instruction (<?)")

    def end(self) -> None:
        """Say what goes on behind the page."""
        self._end_link()
        if any(self.rawdata[at + 1 : at + 2] in _BEGINS_A_TAG for at in _places("<", self.rawdata)):
            self.refuse("breaks off within a tag or a comment")
        for tag, line, column in self._around:
            self.refuse(f"begins a <{tag}> and does not end it", (line, column))

    def _end_link(self) -> None:
        if self._link is not None:
            line, column, address = self._link
            self.content.links.append((line, column + 1, address, "".join(self._words)))
        self._link = None


def _places(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
