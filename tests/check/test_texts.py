"""Every text of a record is found, whatever field it stands in, by kind and at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from generator.check.texts import own_place, texts_of
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.framework import Framework
from generator.model.glossary import TermList
from generator.model.organisation import OrganisationList
from generator.read.strict_yaml import parse
from tests.check.folders import EXAMPLES

PUBLISHED = EXAMPLES / "good" / "published.yml"


def strings_of(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string of plain data, with its place."""
    if isinstance(data, str):
        yield at, data
    for part, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from strings_of(value, (*at, part))


def test_every_string_of_a_record_is_a_text_or_is_bound_to_a_list_of_words_or_a_pattern() -> None:
    data = parse(PUBLISHED.read_text(encoding="utf-8")).data
    texts = texts_of(Agreement.model_validate(data))

    found = set(texts.all)
    every = set(strings_of(data))
    assert found <= every
    # What is left are ids, words of vocabularies and dates, which hold no words of an editor's own.
    assert {text for _, text in every - found if " " in text} == set()
    assert (("translations", "cy", "data", "counts", "item"), "Faint o gartrefi") in found
    assert (("assessments", 0, "answers", "purposeful.no-surprises", "action", "who"), "Resilience team") in found


def test_links_and_addresses_are_kept_apart_from_words() -> None:
    texts = texts_of(Agreement.model_validate(parse(PUBLISHED.read_text(encoding="utf-8")).data))

    assert {text for _, text in texts.emails} == {"resilience.team@leeds.gov.uk", "j.smith@leeds.gov.uk"}
    assert all(text.startswith("https://") for _, text in texts.links)
    assert len(texts.links) == 3
    assert not any(text.startswith("https://") for _, text in texts.words)


def record_of(model: type[BaseModel]) -> BaseModel:
    names = {
        Area: "areas/leeds.yml",
        Framework: "frameworks/two-tests-1.yml",
        OrganisationList: "organisations.yml",
        TermList: "glossary.yml",
    }
    return model.model_validate(parse((EXAMPLES / names[model]).read_text(encoding="utf-8")).data)


@pytest.mark.parametrize(
    ("model", "at", "text"),
    [
        (Area, ("council",), "Leeds City Council"),
        (Framework, ("scale", "3"), "Partly"),
        (Framework, ("tests", 0, "questions", 1, "text"), "Would it surprise anyone?"),
        (OrganisationList, ("organisations", 0, "other_names", 0), "Leeds Council"),
        (TermList, ("terms", 0, "also", 0), "controllers"),
        (TermList, ("terms", 0, "means"), "The body that decides why and how data about people is used."),
    ],
)
def test_texts_of_other_files_are_found_too(model: type[BaseModel], at: tuple[str | int, ...], text: str) -> None:
    assert (at, text) in texts_of(record_of(model)).words


def test_the_outline_of_words_shows_where_digits_and_capitals_stand() -> None:
    agreement = Agreement.model_validate(
        {
            **parse((EXAMPLES / "good" / "smallest.yml").read_text(encoding="utf-8")).data,
            "retention": "In LS1 1UR, since 2020-01: é",
        }
    )

    assert texts_of(agreement).outline.endswith(b"Aa AA0 0AA. aaaaa 0000-00. .")


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (("complaint", "post"), ("complaint", "post")),
        (("translations", "cy", "complaint", "post"), ("complaint", "post")),
    ],
)
def test_a_translation_stands_for_the_field_that_it_translates(at: tuple[str, ...], place: tuple[str, ...]) -> None:
    assert own_place(at) == place
