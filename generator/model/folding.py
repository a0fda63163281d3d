"""Words as search compares them: without accents, capitals, signs and plurals.

`theme/assets/search-index.js` does the same to what someone types. `tests/browser/test_search.py` holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Nobody types more of a word, and no text may fill the index with one.
LONGEST = 32

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ς": "σ"}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'’‘ʼ`")
)
# "N.H.S." and "A&E" are words of single letters.
_INITIALS = re.compile(r"(^|[^a-z0-9])((?:[a-z]\.)+[a-z])(?![a-z0-9])")
_PAIR = re.compile(r"(^|[^a-z0-9])([a-z]) ?& ?([a-z])(?![a-z0-9])")
# Places and churches are written either way.
_SAME = {"saint": "st"}
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")


def words(text: str) -> list[str]:
    """The words of a text in their order, each as it is compared."""
    return [root(word) for word in spelt(text)]


def spelt(text: str) -> list[str]:
    """The same with the endings that they are written with."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    text = text.lower().translate(_PLAIN)
    if not text.isascii():
        text = "".join(letter for letter in text if unicodedata.category(letter)[0] != "M")
    if "." in text:
        text = _INITIALS.sub(lambda found: found[1] + found[2].replace(".", ""), text)
    if "&" in text:
        text = _PAIR.sub(r"\1\2\3", text).replace("&", " and ")
    return _ASCII_WORD.findall(text) if text.isascii() else _any_words(text)


def joined(text: str) -> list[str]:
    """Words with hyphens in them, as who leaves the hyphens out would type them: "cooperative" for "co-operative"."""
    if "-" not in text and "‐" not in text and "‑" not in text:
        return []
    return [word for part in _JOINED.findall(text) for word in words(re.sub("[-‐‑]", "", part))]


def _any_words(text: str) -> list[str]:
    """The same for every alphabet: runs of what Unicode calls letters and numbers."""
    return "".join(letter if unicodedata.category(letter)[0] in "LN" else " " for letter in text).split()


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """A word without the ending of an English plural, and no longer than anyone types."""
    word = _SAME.get(word, word)[:LONGEST]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


# Words that say nothing about what somebody looks for. They are in no list, and left out of what is typed.
EMPTY_WORDS = frozenset(
    words(
        "a about am an and any are as at be been but by can could did do does for from get got had has have he her "
        "him his how i if in into is it its just me my of on or our see should so some than that the their them then "
        "there they this to us want was we were what when where which who why will with would you your"
    )
)
