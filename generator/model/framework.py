"""A framework version: the tests, the features, and the questions that bear on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from generator.model.assessment import QuestionId
from generator.model.dates import PartialDate
from generator.model.fields import Id, Link, OneOf, Record, SchemaVersion, Text, maybe, said
from generator.model.vocabulary import WORDINGS


class BasedOn(Record):
    """The work that a framework version is based on."""

    title: Text = said("What is it called?", "Its title.", "Data for Public Benefit")
    by: tuple[Text, ...] | None = maybe("Who wrote it?", "Organisations.", ["Involve"])
    date: PartialDate | None = maybe("When?", "A date.", "2018-04")
    url: Link | None = maybe("Where can you read it?", "Its address.", "https://involve.org.uk")


class Feature(Record):
    """Something that an initiative should be able to show."""

    id: Id = said("What is its id?", "Lower-case words.", "better-outcomes")
    text: Text = said("What should be shown?", "One sentence.", "That the benefits are tangible.")


class Question(Record):
    """One question, under one test, bearing on one or more features."""

    id: QuestionId = said("What is its id?", "The test, a dot, and words.", "purposeful.clear-purpose")
    text: Text = said("What is asked?", "One question.", "Is the purpose clear enough for a resident?")
    guidance: Text | None = maybe("How is it answered well?", "One or two sentences.", "Read it aloud to someone.")
    good_answer_mentions: tuple[Text, ...] | None = maybe(
        "What does a good answer mention?", "Short phrases.", ["who gains"]
    )
    features: tuple[Id, ...] = said("Which features does it bear on?", "Ids of features.", ["better-outcomes"])
    replaces: tuple[QuestionId, ...] | None = maybe(
        "Which older question did it replace?", "Ids.", ["purposeful.purpose"]
    )


class Test(Record):
    """One of the tests that must each be met."""

    __test__ = False  # pytest collects classes called Test

    id: Id = said("What is its id?", "One word.", "purposeful")
    name: Text | None = maybe("What is it called?", "Left out, the id with a capital.", "Purposeful")
    asks: Text = said("What does it ask?", "One sentence.", "Is it clear what this is for?")
    questions: tuple[Question, ...] = said("Which questions?", "In the order they are asked.", [])

    @property
    def title(self) -> str:
        """The name that pages print."""
        return self.name or self.id.replace("-", " ").capitalize()


class Framework(Record):
    """One published version. Once published it never changes; a new version is a new file."""

    schema_: SchemaVersion = said("Which version of this shape?", "Always 1.", 1, key="schema")
    id: Id = said("What is its id?", "The file name without `.yml`.", "data-for-public-benefit-1")
    title: Text = said("What is it called?", "Its title.", "Data for Public Benefit")
    based_on: BasedOn | None = maybe(
        "What is it based on?", "The work behind it.", {"title": "Data for Public Benefit"}
    )
    wording: Annotated[str, OneOf(WORDINGS)] = said("Whose wording is it?", "`ours` or `theirs`.", "ours")
    published: PartialDate = said("When was it published?", "A date.", "2026-11")
    scale: dict[Annotated[int, Field(ge=1, le=5)], Text] = said(
        "What does each rating mean?", "Words for 1 to 5.", {1: "Not at all", 5: "Fully"}
    )
    features: tuple[Feature, ...] = said("Which features should be shown?", "A list.", [])
    tests: tuple[Test, ...] = said("Which tests must be met?", "A list.", [])

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the tests."""
        return tuple(question for test in self.tests for question in test.questions)


def newest_first(versions: Iterable[Framework]) -> tuple[Framework, ...]:
    """Framework versions in order of publication, the newest first."""
    return tuple(sorted(versions, key=lambda one: (one.published.earliest, one.published.latest, one.id), reverse=True))
