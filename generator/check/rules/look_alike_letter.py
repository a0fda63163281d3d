"""Letters of another alphabet do not pass for ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.texts import Texts
from generator.read.excerpt import excerpt

CODE = Code(
    "look-alike-letter",
    "error",
    "A letter of another alphabet stands in a word and looks like one of ours. Searches, screen readers and whoever "
    "types the word or the address get something else than is seen.",
    'title: "Sch\\u043eol meals"',
    "title: School meals",
)

# Cyrillic, Armenian, Cherokee, Coptic, Lisu, Deseret, letters for sounds and for formulas, wide letters, and of Greek
# what cannot be told from ours: its other letters may stand beside ours, as in formulas. A word that has none of ours
# may be in its own language.
_OTHERS = re.compile(
    "[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
    "\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf\uff21-\uff5a"
    "\u017f\u0251\u0261\u029f\u1d00-\u1d25\ua7fe\u212a\u217c\U00010400-\U0001044f\U0001d400-\U0001d7ff]"
)
_WORD = re.compile(r"[^\W\d_]+")
_OURS = re.compile("[A-Za-z]")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text of whatever kind: words, links, email addresses."""
    for at, text in texts.all:
        if found := _first(text):
            word, other = found
            name = unicodedata.name(other[0], "a letter without a name").capitalize()
            said = f"One letter of “{excerpt(word[0])}” is of another alphabet: U+{ord(other[0]):04X}, {name}."
            yield Fault(at, said, "Type the word again.")


def place_in(text: str) -> int:
    """Where the first such letter of a text stands, counted from 0, or -1."""
    found = _first(text)
    return found[0].start() + found[1].start() if found else -1


def _first(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """The first word of a text with such a letter, and the letter in it."""
    if text.isascii() or not _OTHERS.search(text):
        return None
    for word in _WORD.finditer(text):
        other = _OTHERS.search(word[0])
        if other and _OURS.search(word[0]):
            return word, other
    return None
