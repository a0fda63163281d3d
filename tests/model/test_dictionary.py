"""The list of fields says what the models say, and leaves none out."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, Field

from generator.model.accessibility import AccessibilityChecks
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.fields import Record, Text, maybe, said
from generator.model.framework import Framework
from generator.model.glossary import TermList
from generator.model.groups import PEOPLE
from generator.model.organisation import OrganisationList
from generator.model.search_words import SearchWordList
from generator.model.vocabulary import ORGANISATION_KINDS, STATUSES

FIELDS = {facts.path: facts for facts in dictionary_of(Agreement)}


class Inner(Record):
    """What lies inside. Said at more length here."""

    note: Text = said("Which note?", "A note.", "n")


class Outer(Record):
    """A record with every case that the walk must tell apart."""

    hidden: Inner | None = maybe("What is hidden?", "Nothing.", {}, withheld="It is for editors.")
    keyed: dict[str, Inner] = said("What is keyed?", "By any name.", {})


def test_every_field_of_the_record_is_there_under_the_key_that_an_editor_types() -> None:
    for name, declared in Agreement.model_fields.items():
        assert (declared.alias or name) in FIELDS


@pytest.mark.parametrize(
    ("path", "holds", "many"),
    [
        ("title", "text", False),
        ("retention", "text", False),
        ("schema", "number", False),
        ("status", "word", False),
        ("people", "word", True),
        ("areas", "part", True),
        ("areas.id", "id", False),
        ("organisations.url", "link", False),
        ("contact.email", "email", False),
        ("benefits.result.date", "date", False),
        ("data.from", "id", True),
        ("data.criminal_offence", "yes-or-no", False),
        ("legal.special_category_conditions.schedule_1", "number", True),
        ("legal.opt_out", "part", False),
        ("assessments.answers", "part", True),
        ("assessments.answers.*.rating", "rating", False),
        ("assessments.answers.*.evidence.quote", "text", False),
        ("translations.*.title", "text", False),
    ],
)
def test_the_form_of_an_answer_is_found_through_every_wrapping(path: str, holds: str, many: bool) -> None:
    assert (FIELDS[path].holds, FIELDS[path].many) == (holds, many)


@pytest.mark.parametrize(
    ("path", "words"),
    [("status", STATUSES), ("people", PEOPLE), ("organisations.kind", ORGANISATION_KINDS), ("title", {})],
)
def test_a_field_has_the_words_it_may_take(path: str, words: object) -> None:
    assert FIELDS[path].words == words


def test_what_is_declared_beside_a_field_is_carried_over() -> None:
    assert FIELDS["retention"] == FieldFacts(
        path="retention",
        question="How long is it kept?",
        guidance="One sentence.",
        example="Deleted at the end of each school year.",
        required=False,
        published=True,
        withheld_because="",
        words={},
        holds="text",
        many=False,
        part="",
    )


def test_required_means_within_its_own_part() -> None:
    assert FIELDS["title"].required
    assert FIELDS["benefits.promise"].required
    assert not FIELDS["benefits"].required


def test_a_part_is_explained_by_its_models_first_line() -> None:
    fields = dictionary_of(Outer)

    assert fields[0].part == "What lies inside. Said at more length here."
    assert fields[1].part == ""


def test_nothing_inside_a_withheld_field_is_published() -> None:
    told = [(facts.path, facts.published, facts.withheld_because) for facts in dictionary_of(Outer)]

    assert told == [
        ("hidden", False, "It is for editors."),
        ("hidden.note", False, "It is for editors."),
        ("keyed", True, ""),
        ("keyed.*.note", True, ""),
    ]


def test_a_field_knows_its_name_and_the_field_of_the_record_it_lies_in() -> None:
    facts = FIELDS["benefits.result.source.url"]

    assert (facts.name, facts.top) == ("url", "benefits")


@pytest.mark.parametrize(
    "model", [AccessibilityChecks, Agreement, Area, Framework, OrganisationList, TermList, SearchWordList]
)
def test_every_field_is_published_or_withheld_with_a_reason_and_has_a_question(model: type[BaseModel]) -> None:
    for facts in dictionary_of(model):
        assert facts.published != bool(facts.withheld_because), facts.path
        assert facts.question.endswith("?"), facts.path
        assert facts.guidance, facts.path


def test_a_field_declared_in_another_way_is_a_bug_that_shows() -> None:
    class Bare(BaseModel):
        """A model without declarations."""

        size: int = Field(1)

    with pytest.raises(TypeError, match="size is not declared"):
        dictionary_of(Bare)
