"""Words that mean the same for the search say what somebody looks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.model.folding import EMPTY_WORDS, words
from generator.model.search_words import SameThing

CODE = Code(
    "empty-search-word",
    "error",
    "`content/search-words.yml` holds a word such as “the”, which stands in nearly every text. The search passes over "
    "such words.",
    "groups:\n  - words: [with you, surgery]",
    "groups:\n  - words: [GP, surgery]",
)


def check_search_words(groups: Sequence[SameThing]) -> Iterator[Fault]:
    """Each entry in which there is nothing to search for."""
    for number, group in enumerate(groups):
        for place, entry in enumerate(group.words):
            if EMPTY_WORDS.issuperset(words(entry)):
                yield Fault(
                    ("groups", number, "words", place),
                    f"“{entry}” says nothing about what somebody looks for, and the search passes over it.",
                    "Write a word that tells more, or take it out.",
                )
