"""YAML read strictly, by the core schema of YAML 1.2: what you see is what is read.

Only `true` and `false` are booleans; `yes`, `no`, `on`, `off` are words. Numbers are decimal, and a
number that begins with 0 is text, as telephone numbers are. Dates stay text. Anchors, aliases, tags,
doubled keys and second documents are refused, each where it stands.

The events of libyaml are turned into data here, without PyYAML's constructors: it is twice as fast
as CSafeLoader, it cannot be made to recurse, and every surprise of YAML is decided on this page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
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

from generator.read.excerpt import excerpt
from generator.read.yaml_advice import HOW_YAML_WORKS, broken
from generator.read.yaml_fault import MOST_FAULTS, TOO_MANY, YamlFault, lines_of, place_of

DEEPEST = 20

Path = tuple[str | int, ...]

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]{1,3})?")


@dataclass
class Document:
    """One file's data, and what was wrong with its YAML.

    `complete` is false where reading stopped part of the way, so that what seems to be missing may
    stand further down. `places` holds where each key and value stands, by path; it is filled only on
    request, since most files have nothing wrong with them.
    """

    data: Any = None
    complete: bool = True
    faults: list[YamlFault] = field(default_factory=list)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of a path, or of the nearest thing around it that is there."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def parse(text: str, *, with_places: bool = False) -> Document:
    """Read one YAML document. Never raises for bad text: faults are collected."""
    document = Document(complete=False)
    if not text.isascii() and any(mark in text for mark in _STRANGE_LINE_ENDS):
        document.faults.append(unreadable(text, _STRANGE_LINE_END))
        return document
    try:
        document.complete = _Builder(document, with_places).build(text)
    except (ReaderError, UnicodeEncodeError):
        document.faults.append(unreadable(text))
    except MarkedYAMLError as error:
        document.faults.append(broken(text, error))
    except _Stop:
        pass
    except YAMLError as error:  # pragma: no cover - libyaml marks its errors
        document.faults.append(YamlFault(1, 1, "not-yaml", f"This is not YAML: {error}.", HOW_YAML_WORKS))
    if () in document.places:
        document.places[()] = _inside(text, *document.places[()])
    return document


# libyaml ends a line at these, as YAML 1.1 did; YAML 1.2 and editors do not, so places would come out wrong.
_STRANGE_LINE_ENDS = "\x85\u2028\u2029"
_STRANGE_LINE_END = re.compile(f"[{_STRANGE_LINE_ENDS}]")
NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Stop(Exception):
    """Reading on would only repeat a fault that was already noted."""


class _Builder:
    """Turns events into dictionaries and lists, one pass, with a stack of its own."""

    def __init__(self, document: Document, with_places: bool) -> None:
        self.document = document
        self.with_places = with_places
        self.last_doubled = (0, 0)

    def build(self, text: str) -> bool:
        """Fill the document, and say whether that is all of the file."""
        parser = CParser(text)
        next_event = parser.get_event
        next_event()  # the stream begins
        if isinstance(next_event(), StreamEndEvent):
            return True
        document = self.document
        with_places = self.with_places
        container: Any = None
        key: str | None = None
        stack: list[tuple[Any, str | None]] = []
        path: list[str | int] = []
        while True:
            event: Any = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if type(container) is dict and key is None:
                    key = value
                    if key in container:
                        self._doubled(event, container, in_list=bool(stack) and type(stack[-1][0]) is list)
                    if with_places:
                        document.places.setdefault((*path, key), _start(event))
                    continue
                if event.implicit[0]:
                    value = plain(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if type(container) is dict and key is None:
                    self._note(event, "complex-key", "A name before `:` must be a plain word.", HOW_YAML_WORKS)
                    raise _Stop
                if len(stack) >= DEEPEST:
                    said = f"This is nested more than {DEEPEST} levels deep."
                    self._note(event, "too-deep", said, "Make it flatter.")
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
                self._note(event, "alias", f"`*{excerpt(event.anchor)}` repeats another part of the file.", _WRITE_OUT)
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
        return self._ends(next_event)

    def _ends(self, next_event: Any) -> bool:
        event = next_event()
        assert isinstance(event, DocumentEndEvent)
        event = next_event()
        if isinstance(event, DocumentStartEvent):
            said = "The line `---` begins a second record here, and what follows is not read."
            self._note(event, "second-document", said, "Remove the `---` line, or make two files.")
            return False
        return True

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event, "anchor", f"`&{excerpt(event.anchor)}` marks this part for copying.", _WRITE_OUT)
        if event.tag is not None:
            said = f"`{excerpt(event.tag)}` is a YAML tag."
            self._note(event, "tag", said, f"Remove it. {_IF_TEXT}")

    def _doubled(self, event: Any, container: dict[str, Any], *, in_list: bool) -> None:
        """A name that stands twice. Where a hyphen is missing, the names that follow are not told as well."""
        before, self.last_doubled = self.last_doubled, (id(container), event.start_mark.line)
        if in_list and before == (id(container), event.start_mark.line - 1):
            return
        fix = "Keep one of the two. YAML would silently drop the first."
        entry = " If a new entry of the list begins here, put `- ` before it." if in_list else ""
        self._note(event, "duplicate-field", f"`{excerpt(event.value)}` is given twice here.", fix + entry)

    def _note(self, event: Any, code: str, message: str, fix: str) -> None:
        line, column = _start(event)
        self.document.faults.append(YamlFault(line, column, code, message, fix))
        if len(self.document.faults) == MOST_FAULTS:
            self.document.faults.append(YamlFault(line, column, *TOO_MANY))
            raise _Stop


_IF_TEXT = "If it is part of a text, put the whole text in quotes."
_WRITE_OUT = f"Write the words out where they are needed, so that every reader sees the same. {_IF_TEXT}"


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


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    """A place that libyaml gives after the end of the file, brought back to the end of its last line."""
    lines = lines_of(text)
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


def unreadable(text: str, unwanted: re.Pattern[str] = NOT_PRINTABLE) -> YamlFault:
    """A character that would be read otherwise than it is seen, such as a control character."""
    found = unwanted.search(text)
    position = found.start() if found else 0
    character = f"U+{ord(found.group()):04X}" if found else "unknown"
    return YamlFault(
        *place_of(text, position),
        "unreadable-character",
        f"There is a hidden control character here ({character}).",
        "Delete it. It often comes along when text is pasted from another program.",
    )
