"""Every field of every noun says what it asks, how to answer, an example, and whether it is published."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from generator.model.accessibility import AccessibilityChecks
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.examples import example_of
from generator.model.fields import part_of
from generator.model.framework import Framework
from generator.model.glossary import TermList
from generator.model.organisation import OrganisationList
from generator.model.search_words import SearchWordList


def models(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> Iterator[type[BaseModel]]:
    seen = set() if seen is None else seen
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            part, _ = part_of(field.annotation)
            if part is not None:
                yield from models(part, seen)


EVERY = sorted(
    {
        m
        for top in (AccessibilityChecks, Agreement, Area, Framework, OrganisationList, TermList, SearchWordList)
        for m in models(top)
    },
    key=lambda m: m.__name__,
)


@pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)
def test_every_field_is_declared_in_full(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        assert isinstance(extra, dict), f"Declare {model.__name__}.{name} with said() or maybe()"
        assert str(extra["question"]).endswith("?"), name
        assert field.description, name
        assert field.examples, name
        assert extra["published"] or extra.get("withheld_because"), f"Why is {model.__name__}.{name} not published?"


@pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)
def test_the_examples_of_a_model_are_valid(model: type[BaseModel]) -> None:
    model.model_validate(example_of(model))


@pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)
def test_every_model_says_what_it_is(model: type[BaseModel]) -> None:
    assert model.__doc__ and model.__doc__.strip().endswith(".")
