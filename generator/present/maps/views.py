"""Which part of the world a picture shows, and where a point of it falls on the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]
"""A point in the units of a web map."""

Spot = tuple[int, int]
"""A place on a picture, in whole units of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world, in the units of a web map: 0 to 1 from west to east, and from north to south."""

    west: float
    north: float
    east: float
    south: float

    @property
    def width(self) -> float:
        """From west to east."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """From north to south."""
        return self.south - self.north

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        return not (
            self.east < other.west or other.east < self.west or self.south < other.north or other.south < self.north
        )

    def grown(self, by: float, least: float) -> Box:
        """The same middle with a margin: a part of its longer side, and no smaller than `least` across."""
        side = max(self.width, self.height)
        add = max(side * by, (least - side) / 2)
        return Box(self.west - add, self.north - add, self.east + add, self.south + add)

    def __or__(self, other: Box) -> Box:
        return Box(
            min(self.west, other.west),
            min(self.north, other.north),
            max(self.east, other.east),
            max(self.south, other.south),
        )


@dataclass(frozen=True, slots=True)
class View:
    """A box shown on a picture so many units wide.

    A corner whose triangle is smaller than `missed`, in square units of the picture, is left out.
    """

    box: Box
    width: int
    missed: float = 5.0

    @property
    def height(self) -> int:
        """How many units high the picture is."""
        return max(1, round(self.width * self.box.height / self.box.width))

    @property
    def scale(self) -> float:
        """Units of the picture to one unit of the web map."""
        return self.width / self.box.width

    def spot(self, point: Point) -> Spot:
        """Where a point of the web map is on the picture."""
        return round((point[0] - self.box.west) * self.scale), round((point[1] - self.box.north) * self.scale)


def projected(longitude: float, latitude: float) -> Point:
    """Degrees to the units of a web map (Mercator)."""
    sine = math.sin(math.radians(latitude))
    return (longitude + 180) / 360, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
