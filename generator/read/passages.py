"""The running text of a page of prose, with the place of every letter.

Running text is what a reader reads as sentences. Left out are front matter, headings, code, comments, pictures, the
addresses of links, lists of attributes (`{: .wide }`), and whole lines or paragraphs that are marked as a source with
`{: .pv-source }`. An insert, `[[name]]`, is kept as one word; one that stands alone is a picture or a table.

Markdown's parser takes a while to load, so whoever may have no page to read loads this when there is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.model.inserts import INSERT
from generator.read.prose import without_front_matter

# With an end to how long they may be: without it, a long text would cost the square of its length.
_ATTRIBUTES = re.compile(r"\{(?::| ?[.#])[^}\n]{0,200}\}")
_ANCHOR = re.compile(r"\{:?(?:[^}\n]{0,200}[ ])?[ ]*#([\w-]+)[^}\n]{0,200}\}[ \t]*$")
_SOURCE = re.compile(r"\{[^{}\n]{0,200}\.pv-source\b[^}\n]{0,200}\}")
# A cell without one holds a name, a figure or a few words, which are no sentence.
_FULL_STOP = re.compile(r"[.!?][\"”’)]*(?=\s|$)")
_NOT_PROSE = re.compile(r"<(?:script|style|pre|svg|textarea)\b", re.IGNORECASE)
_BREAKS = frozenset({"softbreak", "hardbreak", "html_inline"})


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item of a list or a cell of a table, as it is read, and where each of its letters stands.

    Places are line and column, counted from 1.
    """

    text: str
    places: tuple[tuple[int, int], ...]


def parts(text: str) -> Iterator[tuple[str, str, str]]:
    """The parts of a page whose headings have a typed anchor: the anchor, the heading, and the running text beneath it.

    A part ends where the next heading begins.
    """
    text = without_front_matter(text)
    env: dict[str, object] = {}
    tokens = _parser().parse(text, env)
    headings = [
        (after.map[0] + 1, after.content)
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and after.map is not None
    ]
    lines = [line for line, _ in headings]
    beneath: list[list[str]] = [[] for _ in headings]
    for passage in passages(text):
        above = bisect_right(lines, passage.places[0][0])
        if above:
            beneath[above - 1].append(passage.text)
    for (_, content), texts in zip(headings, beneath, strict=True):
        anchor = _ANCHOR.search(content)
        if anchor:
            heading = "".join(letter for letter, _ in _letters(content, env)).strip()
            yield anchor[1], heading, " ".join(texts)


def passages(text: str) -> Iterator[Passage]:
    """The running text of a page of Markdown, one passage after the other."""
    text = without_front_matter(text)
    lines = text.split("\n")
    env: dict[str, object] = {}
    opened, row, cursor = "", -1, 0
    for token in _parser().parse(text, env):
        if token.type not in ("inline", "html_block"):
            opened = token.type
            continue
        if opened in ("heading_open", "th_open") or token.map is None or _NOT_PROSE.match(token.content):
            continue
        first = token.map[0]
        in_cell = opened == "td_open"
        if in_cell:
            # Cells know their line only: each is looked for behind the one before it.
            row, cursor = first, cursor if first == row else 0
            written = token.content if token.content in lines[first] else token.content.replace("|", r"\|")
            start = max(lines[first].find(written, cursor), cursor)
            cursor = start + len(written)
            starts = [start]
        else:
            starts = [_start(lines[first + number], part) for number, part in enumerate(token.content.split("\n"))]
        passage = _passage(token.content, env, first, starts)
        if passage and (not in_cell or _FULL_STOP.search(passage.text)):
            yield passage


def _start(line: str, part: str) -> int:
    """Where a line of a block begins in the file: what stands before it marks a list or a quotation."""
    return max(0, len(line.rstrip()) - len(part.rstrip()))


def _passage(content: str, env: dict[str, object], first: int, starts: Sequence[int]) -> Passage | None:
    """What is read of a block, or None. `first` is the block's line in the file, counted from 0."""
    parts = content.split("\n")
    sources = {number for number, part in enumerate(parts) if _SOURCE.search(part)}
    if any(_SOURCE.fullmatch(parts[number].strip()) for number in sources):
        return None  # the list of attributes is the whole paragraph's
    place = [(number, column) for number, part in enumerate(parts) for column in range(len(part) + 1)]
    letters = [(letter, place[at]) for letter, at in _letters(content, env) if place[at][0] not in sources]
    text = "".join(letter for letter, _ in letters)
    if not INSERT.sub("", text).strip():
        return None
    return Passage(text, tuple((first + number + 1, starts[number] + column + 1) for _, (number, column) in letters))


def _letters(content: str, env: dict[str, object]) -> Iterator[tuple[str, int]]:
    """Each letter that is read, with its place in the block."""
    parser = _parser()
    state = _Placed(content, parser, env, [])
    parser.inline.tokenize(state)
    for token in state.tokens:
        at: int = token.meta["at"]
        if token.meta.get("read") or token.type == "insert":
            yield from ((letter, at + number) for number, letter in enumerate(token.content))
        elif token.type == "text_special":  # an entity or an escaped sign
            yield from ((letter, at) for letter in token.content)
        elif token.type in _BREAKS:
            yield " ", at


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
        state.push("attributes", "", 0)
    state.pos = found.end()
    return True


@cache
def _parser() -> MarkdownIt:
    """The parser of blocks. Of what stands inside one it is asked by itself, since it keeps no places there."""
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
    parser.inline.ruler.before("text", "note", _note)
    parser.inline.ruler.before("link", "insert", _insert)
    parser.inline.ruler.before("link", "attributes", _attributes)
    return parser
