"""The forms for GitHub are made from the model, are what GitHub takes, and say first that all of it is public."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.intake.form_questions import BY_PATH, QUESTIONS
from generator.intake.issue_forms import CHOOSER, MISTAKE, PROPOSE, issue_forms
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.read.strict_yaml import parse

# What GitHub takes, as SchemaStore has written it down and check-jsonschema carries it.
ORACLES = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
SCHEMAS = {PROPOSE: "github-issue-forms", MISTAKE: "github-issue-forms", CHOOSER: "github-issue-config"}
FILES = issue_forms("https://council.example/corrections")


def form(name: str) -> dict[str, Any]:
    """A form as GitHub reads it, which goes by YAML 1.1."""
    read: dict[str, Any] = yaml.safe_load(FILES[name])
    return read


@pytest.mark.parametrize("name", FILES)
def test_it_is_what_github_takes(name: str) -> None:
    schema = json.loads((ORACLES / f"{SCHEMAS[name]}.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(form(name))] == []


@pytest.mark.parametrize("name", FILES)
def test_it_reads_the_same_by_both_versions_of_yaml(name: str) -> None:
    """GitHub reads `2027-03-01` without quotes as a date, which no placeholder may be."""
    read = parse(FILES[name])
    assert (read.faults, read.data) == ([], form(name))


@pytest.mark.parametrize("name", [PROPOSE, MISTAKE])
def test_rules_of_github_that_no_schema_says(name: str) -> None:
    body = form(name)["body"]
    asked = [one for one in body if one["type"] != "markdown"]
    labels = [one["attributes"]["label"] for one in asked]
    ids = [one["id"] for one in asked]
    assert len(set(labels)) == len(labels) and len(set(ids)) == len(ids)
    for one in asked:
        if one["type"] == "dropdown":
            options = one["attributes"]["options"]
            assert len(set(options)) == len(options) and "none" not in [option.lower() for option in options]


@pytest.mark.parametrize("name", [PROPOSE, MISTAKE])
def test_the_first_words_are_that_it_is_public_at_once(name: str) -> None:
    first = form(name)["body"][0]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].startswith(
        "**What you type here is public at once, for everyone and for good.**"
    )
    assert "Write no name of a person, no personal address" in first["attributes"]["value"]


def test_whatever_every_record_needs_is_asked_and_must_be_answered() -> None:
    needed = {facts.path for facts in dictionary_of(Agreement) if facts.required and "." not in facts.path}
    asked = {question.path.partition(".")[0] for question in QUESTIONS if question.needed}
    assert needed - {"schema"} == asked


def test_what_a_publisher_owes_is_asked() -> None:
    assert {"contact.email", "complaint.url", "dates.review_due", "legal.lawful_bases.basis"} <= set(BY_PATH)


def test_choices_are_the_words_of_the_model_but_for_what_cannot_be_proposed() -> None:
    body = {one.get("id"): one for one in form(PROPOSE)["body"]}
    assert body["status"]["attributes"]["options"][:3] == ["Proposed", "On trial", "In use"]
    assert "Record withdrawn" not in body["status"]["attributes"]["options"]
    assert body["provenance-basis"]["attributes"]["options"] == [
        "Published by the organisation",
        "Compiled from public pages",
    ]
    assert body["legal-lawful-bases-basis"]["attributes"]["multiple"] is True


@pytest.mark.parametrize("route", ["", "mailto:corrections@council.example", "tel:+441632960001"])
def test_only_the_address_of_a_page_stands_beside_the_forms(route: str) -> None:
    assert "contact_links" not in yaml.safe_load(issue_forms(route)[CHOOSER])
