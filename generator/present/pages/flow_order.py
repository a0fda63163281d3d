"""Who stands where in the picture of a flow: givers above receivers, each receiver beneath what it is given.

Holders that give the same and receive the same share a box, so that ten givers are one box of ten names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.vocabulary import IDENTIFIABILITY
from generator.present.wording import Piece

_LEVELS = tuple(IDENTIFIABILITY)
_PLACE = {level: place for place, level in enumerate(_LEVELS)}


class Holder(NamedTuple):
    """One that gives or receives, under the name that the page prints; or the silence in its place.

    `standing` is where it stands among the others when nothing else decides. Only holders of one kind share a box.
    """

    standing: int
    kind: str
    name: Piece


class Entry(NamedTuple):
    """One kind of data, from whom to whom. No holder at all is a statement: nobody."""

    item: str
    level: str
    givers: frozenset[Holder]
    receivers: frozenset[Holder]


class Box(NamedTuple):
    """Holders that give the same and receive the same, and the numbers of the streams that they give and receive."""

    holders: tuple[Holder, ...]
    gives: tuple[int, ...]
    receives: tuple[int, ...]

    @property
    def kind(self) -> str:
        """Of what kind its holders are."""
        return self.holders[0].kind


class Stream(NamedTuple):
    """The kinds of data that go from the same givers to the same receivers at one level; boxes by their numbers."""

    level: str
    items: tuple[str, ...]
    givers: tuple[int, ...]
    receivers: tuple[int, ...]


class Row(NamedTuple):
    """One row of the picture: the box of this number, or else the stream."""

    is_box: bool
    number: int


class Arrangement(NamedTuple):
    """All that is drawn, and its rows from the top down. Every box and every stream has one row."""

    boxes: tuple[Box, ...]
    streams: tuple[Stream, ...]
    rows: tuple[Row, ...]


def arranged(entries: Iterable[Entry]) -> Arrangement:
    """The rows for these kinds of data. Their order tells only in which order a stream names its items."""
    together: dict[tuple[frozenset[Holder], frozenset[Holder], str], list[str]] = {}
    for item, level, givers, receivers in entries:
        together.setdefault((givers, receivers, level), []).append(item)
    kinds = [(sorted(ends[0]), sorted(ends[1]), _PLACE[ends[2]], items) for ends, items in together.items()]
    kinds.sort()  # no two have their ends and their level in common, so what they are never decides
    gives: dict[Holder, list[int]] = {}
    receives: dict[Holder, list[int]] = {}
    for number, (giving, receiving, _, _) in enumerate(kinds):
        for holder in giving:
            gives.setdefault(holder, []).append(number)
        for holder in receiving:
            receives.setdefault(holder, []).append(number)
    alike: dict[tuple[str, tuple[int, ...], tuple[int, ...]], list[Holder]] = {}
    for holder in sorted({**gives, **receives}):
        does = holder.kind, tuple(gives.get(holder, ())), tuple(receives.get(holder, ()))
        alike.setdefault(does, []).append(holder)
    boxes = tuple(Box(tuple(holders), given, received) for (_, given, received), holders in alike.items())
    streams = tuple(
        Stream(
            _LEVELS[level],
            tuple(items),
            tuple(box for box, each in enumerate(boxes) if number in each.gives),
            tuple(box for box, each in enumerate(boxes) if number in each.receives),
        )
        for number, (_, _, level, items) in enumerate(kinds)
    )
    return Arrangement(boxes, streams, tuple(_rows(boxes, streams)))


def _rows(boxes: Sequence[Box], streams: Sequence[Stream]) -> Iterator[Row]:
    """Each stream beneath the last of its givers, and each box beneath the last stream that leads on to it.

    A box waits for the streams whose givers all rank before it, so from the first rank on none waits for ever.
    """
    rank = _ranks(boxes, streams)
    onward = [_onward(stream, rank) for stream in streams]
    waits = [0] * len(boxes)
    for ahead in onward:
        for box in ahead:
            waits[box] += 1
    missing = [len(stream.givers) for stream in streams]
    todo = [Row(True, box) for box in sorted(range(len(boxes)), key=rank.__getitem__) if not waits[box]]
    todo += [Row(False, number) for number, givers in enumerate(missing) if not givers]
    todo.reverse()
    while todo:
        row = todo.pop()
        yield row
        if row.is_box:
            given = boxes[row.number].gives
            for number in given:
                missing[number] -= 1
            whole = [number for number in given if not missing[number]]
            if len(whole) > 1:
                whole = _in_turn(whole, streams, onward, waits, rank)
            todo.extend(Row(False, number) for number in reversed(whole))
        else:
            for box in reversed(onward[row.number]):
                waits[box] -= 1
                if not waits[box]:
                    todo.append(Row(True, box))


def _ranks(boxes: Sequence[Box], streams: Sequence[Stream]) -> list[int]:
    """For each box, how many stand before it when givers come first. Where data goes in a ring, one must begin."""
    unplaced = {
        number: {giver for stream in box.receives for giver in streams[stream].givers if giver != number}
        for number, box in enumerate(boxes)
    }
    rank = [0] * len(boxes)
    reached: set[int] = set()
    for place in range(len(boxes)):
        first = next((number for number, givers in unplaced.items() if not givers), -1)
        if first < 0:  # a ring: begin where data comes into it
            first = min(unplaced, key=lambda number: (number not in reached, len(unplaced[number]), number))
        rank[first] = place
        del unplaced[first]
        for stream in boxes[first].gives:
            for receiver in streams[stream].receivers:
                if receiver in unplaced:
                    unplaced[receiver].discard(first)
                    reached.add(receiver)
    return rank


def _onward(stream: Stream, rank: Sequence[int]) -> list[int]:
    """The receivers that stand after all its givers, in their order."""
    last = max([rank[giver] for giver in stream.givers], default=-1)
    onward = [box for box in stream.receivers if rank[box] > last]
    onward.sort(key=rank.__getitem__)
    return onward


def _in_turn(
    numbers: Sequence[int],
    streams: Sequence[Stream],
    onward: Sequence[Sequence[int]],
    waits: Sequence[int],
    rank: Sequence[int],
) -> list[int]:
    """First the streams that lead to no box of their own, then each right above the box that it leads to."""
    coming: dict[int, int] = {}
    for number in numbers:
        for box in onward[number]:
            coming[box] = coming.get(box, 0) + 1

    def turn(number: int) -> tuple[int, int, int]:
        own = [rank[box] for box in onward[number] if waits[box] == coming[box]]
        # Of several that lead to one box, the one that leads nowhere else is the nearest to it.
        return min(own, default=-1), -len(streams[number].receivers), number

    return sorted(numbers, key=turn)
