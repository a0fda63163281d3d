"""A text in plain letters, so that a number is found however it is written: wide digits, odd dashes, hidden signs."""

from __future__ import annotations

import re
import unicodedata

# Signs without width, and marks of direction: they split a number in two for a program and for nobody else.
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"), "-")


def plain(text: str) -> str:
    """The text with plain digits, hyphens and single spaces, and nothing in it that cannot be seen."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_DASHES)
        if not text.isascii():
            text = "".join(_digit(letter) if letter.isdecimal() else letter for letter in text)
    return " ".join(text.split()) if "\n" in text or "  " in text or "\t" in text else text


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter))


def bare(word: str) -> str:
    """A word in small letters without accents, as lists of names have it."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.replace("’", "'").replace("ł", "l").replace("Ł", "L"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
