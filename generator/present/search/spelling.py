"""Which right words look like a slip of one that is found: the search leaves them as they are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.check.readability import ENGLISH
from generator.model.folding import root

# Shorter words are never taken for a slip: see `theme/assets/search-spelling.js`.
SHORTEST = 5


def left_alone(spellings: Iterable[str]) -> list[str]:
    """The English words that are nowhere here and are one slip away from one that is, in order."""
    known = {form for word in spellings for form in (word, root(word))}
    near = {shorter for word in known for shorter in _with_one_letter_less(word)}
    return sorted(
        word
        for word in ENGLISH
        if len(word) >= SHORTEST and word not in known and not near.isdisjoint(_with_one_letter_less(word))
    )


def _with_one_letter_less(word: str) -> Iterable[str]:
    """The word itself, and with each letter left out: two words one slip apart have one of these in common."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
