"""YAML read strictly, by the core schema of YAML 1.2: what you see is what is read.

Only `true` and `false` are booleans; `yes`, `no`, `on`, `off` are words. Numbers are decimal, and a
number that begins with 0 is text, as telephone numbers are. Dates stay text. Anchors, aliases, tags,
doubled keys and second documents are refused, each where it stands.

The events of libyaml are turned into data here, without PyYAML's constructors: it is twice as fast
as CSafeLoader, it cannot be made to recurse, and every surprise of YAML is decided on this page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

DEEPEST = 20

Path = tuple[str | int, ...]

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True)
class YamlFault:
    """Something in a file that strict YAML does not allow. Line and column count from 1."""

    line: int
    column: int
    code: str
    message: str
    fix: str


@dataclass
class Document:
    """One file's data, and what was wrong with its YAML.

    `places` holds where each key and value stands, by path; it is filled only on request, since most
    files have nothing wrong with them.
    """

    data: Any = None
    faults: list[YamlFault] = field(default_factory=list)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of a path, or of the nearest thing around it that is there."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def parse(text: str, *, with_places: bool = False) -> Document:
    """Read one YAML document. Never raises for bad text: faults are collected."""
    document = Document()
    builder = _Builder(document, with_places)
    try:
        builder.build(text)
    except ReaderError as error:
        document.faults.append(_unreadable(text, error))
    except MarkedYAMLError as error:
        document.faults.append(_broken(error))
    except _Stop:
        pass
    except YAMLError as error:  # pragma: no cover - libyaml marks its errors
        document.faults.append(YamlFault(1, 1, "not-yaml", f"This is not YAML: {error}.", _HOW_YAML_WORKS))
    return document


_HOW_YAML_WORKS = (
    "Each line is `name: value`, lists begin with `- `, and what belongs together is indented with the same "
    "number of spaces. Put text that holds `: ` or ` #` in quotes."
)


class _Stop(Exception):
    """Reading on would only repeat a fault that was already noted."""


class _Builder:
    """Turns events into dictionaries and lists, one pass, with a stack of its own."""

    def __init__(self, document: Document, with_places: bool) -> None:
        self.document = document
        self.with_places = with_places

    def build(self, text: str) -> None:
        parser = CParser(text)
        next_event = parser.get_event
        next_event()  # the stream begins
        if isinstance(next_event(), StreamEndEvent):
            return
        document = self.document
        with_places = self.with_places
        container: Any = None
        key: str | None = None
        stack: list[tuple[Any, str | None]] = []
        path: list[str | int] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if type(container) is dict and key is None:
                    key = value
                    if key in container:
                        self._note(
                            event,
                            "duplicate-field",
                            f"`{key}` is given twice here.",
                            "Keep one of the two. YAML would silently drop the first.",
                        )
                    if with_places:
                        document.places[(*path, key)] = _start(event)
                    continue
                if event.implicit[0]:
                    value = plain(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if type(container) is dict and key is None:
                    self._note(event, "complex-key", "A name before `:` must be a plain word.", _HOW_YAML_WORKS)
                    raise _Stop
                if len(stack) >= DEEPEST:
                    self._note(event, "too-deep", f"This is nested more than {DEEPEST} levels deep.", "Make it flatter.")
                    raise _Stop
                value = {} if kind is MappingStartEvent else []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key = stack.pop()
                if with_places and path:
                    path.pop()
                if not stack and container is None:
                    break
                key = None
                continue
            elif kind is AliasEvent:
                self._note(event, "alias", f"`*{event.anchor}` repeats another part of the file.", _WRITE_OUT)
                if type(container) is dict and key is None:
                    raise _Stop
                value = None
            else:  # pragma: no cover - no other event can stand here
                raise TypeError(kind)

            # The value now takes its place in what holds it.
            if container is None:
                document.data = value
                here: tuple[str | int, ...] = ()
            elif type(container) is list:
                here = (*path, len(container)) if with_places else ()
                container.append(value)
            else:
                assert key is not None
                here = (*path, key) if with_places else ()
                container.setdefault(key, value)
            if with_places and here not in document.places:
                document.places[here] = _start(event)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((container, key))
                if with_places and here:
                    path.append(here[-1])
                container, key = value, None
            elif container is None:
                break
            else:
                key = None
        self._end(next_event)

    def _end(self, next_event: Any) -> None:
        event = next_event()
        assert isinstance(event, DocumentEndEvent)
        event = next_event()
        if isinstance(event, DocumentStartEvent):
            self._note(
                event, "second-document", "A second document begins here.", "Remove the `---` line, or make two files."
            )

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event, "anchor", f"`&{event.anchor}` marks this part for copying.", _WRITE_OUT)
        if event.tag is not None:
            self._note(event, "tag", f"`{event.tag}` is a YAML tag.", "Remove it. Plain text, lists and fields are enough.")

    def _note(self, event: Any, code: str, message: str, fix: str) -> None:
        line, column = _start(event)
        self.document.faults.append(YamlFault(line, column, code, message, fix))


_WRITE_OUT = "Write the words out where they are needed, so that every reader sees the same."


def plain(text: str) -> Any:
    """What text without quotes means: null, a boolean, a number, or itself."""
    if text in _NULL:
        return None
    first = text[0]
    if first in "tTfF":
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        return text
    if first in "0123456789+-.":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _broken(error: MarkedYAMLError) -> YamlFault:
    # For a quotation mark that was never closed, the place that helps is where it was opened.
    unclosed = "end of stream" in (error.problem or "")
    mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    context = f" {error.context}" if error.context else ""
    return YamlFault(
        line, column, "not-yaml", f"YAML cannot read on from here: {error.problem}{context}.", _advice(error.problem or "")
    )


def _advice(problem: str) -> str:
    for words, advice in _ADVICE.items():
        if words in problem:
            return advice
    return _HOW_YAML_WORKS


_ADVICE: Mapping[str, str] = {
    "mapping values are not allowed": "The text holds `: ` or a line is indented too far. "
    "Put the text in quotes, or line the names up.",
    "cannot start any token": "Indent with spaces, not tabs, and put text that begins with a sign such as @ or % in quotes.",
    "found character that cannot start": "Indent with spaces, not tabs.",
    "did not find expected key": "The line before may need quotes, or this line is indented differently from its neighbours.",
    "could not find expected ':'": "A name needs a colon and a space after it.",
    "found unexpected end of stream": "A quotation mark or bracket was opened and never closed.",
}


def _unreadable(text: str, error: ReaderError) -> YamlFault:
    """A character that YAML does not allow, such as a control character."""
    position = next(_bad_characters(text), 0)
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    character = f"U+{ord(text[position]):04X}" if text else "nothing"
    return YamlFault(
        line,
        column,
        "unreadable-character",
        f"There is a hidden control character here ({character}).",
        "Delete it. It often comes along when text is pasted from another program.",
    )


_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _bad_characters(text: str) -> Iterator[int]:
    return (match.start() for match in _NOT_PRINTABLE.finditer(text))
