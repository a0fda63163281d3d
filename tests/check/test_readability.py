"""The formulas, held against figures that were worked out by hand, and the count of syllables."""

from __future__ import annotations

import pytest

from generator.check.readability import ease_of, grade_of, syllables_in


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "ease", "grade"),
    [
        # "The cat sat on the mat. The dog ran to the park."
        (12, 2, 12, 116.145, -1.45),
        # "The council shares data about people. Nobody asked the residents about it."
        (12, 2, 21, 52.695, 7.4),
        # The same without the full stop between.
        (12, 1, 21, 46.605, 9.74),
    ],
)
def test_the_formulas_give_what_a_hand_gives(
    words: int, sentences: int, syllables: int, ease: float, grade: float
) -> None:
    assert ease_of(words, sentences, syllables) == pytest.approx(ease, abs=1e-9)
    assert grade_of(words, sentences, syllables) == pytest.approx(grade, abs=1e-9)


@pytest.mark.parametrize(
    ("words", "syllables"),
    [
        ("The council shares data about people", 10),
        ("Nobody asked the residents about it", 11),
        ("2,000 12% NHS", 3),
        ("name’ name'", 2),
        ("", 0),
    ],
)
def test_syllables_are_counted_as_they_are_said(words: str, syllables: int) -> None:
    assert syllables_in(words.split()) == syllables
