"""Lines beside a column of boxes: which there are, how far out each runs, and how it is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import pairwise

from generator.present.pages.flow_order import Arrangement

ROUND = 7

Point = tuple[int, int]


class Lane:
    """A line from row to row beside the boxes, from `first` to `last`. `out` is 0 where it is the nearest."""

    __slots__ = ("first", "joins", "last", "level", "out", "x")

    def __init__(self, level: str, rows: Collection[int]) -> None:
        self.level = level
        self.first, self.last = min(rows), max(rows)
        self.out = 0
        self.x = 0
        self.joins: list[tuple[Point, ...]] = []

    def meets(self, other: Lane) -> bool:
        """Whether both would run past the same row."""
        return self.first <= other.last and other.first <= self.last

    def join(self, y: int, *way: Point) -> None:
        """Something comes to the lane at this height, along this way."""
        self.joins.append((*way, (self.x, y)))

    def lines(self) -> Iterable[str]:
        """The lane between its outermost joins, then the others. No part is drawn twice, or its gaps would fill."""
        top, *between, bottom = sorted(self.joins, key=lambda join: join[-1][1])
        yield rounded((*top, *reversed(bottom)))
        yield from map(rounded, between)


class Lanes:
    """The lanes of an arrangement, by the rows that they join.

    At the right run those from streams to their receivers, one for each level and set of receivers, unless the
    receiver is the next row. At the left runs one from each giver to those of its streams that are not the next row.
    """

    def __init__(self, arrangement: Arrangement) -> None:
        box_at = [0] * len(arrangement.boxes)
        for place, row in enumerate(arrangement.rows):
            if row.is_box:
                box_at[row.number] = place
        self.leads_on: set[int] = set()
        """The streams whose next row is one of their receivers."""
        self.led_to: set[int] = set()
        """The streams whose row before is one of their givers."""
        given: dict[int, list[int]] = {}
        sent: dict[tuple[tuple[int, ...], str], tuple[list[int], set[int]]] = {}
        for place, row in enumerate(arrangement.rows):
            if row.is_box:
                continue
            level, _, givers, receivers = arrangement.streams[row.number]
            for giver in givers:
                if box_at[giver] == place - 1:
                    self.led_to.add(place)
                else:
                    given.setdefault(box_at[giver], []).append(place)
            for receiver in receivers:
                if box_at[receiver] == place + 1:
                    self.leads_on.add(place)
                else:
                    sources, ends = sent.setdefault((receivers, level), ([], set()))
                    ends.add(box_at[receiver])
                    if place not in sources:
                        sources.append(place)
        self.of_giver: dict[int, Lane] = {}
        self.to_stream: dict[int, list[Lane]] = {}
        for giver, places in given.items():
            self.of_giver[giver] = lane = Lane("", (giver, *places))
            for place in places:
                self.to_stream.setdefault(place, []).append(lane)
        self.of_stream: dict[int, Lane] = {}
        self.to_box: dict[int, list[Lane]] = {}
        self.right: list[Lane] = []
        for (_, level), (sources, ends) in sent.items():
            lane = Lane(level, (*sources, *ends))
            self.right.append(lane)
            self.of_stream.update(dict.fromkeys(sources, lane))
            for place in sorted(ends):
                self.to_box.setdefault(place, []).append(lane)
        self.side_by_side = spread(tuple(self.of_giver.values())), spread(self.right)
        for place, arriving in self.to_box.items():
            arriving.sort(key=partial(_port, place=place))


def _port(lane: Lane, place: int) -> tuple[int, int]:
    """Where a lane enters a box among others: from above, then through, then from below, none across another."""
    if lane.last == place:
        return 0, lane.out
    return (2, -lane.out) if lane.first == place else (1, 0)


def spread(lanes: Sequence[Lane]) -> int:
    """Tell each lane how far out it runs, the shortest nearest, and say how many run side by side."""
    taken: list[list[Lane]] = []
    for lane in sorted(lanes, key=lambda lane: (lane.last - lane.first, lane.first)):
        lane.out = next((out for out, others in enumerate(taken) if not any(map(lane.meets, others))), len(taken))
        if lane.out == len(taken):
            taken.append([])
        taken[lane.out].append(lane)
    return len(taken)


def rounded(points: Sequence[Point]) -> str:
    """A line through points that turns only by right angles, with its corners rounded."""
    x, y = points[0]
    if len(points) == 2:  # most lines
        return f"M{x} {y}V{points[1][1]}" if points[1][0] == x else f"M{x} {y}H{points[1][0]}"
    path = [f"M{x} {y}"]
    for corner, (after_x, after_y) in pairwise(points[1:]):
        corner_x, corner_y = corner
        along_x, along_y = _sign(corner_x - x), _sign(corner_y - y)
        turn_x, turn_y = _sign(after_x - corner_x), _sign(after_y - corner_y)
        if (along_x, along_y) != (turn_x, turn_y):
            bend = min(
                ROUND, abs(corner_x - x) + abs(corner_y - y), (abs(after_x - corner_x) + abs(after_y - corner_y)) // 2
            )
            path.append(f"H{corner_x - along_x * bend}" if along_x else f"V{corner_y - along_y * bend}")
            path.append(f"q{along_x * bend} {along_y * bend} {(along_x + turn_x) * bend} {(along_y + turn_y) * bend}")
            x, y = corner_x + turn_x * bend, corner_y + turn_y * bend
    end_x, end_y = points[-1]
    path.append(f"V{end_y}" if end_x == x else f"H{end_x}")
    return "".join(path)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
