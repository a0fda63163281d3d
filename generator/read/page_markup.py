"""The HTML that stands in a page of Markdown, by itself: what an author has written for browsers and not in words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.read.markdown import Token, blocks
from generator.read.prose import without_front_matter

_LEADING = {"image": "src", "link_open": "href"}


def markup_of(text: str) -> str:
    """The HTML of a page of Markdown, each piece in the line and column where it is written; the rest is blank.

    Pictures, links and lists of attributes (`{: style="..." }`) are in it as the HTML that they become. Where that is
    longer than what is written, what follows in the same line stands further on.
    """
    written: list[str] = []
    at_line = at_column = 0
    for line, column, html in _pieces(text):
        blank = " " * max(0, column - (at_column if line == at_line else 0))
        written += ("\n" * (line - at_line), blank, html)
        at_column = len(html) - (html.rfind("\n") + 1) + (0 if "\n" in html else column)
        at_line = line + html.count("\n")
    return "".join(written)


def links_of(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Where the links and pictures of Markdown lead, each after its line and column; and whether it is a picture."""
    for block in blocks(without_front_matter(text)):
        if not block.is_html:
            for line, column, token in block.placed():
                if token.type in _LEADING:
                    address = str(token.attrs[_LEADING[token.type]])
                    yield line + 1, column + 1, address, token.type == "image"


def labelled_links_of(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where the links of Markdown lead, each after its line and column, and the words that are pressed."""
    for block in blocks(without_front_matter(text)):
        begun: tuple[int, int, str] | None = None
        words = ""
        for line, column, token in () if block.is_html else block.placed():
            if token.type == "link_open":
                begun, words = (line + 1, column + 1, str(token.attrs["href"])), ""
            elif token.type == "link_close" and begun:
                yield (*begun, words)
                begun = None
            elif token.type != "html_inline":
                words += token.content


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Each piece of HTML after its line and column, counted from 0."""
    for block in blocks(without_front_matter(text)):
        if block.is_html:
            yield from (
                (block.line + number, start, part)
                for number, (start, part) in enumerate(zip(block.starts, block.content.split("\n"), strict=True))
            )
        else:
            found = ((line, column, _html_of(token)) for line, column, token in block.placed())
            yield from ((line, column, html) for line, column, html in found if html)


def _html_of(token: Token) -> str:
    match token.type:
        case "html_inline":
            return token.content
        case "image":
            return f'<img src="{escape(str(token.attrs["src"]))}">'
        case "link_open":
            return f'<a href="{escape(str(token.attrs["href"]))}">'
        case "attributes":
            return f"<p {token.content.strip('{:} ').replace('>', '&gt;')}>"
    return ""
