"""Something in a file that strict YAML does not allow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.problems import Problem, Where

# Nobody reads on after these, and a file made to hold a million takes minutes and gigabytes to tell of.
MOST_FAULTS = 1_000
TOO_MANY = (
    "too-many-faults",
    f"{MOST_FAULTS:,} things are wrong with this file, and what else may be is not told.",
    "Mend these first, and check it again.",
)


def first_told(shown: str, found: Iterator[Problem]) -> Iterator[Problem]:
    """The first things that are wrong with a file, and that there are more."""
    yield from islice(found, MOST_FAULTS)
    if next(found, None):
        yield Problem(Where(shown), *TOO_MANY)


_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class YamlFault:
    """What is wrong and how to mend it. Line and column count from 1."""

    line: int
    column: int
    code: str
    message: str
    fix: str


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML and editors count them."""
    return _LINE_END.split(text)


def place_of(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position in a text."""
    return Lines(text).place(position)


class Lines:
    """Where each line of a text begins, for whoever asks for many places in one text."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def place(self, position: int) -> tuple[int, int]:
        """Line and column of a position."""
        line = bisect_right(self._begins, position)
        return line, position - self._begins[line - 1] + 1
