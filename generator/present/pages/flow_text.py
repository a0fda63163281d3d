"""How wide words are in the page's typeface, and so where a line of a picture must end.

A drawing cannot wrap its own words, and nothing can be measured where pages are made.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Of Atkinson Hyperlegible, in thousandths of its size, from the space to "~": the wider of its regular and bold
# letters, so that regular words keep some slack. A test holds them to the typeface itself.
_FIRST = 0x20
_PLAIN = (
    *(320, 283, 410, 783, 619, 977, 705, 222, 366, 366, 434, 618, 243, 374, 243, 442),
    *(652, 448, 586, 605, 626, 612, 632, 543, 625, 598, 243, 243, 573, 618, 573, 614),
    *(780, 690, 639, 673, 686, 580, 548, 719, 690, 458, 560, 659, 539, 842, 700, 764),
    *(626, 781, 654, 619, 617, 690, 656, 883, 699, 687, 621, 333, 442, 333, 589, 430),
    *(314, 553, 596, 520, 596, 567, 367, 597, 572, 315, 259, 567, 314, 886, 572, 573),
    *(596, 601, 372, 534, 379, 570, 526, 723, 533, 518, 516, 370, 234, 370, 555),
)
_WIDTH = {
    **{chr(_FIRST + place): width for place, width in enumerate(_PLAIN)},
    **dict.fromkeys("‘’·", 301),
    **dict.fromkeys("“”‹›°•–", 508),
    **dict.fromkeys("£€×−", 673),
    **dict.fromkeys("©®…—", 842),
    **dict.fromkeys("¼½¾", 959),
    "\u00a0": 320,
}
_OTHER = 1400  # a letter of another script or a picture, in whatever typeface the reader has for it
_MARKS = frozenset(("Mn", "Me", "Cf"))  # they stand on the letter before, or are not seen


@lru_cache(maxsize=4096)
def lines_of(text: str, room: int, size: int, most: int) -> tuple[str, ...]:
    """The text in lines no wider than `room`, at most `most` of them; what is left over becomes "…"."""
    limit = room * 1000 // size
    words = text.split()
    widths = [_word(word) for word in words]
    if sum(widths) + _SPACE * len(words) <= limit:
        return (" ".join(words),)
    if max(widths) > limit:
        words = [part for word in words for part in _parts(word, limit)]
        widths = [_word(word) for word in words]
    lines: list[str] = []
    first, used = 0, -_SPACE
    for place, width in enumerate(widths):
        used += _SPACE + width
        if used > limit:
            lines.append(" ".join(words[first:place]))
            if len(lines) == most:
                return (*lines[:-1], _cut(lines[-1], limit))
            first, used = place, width
    return (*lines, " ".join(words[first:]))


def width_of(text: str) -> int:
    """How wide words are at most, in thousandths of the size of their letters."""
    return sum(map(_letter, text))


_SPACE, _ELLIPSIS = _WIDTH[" "], _WIDTH["…"]


def _parts(word: str, limit: int) -> Iterator[str]:
    """A word in parts that are no wider than a line."""
    part, used = "", 0
    for letter in word:
        width = _letter(letter)
        if part and used + width > limit:
            yield part
            part, used = "", 0
        part, used = part + letter, used + width
    yield part


def _cut(line: str, limit: int) -> str:
    while line and width_of(line) + _ELLIPSIS > limit:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line.rstrip(' .,;:–-')}…"


@lru_cache(maxsize=16384)
def _word(word: str) -> int:
    return width_of(word)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    width = _WIDTH.get(letter)
    if width is None:
        if unicodedata.category(letter) in _MARKS:
            return 0
        width = _WIDTH.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
    return width
