"""How hard words in sentences are to read: the formulas that Flesch, and Kincaid after him, published."""

from __future__ import annotations

from collections.abc import Iterable

import syllapy

_REMEMBERED = 50_000


def ease_of(words: int, sentences: int, syllables: int) -> float:
    """Flesch reading ease: about 100 for a book for small children, about 0 for a contract."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def grade_of(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade: how many years at school a text asks for."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def syllables_in(words: Iterable[str]) -> int:
    """How many syllables some words have."""
    return sum(map(_SYLLABLES.__getitem__, words))


class _Syllables(dict[str, int]):
    """How many syllables each word has that was met so far; a figure counts as one."""

    def __missing__(self, word: str) -> int:
        if len(self) > _REMEMBERED:
            self.clear()
        self[word] = found = syllapy.count(word.replace("’", "'")) or 1
        return found


_SYLLABLES = _Syllables()

ENGLISH = frozenset(word for word in syllapy.WORD_DICT if word.isalpha() and word.islower())
"""Some thousand common words of English, as the dictionary of syllables has them."""
