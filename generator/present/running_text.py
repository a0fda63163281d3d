"""Where the running text of a page is: the sentences that it says to a reader, and not its headings, links and labels.

A page is not parsed for this. Only the tags around the place asked about are read, up to the paragraph, list entry
or table cell that it stands in, and the few kinds of part in which even a paragraph is no running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

Standing = Literal["none", "open", "closed"]
"""No running text; open to every reader; or inside something that a reader may leave closed."""

Part = tuple[int, int]

_HOLD_SENTENCES = frozenset(("p", "li", "dd", "td", "blockquote"))
_INSIDE_SENTENCES = frozenset(
    (
        "b",
        "bdi",
        "cite",
        "del",
        "em",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    )
)
_WITHOUT_END = frozenset(("area", "br", "col", "hr", "img", "input", "source", "track", "wbr"))
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^<>]*)>")
# Parts in which a paragraph or a list may stand that is not running text; parts that may be closed; and comments.
_PART = re.compile(r"<(?:(nav|figcaption|caption|summary|th|dt|details)\b|!--)")
# What sets an element apart with all inside it. A part with `aria-hidden` that holds paragraphs or entries needs
# `pv-no-terms` as well: to look for it among all the drawings that have it would cost more than all the rest.
_SET_APART = (" hidden", "pv-no-terms", ' lang="')
_APART = re.compile(
    r'\s(?:hidden(?=[\s=]|$)|aria-hidden="true"|lang="(?!en)'
    r'|class="(?:[^"]*\s)?(?:pv-no-terms|pv-visually-hidden)(?=[\s"]))'
)


class RunningText:
    """Tells of places in one page's HTML whether they are running text."""

    def __init__(self, html: str) -> None:
        self._html = html

    def standing(self, at: int) -> Standing:
        """What a place in the HTML is to a reader."""
        html = self._html
        # A link may be drawn around whole paragraphs.
        if not self._in_sentence(at) or html.rfind("<a ", 0, at) > html.rfind("</a>", 0, at):
            return "none"
        if _within(self._apart, at):
            return "none"
        return "closed" if _within(self._parts[1], at) else "open"

    def _in_sentence(self, at: int) -> bool:
        """Whether nothing but emphasis and the like stands between a place and what holds sentences."""
        html = self._html
        ended: list[str] = []
        start = at
        while (start := html.rfind("<", 0, start)) >= 0:
            tag = _TAG.match(html, start)
            # Quotes that are not in pairs: this `>` stands inside an attribute.
            if tag is None or tag.end() > at or tag[3].count('"') % 2:
                return False
            end, name, attributes = tag.groups()
            if end:
                ended.append(name)
            elif name in _WITHOUT_END or attributes.endswith("/"):
                continue
            elif ended:
                # Where an end is left out nobody can tell from here what holds what.
                if ended.pop() != name:
                    return False
            elif _APART.search(attributes):
                return False
            elif name in _HOLD_SENTENCES:
                return True
            elif name not in _INSIDE_SENTENCES:
                return False
        return False

    @cached_property
    def _apart(self) -> list[Part]:
        return [*self._parts[0], *self._set_apart()]

    @cached_property
    def _parts(self) -> tuple[list[Part], list[Part]]:
        """Where parts that hold no running text begin and end, and parts that may be closed."""
        apart: list[Part] = []
        closed: list[Part] = []
        for found in _PART.finditer(self._html):
            name, at = found[1], found.start()
            end = self._end_of(name, at) if name else self._to(self._html.find("-->", at))
            (closed if name == "details" else apart).append((at, end))
        return apart, closed

    def _set_apart(self) -> Iterator[Part]:
        html = self._html
        for sign in _SET_APART:
            at = html.find(sign)
            while at >= 0:
                tag = _TAG.match(html, html.rfind("<", 0, at))
                if tag and at < tag.end() and not tag[1] and _APART.search(tag[3]):
                    yield tag.start(), self._end_of(tag[2], tag.start())
                at = html.find(sign, at + 1)

    def _end_of(self, name: str, start: int) -> int:
        """Where an element ends. What never ends holds all that follows."""
        html = self._html
        end = html.find(f"</{name}>", start)
        if html.find(f"<{name}", start + 1, self._to(end)) < 0:
            return self._to(end)
        depth = 0
        for tag in re.compile(rf"<(/?){name}\b").finditer(html, start):
            depth += -1 if tag[1] else 1
            if not depth:
                return tag.start()
        return self._to(-1)

    def _to(self, at: int) -> int:
        return at if at >= 0 else len(self._html)


def _within(parts: Iterable[Part], at: int) -> bool:
    return any(first < at < last for first, last in parts)
