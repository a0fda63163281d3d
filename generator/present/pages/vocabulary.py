"""The mapping: which terms of shared vocabularies stand for each field and word, and what our own terms mean.

It prints what `present/mapping.py` and the modules beside it hold, by which records are written for programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.present import mapping
from generator.present.mapping import BESIDE, FIELDS, OWN, VOCABULARY, why_left_out
from generator.present.mapping_own import CLASSES, PROPERTIES, OwnTerm, terms_of_tests
from generator.present.mapping_words import WORD_LISTS, WordList
from generator.present.page import Page, Site
from generator.present.pages import dictionary
from generator.present.parts import Step, trail
from generator.present.templates import render

ADDRESS = VOCABULARY
TITLE = "Our data in words that programs share"
CRUMB = "Terms for programs"
DESCRIPTION = "Which terms of the Data Privacy Vocabulary stand for each fact of a record, and what our own terms mean."
NOT_STATED = "None: what is not stated is left out."
SHORT_FOR = {
    "dcat": "DCAT, for catalogues of data.",
    "dct": "Dublin Core, for documents.",
    "dpv": "The Data Privacy Vocabulary (DPV), version 2.",
    "eu-gdpr": "DPV’s terms for the articles of the GDPR. Those that we use have the same number in UK law.",
    "foaf": "Friend of a Friend, for pages and bodies.",
    "pd": "DPV’s terms for kinds of personal data.",
    "risk": "DPV’s terms for risks.",
    "vcard": "vCard, for ways to reach someone.",
}


@dataclass(frozen=True, slots=True)
class TermView:
    """A term: its name, and where it is explained. `code` is whether the name is a program's."""

    name: str
    href: str
    code: bool = True


@dataclass(frozen=True, slots=True)
class RowView:
    """A field or a word, and the terms that stand for it; else why there is none.

    `means` is said of our own terms alone: those of others are explained where they lead to. `anchor` is where one of
    our own terms is explained, and `href` where a field is.
    """

    name: str
    label: str
    terms: tuple[TermView, ...]
    none: str = ""
    means: str = ""
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """Rows that belong together."""

    anchor: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """What the page prints."""

    trail: tuple[Step, ...]
    heading: str
    namespace: str
    short_for: tuple[tuple[str, str, str], ...]
    fields: tuple[PartView, ...]
    beside: tuple[RowView, ...]
    words: tuple[PartView, ...]
    own: tuple[PartView, ...]


def vocabulary_page(site: Site) -> Page:
    """The whole mapping."""
    fields = (facts for facts in dictionary_of(Agreement) if facts.published)
    tests = PartView("list-test", "The tests", tuple(map(_own, terms_of_tests(site.register.versions))))
    view = VocabularyView(
        trail=trail(("Data", "data/"), ("Data dictionary", dictionary.ADDRESS), here=CRUMB),
        heading=TITLE,
        namespace=f"{site.settings.root}{VOCABULARY}#",
        short_for=tuple((prefix, mapping.PREFIXES[prefix], says) for prefix, says in SHORT_FOR.items()),
        fields=tuple(_parts(fields)),
        beside=tuple(RowView(term, says, (_term(term),)) for term, says in BESIDE.items()),
        words=tuple(PartView(f"list-{words.name}", words.title, tuple(_words(words))) for words in WORD_LISTS),
        own=(
            PartView("own-classes", "Things", tuple(map(_own, CLASSES))),
            PartView("own-properties", "What is said of things", tuple(map(_own, PROPERTIES))),
            *([tests] if tests.rows else []),
        ),
    )
    return Page(ADDRESS, TITLE, DESCRIPTION, render("vocabulary.html.jinja", view, ADDRESS))


def _parts(fields: Iterable[FieldFacts]) -> Iterator[PartView]:
    for top, together in groupby(fields, key=lambda facts: facts.top):
        own, *inside = together
        yield PartView(f"map-{top}", own.question, tuple(map(_field, (own, *inside))))


def _field(facts: FieldFacts) -> RowView:
    href = f"../dictionary/#{dictionary.field_anchor(facts.path)}"
    mapped = FIELDS.get(facts.path)
    if mapped is None:
        return RowView(facts.path, facts.question, (), none=why_left_out(facts.path), href=href)
    terms = [*map(_term, mapped.terms)]
    if mapped.words:
        terms.append(TermView("one of these words", f"#list-{mapped.words.name}", code=False))
    return RowView(facts.path, facts.question, tuple(terms), href=href)


def _words(words: WordList) -> Iterator[RowView]:
    for word, said in words.words.items():
        terms = words.terms_for(word)
        own = words.own(word) in terms
        yield RowView(
            word,
            said.label,
            tuple(map(_term, terms)),
            none="" if terms else NOT_STATED,
            means=said.meaning if own else "",
            anchor=words.own(word).removeprefix(f"{OWN}:") if own else "",
        )


def _own(term: OwnTerm) -> RowView:
    within = (_term(term.within),) if term.within else ()
    return RowView(term.name, term.label, within, means=term.means, anchor=term.anchor)


def _term(name: str) -> TermView:
    if name.startswith(f"{OWN}:"):
        return TermView(name, f"#{name.removeprefix(f'{OWN}:')}")
    return TermView(name, mapping.address_of(name))
