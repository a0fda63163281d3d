"""The figure about noise: of the right kind, all of it on the picture, and told as it is."""

from __future__ import annotations

from math import sinh
from random import Random

import pytest

from generator.present.explainer import noise
from generator.present.explainer.people import CONDITIONS
from generator.present.explainer.town import town


@pytest.mark.parametrize("epsilon", [noise.LITTLE, noise.MUCH])
def test_the_noise_is_as_wide_as_its_strength_says(epsilon: float) -> None:
    """Laplace's noise lies on average 1 / epsilon from nought, half of it within log 2 of that, and favours no side."""
    chance = Random(7)
    drawn = [noise._laplace(chance, 1 / epsilon) for _ in range(20_000)]
    assert sum(map(abs, drawn)) / len(drawn) == pytest.approx(1 / epsilon, rel=0.05)
    assert sum(abs(one) < 0.693 / epsilon for one in drawn) / len(drawn) == pytest.approx(0.5, abs=0.02)
    assert sum(drawn) / len(drawn) == pytest.approx(0, abs=0.05 / epsilon)


@pytest.mark.parametrize("epsilon", [noise.LITTLE, noise.MUCH])
def test_a_count_is_given_out_with_noise_of_its_strength(epsilon: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise, "DRAWS", 20_000)
    given = noise.given_out.__wrapped__(epsilon, 1_000)
    # To the nearest whole number, Laplace's noise is on average 1 / (2 sinh(epsilon / 2)) from nought.
    assert sum(abs(one - 1_000) for one in given) / len(given) == pytest.approx(1 / (2 * sinh(epsilon / 2)), rel=0.05)


def test_the_true_count_is_of_the_town() -> None:
    assert noise.true_count() == sum(CONDITIONS[one.condition] == "epilepsy" for one in town())


def test_every_count_has_its_dot_and_every_dot_is_on_the_picture() -> None:
    view = noise.noise_picture()
    for part in view.parts:
        for line in part.lines:
            assert len(set(line.dots)) == len(line.dots) == noise.DRAWS
            assert all(0 <= x <= view.width and 0 < y < line.height for x, y in line.dots)


def test_the_words_beside_a_row_say_what_was_given_out() -> None:
    count = noise.true_count()
    said = [line.told for part in noise.noise_picture().parts for line in part.lines]
    given = [noise.given_out(epsilon, of) for epsilon in (noise.LITTLE, noise.MUCH) for of in (count, count - 1)]
    assert said == [f"from {min(counts)} to {max(counts)}" for counts in given]


def test_with_more_noise_the_two_rows_cannot_be_told_apart_by_any_one_dot() -> None:
    """What the figure is there to show: with much noise most answers might have come from either list."""
    count = noise.true_count()
    with_her, without = (set(noise.given_out(noise.MUCH, of)) for of in (count, count - 1))
    assert len(with_her & without) >= 5
    assert max(without) > count > min(with_her)
