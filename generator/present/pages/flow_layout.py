"""The picture of a flow as boxes, lines and words, each with its place.

One column of boxes from the top down. What a box gives hangs beneath it on an arrow, its words beside the arrow. An
arrow to the next box goes straight down; any other turns into a lane at the right. A box that gives several streams
reaches the later ones by a lane at the left. So any flow can be drawn on the width of a phone, rings included, and no
line runs through words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.present.pages.flow_lanes import Lane, Lanes, Point, rounded
from generator.present.pages.flow_order import Arrangement
from generator.present.pages.flow_text import lines_of

# In units of the picture: pixels on a phone 360 wide. The sizes of letters are those of 55-flow.css.
WIDTH, EDGE = 328, 2
LETTERS, LINE, RISE = 15, 20, 15  # a line's height, and from its top to the foot of its letters
SMALL, SMALL_LINE, SMALL_RISE = 14, 18, 14
PAD, PAD_ABOVE, BETWEEN_NAMES, BETWEEN_ITEMS, GAP = 14, 11, 13, 5, 18
STEM, BESIDE = 18, 14  # from a box's edge to the arrow beneath it, and from that to its words
LANE, NEAR, MOST_AT_LEFT, MOST_AT_RIGHT = 12, 18, 50, 100
HEAD, HALF, PORT = 9, 5, 15
BAR, BAR_STEP, BAR_HEIGHT, BARS = 7, 9, 10, 3
MOST_LINES = 6


class Said(NamedTuple):
    """The words of a stream: its items, its level and how many of three bars that fills, and what nobody does."""

    items: tuple[str, ...]
    level: str
    bars: int
    above: str = ""
    below: str = ""


class Label(NamedTuple):
    """The names in a box, the quiet words under them, and whether the data ends there."""

    names: tuple[str, ...]
    note: str
    ends: bool


class Rect(NamedTuple):
    """A box as drawn."""

    kind: str
    x: int
    y: int
    width: int
    height: int


class Words(NamedTuple):
    """Words as drawn: where the first line stands, and the lines beneath it, each with its height."""

    x: int
    y: int
    first: str
    others: tuple[tuple[int, str], ...]


class Arrows(NamedTuple):
    """All lines of one level, and all their heads."""

    level: str
    lines: str
    heads: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn. `rules` part the names in a box; `ends` close a box where the data stops."""

    width: int
    height: int
    boxes: tuple[Rect, ...]
    rules: str
    ends: str
    trunks: str
    dots: tuple[Point, ...]
    arrows: tuple[Arrows, ...]
    full_bars: str
    empty_bars: str
    silent_bars: str
    names: tuple[Words, ...]
    items: tuple[Words, ...]
    levels: tuple[Words, ...]
    quiet: tuple[Words, ...]


def drawing(arrangement: Arrangement, labels: Sequence[Label], said: Sequence[Said]) -> Drawing:
    """The picture of an arrangement, with the words of each box and of each stream."""
    pen = _Pen(Lanes(arrangement))
    for place, row in enumerate(arrangement.rows):
        if row.is_box:
            pen.box(place, arrangement.boxes[row.number].kind, labels[row.number])
        else:
            pen.stream(place, arrangement.streams[row.number].level, said[row.number])
    return pen.drawing()


