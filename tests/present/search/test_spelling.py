"""Which right words the search leaves as they are, though one that is found is near."""

from __future__ import annotations

from generator.check.readability import ENGLISH
from generator.present.search.spelling import SHORTEST, left_alone


def test_an_english_word_near_a_known_one_is_left_alone() -> None:
    left = left_alone(["reuse", "doctors", "bread"])

    assert "refuse" in left
    assert left == sorted(left)
    # What is found needs no leave to stay, and neither does a word too short to be taken for a slip.
    assert {"read", "dead"} <= set(ENGLISH)
    assert not {"reuse", "doctor", "doctors", "bread"} & set(left)
    assert all(len(word) >= SHORTEST for word in left)


def test_an_english_word_near_nothing_that_is_known_needs_no_leave() -> None:
    assert "refuse" in ENGLISH
    assert "refuse" not in left_alone(["hospital"])
