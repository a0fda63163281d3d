"""The versions of one record in a line: those that git knows, and those that were published before, each with its name.

A name that was published stays with what it was given to. So the last site comes first: what git has of it keeps the
name it had, what git no longer has is kept, and what is new takes the next number that its day has left.

Where several records became one, the line of each stays its own: a version follows the one before it of the same
record, and not whatever else was saved in between.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from generator.model.card import Card
from generator.model.history import Hash, version_name
from generator.read.git_history import Saved

_ENDING = ".yml"


@dataclass(frozen=True, slots=True)
class Seen:
    """One version by its name and hash. `of` is the id that its record had then.

    `after` is the name of the version that it follows, empty for the first of its record. `kept_at` is where the last
    site has it, where git does not. `published` says that the last site has it under this name; `also` are the hashes
    of other files that held the same data there.
    """

    day: date
    number: int
    hash: Hash
    kept_at: str = ""
    of: str = ""
    after: str = ""
    published: bool = False
    also: tuple[Hash, ...] = ()

    @property
    def name(self) -> str:
        """What its address ends in."""
        return version_name(self.day, self.number)


@dataclass(slots=True)
class Shown:
    """A version that is shown: what was seen first of it, the one that it follows, and the files that hold the same."""

    seen: Seen
    before: Shown | None
    also: list[Hash] = field(default_factory=list)
    kept: bool = False


def lines_of(
    cards: Iterable[Card], saved: Iterable[Saved], published: Iterable[tuple[str, Seen]]
) -> dict[str, tuple[Seen, ...]]:
    """The line of each record, the oldest first, by its id. What it was under old ids is part of it."""
    by_file: defaultdict[str, list[tuple[int, Saved]]] = defaultdict(list)
    for place, one in enumerate(saved):
        if one.path.endswith(_ENDING):
            by_file[one.path.removesuffix(_ENDING)].append((place, one))
    by_id: defaultdict[str, list[Seen]] = defaultdict(list)
    for identifier, seen in published:
        by_id[identifier].append(replace(seen, of=seen.of or identifier, published=True))
    lines = {}
    for card in cards:
        names = dict.fromkeys((card.id, *card.previous_ids))
        own = [one for _, one in sorted(one for name in names for one in by_file.get(name, ()))]
        before = [seen for name in names for seen in by_id.get(name, ())]
        lines[card.id] = tuple(_following(joined(tuple(_named(own)), before), _renamed(own)))
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
        replace(left[seen.hash].popleft(), kept_at="", of=seen.of) if left[seen.hash] else _with_free_name(seen, taken)
        for seen in line
    ]
    found += [seen for some in left.values() for seen in some]
    return sorted(found, key=_name)


def shown(line: Iterable[Seen], down: Set[Hash], same: Mapping[Hash, str]) -> list[Shown]:
    """The versions of a line that are shown: not what is no record, nor what says the same as the one before it.

    `down` were taken down. `same` has for each file that is a record a mark of its data, alike where the data is. What
    was published stays, though it says the same.
    """
    made: list[Shown] = []
    by_name: dict[str, Shown] = {}
    for seen in line:
        before = by_name.get(seen.after)
        mark = same.get(seen.hash)
        if before and mark and mark == same.get(before.seen.hash) and not seen.published:
            before.also.append(seen.hash)
            before.kept = before.kept and bool(seen.kept_at)
            by_name[seen.name] = before
        elif mark or seen.hash in down:
            by_name[seen.name] = one = Shown(seen, before, list(seen.also), bool(seen.kept_at))
            made.append(one)
        elif before:
            by_name[seen.name] = before
    return made


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
        if one.hash and one.hash != last:
            last, day = one.hash, max(day, one.day)
            numbers[day] += 1
            yield Seen(day, numbers[day], one.hash, of=_id(one))


def _renamed(saved: Iterable[Saved]) -> dict[str, str]:
    """Each id with the one that it took the place of. Where several records became a new one, it goes on from none."""
    renamed: dict[str, str] = {}
    there: set[str] = set()
    ever: set[str] = set()
    gone: set[str] = set()
    for _, some in groupby(saved, key=lambda one: one.commit):
        touched = {_id(one): one.hash for one in some}
        removed = {name for name, found in touched.items() if not found}
        gone |= removed & there
        there -= removed
        for name in sorted(touched.keys() - removed):
            if name not in ever and len(gone) == 1:
                renamed[name] = next(iter(gone))
            ever.add(name)
            there.add(name)
        if there:
            gone.clear()  # they went into what is there
    return renamed


def _following(line: Iterable[Seen], renamed: Mapping[str, str]) -> Iterator[Seen]:
    """The same, each with the one that it follows. Of a line that git does not know, the last site may know it."""
    last: dict[str, str] = {}
    for seen in line:
        of = seen.of
        while of and of not in last:
            of = renamed.get(of, "")
        yield replace(seen, after=last[of] if of else seen.after)
        last[seen.of] = seen.name


def _id(saved: Saved) -> str:
    return saved.path.removesuffix(_ENDING)
