"""How many years at school a text asks for, and how many a site allows."""

from __future__ import annotations

import dataclasses

import pytest

from generator.check.known import Known
from generator.check.rules import reading_grade as rule
from generator.check.statements import Statements
from generator.check.texts import texts_of
from generator.model.agreement import Agreement
from generator.model.organisation import Directory
from tests.check.rules.conftest import AGREEMENT, Stated

HARD = (
    "Organisational accountability for multi-agency information governance arrangements necessitates comprehensive "
    "documentation of processing responsibilities by participating institutions and their subsidiary organisations."
)
EASY = (
    "The nurse has a list. It is in a box. The box is in a room with a lock. She can open it. So can you if she is ill."
)


def test_hard_words_in_a_long_sentence_and_easy_ones_in_short_ones() -> None:
    hard, easy = rule.grade_of(HARD), rule.grade_of(EASY)
    assert hard is not None and hard > 25
    assert easy is not None and easy < 3


def test_the_measure_is_that_of_flesch_and_kincaid() -> None:
    """Twenty words of one syllable in two sentences."""
    text = "The cat sat on the mat and did not move. The dog ran to the park and did not stop."
    assert rule.grade_of(text) == pytest.approx(0.39 * 20 / 2 + 11.8 * 1 - 15.59)


def test_a_short_text_is_passed_over(stated: Stated) -> None:
    assert rule.grade_of("Organisational accountability necessitates documentation.") is None
    assert stated(rule, "Organisational accountability necessitates documentation.") == []


@pytest.mark.parametrize("kind", ["safe", "promise", "summary", "purpose"])
def test_the_texts_that_are_looked_at(kind: str, stated: Stated) -> None:
    assert len(stated(rule, HARD, kind)) == 1
    assert stated(rule, f"{EASY} {EASY}", kind) == []


@pytest.mark.parametrize(("allowed", "number"), [(None, 1), (30, 1), (40, 0)])
def test_a_site_may_allow_more_or_less(allowed: int | None, number: int) -> None:
    known = dataclasses.replace(Known({}, {}, frozenset(), Directory(())), reading_grade=allowed)
    agreement = Agreement.model_validate({**AGREEMENT, "purpose": HARD})
    assert len(list(rule.check_statements(Statements(agreement, known, texts_of(agreement))))) == number


@pytest.mark.parametrize(("years", "number"), [(14.9, 0), (15.0, 0), (15.1, 1)])
def test_as_many_years_as_a_site_allows_are_allowed(
    years: float, number: int, stated: Stated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "grade_of", lambda text: years)
    assert len(stated(rule, HARD)) == number
