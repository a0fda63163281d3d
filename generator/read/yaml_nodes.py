"""Where everything stands in a YAML file that is in order: each text, list and part, from which sign to which.

For whoever changes a file in one place and leaves every other byte as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

Kind = Literal["text", "list", "part"]
_TO_LINE_END = re.compile(r"[^\r\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass
class Node:
    """One text, list or part of a file.

    `start` and `end` are the places of its first sign and behind its last one, without blank lines and notes that
    follow. `column` counts from 0; that of a list on lines of its own is the column of its dashes. `style` is how a
    text is written: plain (nothing), `'`, `"`, `>` or `|`; `flow` is whether a list or part stands in brackets.
    `entries` are those of a list, `fields` those of a part.
    """

    kind: Kind
    start: int
    end: int
    column: int
    style: str = ""
    flow: bool = False
    value: str = ""
    entries: list[Node] = field(default_factory=list)
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether it is a list or a part with nothing in it."""
        return self.kind != "text" and not self.entries and not self.fields


@dataclass
class Field:
    """A name in a part, and what stands under it."""

    name: Node
    value: Node


def nodes_of(text: str) -> Node | None:
    """The whole of a file that can be read without a fault; None where nothing stands in it."""
    parser: Any = CParser(text)
    for event in iter(parser.get_event, None):
        if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            return _node(event, parser, text)
    return None


def _node(event: Any, parser: Any, text: str) -> Node:
    start, column = event.start_mark.index, event.start_mark.column
    inner: Any
    if isinstance(event, ScalarEvent):
        return Node("text", start, _end_of(event, text), column, style=event.style or "", value=event.value)
    kind: Kind = "part" if isinstance(event, MappingStartEvent) else "list"
    node = Node(kind, start, start, column, flow=bool(event.flow_style))
    while type(inner := parser.get_event()) not in (MappingEndEvent, SequenceEndEvent):
        if kind == "list":
            node.entries.append(_node(inner, parser, text))
        else:
            name = _node(inner, parser, text)
            node.fields[name.value] = Field(name, _node(parser.get_event(), parser, text))
    if node.flow:
        node.end = inner.end_mark.index
    elif node.entries:
        node.end = node.entries[-1].end
    elif node.fields:
        last = list(node.fields.values())[-1]
        node.end = max(last.value.end, last.name.end + 1)
    return node


def _end_of(event: Any, text: str) -> int:
    """Where the words of a text end. Of one on lines of its own, blank lines behind it count if it keeps them."""
    start: int = event.start_mark.index
    end: int = event.end_mark.index
    if event.style not in ("|", ">"):
        return end
    header = _TO_LINE_END.match(text, start)
    said = header[0].partition("#")[0] if header else ""
    if "+" not in said:
        return max(len(text[:end].rstrip(" \t\r\n")), start + len(said.rstrip()))
    return len(text[:end].removesuffix("\n").removesuffix("\r"))


def begin_of_line(text: str, place: int) -> int:
    """Where the line begins that holds a place."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def end_of_line(text: str, place: int) -> int:
    """Where the line ends that holds a place, before the signs that end it."""
    found = _TO_LINE_END.match(text, place)
    return found.end() if found else place


def next_line(text: str, place: int) -> int:
    """Where the line begins that follows the one with a place."""
    found = _LINE.match(text, place)
    return found.end() if found else place


def dash_of(text: str, entries: Node, number: int) -> int:
    """The place of the dash before an entry of a list on lines of its own."""
    if number == 0:
        return entries.start
    lowest = entries.entries[number - 1].end
    for begin in _lines_up(text, entries.entries[number].start):
        place = begin + entries.column
        if place < lowest:
            break
        if text[place : place + 1] == "-" and not text[begin:place].strip(" "):
            return place
    return entries.entries[number].start


def _lines_up(text: str, place: int) -> Iterator[int]:
    """Where each line begins, from the one with a place up to the first."""
    begin = begin_of_line(text, place)
    yield begin
    while begin:
        begin = begin_of_line(text, begin - 2 if text[begin - 2 : begin] == "\r\n" else begin - 1)
        yield begin


def past_notes(text: str, place: int, column: int) -> int:
    """Past lines with nothing but a note that stand further in than a column: they belong to what is before them."""
    while (line := text[place : next_line(text, place)]).lstrip(" ").startswith("#"):
        if len(line) - len(line.lstrip(" ")) <= column:
            break
        place = next_line(text, place)
    return place
