"""Text that ends sooner than its writer thinks, since a space and `#` begin a note in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.read.excerpt import excerpt
from generator.read.yaml_fault import MOST_FAULTS, TOO_MANY, Lines, YamlFault
from generator.read.yaml_scalars import scalars_of

CODE = "cut-off-text"

# A note is written `# like this`; `#1` and `#DataSavesLives` are text. A line of its own is always a note.
# The pattern begins with the sign itself, so that looking through a record costs a few millionths of a second.
_SUSPECT = re.compile(r"#[^\s#]")
_NOTE = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")


def cut_off_texts(text: str) -> Iterator[YamlFault]:
    """Each text without quotes that a `#` cuts off, where the `#` stands. For files that can be read."""
    if not any(_follows_text(text, found.start()) for found in _SUSPECT.finditer(text)):
        return
    lines, told = Lines(text), 0
    for scalar in scalars_of(text):
        note = _NOTE.match(text, scalar.end) if scalar.plain else None
        if note:
            said = f"The text ends before `{excerpt(note[1])}`, since a space and `#` begin a note."
            fix = "Put the whole text in quotes. If a note was meant, put a space after the `#`."
            yield YamlFault(*lines.place(note.start(1)), CODE, said, fix)
            told += 1
            if told == MOST_FAULTS:
                yield YamlFault(*lines.place(note.start(1)), *TOO_MANY)
                return


def _follows_text(text: str, position: int) -> bool:
    """Whether a sign has a space before it, and something else before that on its line."""
    begin = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
    return text[position - 1 : position] in (" ", "\t") and not text[begin:position].isspace()
