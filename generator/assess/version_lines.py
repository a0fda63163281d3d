"""The versions of one record in a line: those that git knows, and those that were published before, each with its name.

A name that was published stays with what it was given to. So the last site comes first: what git has of it keeps the
name it had, what git no longer has is kept, and what is new takes the next number that its day has left.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model.card import Card
from generator.model.history import Hash, version_name
from generator.read.git_history import Saved


@dataclass(frozen=True, slots=True)
class Seen:
    """One version by its name and hash. `kept_at` is where the last site has it, where git does not."""

    day: date
    number: int
    hash: Hash
    kept_at: str = ""

    @property
    def name(self) -> str:
        """What its address ends in."""
        return version_name(self.day, self.number)


def lines_of(
    cards: Iterable[Card], saved: Iterable[Saved], published: Iterable[tuple[str, Seen]]
) -> dict[str, tuple[Seen, ...]]:
    """The line of each record, the oldest first, by its id. What it was under old ids is part of it."""
    by_file: defaultdict[str, list[tuple[int, Saved]]] = defaultdict(list)
    for place, one in enumerate(saved):
        if one.path.endswith(".yml"):
            by_file[one.path.removesuffix(".yml")].append((place, one))
    by_id: defaultdict[str, list[Seen]] = defaultdict(list)
    for identifier, seen in published:
        by_id[identifier].append(seen)
    lines = {}
    for card in cards:
        names = dict.fromkeys((card.id, *card.previous_ids))
        own = sorted(one for name in names for one in by_file.get(name, ()))
        before = [seen for name in names for seen in by_id.get(name, ())]
        lines[card.id] = tuple(joined(tuple(_named(one for _, one in own)), before))
    return lines


def joined(line: Sequence[Seen], published: Sequence[Seen]) -> list[Seen]:
    """A line from git, joined with what was published before.

    Where two were published under one name, since two records became one, the first of them keeps it.
    """
    first: dict[tuple[date, int], Seen] = {}
    others = [seen for seen in published if first.setdefault(_name(seen), seen) is not seen]
    taken = set(first)
    left: defaultdict[Hash, deque[Seen]] = defaultdict(deque)
    for seen in sorted((*first.values(), *(_with_free_name(seen, taken) for seen in others)), key=_name):
        left[seen.hash].append(seen)
    found = [
        replace(left[seen.hash].popleft(), kept_at="") if left[seen.hash] else _with_free_name(seen, taken)
        for seen in line
    ]
    found += [seen for some in left.values() for seen in some]
    return sorted(found, key=_name)


def _name(seen: Seen) -> tuple[date, int]:
    return seen.day, seen.number


def _with_free_name(seen: Seen, taken: set[tuple[date, int]]) -> Seen:
    """The same with the next number that its day has left, which is taken from then on."""
    while _name(seen) in taken:
        seen = replace(seen, number=seen.number + 1)
    taken.add(_name(seen))
    return seen


def _named(saved: Iterable[Saved]) -> Iterator[Seen]:
    """Each state of a file that differs from the one before. A clock that went back does not turn the order round."""
    last, day = "", date.min
    numbers: Counter[date] = Counter()
    for one in saved:
        if one.hash != last:
            last, day = one.hash, max(day, one.day)
            numbers[day] += 1
            yield Seen(day, numbers[day], one.hash)
