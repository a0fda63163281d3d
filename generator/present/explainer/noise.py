"""Differential privacy in one figure: a count with noise, tried many times, with one person in the list and without.

The noise is Laplace's. Its scale is 1 / epsilon for a count, because one person more or less changes a count by one
(Dwork, McSherry, Nissim and Smith, 2006). Drawn from a fixed start and given to the nearest whole number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log
from random import Random

from generator.present.explainer.people import CONDITIONS
from generator.present.explainer.small_number_lesson import LESSON
from generator.present.explainer.town import town

# Chosen so that every dot falls on the figure.
SEED = 2020
DRAWS = 20
LITTLE, MUCH = 2.0, 0.25
"""Two strengths, as epsilon: the smaller it is, the more noise."""

SPREAD = 14
"""How far from the true count the figure reaches, on either side."""
STEP, ROW, EDGE = 10, 10, 8


@dataclass(frozen=True, slots=True)
class Line:
    """The counts that might be given out, each so often, and where their dots are drawn."""

    who: str
    told: str
    dots: tuple[tuple[int, int], ...]
    height: int


@dataclass(frozen=True, slots=True)
class Part:
    """One strength of noise: with one person in the list and without, and what can be seen."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NoisePicture:
    """The figure: its parts, its width, and where the axis carries a number."""

    width: int
    parts: tuple[Part, ...]
    ticks: tuple[tuple[int, int], ...]
    draws: int


def true_count() -> int:
    """How many people in the town have the condition that is counted."""
    sought = CONDITIONS.index(LESSON)
    return sum(1 for person in town() if person.condition == sought)


@cache
def given_out(epsilon: float, count: int) -> tuple[int, ...]:
    """Many tries at the same count, each with fresh noise. Only one would ever be published."""
    chance = Random(SEED + count)
    return tuple(round(count + _laplace(chance, 1 / epsilon)) for _ in range(DRAWS))


def noise_picture() -> NoisePicture:
    """Everything that the figure shows, worded and placed."""
    count = true_count()
    parts = tuple(
        Part(title, (_line("With Fay in the list", epsilon, count), _line("Without Fay", epsilon, count - 1)))
        for title, epsilon in (("A little noise", LITTLE), ("More noise", MUCH))
    )
    ticks = tuple((_x(at), at) for at in range(count - SPREAD, count + SPREAD + 1) if at % 5 == 0)
    return NoisePicture(2 * EDGE + 2 * SPREAD * STEP, parts, ticks, DRAWS)


def _laplace(chance: Random, scale: float) -> float:
    drawn = chance.random() - 0.5
    return -scale * log(1 - 2 * abs(drawn)) * (1 if drawn > 0 else -1)


def _line(who: str, epsilon: float, count: int) -> Line:
    counts = given_out(epsilon, count)
    most = max(counts.count(one) for one in counts)
    height = EDGE + most * ROW
    dots = tuple(
        (_x(one), height - EDGE // 2 - ROW * (1 + position) + ROW // 2)
        for one in sorted(set(counts))
        for position in range(counts.count(one))
    )
    return Line(who, f"from {min(counts)} to {max(counts)}", dots, height)


def _x(count: int) -> int:
    return EDGE + STEP * (count - true_count() + SPREAD)
