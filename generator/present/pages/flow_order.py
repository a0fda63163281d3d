"""Who stands where in the picture of a flow: givers above receivers, each receiver beneath what it is given.

Holders that give the same and receive the same share a box, so that ten givers are one box of ten names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.present.wording import Piece


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


@dataclass(frozen=True, slots=True)
class Box:
    """Holders that give the same and receive the same, and the numbers of the streams that they give and receive."""

    holders: tuple[Holder, ...]
    gives: frozenset[int]
    receives: frozenset[int]

    @property
    def kind(self) -> str:
        """Of what kind its holders are."""
        return self.holders[0].kind


@dataclass(frozen=True, slots=True)
class Stream:
    """The kinds of data that go from the same givers to the same receivers at one level; boxes by their numbers."""

    level: str
    items: tuple[str, ...]
    givers: tuple[int, ...]
    receivers: tuple[int, ...]


class Row(NamedTuple):
    """One row of the picture: the box of this number, or else the stream."""

    is_box: bool
    number: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All that is drawn, and its rows from the top down. Every box and every stream has one row."""

    boxes: tuple[Box, ...]
    streams: tuple[Stream, ...]
    rows: tuple[Row, ...]


def arranged(entries: Iterable[Entry]) -> Arrangement:
    """The rows for these kinds of data. Their order tells only in which order a stream names its items."""
    together: dict[tuple[Sequence[Holder], Sequence[Holder], str], list[str]] = {}
    for item, level, givers, receivers in entries:
        together.setdefault((_sorted(givers), _sorted(receivers), level), []).append(item)
    kinds = sorted(together.items(), key=lambda kind: kind[0])
    boxes = _boxes([(givers, receivers) for (givers, receivers, _), _ in kinds])
    place = {holder: number for number, box in enumerate(boxes) for holder in box.holders}
    streams = tuple(
        Stream(level, tuple(items), _places(place, givers), _places(place, receivers))
        for (givers, receivers, level), items in kinds
    )
    return Arrangement(boxes, streams, tuple(_rows(boxes, streams)))


def _sorted(holders: frozenset[Holder]) -> tuple[Holder, ...]:
    return tuple(holders) if len(holders) < 2 else tuple(sorted(holders))


def _places(place: dict[Holder, int], holders: Iterable[Holder]) -> tuple[int, ...]:
    return tuple(sorted({place[holder] for holder in holders}))


def _boxes(ends: Sequence[tuple[Sequence[Holder], Sequence[Holder]]]) -> tuple[Box, ...]:
    gives: dict[Holder, set[int]] = defaultdict(set)
    receives: dict[Holder, set[int]] = defaultdict(set)
    for number, (givers, receivers) in enumerate(ends):
        for holder in givers:
            gives[holder].add(number)
        for holder in receivers:
            receives[holder].add(number)
    alike: dict[tuple[str, frozenset[int], frozenset[int]], list[Holder]] = {}
    for holder in sorted(gives.keys() | receives.keys()):
        key = (holder.kind, frozenset(gives.get(holder, ())), frozenset(receives.get(holder, ())))
        alike.setdefault(key, []).append(holder)
    return tuple(Box(tuple(holders), given, received) for (_, given, received), holders in alike.items())


def _ranks(boxes: Sequence[Box], streams: Sequence[Stream]) -> list[int]:
    """For each box, how many stand before it when givers come first. Where data goes in a ring, one must begin."""
    unplaced = {
        number: {giver for stream in box.receives for giver in streams[stream].givers} - {number}
        for number, box in enumerate(boxes)
    }
    rank = [0] * len(boxes)
    reached: set[int] = set()
    for place in range(len(boxes)):
        first = next((number for number, givers in unplaced.items() if not givers), None)
        if first is None:  # a ring: begin where data comes into it
            first = min(unplaced, key=lambda number: (number not in reached, len(unplaced[number]), number))
        rank[first] = place
        del unplaced[first]
        for stream in boxes[first].gives:
            for receiver in streams[stream].receivers:
                if receiver in unplaced:
                    unplaced[receiver].discard(first)
                    reached.add(receiver)
    return rank


def _rows(boxes: Sequence[Box], streams: Sequence[Stream]) -> Iterable[Row]:
    """Each stream beneath the last of its givers, and each box beneath the last stream that leads to it.

    A box waits for the streams from boxes that rank before it, so all that is owed is paid from the first rank on.
    """
    rank = _ranks(boxes, streams)
    onward = [_onward(stream, rank) for stream in streams]
    waits = Counter(box for ahead in onward for box in ahead)
    missing = [len(stream.givers) for stream in streams]
    first = [Row(True, number) for number in sorted(range(len(boxes)), key=rank.__getitem__) if not waits[number]]
    todo = [*first, *(Row(False, number) for number, stream in enumerate(streams) if not stream.givers)][::-1]
    while todo:
        row = todo.pop()
        yield row
        following = []
        if row.is_box:
            for number in boxes[row.number].gives:
                missing[number] -= 1
            whole = [number for number in boxes[row.number].gives if not missing[number]]
            following = [Row(False, number) for number in _in_turn(whole, streams, onward, waits, rank)]
        else:
            for number in onward[row.number]:
                waits[number] -= 1
                if not waits[number]:
                    following.append(Row(True, number))
        todo.extend(reversed(following))


def _onward(stream: Stream, rank: Sequence[int]) -> list[int]:
    """The receivers that stand after all its givers, in their order."""
    last = max((rank[giver] for giver in stream.givers), default=-1)
    return sorted((box for box in stream.receivers if rank[box] > last), key=rank.__getitem__)


def _in_turn(
    numbers: Sequence[int],
    streams: Sequence[Stream],
    onward: Sequence[Sequence[int]],
    waits: Counter[int],
    rank: Sequence[int],
) -> list[int]:
    """First the streams that lead to no box of their own, then each right above the box that it leads to."""
    if len(numbers) < 2:
        return list(numbers)
    coming = Counter(box for number in numbers for box in onward[number])
    return sorted(
        numbers,
        key=lambda number: (
            min((rank[box] for box in onward[number] if waits[box] == coming[box]), default=-1),
            -len(streams[number].receivers),  # the one for that box alone is the nearest to it
            number,
        ),
    )
