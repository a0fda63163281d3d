"""Words are compared without accents, capitals, signs and plurals. The browser test holds the script to the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.folding import EMPTY_WORDS, LONGEST, joined, root, spelt, words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Ynys Môn", ["yny", "mon"]),
        ("Tŷ’r Ŵyl", ["tyr", "wyl"]),
        ("King's Lynn & West Norfolk", ["king", "lynn", "and", "west", "norfolk"]),
        ("A&E", ["ae"]),
        ("a & e", ["ae"]),
        ("N.H.S. number", ["nhs", "number"]),
        ("free-school meals", ["free", "school", "meal"]),
        ("families' addresses, churches", ["family", "address", "church"]),
        ("the bus, this gas and its status", ["the", "bus", "this", "gas", "and", "its", "status"]),
        ("Łódź Straße ﬁre", ["lodz", "strasse", "fire"]),
        ("পরিবার مدرسة", ["পরবর", "مدرسة"]),
        ("<b>bold</b> … —", ["b", "bold", "b"]),
        ("", []),
    ],
)
def test_words_are_told_apart_from_how_they_are_written(typed: str, found: list[str]) -> None:
    assert words(typed) == found


def test_words_with_hyphens_are_found_without_them() -> None:
    assert joined("a co-operative and well‑being plan") == ["cooperative", "wellbeing"]
    assert joined("none here") == []


@pytest.mark.parametrize("one", ["meal", "family", "address", "tax", "hospital", "church", "carer"])
def test_one_and_many_are_the_same(one: str) -> None:
    many = {"family": "families", "address": "addresses", "tax": "taxes", "church": "churches"}.get(one, f"{one}s")
    assert root(many) == root(one) == one


@given(st.text())
def test_what_was_folded_stays_as_it_is(text: str) -> None:
    found = spelt(text)
    assert spelt(" ".join(found)) == found
    assert all(word and len(root(word)) <= LONGEST for word in found)


def test_words_that_tell_nothing_are_compared_like_all_others() -> None:
    assert {"the", "and", "doe"} <= EMPTY_WORDS
