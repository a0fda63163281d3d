"""The data dictionary: every fact that a record can hold, as the model declares it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.model.agreement import Agreement
from generator.model.dictionary import ANY_KEY, FieldFacts, Holds, dictionary_of
from generator.present.page import Page, Site
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import count, in_a_sentence

ADDRESS = "data/dictionary/"
TITLE = "What a record holds"
CRUMB = "Data dictionary"
DESCRIPTION = (
    "Every fact that a record of an agreement can hold: the question it answers, how to answer it, and whether it "
    "must be given."
)
FORMS: Mapping[Holds, tuple[str, str]] = {
    "text": ("Plain words", "A list of plain words"),
    "word": ("One of the words below", "Any of the words below"),
    "date": ("A date: a day, a month or a year", "Dates"),
    "link": ("The full address of a web page", "Addresses of web pages"),
    "email": ("An email address", "Email addresses"),
    "id": ("A short name in small letters, with hyphens", "Short names in small letters, with hyphens"),
    "number": ("A whole number", "Whole numbers"),
    "yes-or-no": ("true or false", "true or false, several times"),
    "rating": ("A number from 1 to 5, or not-assessed", "Numbers from 1 to 5"),
    "part": ("The facts below", "Any number of these, each with the facts below"),
}
MUST = "Must be given"
MAY = "May be left out."
# Some facts are only asked for of some records. The rules that ask are in `generator.check.rules`.
ELSE = "Else it may be left out."
IN_USE = f"Must be given where the organisation in charge writes the record of something in use or on trial. {ELSE}"
ASKED_OF_SOME: Mapping[str, str] = {
    "complaint": IN_USE,
    "contact": IN_USE,
    "dates.review_due": IN_USE,
    "legal.lawful_bases": IN_USE,
    "provenance.sources": f"Must be given where the record was compiled from public pages. {ELSE}",
    "provenance.publisher": f"Must be given where the organisation in charge writes the record. {ELSE}",
    "withdrawn": f"Must be given where the record was taken down. {ELSE}",
    "withdrawn.why": f"{MUST} wherever withdrawn is.",
    "withdrawn.by": f"{MUST} wherever withdrawn is.",
}


@dataclass(frozen=True, slots=True)
class WordView:
    """A word that a field may take, and what it means."""

    word: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of guidance. `code` is whether they are to be typed as they stand."""

    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field, told to someone who writes or reads records."""

    anchor: str
    path: str
    question: str
    guidance: tuple[Words, ...]
    rules: str
    """The form of its answer, whether it must be given, and whether it is published."""
    example: str
    words_label: str
    words: tuple[WordView, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A field of the whole record, and the fields inside it."""

    own: FieldView
    meaning: str
    inside: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class DictionaryView:
    """What the page prints."""

    trail: tuple[Step, ...]
    heading: str
    lead: str
    notes: tuple[str, ...]
    groups: tuple[Group, ...]


def dictionary_page(site: Site) -> Page:
    """The data dictionary of an agreement's record."""
    fields = dictionary_of(Agreement)
    number = sum(facts.holds != "part" for facts in fields)
    view = DictionaryView(
        trail=trail(("Data", "data/"), here=CRUMB),
        heading=TITLE,
        lead=f"A record can hold {count(number, 'fact')}. Most may be left out: the page then says “Not stated”.",
        notes=(
            "Each fact has a name that a record uses, such as data.why. A dot means “inside”. A star stands for a "
            "name that the record chooses.",
            "This list is made from the same lines that check every record, so it cannot fall behind them.",
        ),
        groups=tuple(_groups(fields)),
    )
    return Page(ADDRESS, TITLE, DESCRIPTION, render("dictionary.html.jinja", view, ADDRESS))


def field_anchor(path: str) -> str:
    """Where a field is on this page."""
    return f"field-{path.replace(ANY_KEY, 'each')}"


def _groups(fields: Iterable[FieldFacts]) -> Iterable[Group]:
    for _, together in groupby(fields, key=lambda facts: facts.top):
        own, *inside = together
        yield Group(_field(own), own.part, tuple(_field(facts) for facts in inside))


def _field(facts: FieldFacts) -> FieldView:
    one, several = FORMS[facts.holds]
    published = "Published." if facts.published else f"Not published: {in_a_sentence(facts.withheld_because)}"
    return FieldView(
        anchor=field_anchor(facts.path),
        path=facts.path,
        question=facts.question,
        guidance=_with_code(facts.guidance),
        rules=f"{several if facts.many else one}. {_required(facts)} {published}",
        example=_example(facts.example),
        words_label=count(len(facts.words), "word") + " to choose from",
        words=tuple(WordView(key, word.label, word.meaning) for key, word in facts.words.items()),
    )


def _with_code(guidance: str) -> tuple[Words, ...]:
    """Guidance marks what is to be typed by backticks, as people who write code do."""
    return tuple(Words(text, bool(position % 2)) for position, text in enumerate(guidance.split("`")) if text)


def _required(facts: FieldFacts) -> str:
    if facts.path in ASKED_OF_SOME:
        return ASKED_OF_SOME[facts.path]
    if not facts.required:
        return MAY
    outer = facts.path.rpartition(".")[0].removesuffix(f".{ANY_KEY}")
    return f"{MUST} wherever {outer} is." if outer else f"{MUST} in every record."


def _example(example: Any) -> str:
    """An example as a record writes it. A field that holds others shows none: theirs stand beneath."""
    if isinstance(example, bool):
        return str(example).lower()
    if isinstance(example, str | int) and example != "...":
        return str(example)
    if isinstance(example, list) and example and all(isinstance(one, str | int) for one in example):
        return ", ".join(str(one) for one in example)
    return ""
