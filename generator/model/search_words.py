"""Words that people use for one and the same thing, so that whoever searches for one finds the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from generator.model.fields import Record, SchemaVersion, said

SearchWord = Annotated[str, Field(min_length=2, max_length=60)]


class SameThing(Record):
    """A few words that mean the same to whoever searches."""

    words: Annotated[tuple[SearchWord, ...], Field(min_length=2)] = said(
        "Which words mean the same?",
        "Two or more: what residents say, and what records say. Capitals, accents and plurals make no difference.",
        ["doctor", "GP", "surgery"],
    )


class SearchWordList(Record):
    """`content/search-words.yml`: words that find one another in the site's search."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    groups: tuple[SameThing, ...] = said(
        "Which words go together?", "Each group finds whatever any of its words stands in.", []
    )


class SearchWords:
    """The groups of `content/search-words.yml`, in the order of the file."""

    def __init__(self, groups: Iterable[SameThing] = ()) -> None:
        self.groups = tuple(group.words for group in groups)


NO_SEARCH_WORDS = SearchWords()
