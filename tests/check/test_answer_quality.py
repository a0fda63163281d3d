"""How often each lint of answer quality is right, on answers that were labelled by hand before there was a lint."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.rules import QUALITY_RULES
from tests.check.answer_corpus import (
    CODES,
    DOCUMENT,
    FRESH_CODES,
    entries,
    is_first,
    is_fresh,
    is_held_out,
    is_unseen,
    measure,
    shown,
    table,
)

SECTORS = {
    *("health", "social-care", "housing", "welfare"),
    *("education", "community-safety", "economy", "environment"),
}
PUBLIC_FROM = 0.8


def test_labels_are_codes_and_ids_are_given_once() -> None:
    assert {label for entry in entries() for label in entry.lints} == set(CODES)
    assert len({entry.id for entry in entries()}) == len(entries())


@pytest.mark.parametrize("code", CODES)
def test_at_least_forty_texts_bear_on_a_lint(code: str) -> None:
    assert measure(code).looked_at >= 40


@pytest.mark.parametrize("code", CODES)
def test_every_sector_has_good_and_bad_ones(code: str) -> None:
    bearing = [entry for entry in entries() if is_first(entry) and entry.bears_on(code)]
    assert {entry.sector for entry in bearing if code in entry.lints} == SECTORS
    assert {entry.sector for entry in bearing if code not in entry.lints} == SECTORS


def test_about_a_third_is_held_out() -> None:
    first = [entry for entry in entries() if is_first(entry)]
    assert 0.3 <= sum(map(is_held_out, first)) / len(first) <= 0.37
    assert all(measure(code, is_held_out).labelled >= 5 for code in CODES)


@pytest.mark.parametrize("code", FRESH_CODES)
def test_fresh_texts_are_good_and_bad(code: str) -> None:
    part = measure(code, is_fresh)
    assert part.labelled >= 5 and part.looked_at - part.labelled >= 5


@pytest.mark.parametrize("rule", QUALITY_RULES, ids=lambda rule: rule.CODE.code)
def test_the_public_is_told_only_what_is_right_four_times_in_five(rule: Any) -> None:
    code = rule.CODE.code
    parts = [is_first, is_held_out, *([is_fresh, is_unseen] if code in FRESH_CODES else [])]
    measures = [measure(code, part) for part in parts]
    assert measures[0].found >= 10 and all(part.found >= 3 for part in measures), "too few to tell"
    if rule.PUBLIC:
        assert min(part.precision for part in measures) >= PUBLIC_FROM


def test_a_lint_finds_most_of_what_a_reader_would() -> None:
    """No lint may become silent: being right is easy for one that never speaks."""
    assert [code for code in CODES if measure(code).recall < 0.75] == []


def test_the_document_shows_what_is_measured() -> None:
    assert shown() == table(), f"Run `python -m tests.check.answer_corpus` and read the difference in {DOCUMENT.name}."


@pytest.mark.parametrize("rule", QUALITY_RULES, ids=lambda rule: rule.CODE.code)
def test_a_lint_is_advice_and_has_words_for_the_public(rule: Any) -> None:
    assert rule.CODE.severity == "warning"
    assert not rule.LOOKS_FOR.endswith(".") and rule.LOOKS_FOR[0].islower()
    for kind, sentence in rule.STILL_TO_EXPLAIN.items():
        assert kind in ("answer", "promise") and sentence.endswith(".")
