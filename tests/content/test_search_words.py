"""The words that find one another in the search are words that something here has, and people ask for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.model.register import Register
from generator.model.settings import Settings
from generator.present.page import Site
from generator.present.pages.search_entries import findables
from generator.present.search.index import Index, index_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def register() -> Register:
    return check_content(ROOT / "content", pages=ROOT / "content" / "pages").register


@pytest.fixture(scope="module")
def index(register: Register) -> Index:
    site = Site(register, {}, Settings(), date(2026, 11, 23))
    return index_of(tuple(findables(site)), register.search_words)


def test_each_group_has_a_word_that_something_here_holds(register: Register, index: Index) -> None:
    idle = [group for number, group in enumerate(register.search_words.groups) if f"={number}" not in index.postings]
    assert idle == []


@pytest.mark.parametrize("typed", ["doctor", "social", "benefits", "council tax"])
def test_words_that_residents_use_are_there(register: Register, typed: str) -> None:
    assert any(typed in group for group in register.search_words.groups)
