"""A field says something, or is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import At, Code, Fault
from generator.check.suggest import excerpt
from generator.check.texts import Texts

CODE = Code(
    "filler-text",
    "error",
    "A text only holds a place, such as TBC, n/a or three dots. A field that is left out is shown as “Not stated”, "
    "which is true; a filler looks like an answer.",
    "retention: TBC",
    "retention: Deleted at the end of each school year.",
)

_LONGEST = 24
_FILLERS = frozenset(
    {
        *("", "n/a", "n.a", "na", "nil", "null", "xxx", "xxxx", "test", "testing", "asdf", "lorem", "unknown"),
        *("tba", "tbc", "tbd", "todo", "to do", "fixme", "placeholder", "dummy text", "to follow"),
        *("to be confirmed", "to be decided", "to be determined", "to be announced"),
        *("not applicable", "not available", "not known", "not yet known", "not stated"),
    }
)
_BEGUN = re.compile(r"(TODO|TBC|TBA|TBD|FIXME|XXX)\b")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text that is short enough to be a filler, and the dummy text that printers use."""
    for at, text in texts.words:
        if len(text) <= _LONGEST and text.strip(" \n\t.…?!-–—_*<>[]()'\"").lower() in _FILLERS:
            yield _filler(at, text)
        elif text.startswith(("T", "F", "X")) and _BEGUN.match(text):
            yield _filler(at, text)
    if "lorem ipsum" in texts.all_words.lower():
        yield from (_filler(at, text) for at, text in texts.words if "lorem ipsum" in text.lower())


def _filler(at: At, text: str) -> Fault:
    said = f"`{excerpt(text)}` only holds the place of an answer."
    return Fault(at, said, "Write what is known, or leave the field out.")
