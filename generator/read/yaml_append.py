"""One more entry in a list of a YAML file, with every byte kept that is there: notes, line ends, indentation.

The file is never written anew from its data: that would lose the notes. libyaml says where things stand, the
lines are put in there, and what comes of it is read again before anyone may use it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.read.strict_yaml import parse

_LINE_END = re.compile(r"\r\n|\r|\n")
_TO_LINE_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
# A line that holds a note and nothing else, with blank lines before it.
_NOTE = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*(?P<indent> *)#[^\r\n]*(?:\r\n|\r|\n)?")
_NOTHING_IN_BRACKETS = re.compile(r"\[\s*\]")


class CannotAppend(Exception):
    """The entry cannot be put in safely. The message says why, and what to do first."""


@dataclass(frozen=True)
class Indentation:
    """How far things stand in from what they belong to.

    `dash` is from the name of a list to its dashes, `inside` from a dash to the fields of its entry, and `step` from
    a name to the fields beneath it.
    """

    dash: int = 2
    inside: int = 2
    step: int = 2


@dataclass(frozen=True)
class Appended:
    """The whole text with the entry in it, the lines that are new, and on which line they begin."""

    text: str
    added: str
    line: int


Entry = Callable[[Indentation], Iterable[str]]
"""The lines of an entry, from its dash or a note before it on, as this indentation would have them."""


def appended(text: str, name: str, entry: Entry) -> Appended:
    """Put an entry at the end of the list that stands under `name`, or begin the list where there is none.

    The text must be one that can be read without a fault. Raises CannotAppend where the result would not hold all
    that was there and one entry more.
    """
    found = _look(text, name)
    lines = [" " * (found.base + found.indentation.dash) + line if line else "" for line in entry(found.indentation)]
    if found.heading:
        lines.insert(0, " " * found.base + f"{name}:")
    line_end = _line_end_of(text)
    before, after = found.before, found.after
    if before and not before.endswith(("\r", "\n")):
        before += line_end
    added = "".join(line + line_end for line in lines)
    result = Appended(before + added + after, added, len(_LINE_END.findall(before)) + 1)
    _prove(text, name, "\n".join(entry(Indentation())) + "\n", result.text)
    return result


def by_itself(name: str, entry: Entry) -> str:
    """The list with this entry alone, for somebody to paste."""
    indentation = Indentation()
    lines = (" " * indentation.dash + line if line else "" for line in entry(indentation))
    return "\n".join([f"{name}:", *lines]) + "\n"


@dataclass(frozen=True)
class _Found:
    """Where the entry goes: what stands before and after it, and whether the list has yet to be begun there."""

    before: str
    after: str
    base: int
    indentation: Indentation
    heading: bool = False


def _look(text: str, name: str) -> _Found:
    walk = _Walk(text, name)
    if walk.flow:
        raise CannotAppend(
            "The whole file stands in curly brackets, where notes and lines of their own have no place. Write its "
            "fields on lines of their own, without the brackets."
        )
    if walk.begins is None:
        return _Found(text[: walk.ends], text[walk.ends :], walk.base, walk.indentation, heading=True)
    start, end = walk.begins, walk.ends
    if walk.holds == "brackets":
        raise CannotAppend(
            f"The list under `{name}` stands in square brackets, where notes and lines of their own have no place. "
            "Write each of its entries on lines of their own that begin with `- `, without the brackets."
        )
    if walk.holds == "nothing" and start != end:
        # The word or the empty brackets make room for the list.
        text, end = text[:start].rstrip(" ") + text[end:], len(text[:start].rstrip(" "))
    place = _past_notes(text, _line_after(text, end), walk.base)
    return _Found(text[:place], text[place:], walk.base, walk.indentation)


class _Walk:
    """One pass through the file: where the list stands, what it holds, and how the file is indented.

    `begins` and `ends` are those of the list, or of what stands in its place; without either, `ends` is where the
    record ends. `holds` is `lines` for a list on lines of its own, `brackets`, or `nothing`.
    """

    def __init__(self, text: str, name: str) -> None:
        self.begins: int | None = None
        self.ends = len(text)
        self.holds = "nothing"
        self.base = 0
        self.flow = False
        self.indentation = Indentation()
        self._text, self._name = text, name
        self._seen: set[str] = set()
        # What is open around a place: the column of each list or part, none for one in brackets.
        self._around: list[tuple[type, int | None]] = []
        self._key: str | None = None
        self._in_list = False
        parser: Any = CParser(text)
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind in (MappingStartEvent, SequenceStartEvent):
                self._opens(event)
            elif kind in (MappingEndEvent, SequenceEndEvent):
                self._closes(event)
            elif kind is ScalarEvent:
                self._says(event)
            elif kind is DocumentEndEvent and event.explicit and self.begins is None:
                self.ends = event.start_mark.index

    def _opens(self, event: Any) -> None:
        """A list or a part begins."""
        kind, column = type(event), None if event.flow_style else event.start_mark.column
        if not self._around:
            self.base, self.flow = event.start_mark.column, bool(event.flow_style)
        elif len(self._around) == 1 and self._key == self._name:
            self._in_list = True
            self.begins = event.start_mark.index
            self.holds = "lines" if kind is SequenceStartEvent and column is not None else "brackets"
        self._learn(kind, column)
        self._around.append((kind, column))

    def _closes(self, event: Any) -> None:
        """A list or a part ends."""
        _, column = self._around.pop()
        if self._in_list and column is None:
            self.ends = event.end_mark.index
        if len(self._around) == 1:
            if self.holds == "brackets" and self.begins is not None:
                empty = _NOTHING_IN_BRACKETS.fullmatch(self._text, self.begins, self.ends)
                self.holds = "nothing" if empty else "brackets"
            self._key, self._in_list = None, False

    def _says(self, event: Any) -> None:
        """A name or a text."""
        if self._in_list:
            self.ends = _end_of(event, self._text)
        elif len(self._around) == 1 and self._key is None:
            self._key = event.value
        elif len(self._around) == 1:
            if self._key == self._name:
                self.begins, self.ends = event.start_mark.index, event.end_mark.index
            self._key = None

    def _learn(self, kind: type, column: int | None) -> None:
        """How far this stands in from what is around it: as the list and its entries do, or else as others first do."""
        around, outer = self._around[-1] if self._around else (kind, None)
        if column is None or outer is None:
            return
        what = _SHOWN_BY.get((around, kind))
        if what and (what not in self._seen or (self._in_list and len(self._around) == _DEPTHS[what])):
            self._seen.add(what)
            self.indentation = replace(self.indentation, **{what: column - outer})


# What is learnt from something that begins inside something else.
_SHOWN_BY: Mapping[tuple[type, type], str] = {
    (MappingStartEvent, SequenceStartEvent): "dash",
    (SequenceStartEvent, MappingStartEvent): "inside",
    (MappingStartEvent, MappingStartEvent): "step",
}
# How many parts are open around a list of the record, its entry, and a part of that.
_DEPTHS = {"dash": 1, "inside": 2, "step": 3}


def _end_of(event: Any, text: str) -> int:
    """Where the words of a text end. Of one on lines of its own, blank lines behind it count if it keeps them."""
    end: int = event.end_mark.index
    if event.style not in ("|", ">"):
        return end
    header = _TO_LINE_END.match(text, event.start_mark.index)
    keeps = header is not None and "+" in header[0].partition("#")[0]
    return end - 1 if keeps else len(text[:end].rstrip(" \t\r\n"))


def _line_after(text: str, place: int) -> int:
    """Where the next line begins."""
    found = _TO_LINE_END.match(text, place)
    return found.end() if found else place


def _past_notes(text: str, place: int, base: int) -> int:
    """Past notes that stand further in than the record's own fields: they belong to what is before them."""
    while (found := _NOTE.match(text, place)) and len(found["indent"]) > base:
        place = found.end()
    return place


def _line_end_of(text: str) -> str:
    """How lines end in this file: as the first one does."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _prove(text: str, name: str, entry: str, result: str) -> None:
    """Read the result again: all that was there, and this one entry more."""
    before, after, alone = parse(text), parse(result), parse(entry)
    if not after.faults and after.complete and isinstance(after.data, dict):
        now = after.data.get(name)
        if isinstance(now, list) and now and repr([now[-1]]) == repr(alone.data):
            # As text, so that the order of fields counts, and `true` is not 1.
            was = before.data.get(name) or []
            others = [
                {field: value for field, value in data.items() if field != name} for data in (before.data, after.data)
            ]
            if repr(was) == repr(now[:-1]) and repr(others[0]) == repr(others[1]):
                return
    if not text.endswith(("\r", "\n")):
        raise CannotAppend(
            "The last line of the file has no end, and a line more would change the text in it. Press the Enter key "
            "at the end of the file and save it."
        )
    raise CannotAppend("What stands there is written in a way to which nothing can be added safely.")
