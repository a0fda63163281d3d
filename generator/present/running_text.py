"""Where the running text of a page is: the sentences that it says to a reader, and not its headings, links and labels.

A page is not parsed for this. Only the tags around the place asked about are read, up to the paragraph, list entry
or table cell that it stands in, and the few kinds of part in which even a paragraph is no running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

Standing = Literal["none", "open", "closed"]
"""No running text; open to every reader; or inside something that a reader may leave closed."""

_HOLD_SENTENCES = frozenset((b"p", b"li", b"dd", b"td", b"blockquote"))
_INSIDE_SENTENCES = frozenset(
    (b"b", b"bdi", b"cite", b"del", b"em", b"i", b"ins", b"mark", b"q", b"s", b"small", b"span", b"strong", b"sub")
    + (b"sup", b"time", b"u")
)
_WITHOUT_END = frozenset((b"area", b"br", b"col", b"hr", b"img", b"input", b"source", b"track", b"wbr"))

_TAG = re.compile(rb'<(/?)([a-z][a-z0-9-]*)((?:[^<>"]|"[^"]*")*?)(/?)>', re.IGNORECASE)
# Parts in which a paragraph or list may stand that is not running text, and those that may be closed.
_PART = re.compile(
    rb"<(?:(/?)(nav|svg|figcaption|caption|summary|label|legend|button|select|th|dt|template|details)\b|!--)",
    re.IGNORECASE,
)
# What sets one element apart, with all inside it. An `aria-hidden` part of more than one element, such as a list,
# needs `pv-no-terms` as well: looking for it among the many pictures that have it would cost more than all the rest.
_SET_APART = (b" hidden", b"pv-no-terms", b' lang="')
_APART = re.compile(
    rb'\s(?:hidden(?=[\s=]|$)|aria-hidden="true"|lang="(?!en)'
    rb'|class="(?:[^"]*\s)?(?:pv-no-terms|pv-visually-hidden)(?=[\s"]))'
)


class RunningText:
    """Tells of places in one page's HTML whether they are running text."""

    def __init__(self, html: bytes) -> None:
        self._html = html

    def standing(self, at: int) -> Standing:
        """What a place in the HTML is to a reader."""
        html = self._html
        if html.rfind(b"<", 0, at) > html.rfind(b">", 0, at) or not self._in_sentence(at):
            return "none"
        # A link may be drawn around whole paragraphs.
        if html.rfind(b"<a ", 0, at) > html.rfind(b"</a>", 0, at) or _within(self._apart, at):
            return "none"
        return "closed" if _within(self._parts[1], at) else "open"

    def _in_sentence(self, at: int) -> bool:
        """Whether nothing but emphasis and the like stands between a place and what holds sentences."""
        html = self._html
        ended: list[bytes] = []
        while (at := html.rfind(b"<", 0, at)) >= 0:
            tag = _TAG.match(html, at)
            if tag is None:
                return False
            end, name, attributes, ends_itself = tag.groups()
            if end:
                ended.append(name)
            elif name in _WITHOUT_END or ends_itself:
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
    def _apart(self) -> tuple[tuple[int, int], ...]:
        return (*self._parts[0], *self._set_apart())

    @cached_property
    def _parts(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where parts that hold no running text begin and end, and parts that may be closed."""
        apart: list[tuple[int, int]] = []
        closed: list[tuple[int, int]] = []
        began: list[tuple[bytes, int]] = []
        for found in _PART.finditer(self._html):
            end, name = found.groups()
            at = found.start()
            if name is None:
                apart.append((at, self._html.find(b"-->", at) % (len(self._html) + 1)))
            elif not end:
                began.append((name, at))
            elif began and began[-1][0] == name:
                (closed if name == b"details" else apart).append((began.pop()[1], at))
        # What never ends holds all that follows.
        return apart + [(at, len(self._html)) for _, at in began], closed

    def _set_apart(self) -> Iterator[tuple[int, int]]:
        html = self._html
        for sign in _SET_APART:
            at = html.find(sign)
            while at >= 0:
                tag = _TAG.match(html, html.rfind(b"<", 0, at))
                if tag and tag.start() < at < tag.end() and not tag[1] and _APART.search(tag[3]):
                    yield tag.start(), self._end_of(tag)
                at = html.find(sign, at + 1)

    def _end_of(self, tag: re.Match[bytes]) -> int:
        """Where the element ends that a tag begins."""
        depth = 0
        for other in re.compile(rb"<(/?)%s\b" % tag[2]).finditer(self._html, tag.start()):
            depth += -1 if other[1] else 1
            if not depth:
                return other.start()
        return len(self._html)


def _within(parts: tuple[tuple[int, int], ...] | list[tuple[int, int]], at: int) -> bool:
    return any(first < at < last for first, last in parts)
