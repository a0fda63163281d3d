"""Every code is documented, and what its examples show is true."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest

from generator.check import rules
from generator.check.codes import CODES
from generator.check.rules import AGREEMENT_RULES, ALL_RULES, AREA_RULES, FRAMEWORK_RULES, TEXT_RULES
from generator.read.strict_yaml import parse
from tests.check.folders import SMALLEST, CheckFiles

MODULES = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_takes_part_and_is_named_after_its_code(name: str) -> None:
    module = importlib.import_module(f"generator.check.rules.{name}")

    assert module in ALL_RULES
    assert module.CODE.code == name.replace("_", "-")
    assert module.__doc__


@pytest.mark.parametrize(
    ("function", "listed"),
    [
        ("check_agreement", AGREEMENT_RULES),
        ("check_texts", TEXT_RULES),
        ("check_area", AREA_RULES),
        ("check_framework", FRAMEWORK_RULES),
        ("check_organisations", rules.ORGANISATIONS_RULES),
        ("check_glossary", rules.GLOSSARY_RULES),
        ("check_search_words", rules.SEARCH_WORDS_RULES),
        ("check_redactions", rules.REDACTIONS_RULES),
        ("check_register", rules.REGISTER_RULES),
    ],
)
def test_a_rule_stands_in_the_list_of_each_thing_that_it_looks_at(function: str, listed: tuple[object, ...]) -> None:
    modules = [importlib.import_module(f"generator.check.rules.{name}") for name in MODULES]

    assert [module for module in modules if hasattr(module, function)] == [one for one in modules if one in listed]


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_a_code_is_told_in_whole_sentences(code: Any) -> None:
    assert code.meaning.endswith(".")
    assert code.meaning[0].isupper() or code.meaning[0] == "`"
    assert code.severity in ("error", "warning")


# These are about the file or the YAML itself, or about several files.
OF_SEVERAL = {rule.CODE.code for rule in rules.REGISTER_RULES} | {
    "duplicate-area-code",
    "reworded-question",
    "redacted-now",
    "unlisted-id",
}
OF_RECORDS = [code for code in CODES.values() if not code.bad.startswith("(") and code.code not in OF_SEVERAL]


def shown(text: str) -> str:
    return text if text.startswith("(") else ""


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_a_good_example_is_yaml(code: Any) -> None:
    if not shown(code.good):
        assert parse(code.good).faults == []


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_a_bad_example_is_yaml_unless_that_is_what_is_wrong(code: Any) -> None:
    if not shown(code.bad):
        assert {fault.code for fault in parse(code.bad).faults} <= {code.code}


# A snippet of an assessment is put into one.
ASSESSMENT = """assessments:
  - framework: data-for-public-benefit-1
    by: {name: Editors, kind: editors}
    date: 2026-11-22
"""
FRAMEWORK = """
schema: 1
id: data-for-public-benefit-1
title: Data for Public Benefit
wording: ours
published: 2026-11
scale: {1: Not at all, 2: A little, 3: Partly, 4: Mostly, 5: Fully}
features: [{id: better-outcomes, text: That outcomes are better.}]
tests:
  - id: purposeful
    asks: Is it clear what this is for?
    questions:
      - {id: purposeful.clear-purpose, text: Is the purpose clear?, features: [better-outcomes]}
      - {id: purposeful.no-surprises, text: Would it surprise anyone?, features: [better-outcomes]}
  - id: proportionate
    asks: Is no more shared than is needed?
    questions:
      - id: proportionate.names-needed
        text: Are names used only where nothing less would do?
        features: [better-outcomes]
"""
AREA = "schema: 1\nname: Leeds\nkind: metropolitan-district\noutline: none\n"


def indented(text: str, depth: int) -> str:
    return "".join(f"{' ' * depth}{line}\n" for line in text.splitlines())


def replaced(base: str, snippet: str) -> str:
    """The base with the fields of a snippet instead of its own."""
    names = parse(snippet).data or {}
    kept, skipping = [], False
    for line in base.splitlines(keepends=True):
        if not line.startswith((" ", "#", "-")):
            skipping = line.split(":")[0] in names
        if not skipping:
            kept.append(line)
    return "".join(kept) + snippet + "\n"


def file_of(code: Any, snippet: str) -> dict[str, str]:
    """The content folder's files with a snippet put where it belongs."""
    if any(rule.CODE is code for rule in FRAMEWORK_RULES if rule not in AGREEMENT_RULES):
        name = "data-for-public-benefit-2" if code.code == "framework-id" else "data-for-public-benefit-1"
        return {f"frameworks/{name}.yml": replaced(FRAMEWORK, snippet)}
    if code.code == "duplicate-term":
        return {"glossary.yml": f"schema: 1\n{snippet}\n"}
    if any(rule.CODE is code for rule in rules.SEARCH_WORDS_RULES):
        return {"search-words.yml": f"schema: 1\n{snippet}\n"}
    if code.code == "lost-id":
        return {"ids.yml": f"schema: 1\n{snippet}\n"}
    if code.code in ("one-sided-replacement", "area-replaces-itself"):
        named = dict(part.split("\n", 1) for part in snippet.removeprefix("# ").split("\n\n# "))
        return {f"areas/{name}": replaced(AREA, part) for name, part in named.items()}
    if code.code == "missing-outline":
        return {"areas/belfast.yml": replaced(AREA, snippet)}
    if code.code == "bad-area-code" or any(rule.CODE is code for rule in AREA_RULES if rule not in AGREEMENT_RULES):
        return {"areas/leeds.yml": replaced(AREA, snippet)}
    if snippet.startswith("evidence:"):
        snippet = f"answers:\n  purposeful.clear-purpose:\n    rating: 4\n    because: It is.\n{indented(snippet, 4)}"
    if snippet.startswith("answers:"):
        snippet = ASSESSMENT + indented(snippet, 4)
    if code.code in BY_THEMSELVES:
        return {"agreements/a.yml": snippet}
    return {"agreements/a.yml": replaced(SMALLEST, snippet)}


BY_THEMSELVES = {"empty-file", "duplicate-field", "second-document", "too-deep", "complex-key", "not-yaml"}


@pytest.mark.parametrize("code", OF_RECORDS, ids=lambda code: code.code)
def test_a_bad_example_shows_the_fault_and_a_good_one_does_not(code: Any, check_files: CheckFiles) -> None:
    check_files({"frameworks/data-for-public-benefit-1.yml": FRAMEWORK, "agreements/smallest.yml": SMALLEST})

    assert code.code in {problem.code for problem in check_files(file_of(code, code.bad))}
    if not shown(code.good):
        assert code.code not in {problem.code for problem in check_files(file_of(code, code.good))}
