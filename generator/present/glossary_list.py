"""The list of every term with its meaning, for the page of the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model.glossary import Glossary, Term
from generator.model.register import sorting_key
from generator.present.pages.letters import letter_anchor, letter_label, letter_of
from generator.present.templates import fragment


@dataclass(frozen=True, slots=True)
class Entry:
    """One term: what else it is called, its meaning, and where more about it is, empty where nowhere."""

    id: str
    term: str
    also: str
    means: str
    more: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with one letter."""

    label: str
    anchor: str
    entries: tuple[Entry, ...]


def glossary_list(glossary: Glossary, root: str) -> str:
    """Every term from A to Z under its letter, as HTML. Each can be linked to by its id.

    `root` is the way from the page to the root of the site.
    """
    terms = sorted(glossary.terms, key=lambda term: (letter_of(term.term), sorting_key(term.term)))
    letters = tuple(
        Letter(letter_label(letter), letter_anchor(letter), tuple(_entry(term, root) for term in of_letter))
        for letter, of_letter in groupby(terms, key=lambda term: letter_of(term.term))
    )
    return fragment("parts/glossary.html.jinja", "glossary", letters)


def _entry(term: Term, root: str) -> Entry:
    return Entry(term.id, term.term, ", ".join(term.also), term.means, root + term.more if term.more else "")
