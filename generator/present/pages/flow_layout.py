"""The picture of a flow as boxes, lines and words, each with its place.

One column of boxes from the top down. What a box gives hangs beneath it on an arrow, its words beside the arrow. An
arrow to the next box goes straight down; any other turns into a lane at the right. A box that gives several streams
reaches the later ones by a lane at the left. So any flow can be drawn on the width of a phone, rings included, and no
line runs through words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.present.pages.flow_lanes import Lanes, Point, rounded
from generator.present.pages.flow_order import Arrangement
from generator.present.pages.flow_text import lines_of

# In units of the picture: pixels on a phone 360 wide. The sizes of letters are those of 55-flow.css.
WIDTH, EDGE = 328, 3
LETTERS, LINE, RISE = 15, 20, 15  # a line's height, and from its top to the foot of its letters
SMALL, SMALL_LINE, SMALL_RISE = 14, 18, 14
PAD, PAD_ABOVE, BETWEEN_NAMES, BETWEEN_ITEMS, GAP = 14, 11, 13, 5, 18
STEM, BESIDE = 18, 14  # from a box's edge to the arrow beneath it, and from that to its words
LANE, NEAR, MOST_AT_LEFT, MOST_AT_RIGHT = 12, 18, 50, 100
HEAD, HALF, PORT, DOT = 9, 5, 15, 3
BAR, BAR_STEP, BAR_HEIGHT, BARS = 7, 9, 10, 3
PILL = 20
MOST_LINES = 6


class Said(NamedTuple):
    """The words of a stream: its items, its level and how many of three bars that fills, and what nobody does."""

    items: tuple[str, ...]
    level: str
    bars: int
    above: str = ""
    below: str = ""


class Label(NamedTuple):
    """The names in a box and the quiet words under them, how it looks, and whether the data ends there."""

    names: tuple[str, ...]
    note: str
    look: str = "box"
    round: bool = False
    ends: bool = False


class Rect(NamedTuple):
    """Where a box is."""

    x: int
    y: int
    width: int
    height: int


class Words(NamedTuple):
    """Words as drawn: where the first line stands, and the lines beneath it, each with its height."""

    x: int
    y: int
    first: str
    others: Sequence[tuple[int, str]]


class Drawing(NamedTuple):
    """Everything that is drawn: lines and words by their look, each look once."""

    width: int
    height: int
    boxes: tuple[Rect, ...]
    paths: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, tuple[Words, ...]], ...]


def drawing(arrangement: Arrangement, labels: Sequence[Label], said: Sequence[Said]) -> Drawing:
    """The picture of an arrangement, with the words of each box and of each stream."""
    pen = _Pen(Lanes(arrangement))
    for place, row in enumerate(arrangement.rows):
        if row.is_box:
            pen.box(place, labels[row.number])
        else:
            pen.stream(place, arrangement.streams[row.number].level, said[row.number])
    return pen.drawing()


class _Pen:
    """Goes down the rows and remembers what it has drawn."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        at_left, at_right = lanes.side_by_side
        self._left = EDGE + _room(at_left, LANE, MOST_AT_LEFT)
        self._right = WIDTH - EDGE - _room(at_right, NEAR, MOST_AT_RIGHT)
        for lane in lanes.of_giver.values():
            lane.x = self._left - LANE - lane.out * _step(at_left, MOST_AT_LEFT)
        for lane in lanes.right:
            lane.x = self._right + NEAR + lane.out * _step(at_right, MOST_AT_RIGHT)
        self._stem = self._left + STEM
        self._y = EDGE
        self._led_on = False
        self._boxes: list[Rect] = []
        self._paths: dict[str, list[str]] = {"box": []}  # the only look that would hide another
        self._texts: dict[str, list[Words]] = {look: [] for look in _SIZES}

    def box(self, place: int, label: Label) -> None:
        """A box with its names, and the arrows that come to its side."""
        if place and not self._led_on:
            self._y += GAP
        self._led_on = False
        left, right, top, x = self._left, self._right, self._y, self._left + PAD
        room = right - left - 2 * PAD
        self._y += PAD_ABOVE
        for number, name in enumerate(label.names):
            if number:
                self._draw("rules", f"M{x} {self._y + BETWEEN_NAMES // 2}h{room}")
                self._y += BETWEEN_NAMES
            self._words("names", x, room, name)
        if label.note:
            self._words("notes", x, room, label.note)
        arriving = self._lanes.to_box.get(place, ())
        self._y = max(self._y + PAD_ABOVE, top + PORT * (len(arriving) + 1))
        box = Rect(left, top, right - left, self._y - top)
        self._boxes.append(box)
        self._draw(label.look, _pill(*box) if label.round else f"M{left} {top}H{right}V{self._y}H{left}z")
        if label.ends:
            self._draw("ends", f"M{left} {self._y}H{right}")
        for number, lane in enumerate(arriving, start=1):
            y = top + (self._y - top) * number // (len(arriving) + 1)
            lane.join(y, (right + HEAD, y))
            self._draw(f"head-{lane.level}", f"M{right + 1} {y}l{HEAD}-{HALF}v{2 * HALF}z")
        if place in self._lanes.of_giver:
            y = self._y - PAD_ABOVE - RISE // 3
            self._lanes.of_giver[place].join(y, (left, y))

    def stream(self, place: int, level: str, said: Said) -> None:
        """An arrow with its words: from above or from a lane at the left, to below or into a lane at the right."""
        lanes, stem, line = self._lanes, self._stem, f"line-{level}"
        leads_on, out = place in lanes.leads_on, lanes.of_stream.get(place)
        way = self._into_stream(place, line)
        self._y += 8
        self._beside(said)
        if out is not None:
            self._y += 10
            if leads_on:
                out.join(self._y, (stem, self._y))
            else:
                out.join(self._y, *way, (stem, self._y))
            self._y += 2
        if leads_on:
            self._y += 14
            self._draw(line, rounded([*way, (stem, self._y - HEAD)]))
            self._draw(f"head-{level}", f"M{stem} {self._y - 1}l-{HALF}-{HEAD}h{2 * HALF}z")
            self._led_on = True
        elif out is None:
            self._y += 4
            self._draw(line, rounded([*way, (stem, self._y)]))
            self._draw("ends", f"M{stem - HEAD} {self._y}h{2 * HEAD}")

    def drawing(self) -> Drawing:
        """All of it, the lowest first."""
        for lane in self._lanes.right:
            for drawn in lane.lines():
                self._draw(f"line-{lane.level}", drawn)
        for lane in self._lanes.of_giver.values():
            (start, turn), *_, (end,) = lane.joins
            self._draw("trunks", rounded([start, turn, end]))
        return Drawing(
            WIDTH,
            self._y + EDGE,
            tuple(self._boxes),
            tuple((look, "".join(drawn)) for look, drawn in self._paths.items() if drawn),
            tuple((look, tuple(words)) for look, words in self._texts.items() if words),
        )

    def _into_stream(self, place: int, line: str) -> list[Point]:
        """How the arrow begins, down to where its words begin."""
        led_to, trunks = place in self._lanes.led_to, self._lanes.to_stream.get(place, ())
        if place and not led_to:
            self._y += GAP
        begin = (self._stem, self._y)
        if not trunks:
            if not led_to:
                self._draw("ends", f"M{self._stem - HEAD} {self._y}h{2 * HEAD}")
            return [begin]
        self._y += HALF
        for lane in trunks:
            lane.join(self._y)
            if len(trunks) > 1:
                self._draw(
                    "dots", f"M{lane.x - DOT} {self._y}a{DOT} {DOT} 0 0 1 {2 * DOT} 0a{DOT} {DOT} 0 0 1-{2 * DOT} 0"
                )
        from_left = [(min(lane.x for lane in trunks), self._y), (self._stem, self._y)]
        if not led_to:
            return from_left
        self._draw(line, rounded(from_left))
        return [begin]

    def _beside(self, said: Said) -> None:
        """The words beside an arrow."""
        x = self._stem + BESIDE
        room = self._right - x
        if said.above:
            self._words("notes", x, room, said.above)
            self._y += BETWEEN_ITEMS
        for number, item in enumerate(said.items):
            self._y += BETWEEN_ITEMS if number else 0
            self._words("items", x, room, item)
        self._mark(x, self._y + SMALL_RISE - BAR_HEIGHT, said.bars)
        after_bars = BAR_STEP * BARS + 5
        self._words("levels", x + after_bars, room - after_bars, said.level)
        if said.below:
            self._y += BETWEEN_ITEMS
            self._words("notes", x, room, said.below)

    def _mark(self, x: int, y: int, full: int) -> None:
        """Three bars as `.pv-level` has them; where the level is not stated, the place for them."""
        if not full:
            self._draw("silent", f"M{x} {y}h{BAR_STEP * (BARS - 1) + BAR}v{BAR_HEIGHT}H{x}z")
            return
        self._draw("full", f"M{x} {y}{_BARS[full]}")
        if full < BARS:
            self._draw("empty", f"M{x + BAR_STEP * full} {y}{_BARS[BARS - full]}")

    def _words(self, look: str, x: int, room: int, text: str) -> None:
        size, line, rise = _SIZES[look]
        first, *others = lines_of(text, room, size, MOST_LINES)
        y = self._y + rise
        self._y += line
        beneath = []
        for words in others:
            beneath.append((self._y + rise, words))
            self._y += line
        self._texts[look].append(Words(x, y, first, beneath))

    def _draw(self, look: str, line: str) -> None:
        self._paths.setdefault(look, []).append(line)


_BAR = f"h{BAR}v{BAR_HEIGHT}h-{BAR}z"
_BARS = tuple(f"m{BAR_STEP} 0".join([_BAR] * number) for number in range(BARS + 1))
_LARGE, _LITTLE = (LETTERS, LINE, RISE), (SMALL, SMALL_LINE, SMALL_RISE)
_SIZES = {"names": _LARGE, "items": _LARGE, "levels": _LITTLE, "notes": _LITTLE}


def _step(side_by_side: int, most: int) -> int:
    """From one lane to the next: less where many must share what there is."""
    return min(LANE, most // max(side_by_side, 1))


def _room(side_by_side: int, near: int, most: int) -> int:
    return near + (side_by_side - 1) * _step(side_by_side, most) if side_by_side else 0


def _pill(x: int, y: int, width: int, height: int) -> str:
    bend, across, down = f"a{PILL} {PILL} 0 0 1", width - 2 * PILL, height - 2 * PILL
    return (
        f"M{x + PILL} {y}h{across}{bend} {PILL} {PILL}v{down}{bend}-{PILL} {PILL}"
        f"h-{across}{bend}-{PILL}-{PILL}v-{down}{bend} {PILL}-{PILL}z"
    )
