"""Lists of numbers come back as they were, in about the fewest bytes."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.present.search.coding import LETTERS, bytes_of, coded
from tests.present.search.decoding import decoded


@given(st.sets(st.integers(0, 2**20 - 1), max_size=200))
def test_numbers_come_back(numbers: set[int]) -> None:
    listed = sorted(numbers)

    assert decoded(coded(listed)) == listed
    assert set(coded(listed)) <= set(LETTERS)


def test_none_are_no_text() -> None:
    assert coded([]) == ""
    assert decoded("") == []


def test_a_list_takes_little_more_than_it_must() -> None:
    chance = random.Random(1)
    for found in (10, 100, 1000, 5000):
        listed = sorted(chance.sample(range(10_000), found))
        assert len(coded(listed)) * 6 / 8 < bytes_of(found, 10_000) * 1.06 + 2


def test_all_or_none_of_them_tell_nothing() -> None:
    assert bytes_of(0, 10) == bytes_of(10, 10) == 0
