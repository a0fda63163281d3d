"""The comments of a YAML text: no field holds them, and they are public all the same where the file is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import ScalarEvent, StreamEndEvent

from generator.read.yaml_fault import Lines

_COMMENT = re.compile(r"#[^\n]*")


def comments_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Each comment with its line and column, up to where the text is no YAML any more.

    A `#` inside a value begins none.
    """
    start, lines = 0, Lines(text)
    for begin, end in _values(text):
        for found in _COMMENT.finditer(text, start, begin):
            yield found.group(), *lines.place(found.start())
        start = end


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Where each value begins and ends, and last the end of what could be read."""
    read = 0
    try:
        next_event = CParser(text).get_event
        event: Any = next_event()
        while not isinstance(event, StreamEndEvent):
            begin, read = event.start_mark.index, event.end_mark.index
            if isinstance(event, ScalarEvent):
                # Behind the sign that begins a text of several lines a comment may stand.
                yield (text.find("\n", begin) if event.style in ("|", ">") else begin), read
            event = next_event()
        read = len(text)
    except (YAMLError, UnicodeEncodeError):  # which is told elsewhere
        pass
    yield read, read
