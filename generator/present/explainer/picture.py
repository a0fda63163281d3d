"""The picture of the town: a dot for everyone, street by street, and those in a crowd drawn larger.

`theme/assets/town.js` draws the same, so a change here is a change there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.present.explainer.people import STREETS_A_WARD, WARDS
from generator.present.explainer.town import town
from generator.present.wording import number

STEP, ROW, EDGE = 4, 5, 3
"""From dot to dot, from street to street, and around them all, in units of the picture."""


@dataclass(frozen=True, slots=True)
class WardPicture:
    """One ward: a line for each street, which is drawn as dots, and lines for each run of lit dots on it."""

    name: str
    streets: str
    lit: str
    ring: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class TownPicture:
    """The whole town, ward by ward, each in a box of the same size. `label` says what it shows."""

    width: int
    height: int
    wards: tuple[WardPicture, ...]
    label: str


def width() -> int:
    """Room for the longest street."""
    longest = max(len(list(street)) for _, street in groupby(town(), key=lambda one: one.street))
    return 2 * EDGE + (longest - 1) * STEP


def height() -> int:
    """Room for the streets of a ward."""
    return 2 * EDGE + (STREETS_A_WARD - 1) * ROW


def picture(lit: Collection[int], of: str, ring: int | None = None) -> TownPicture:
    """The town with some people lit, each given by their place in the list; `of` says who has the ring."""
    spots = _spots()
    wards = []
    for ward, name in enumerate(WARDS):
        here = [place for place, one in enumerate(town()) if one.ward == ward]
        wards.append(
            WardPicture(
                name,
                _lines(spots[place] for place in here),
                _lines(spots[place] for place in here if place in lit),
                spots[ring] if ring in here else None,
            )
        )
    big = "1 dot is big" if len(lit) == 1 else f"{number(len(lit))} dots are big"
    label = f"The town, a dot for each of its {number(len(spots))} people. {big}: {of}."
    return TownPicture(width(), height(), tuple(wards), label)


def _spots() -> list[tuple[int, int]]:
    """Where everyone is drawn, in the order of the list."""
    return [
        (EDGE + STEP * position, EDGE + ROW * (street % STREETS_A_WARD))
        for street, people in groupby(town(), key=lambda one: one.street)
        for position, _ in enumerate(people)
    ]


def _lines(spots: Iterable[tuple[int, int]]) -> str:
    """One line for each run of neighbouring dots. Its dashes are so short that only their round ends show."""
    runs: list[tuple[int, int, int]] = []
    for x, y in spots:
        if runs and runs[-1][2] == y and runs[-1][1] == x - STEP:
            runs[-1] = (runs[-1][0], x, y)
        else:
            runs.append((x, x, y))
    # A line without length would not be drawn everywhere, so each is a hair longer than it need be.
    return "".join(f"M{first} {y}h{last - first}.1" for first, last, y in runs)
