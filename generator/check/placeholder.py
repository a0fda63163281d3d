"""FILL IN: what `plainview new` writes where nothing is known yet, in place of text, a word, a date or any other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.check.faults import At, Fault
from generator.read.excerpt import excerpt

FILL_IN = "FILL IN"
CODE = "filler-text"
WRITE = "Write what is known, or leave the field out."


def is_placeholder(value: object) -> bool:
    """Whether this is what a new record begins with, and no answer of anybody's."""
    return isinstance(value, str) and value.strip().upper() == FILL_IN


def placeholder_fault(at: At, text: str = FILL_IN, fix: str = WRITE) -> Fault:
    """A text only holds the place of an answer."""
    return Fault(at, f"`{excerpt(text)}` only holds the place of an answer.", fix)


def placeholders_in(data: Any, at: At = ()) -> Iterator[At]:
    """Where anything is left to fill in. The depth of a file is limited where it is read."""
    if is_placeholder(data):
        yield at
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in inside:
        yield from placeholders_in(value, (*at, part))