class _Pen:
    """Goes down the rows and remembers what it has drawn."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        at_left, at_right = lanes.side_by_side
        self._left = EDGE + _room(lanes.of_giver.values(), at_left, LANE, MOST_AT_LEFT)
        self._right = WIDTH - EDGE - _room(lanes.right, at_right, NEAR, MOST_AT_RIGHT)
        for lane in lanes.of_giver.values():
            lane.x = self._left - LANE - lane.out * _step(at_left, MOST_AT_LEFT)
        for lane in lanes.right:
            lane.x = self._right + NEAR + lane.out * _step(at_right, MOST_AT_RIGHT)
        self._stem = self._left + STEM
        self._y = EDGE
        self._led_on = False
        self._boxes: list[Rect] = []
        self._rules: list[str] = []
        self._ends: list[str] = []
        self._dots: list[Point] = []
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._heads: dict[str, list[str]] = defaultdict(list)
        self._full: list[str] = []
        self._empty: list[str] = []
        self._silent: list[str] = []
        self._names: list[Words] = []
        self._items: list[Words] = []
        self._levels: list[Words] = []
        self._quiet: list[Words] = []

    def box(self, place: int, kind: str, label: Label) -> None:
        """A box with its names, and the arrows that come to its side."""
        if place and not self._led_on:
            self._y += GAP
        self._led_on = False
        top, x, room = self._y, self._left + PAD, self._right - self._left - 2 * PAD
        self._y += PAD_ABOVE
        for number, name in enumerate(label.names):
            if number:
                self._rules.append(f"M{x} {self._y + BETWEEN_NAMES // 2}h{room}")
                self._y += BETWEEN_NAMES
            self._words(self._names, x, room, name, LETTERS, LINE, RISE)
        if label.note:
            self._words(self._quiet, x, room, label.note, SMALL, SMALL_LINE, SMALL_RISE)
        arriving = self._lanes.to_box.get(place, ())
        self._y = max(self._y + PAD_ABOVE, top + PORT * (len(arriving) + 1))
        self._boxes.append(Rect(kind, self._left, top, self._right - self._left, self._y - top))
        if label.ends:
            self._ends.append(f"M{self._left} {self._y}H{self._right}")
        for number, lane in enumerate(arriving, start=1):
            y = top + (self._y - top) * number // (len(arriving) + 1)
            lane.join(y, (self._right + HEAD, y))
            self._heads[lane.level].append(f"M{self._right + 1} {y}l{HEAD}-{HALF}v{2 * HALF}z")
        if place in self._lanes.of_giver:
            y = self._y - PAD_ABOVE - RISE // 3
            self._lanes.of_giver[place].join(y, (self._left, y))

    def stream(self, place: int, level: str, said: Said) -> None:
        """An arrow with its words: from the box above or the lane at the left, to the box below or into a lane."""
        lanes, stem, lines = self._lanes, self._stem, self._lines[level]
        trunks, out = lanes.to_stream.get(place, ()), lanes.of_stream.get(place)
        if place and place not in lanes.led_to:
            self._y += GAP
        way: list[Point] = [(stem, self._y)]
        if trunks:
            self._y += HALF
            start = min(lane.x for lane in trunks), self._y
            for lane in trunks:
                lane.join(self._y)
                if len(trunks) > 1:
                    self._dots.append((lane.x, self._y))
            if place in lanes.led_to:
                lines.append(rounded([start, (stem, self._y)]))
            else:
                way = [start, (stem, self._y)]
        elif place not in lanes.led_to:
            self._ends.append(f"M{stem - HEAD} {self._y}h{2 * HEAD}")
        self._y += 8
        self._beside(said)
        if out is not None:
            self._y += 10
            if place not in lanes.leads_on:
                out.join(self._y, *way, (stem, self._y))
            else:
                out.join(self._y, (stem, self._y))
            self._y += 2
        if place in lanes.leads_on:
            self._y += 14
            lines.append(rounded([*way, (stem, self._y - HEAD)]))
            self._heads[level].append(f"M{stem} {self._y - 1}l-{HALF}-{HEAD}h{2 * HALF}z")
            self._led_on = True
        elif out is None:
            self._y += 4
            lines.append(rounded([*way, (stem, self._y)]))
            self._ends.append(f"M{stem - HEAD} {self._y}h{2 * HEAD}")

    def drawing(self) -> Drawing:
        """All of it."""
        for lane in self._lanes.right:
            self._lines[lane.level].extend(lane.lines())
        trunks = [
            rounded([lane.joins[0][0], lane.joins[0][1], lane.joins[-1][0]]) for lane in self._lanes.of_giver.values()
        ]
        return Drawing(
            width=WIDTH,
            height=self._y + EDGE,
            boxes=tuple(self._boxes),
            rules="".join(self._rules),
            ends="".join(self._ends),
            trunks="".join(trunks),
            dots=tuple(self._dots),
            arrows=tuple(
                Arrows(level, "".join(lines), "".join(self._heads[level]))
                for level, lines in sorted(self._lines.items())
            ),
            full_bars="".join(self._full),
            empty_bars="".join(self._empty),
            silent_bars="".join(self._silent),
            names=tuple(self._names),
            items=tuple(self._items),
            levels=tuple(self._levels),
            quiet=tuple(self._quiet),
        )

    def _beside(self, said: Said) -> None:
        x = self._stem + BESIDE
        room = self._right - x
        if said.above:
            self._words(self._quiet, x, room, said.above, SMALL, SMALL_LINE, SMALL_RISE)
        for number, item in enumerate(said.items):
            self._y += BETWEEN_ITEMS if number else 0
            self._words(self._items, x, room, item, LETTERS, LINE, RISE)
        after_bars = BAR_STEP * BARS + 5
        self._mark(x, self._y + SMALL_RISE - BAR_HEIGHT, said.bars)
        self._words(self._levels, x + after_bars, room - after_bars, said.level, SMALL, SMALL_LINE, SMALL_RISE)
        if said.below:
            self._words(self._quiet, x, room, said.below, SMALL, SMALL_LINE, SMALL_RISE)

    def _mark(self, x: int, y: int, full: int) -> None:
        if not full:
            self._silent.append(f"M{x} {y}h{BAR_STEP * (BARS - 1) + BAR}v{BAR_HEIGHT}H{x}z")
        for bar in range(BARS if full else 0):
            (self._full if bar < full else self._empty).append(f"M{x + bar * BAR_STEP} {y}h{BAR}v{BAR_HEIGHT}h-{BAR}z")

    def _words(self, look: list[Words], x: int, room: int, text: str, size: int, line: int, rise: int) -> None:
        first, *others = lines_of(text, room, size, MOST_LINES)
        y = self._y + rise
        look.append(Words(x, y, first, tuple((y + line * number, words) for number, words in enumerate(others, 1))))
        self._y += line * (len(others) + 1)


def _step(side_by_side: int, most: int) -> int:
    """From one lane to the next: less where many must share what there is."""
    return min(LANE, most // max(side_by_side, 1))


def _room(lanes: Iterable[Lane], side_by_side: int, near: int, most: int) -> int:
    return near + (side_by_side - 1) * _step(side_by_side, most) if side_by_side else 0
