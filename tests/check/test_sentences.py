"""A text as a reader takes it in."""

from __future__ import annotations

import pytest

from generator.check.sentences import quotes_blanked, sentences_of, unquoted, words_of
from tests.growth import TIMES, growth


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("One; two.", ["One;", "two."]),
        ("He said “no.” Then he left.", ["He said “no.", "Then he left."]),
        ("It costs 3.5 pounds.", ["It costs 3.5 pounds."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It says “we tried it” here.", "It says “…” here."),
        ('It says "we tried it" here.', "It says “…” here."),
        ("A “haven” is a room.", "A “haven” is a room."),
        ("The tenant's and the nurse's list", "The tenant's and the nurse's list"),
    ],
)
def test_what_is_quoted_is_left_out(text: str, left: str) -> None:
    assert unquoted(text) == left


def test_words_end_at_apostrophes_and_hyphens() -> None:
    assert words_of("The nurse's E-mail, 5 times.") == ["the", "nurse", "s", "e", "mail", "times"]


def test_quotes_are_blanked_in_place() -> None:
    assert quotes_blanked("It says “we tried” so.") == f"It says “{'…' * 8}” so."


def test_quotes_that_are_never_closed_cost_little() -> None:
    """It grows with the square of their number, in very small steps. With the cube it would take minutes."""
    assert unquoted("“a " * 6_600) == "“a " * 6_600
    assert growth(lambda number: unquoted("“a " * number), 3_300) < 3 * TIMES**2
