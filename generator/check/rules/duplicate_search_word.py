"""Words stand in one group of the words that mean the same for the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.faults import Code, Fault
from generator.model.folding import words
from generator.model.search_words import SameThing

CODE = Code(
    "duplicate-search-word",
    "error",
    "`content/search-words.yml` gives the same words twice, so the search could take them for two things. Capitals, "
    "accents and plurals make no difference.",
    "groups:\n  - words: [doctor, GP]\n  - words: [doctors, surgery]",
    "groups:\n  - words: [doctor, GP, surgery]",
)


def check_search_words(groups: Sequence[SameThing]) -> Iterator[Fault]:
    """Each entry that stands in the list before."""
    seen: dict[tuple[str, ...], str] = {}
    for number, group in enumerate(groups):
        for place, entry in enumerate(group.words):
            plain = tuple(words(entry))
            if plain in seen:
                told = f"“{entry}” is already there as “{seen[plain]}”: to the search both are the same."
                yield Fault(("groups", number, "words", place), told, "Leave one of them, or join the two groups.")
            elif plain:
                seen[plain] = entry
