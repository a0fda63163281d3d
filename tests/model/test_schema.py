"""The JSON Schema that editors use says what the checker says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.model.schema import SCHEMAS, schema_of, schema_text
from generator.read.strict_yaml import parse

CONTENT = Path(__file__).parents[2] / "content"
FILES = {
    "agreement": "agreements/*.yml",
    "area": "areas/*.yml",
    "framework": "frameworks/*.yml",
    "organisations": "organisations.yml",
    "glossary": "glossary.yml",
    "search-words": "search-words.yml",
    "redactions": "redactions.yml",
}


@pytest.mark.parametrize("noun", SCHEMAS)
def test_it_is_a_draft_07_schema(noun: str) -> None:
    schema = schema_of(noun)
    Draft7Validator.check_schema(schema)
    text = schema_text(noun)
    assert "$defs" not in text and "prefixItems" not in text


@pytest.mark.parametrize("noun", FILES)
def test_every_file_of_the_real_content_keeps_to_it(noun: str) -> None:
    validator = Draft7Validator(schema_of(noun))
    files = sorted(CONTENT.glob(FILES[noun]))
    assert files
    for file in files:
        faults = [error.message for error in validator.iter_errors(parse(file.read_text(encoding="utf-8")).data)]
        assert not faults, f"{file.name}: {faults[:3]}"


@pytest.mark.parametrize(
    "wrong",
    [{"titel": "x"}, {"status": "running"}, {"areas": []}, {"data": [{"item": 3}]}, {"dates": {"start": "1/2/2026"}}],
)
def test_it_refuses_what_the_checker_refuses(wrong: dict[str, object]) -> None:
    good = parse((CONTENT / "agreements" / "leeds-care-record.yml").read_text(encoding="utf-8")).data
    validator = Draft7Validator(schema_of("agreement"))
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, **wrong})


def test_every_kind_of_file_has_a_schema() -> None:
    assert set(SCHEMAS) == {*FILES, "sources"}


def test_the_list_of_registers_that_the_documents_show_keeps_to_its_schema() -> None:
    text = (CONTENT.parent / "docs" / "how-to" / "harvest-other-registers.md").read_text(encoding="utf-8")
    shown = text.partition("```yaml\n")[2].partition("```")[0]
    validator = Draft7Validator(schema_of("sources"))

    assert shown.startswith("# yaml-language-server: $schema=.vscode/schemas/sources.json\n")
    assert [error.message for error in validator.iter_errors(parse(shown).data)] == []
    assert not validator.is_valid(parse(shown.replace("register:", "registr:")).data)


@pytest.mark.parametrize("wrong", [{"kind": "goverment"}, {"loose": "yes"}, {"site": "x"}, {"id": "Age UK"}])
def test_a_wrong_organisation_of_the_list_is_refused(wrong: dict[str, object]) -> None:
    one = {"id": "age-uk", "name": "Age UK", "kind": "charity"}
    validator = Draft7Validator(schema_of("organisations"))
    assert validator.is_valid({"schema": 1, "organisations": [one]})
    assert not validator.is_valid({"schema": 1, "organisations": [{**one, **wrong}]})


def test_an_editor_is_told_the_question_and_guidance() -> None:
    title = json.loads(schema_text("agreement"))["properties"]["title"]
    assert title["question"] == title["title"] == "What is it called?"
    assert title["description"] and title["examples"]


def test_an_editor_is_told_what_each_word_means() -> None:
    status = json.loads(schema_text("agreement"))["properties"]["status"]
    told = dict(zip(status["enum"], status["enumDescriptions"], strict=True))
    assert told["live"] == "In use: Data is being shared now."
