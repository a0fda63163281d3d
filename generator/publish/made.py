"""What was made for each file of a site, in columns: its hash, what was looked up to make it, and what it links to.

A site may have half a million files, so a file's row is some bytes in each column and no object of its own. Names that
many rows have in common, such as the card of one record, stand once and have a number.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from generator.present.lookups import Lookup
from generator.present.marks import BYTES

MARK_BYTES = BYTES
HASH_BYTES = 32
NO_MARK = bytes(MARK_BYTES)
"""Of what has no mark nothing is known, so it is made each time."""


Written = tuple[bytes, int, int]
"""A file that was written: its SHA-256, its size, and when, in nanoseconds."""


@dataclass
class Lists:
    """A list of numbers for each row, all in one array."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("Q"))

    def add(self, numbers: Iterable[int]) -> None:
        """One more row."""
        self.numbers.extend(numbers)
        self.ends.append(len(self.numbers))

    def row(self, place: int) -> array[int]:
        """The numbers of one row."""
        return self.numbers[self.ends[place - 1] if place else 0 : self.ends[place]]

    def rows(self) -> Iterator[array[int]]:
        """The numbers of each row."""
        start, numbers = 0, self.numbers
        for end in self.ends:
            yield numbers[start:end]
            start = end

    def extend(self, others: Lists, number: Sequence[int]) -> None:
        """All rows of others, whose numbers stand for what `number` gives here."""
        start = len(self.numbers)
        self.numbers.extend(map(number.__getitem__, others.numbers))
        self.ends.extend(start + end for end in others.ends)

    def of(self, runs: Sequence[range]) -> Lists:
        """The rows of these runs and no others."""
        some = Lists()
        for run in runs:
            first = self.ends[run.start - 1] if run.start else 0
            shift = len(some.numbers) - first
            some.numbers.extend(self.numbers[first : self.ends[run.stop - 1]])
            some.ends.extend([end + shift for end in self.ends[run.start : run.stop]])
        return some


@dataclass
class Made:
    """A row for each file that was written: its path, its mark and hash, its size and when it was written.

    The mark is that of what makes it, or `NO_MARK`. `times` are in nanoseconds. `lookups` and `links` are numbers of
    `looked_up` and `linked`.
    """

    paths: list[str] = field(default_factory=list)
    marks: bytearray = field(default_factory=bytearray)
    hashes: bytearray = field(default_factory=bytearray)
    sizes: array[int] = field(default_factory=lambda: array("Q"))
    times: array[int] = field(default_factory=lambda: array("Q"))
    lookups: Lists = field(default_factory=Lists)
    links: Lists = field(default_factory=Lists)
    looked_up: dict[Lookup, int] = field(default_factory=dict)
    linked: dict[str, int] = field(default_factory=dict)
    found: list[bytes] = field(default_factory=list)
    """The mark of what each of `looked_up` found. Worked out for all at once: see `publish/patching.py`."""

    def add(
        self,
        path: str,
        mark: bytes,
        hashed: bytes,
        size: int,
        time: int,
        lookups: Iterable[Lookup] = (),
        links: Iterable[str] = (),
    ) -> None:
        """One more file."""
        looked_up, linked = self.looked_up, self.linked
        self.paths.append(path)
        self.marks += mark
        self.hashes += hashed
        self.sizes.append(size)
        self.times.append(time)
        self.lookups.add([looked_up.setdefault(lookup, len(looked_up)) for lookup in lookups])
        self.links.add([linked.setdefault(sys.intern(link), len(linked)) for link in links])

    def written(self, place: int) -> Written:
        """What was written at one row's path."""
        return self.hash(place), self.sizes[place], self.times[place]

    def mark(self, place: int) -> bytes:
        """The mark of one row."""
        return bytes(self.marks[place * MARK_BYTES : (place + 1) * MARK_BYTES])

    def hash(self, place: int) -> bytes:
        """The SHA-256 of one row's file."""
        return bytes(self.hashes[place * HASH_BYTES : (place + 1) * HASH_BYTES])

    def extend(self, others: Made) -> None:
        """All rows of others after these. What all of them looked up is found again afterwards."""
        looked_up = [self.looked_up.setdefault(one, len(self.looked_up)) for one in others.looked_up]
        # What other processes tell comes as copies, and most links lead to files that have rows.
        linked = [self.linked.setdefault(sys.intern(one), len(self.linked)) for one in others.linked]
        self.paths += map(sys.intern, others.paths)
        self.marks += others.marks
        self.hashes += others.hashes
        self.sizes.extend(others.sizes)
        self.times.extend(others.times)
        self.lookups.extend(others.lookups, looked_up)
        self.links.extend(others.links, linked)

    def without(self, places: Iterable[int]) -> Made:
        """The same without these rows."""
        runs, start = [], 0
        for place in (*sorted(places), len(self.paths)):
            if place > start:
                runs.append(range(start, place))
            start = place + 1
        return Made(
            list(chain.from_iterable(self.paths[run.start : run.stop] for run in runs)),
            bytearray().join(self.marks[run.start * MARK_BYTES : run.stop * MARK_BYTES] for run in runs),
            bytearray().join(self.hashes[run.start * HASH_BYTES : run.stop * HASH_BYTES] for run in runs),
            _some(self.sizes, runs),
            _some(self.times, runs),
            self.lookups.of(runs),
            self.links.of(runs),
            self.looked_up,
            self.linked,
            self.found,
        )

    def forget_idle(self) -> None:
        """Keep no name that no row has any more: it may be of what was taken down."""
        self.looked_up, kept = _used(self.looked_up, self.lookups)
        self.found = [self.found[number] for number in kept]
        self.linked, _ = _used(self.linked, self.links)


def _used(names: dict[Any, int], lists: Lists) -> tuple[dict[Any, int], list[int]]:
    """The names that rows have, numbered anew as the rows have them then, and the numbers that these had before."""
    used = set(lists.numbers)
    kept = [number for number in range(len(names)) if number in used]
    anew = dict(zip(kept, range(len(kept)), strict=True))
    lists.numbers = array("I", map(anew.__getitem__, lists.numbers))
    return {name: anew[number] for name, number in names.items() if number in used}, kept


def _some(numbers: array[int], runs: Iterable[range]) -> array[int]:
    some = array(numbers.typecode)
    for run in runs:
        some.extend(numbers[run.start : run.stop])
    return some
