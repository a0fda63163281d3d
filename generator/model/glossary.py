"""The glossary: words that a resident may not know, each with one plain meaning for the whole site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from generator.model.fields import Id, Record, SchemaVersion, maybe, said

# An address on this site from its root: folders, then perhaps an anchor.
PLACE_PATTERN = r"^([a-z0-9][a-z0-9-]*/)+(#[A-Za-z0-9._-]+)?$"

Place = Annotated[str, Field(pattern=PLACE_PATTERN, max_length=500)]
# A form of one letter would be found everywhere, and a long meaning cannot be taken in beside its word.
Form = Annotated[str, Field(min_length=2, max_length=2_000)]
Meaning = Annotated[str, Field(min_length=1, max_length=2_000)]


class Term(Record):
    """A word or a few that need explaining, and what they mean."""

    id: Id = said(
        "What is its short name?", "Lower-case letters, digits and hyphens. It never changes.", "lawful-basis"
    )
    term: Form = said("Which words?", "As they stand in a sentence, with a small letter.", "lawful basis")
    also: tuple[Form, ...] = said(
        "What else is it called?",
        "Other forms that mean the same: plurals, other names, short forms.",
        ["lawful bases"],
        default=(),
    )
    means: Meaning = said(
        "What does it mean?",
        "One or two short sentences that need no other explained word.",
        "One of seven reasons that the law accepts for using data about people.",
    )
    more: Place | None = maybe(
        "Where on this site is more about it?",
        "An address from the root of the site, with a slash at its end and perhaps an anchor.",
        "understand/the-law/#lawful-bases",
    )

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of it that a text may use."""
        return (self.term, *self.also)


class TermList(Record):
    """`content/glossary.yml`: one plain meaning for each term."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    terms: tuple[Term, ...] = said("Which terms?", "Words that pages use and a resident may not know.", [])


class Glossary:
    """The terms of `content/glossary.yml`, in the order of the file."""

    told_by = "of the site"

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)


NO_TERMS = Glossary()
