"""Something in a file that strict YAML does not allow."""

from __future__ import annotations

import re
from dataclasses import dataclass


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
    return re.split("\r\n|\r|\n", text)


def place_of(text: str, position: int) -> tuple[int, int]:
    """Line and column of a position in a text."""
    before = lines_of(text[:position])
    return len(before), len(before[-1]) + 1
