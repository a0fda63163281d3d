"""Which facts a record states: an explicit "none" is an answer, silence is none, and what is held back is neither."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.model.examples import example_of
from generator.model.facts import (
    ALWAYS,
    FACTS,
    INSIDE,
    LEFT_OUT,
    always_stated,
    counted_in,
    facts_told,
    why_left_out,
)
from generator.model.fields import Record, Text, maybe, said
from tests.builders import record

PUBLISHED = {field.path: field for field in dictionary_of(Agreement) if field.published}
BIT = {fact.path: 1 << position for position, fact in enumerate(FACTS)}


def told(path: str, **changes: Any) -> str:
    """What a record says of one fact, in a word."""
    found = facts_told(Agreement.model_validate(record(**changes)))
    return {
        (True, False, False): "stated",
        (True, True, False): "in part",
        (False, False, True): "held back",
        (False, False, False): "silent",
    }[tuple(bool(mask & BIT[path]) for mask in found)]


ITEM = {"item": "Names"}
BENEFIT = {"promise": "Help."}


@pytest.mark.parametrize(
    ("path", "changes", "word"),
    [
        # A plain fact
        ("retention", {}, "silent"),
        ("retention", {"retention": "A year."}, "stated"),
        # An explicit none, and with it all that could be told of one
        ("risks", {"risks": []}, "stated"),
        ("risks.mitigation", {"risks": []}, "stated"),
        ("risks.mitigation", {"risks": [{"risk": "A leak."}]}, "silent"),
        ("people", {"people": []}, "stated"),
        ("data.special_category", {"data": [{**ITEM, "special_category": []}]}, "stated"),
        # A no is an answer, and so is a zero
        ("data.criminal_offence", {"data": [{**ITEM, "criminal_offence": False}]}, "stated"),
        ("legal.opt_out", {"legal": {"opt_out": {"applies": False}}}, "stated"),
        ("disclosure_control", {"disclosure_control": {"suppress_below": 0}}, "stated"),
        # The words "not stated" are silence
        ("status", {"status": "not-stated"}, "silent"),
        ("status", {}, "stated"),
        ("data.identifiability", {"data": [{**ITEM, "identifiability": "not-stated"}]}, "silent"),
        ("legal.lawful_bases", {"legal": {"lawful_bases": [{"basis": "not-stated", "for": "All"}]}}, "silent"),
        ("legal.lawful_bases", {"legal": {"lawful_bases": []}}, "stated"),
        ("organisations.roles", {"organisations": [{"name": "One", "roles": ["not-stated"]}]}, "silent"),
        ("areas.taking_part", {"areas": [{"id": "leeds", "taking_part": "not-stated"}]}, "silent"),
        # A part without a word in it
        ("contact", {"contact": {}}, "silent"),
        ("contact", {"contact": {"role": "A team"}}, "stated"),
        ("legal.dpia", {"legal": {}}, "silent"),
        ("dates.end", {"dates": {"start": "2025"}}, "silent"),
        # Some items and not others
        ("data.why", {"data": [{**ITEM, "why": "To help."}, ITEM]}, "in part"),
        ("data.why", {"data": [{**ITEM, "why": "To help."}]}, "stated"),
        ("data.identifiability", {"data": [{**ITEM, "identifiability": "anonymous"}, ITEM]}, "in part"),
        (
            "legal.lawful_bases",
            {"legal": {"lawful_bases": [{"basis": "not-stated"}, {"basis": "consent"}]}},
            "in part",
        ),
        ("benefits.result.source", {"benefits": [{**BENEFIT, "result": {"state": "met"}}]}, "silent"),
        (
            "benefits.result.source",
            {"benefits": [{**BENEFIT, "result": {"state": "met", "source": {"url": "https://a.example/"}}}, BENEFIT]},
            "in part",
        ),
        # Nobody reported: that is said
        ("benefits.result", {"benefits": [{**BENEFIT, "result": {"state": "no-report"}}]}, "stated"),
        # Held back
        ("safeguards", {"withheld": [{"field": "safeguards"}]}, "held back"),
        ("legal.dpia", {"withheld": [{"field": "legal"}]}, "held back"),
        ("legal.dpia.url", {"withheld": [{"field": "legal.dpia"}]}, "held back"),
        ("legal.opt_out", {"withheld": [{"field": "legal.dpia"}]}, "silent"),
        ("data.to", {"withheld": [{"field": "data.to"}]}, "held back"),
        ("retention", {"retention": "A year.", "withheld": [{"field": "retention"}]}, "stated"),
        ("data.why", {"data": [{**ITEM, "why": "To help."}, ITEM], "withheld": [{"field": "data"}]}, "in part"),
        ("retention", {"withheld": [{"field": "ret"}]}, "silent"),
    ],
)
def test_what_a_record_says_of_a_fact(path: str, changes: dict[str, Any], word: str) -> None:
    assert told(path, **changes) == word


def test_a_record_with_everything_states_every_fact() -> None:
    """So no fact is counted that no field can make stated."""
    told_all = facts_told(Agreement.model_validate(example_of(Agreement)))

    assert [path for path, bit in BIT.items() if not told_all.stated & bit] == []
    assert told_all.in_part == told_all.held_back == 0


def test_the_barest_record_states_nothing_but_what_it_was_given() -> None:
    bare = facts_told(Agreement.model_validate(record()))

    assert {path for path, bit in BIT.items() if bare.stated & bit} == {
        "status",
        "provenance.checked",
        "areas.taking_part",
        "organisations.roles",
        "organisations.kind",
        "data.identifiability",
    }


# Every published field is decided


@pytest.mark.parametrize("path", PUBLISHED)
def test_every_published_field_is_counted_or_left_out_for_a_reason(path: str) -> None:
    field = PUBLISHED[path]
    ways = {
        "counted": field in FACTS,
        "always stated": field in ALWAYS,
        "left out": bool(why_left_out(path)),
        # Must be given wherever its part is, and that part is counted or always there.
        "comes with its part": field.required and field.path != field.top and not why_left_out(path),
    }

    assert sum(ways.values()) == 1, f"Is {path} counted? Name it in LEFT_OUT with a reason, or let it be. {ways}"


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_is_left_out_is_a_published_field(path: str) -> None:
    if path.endswith(INSIDE):
        assert any(known.startswith(path.removesuffix("*")) for known in PUBLISHED), path
    else:
        assert path in PUBLISHED


class Inner(Record):
    """A part."""

    must: Text = said("Must?", "Yes.", "x")
    may: Text | None = maybe("May?", "Yes.", "x")


class Grown(Record):
    """A model with new fields."""

    title: Text = said("What is it called?", "A name.", "x")
    new: Text | None = maybe("What is new?", "A thing.", "x")
    inner: Inner | None = maybe("What is inside?", "A part.", {})
    hidden: Text | None = maybe("What is hidden?", "A thing.", "x", withheld="It is for editors.")


def test_a_new_field_is_counted_by_itself() -> None:
    fields = dictionary_of(Grown)

    assert [field.path for field in counted_in(fields)] == ["new", "inner", "inner.may"]
    assert [field.path for field in fields if always_stated(field)] == ["title"]


# Whatever a record holds

PARTS = st.sampled_from(["retention", "risks", "legal", "data", "people", "dates", "contact", "benefits"])


@given(st.sets(PARTS), st.lists(PARTS, max_size=3))
def test_in_part_is_stated_and_held_back_is_not(given_fields: set[str], held: list[str]) -> None:
    whole = example_of(Agreement)
    changes = {field: whole[field] for field in given_fields}
    found = facts_told(
        Agreement.model_validate(record(**changes, withheld=[{"field": field, "ground": "x"} for field in held]))
    )

    assert found.in_part & ~found.stated == 0
    assert found.held_back & found.stated == 0
    assert found.stated | found.held_back < 1 << len(FACTS)


@given(st.sets(PARTS, min_size=1))
def test_saying_more_never_takes_a_fact_away(more: set[str]) -> None:
    whole = example_of(Agreement)
    bare = facts_told(Agreement.model_validate(record()))
    fuller = facts_told(Agreement.model_validate(record(**{field: whole[field] for field in more})))

    assert bare.stated & ~fuller.stated == 0
