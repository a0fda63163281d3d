"""The running text of a page of prose, with the place of every letter.

Running text is what a reader reads as sentences. Left out are front matter, headings, code, comments, pictures, the
addresses of links, lists of attributes (`{: .wide }`), and whole lines or paragraphs that are marked as a source with
`{: .pv-source }`. An insert, `[[name]]`, is kept as one word; one that stands alone is a picture or a table.

Markdown's parser takes a while to load, so whoever may have no page to read loads this when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.inserts import INSERT
from generator.read.markdown import Block, blocks
from generator.read.prose import without_front_matter

# With an end to how long they may be: without it, a long text would cost the square of its length.
_ANCHOR = re.compile(r"\{:?(?:[^}\n]{0,200}[ ])?[ ]*#([\w-]+)[^}\n]{0,200}\}[ \t]*$")
_SOURCE = re.compile(r"\{[^{}\n]{0,200}\.pv-source\b[^}\n]{0,200}\}")
# A cell without one holds a name, a figure or a few words, which are no sentence.
_FULL_STOP = re.compile(r"[.!?][\"”’)]*(?=\s|$)")
_NOT_PROSE = re.compile(r"<(?:script|style|pre|svg|textarea)\b", re.IGNORECASE)
_HEADING = "heading_open"
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
    headings: list[tuple[Block, list[str]]] = []
    for block in blocks(without_front_matter(text)):
        if block.within == _HEADING:
            headings.append((block, []))
        elif headings and (passage := _passage(block)):
            headings[-1][1].append(passage.text)
    for block, texts in headings:
        if anchor := _ANCHOR.search(block.content):
            heading = "".join(letter for letter, _ in _letters(block)).strip()
            yield anchor[1], heading, " ".join(texts)


def passages(text: str) -> Iterator[Passage]:
    """The running text of a page of Markdown, one passage after the other."""
    found = (_passage(block) for block in blocks(without_front_matter(text)) if block.within != _HEADING)
    return (passage for passage in found if passage)


def _passage(block: Block) -> Passage | None:
    """What is read of a block, or None."""
    if block.within == "th_open" or _NOT_PROSE.match(block.content):
        return None
    lines = block.content.split("\n")
    sources = {number for number, line in enumerate(lines) if _SOURCE.search(line)}
    if any(_SOURCE.fullmatch(lines[number].strip()) for number in sources):
        return None  # the list of attributes is the whole paragraph's
    place = [(number, column) for number, line in enumerate(lines) for column in range(len(line) + 1)]
    letters = [(letter, place[at]) for letter, at in _letters(block) if place[at][0] not in sources]
    text = "".join(letter for letter, _ in letters)
    if not INSERT.sub("", text).strip() or (block.within == "td_open" and not _FULL_STOP.search(text)):
        return None
    places = ((block.line + number + 1, block.starts[number] + column + 1) for _, (number, column) in letters)
    return Passage(text, tuple(places))


def _letters(block: Block) -> Iterator[tuple[str, int]]:
    """Each letter that is read, with its place in the block."""
    for at, token in block.parts():
        if token.meta.get("read") or token.type == "insert":
            yield from ((letter, at + number) for number, letter in enumerate(token.content))
        elif token.type == "text_special":  # an entity or an escaped sign
            yield from ((letter, at) for letter in token.content)
        elif token.type in _BREAKS:
            yield " ", at
