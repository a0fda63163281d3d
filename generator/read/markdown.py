"""Pages of Markdown taken apart: their blocks, and what stands inside one, with the place where each part begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.model.inserts import INSERT

__all__ = ["Block", "Token", "blocks"]

# With an end to how long they may be: without it, a long text would cost the square of its length.
_ATTRIBUTES = re.compile(r"\{(?::| ?[.#]|[^}\n]{0,200}=)[^}\n]{0,200}\}")
_CELLS = ("td_open", "th_open")


@dataclass(frozen=True)
class Block:
    """Text that stands together, as it is written, or a piece of HTML. `within` is the kind of block that holds it.

    `heading` is 1 for a main heading and so on, and 0 for what is none.

    `line` and `starts`, the column in which each of its lines begins, are counted from 0.
    """

    content: str
    is_html: bool
    within: str
    heading: int
    line: int
    starts: Sequence[int]
    links: dict[str, object]
    """Where the links by name lead that are on its page."""

    def parts(self) -> Iterator[tuple[int, Token]]:
        """What stands in it, each after its place. Text that is read has `read` in its `meta`."""
        parser = _parser()
        state = _Placed(self.content, parser, self.links, [])
        parser.inline.tokenize(state)
        return ((token.meta["at"], token) for token in state.tokens)

    def placed(self) -> Iterator[tuple[int, int, Token]]:
        """The same, each after its line and column on the page, counted from 0."""
        begins = [0, *(found.end() for found in re.finditer("\n", self.content))]
        for at, token in self.parts():
            number = bisect_right(begins, at) - 1
            yield self.line + number, self.starts[number] + at - begins[number], token


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page that hold text or HTML, in their order. One check asks several times for each page."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    lines = text.split("\n")
    links: dict[str, object] = {}
    within, heading, row, cursor = "", 0, -1, 0
    for token in _parser().parse(text, links):
        if token.type not in ("inline", "html_block"):
            within, heading = token.type, int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.map is not None:
            first = token.map[0]
            if within in _CELLS and token.type == "inline":
                # Cells know their line only: each is looked for behind the one before it.
                row, cursor = first, cursor if first == row else 0
                written = token.content if token.content in lines[first] else token.content.replace("|", r"\|")
                start = max(lines[first].find(written, cursor), cursor)
                cursor = start + len(written)
                starts = [start]
            else:
                starts = [_start(lines[first + number], part) for number, part in enumerate(_lines(token))]
            yield Block("\n".join(_lines(token)), token.type == "html_block", within, heading, first, starts, links)


def _lines(token: Token) -> list[str]:
    return token.content.removesuffix("\n").split("\n") if token.type == "html_block" else token.content.split("\n")


def _start(line: str, part: str) -> int:
    """Where a line of a block begins in the file: what stands before it marks a list or a quotation."""
    return max(0, len(line.rstrip()) - len(part.rstrip()))


class _Placed(StateInline):
    """The state of Markdown's parser inside a block, which notes where each part of it began.

    What is written for the reader first waits, and then becomes a text; signs of markup become texts at once.
    """

    at = 0
    waiting_since = 0

    def pushPending(self) -> Token:
        """Put down the text that waits."""
        token = super().pushPending()
        token.meta = {"at": self.waiting_since, "read": True}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Put down anything else."""
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.at}
        return token


def _note(state: StateInline, silent: bool) -> bool:
    """Asked first at each place, and takes nothing."""
    if isinstance(state, _Placed) and not silent:
        state.at = state.pos
        if not state.pending:
            state.waiting_since = state.pos
    return False


def _insert(state: StateInline, silent: bool) -> bool:
    found = INSERT.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        # One word, whatever its name.
        state.push("insert", "", 0).content = re.sub(r"\s", "-", found[0])
    state.pos = found.end()
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("attributes", "", 0).content = found[0]
    state.pos = found.end()
    return True


@cache
def _parser() -> MarkdownIt:
    """The parser of blocks. Of what stands inside one it is asked by itself, since it keeps no places there."""
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
    # Where a link may lead is for the check to say: here it is one, wherever it leads, and as it was written.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.inline.ruler.before("text", "note", _note)
    parser.inline.ruler.before("link", "insert", _insert)
    parser.inline.ruler.before("link", "attributes", _attributes)
    return parser
