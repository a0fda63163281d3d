"""What is seen is what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "hidden-character",
    "error",
    "A character that cannot be seen hides in a text. Some turn the order of letters round or split words, so that "
    "people, searches and screen readers get something else than is meant.",
    'title: "Free\\u200b meals"',
    "title: Free meals",
)

# Letters and marks without ink, which Unicode counts among those that can be seen: a title of them would be no title.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\U000e0100-\U000e01ef"
_ANY_BLANK = re.compile(f"[{_BLANK}]")
# Controls, soft hyphens, marks of direction, characters without width, invisible letters, and what is no character.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff"
    f"{_BLANK}\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text of whatever kind."""
    passages = texts.all
    blank = any(not text.isascii() and _ANY_BLANK.search(text) for _, text in passages)
    for at, text in [passage for passage in passages if blank or not passage[1].isprintable()]:
        place = place_in(text)
        if place >= 0:
            before = excerpt(text[max(0, place - 20) : place])
            yield Fault(
                at,
                f"A hidden character (U+{ord(text[place]):04X}) stands after “{before}”."
                if before
                else f"A hidden character (U+{ord(text[place]):04X}) stands at the beginning.",
                "Delete it: type the words on both sides again.",
            )


def place_in(text: str) -> int:
    """Where the first hidden character of a text stands, counted from 0, or -1."""
    found = _HIDDEN.search(text)
    return found.start() if found else -1
