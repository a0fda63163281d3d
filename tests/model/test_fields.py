"""What may be an id is said in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.fields import ID_WORDS, KEPT_BY_WINDOWS, LONGEST_ID, is_agreement_id, is_id

GENERATOR = Path(__file__).parents[2] / "generator"


@pytest.mark.parametrize("text", ["a", "school-meals", "2026-27", "a" * LONGEST_ID])
def test_words_with_single_hyphens_are_an_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "-", "a-", "-a", "a--b", "A", "é", "a b", "a\n", "a_b", "a" * (LONGEST_ID + 1)])
def test_anything_else_is_none(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_a_name_that_windows_cannot_hold_is_none(text: str) -> None:
    assert text in KEPT_BY_WINDOWS
    assert not is_id(text) and not is_agreement_id(f"leeds--{text}") and not is_agreement_id(f"{text}--meals")
    assert is_id(f"{text}-meals") and is_id(f"{text}0")


def test_no_other_module_says_what_an_id_is() -> None:
    spelt = re.escape(ID_WORDS)
    saying = [path.name for path in GENERATOR.rglob("*.py") if re.search(spelt, path.read_text(encoding="utf-8"))]

    assert saying == ["fields.py"]
