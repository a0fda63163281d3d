"""The web form has every field of the model, with its own words, and what keeps silence apart from none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.intake.cms_fields import NONE, STATED_NONE, Choices, agreement_fields, agreement_shape
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.dictionary import ANY_KEY, dictionary_of
from generator.model.framework import Framework
from generator.model.vocabulary import IDENTIFIABILITY, STATUSES
from tests.builders import QUESTIONS, area, framework

AREAS = {
    "leeds": Area.model_validate(area("Leeds")),
    "ashfield": Area.model_validate(area("Ashfield")),
    "ashfield-north": Area.model_validate(area("Ashfield")),
}
OLDER = Framework.model_validate(framework(id="tests-0", title="Older", published="2020"))
CHOICES = Choices(AREAS, (Framework.model_validate(framework()), OLDER))
FIELDS = agreement_fields(CHOICES)
FACTS = {facts.path: facts for facts in dictionary_of(Agreement)}


def walk(fields: list[dict[str, Any]], before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each field with its path, as the form nests them."""
    for one in fields:
        path = f"{before}{one['name']}"
        yield path, one
        yield from walk(one.get("fields", []), f"{path}.")


def in_the_model(path: str) -> str:
    """The path of a field as the dictionary has it: a question, or a language, may be any."""
    path = re.sub(r"^translations\.cy", f"translations.{ANY_KEY}", path)
    return re.sub(r"^assessments\.answers\.[a-z-]+\.[a-z-]+", f"assessments.answers.{ANY_KEY}", path)


SHOWN = {in_the_model(path): one for path, one in walk(FIELDS)}


@pytest.mark.parametrize("path", FACTS)
def test_every_field_of_the_model_is_in_the_form(path: str) -> None:
    facts, one = FACTS[path], SHOWN[path]
    if path != "schema":
        assert (one["label"], one["required"]) == (facts.question, facts.required)
    if facts.words:
        words = [option["value"] for option in one["options"] if option["value"] != NONE]
        assert words == list(facts.words)


def test_nothing_else_is_in_the_form_but_parts_of_its_own() -> None:
    others = {path for path in SHOWN if path not in FACTS and path.rpartition(".")[2] != STATED_NONE}
    tests = {f"assessments.answers.{test}" for test in ("purposeful", "proportionate", "responsible")}
    assert others == {*tests, f"translations.{ANY_KEY}", f"assessments.answers.{ANY_KEY}"}


def test_no_name_is_one_that_the_form_cannot_hold() -> None:
    assert [path for path, one in walk(FIELDS) if re.search(r"[. ]", one["name"])] == []
    assert not any(facts.name == STATED_NONE or NONE in facts.words for facts in FACTS.values())


def test_choices_say_what_the_pages_say() -> None:
    options = SHOWN["status"]["options"]
    assert {option["value"]: option["label"] for option in options} == {k: v.label for k, v in STATUSES.items()}
    for word in IDENTIFIABILITY.values():
        assert f"{word.label}: {word.meaning}" in SHOWN["data.identifiability"]["hint"]


def test_areas_are_chosen_by_name_and_two_of_one_name_are_told_apart() -> None:
    assert SHOWN["areas.id"]["options"] == [
        {"label": "Ashfield (ashfield)", "value": "ashfield"},
        {"label": "Ashfield (ashfield-north)", "value": "ashfield-north"},
        {"label": "Leeds", "value": "leeds"},
    ]


def test_the_questions_of_the_newest_framework_stand_under_their_tests() -> None:
    answers = SHOWN["assessments.answers"]
    ids = [f"{test['name']}.{question['name']}" for test in answers["fields"] for question in test["fields"]]
    assert ids == list(QUESTIONS)
    first = answers["fields"][0]["fields"][0]
    assert (first["label"], first["hint"], first["required"]) == ("Is purposeful.first so?", "Read it aloud.", False)
    assert [option["label"] for option in first["fields"][0]["options"]] == [
        *("1: Not at all", "2: A little", "3: Partly", "4: Mostly", "5: Fully"),
        "Not assessed",
    ]
    assert [option["value"] for option in SHOWN["assessments.framework"]["options"]] == ["tests-1", "tests-0"]


def test_what_has_a_form_is_held_to_it_in_the_checkers_words() -> None:
    """By JavaScript's rules for patterns, which these do not differ from."""
    for path, good, bad, said in (
        ("provenance.sources.url", "https://leeds.gov.uk/", "javascript:x", "Copy it from the browser's address bar"),
        ("contact.email", "a@b.example", "somebody", "Write it as name@organisation.gov.uk."),
        ("dates.start", "about 2026-02", "5/2/2026", "Write 2026-02-05; or 2026-02 or 2026"),
        ("replaced_by", "new-id", "New id", "Use lower-case letters, digits and single hyphens"),
    ):
        pattern, words = SHOWN[path]["pattern"]
        assert re.search(pattern, good) and not re.search(pattern, bad) and words.startswith(said)


@pytest.mark.parametrize("path", [path for path, facts in FACTS.items() if facts.holds == "yes-or-no"])
def test_yes_or_no_is_never_answered_by_itself(path: str) -> None:
    """A switch is off where nobody has touched it, which would say no."""
    assert SHOWN[path]["widget"] == "select" and "default" not in SHOWN[path]


@pytest.mark.parametrize(
    "path",
    [path for path, facts in FACTS.items() if facts.many and not facts.required],
)
def test_of_every_list_it_can_be_kept_that_there_is_none(path: str) -> None:
    if FACTS[path].words:
        assert SHOWN[path]["options"][-1]["value"] == NONE
    else:
        part = path.rpartition(".")[0]
        beside = SHOWN[f"{part}.{STATED_NONE}" if part else STATED_NONE]
        assert beside["widget"] == "hidden" or path.rpartition(".")[2] in [one["value"] for one in beside["options"]]


def test_hints_hold_no_signs_of_markdown() -> None:
    assert [one["name"] for _, one in walk(FIELDS) if re.search("[`*_<>]", one.get("hint", ""))] == []


def test_the_script_knows_every_field_and_its_kind() -> None:
    shape = agreement_shape()
    assert shape["legal"]["fields"]["opt_out"]["fields"]["applies"] == {"kind": "yes-or-no"}
    assert shape["data"]["fields"]["special_category"] == {"kind": "words", "optional": True}
    assert (shape["data"]["kind"], "optional" in shape["data"]) == ("parts", False)
    assert shape["withheld"]["optional"] is True
    assert shape["assessments"]["fields"]["answers"]["kind"] == "answers"
    assert shape["assessments"]["fields"]["answers"]["fields"]["rating"] == {"kind": "rating"}
