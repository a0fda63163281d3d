"""What is planned, in little room: a register of 20,000 records has half a million pages and files.

Most of them are made alike, such as the page of each agreement. A family of these is its keys and what makes one from a
key. Each page is told again whenever it is asked for, and nothing of it is kept.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import accumulate, chain
from typing import Any, Generic, TypeVar, overload

from generator.present.marks import NoMark, mark_of, mark_of_planned
from generator.present.page import PAGE_FILE, Kind, Page, PlannedFile, PlannedPage, Site

Planned = TypeVar("Planned", bound="PlannedPage | PlannedFile")


class Family(ABC, Generic[Planned]):
    """Pages or files that are planned together."""

    @property
    def sized(self) -> bool:
        """Whether they tell how large other files are: see `PlannedPage`."""
        return False

    def of_one_kind(self) -> Iterator[Family[Planned]]:
        """Families that together have just these. Pages of each are of one kind."""
        yield self

    @abstractmethod
    def paths(self) -> Iterator[str]:
        """The path of each."""

    @abstractmethod
    def mark(self, place: int) -> bytes | None:
        """The mark of what makes one of them, but for what its path tells; None where that cannot be told."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __getitem__(self, place: int) -> Planned: ...


class _Alike(Family[Planned]):
    """Those that have a key each, and one mark: which key something has must follow from its path."""

    keys: Sequence[Any]

    @abstractmethod
    def _alike(self) -> Any:
        """What they have in common."""

    @cached_property
    def _mark(self) -> bytes | None:
        try:
            return mark_of(self._alike())
        except NoMark:
            return None

    def mark(self, place: int) -> bytes | None:
        return self._mark

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True)
class PageFamily(_Alike[PlannedPage]):
    """Pages of one kind: `make` makes one, given what is `given` and then its key, or the parts of its key.

    `touched` gives the day of a page: see `PlannedPage`.
    """

    kind: Kind
    keys: Sequence[Any]
    address_of: Callable[..., str]
    make: Callable[..., Page]
    given: tuple[Any, ...]
    touched: Callable[..., date | None] | None = None

    def paths(self) -> Iterator[str]:
        return (f"{self.address_of(*_parts(key))}{PAGE_FILE}" for key in self.keys)

    def __getitem__(self, place: int) -> PlannedPage:
        parts = _parts(self.keys[place])
        make = partial(self.make, *self.given, *parts)
        return PlannedPage(self.address_of(*parts), self.kind, make, self.touched(*parts) if self.touched else None)

    def _alike(self) -> Any:
        return self.kind.name, self.make, self.given


@dataclass(frozen=True)
class FileFamily(_Alike[PlannedFile]):
    """Files that are made alike: the same as a family of pages."""

    keys: Sequence[Any]
    path_of: Callable[..., str]
    make: Callable[..., bytes]
    given: tuple[Any, ...]

    def paths(self) -> Iterator[str]:
        return (self.path_of(*_parts(key)) for key in self.keys)

    def __getitem__(self, place: int) -> PlannedFile:
        parts = _parts(self.keys[place])
        return PlannedFile(self.path_of(*parts), partial(self.make, *self.given, *parts))

    def _alike(self) -> Any:
        return self.make, self.given


@dataclass(frozen=True)
class Several(Family[Planned]):
    """Pages of one kind, or files, that are each planned by themselves."""

    items: Sequence[Planned]

    @property
    def sized(self) -> bool:
        return any(isinstance(item, PlannedPage) and item.sized for item in self.items)

    def paths(self) -> Iterator[str]:
        return (item.path for item in self.items)

    def mark(self, place: int) -> bytes | None:
        return mark_of_planned(self.items[place])

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> Planned:
        return self.items[place]


@dataclass(frozen=True)
class Told(Family[Planned]):
    """A family of which each is changed when it is told, in a way that is the same for a whole site."""

    family: Family[Planned]
    told: Callable[[Planned], Planned]

    @property
    def sized(self) -> bool:
        return self.family.sized

    def of_one_kind(self) -> Iterator[Family[Planned]]:
        return (Told(one, self.told) for one in self.family.of_one_kind())

    def paths(self) -> Iterator[str]:
        return self.family.paths()

    def mark(self, place: int) -> bytes | None:
        return self.family.mark(place)

    def __len__(self) -> int:
        return len(self.family)

    def __getitem__(self, place: int) -> Planned:
        return self.told(self.family[place])


@dataclass(frozen=True)
class Chosen(Family[Planned]):
    """Some of a family, by their places in it."""

    family: Family[Planned]
    places: Sequence[int]

    @property
    def sized(self) -> bool:
        return self.family.sized

    def paths(self) -> Iterator[str]:
        return (self.family[place].path for place in self.places)

    def mark(self, place: int) -> bytes | None:
        return self.family.mark(self.places[place])

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, place: int) -> Planned:
        return self.family[self.places[place]]


@dataclass(frozen=True)
class Woven(Family[Planned]):
    """The first of some families, then the second of each: what is worked out for one record serves all of these.

    All are of one length.
    """

    families: Sequence[Family[Planned]]

    def of_one_kind(self) -> Iterator[Family[Planned]]:
        return chain.from_iterable(family.of_one_kind() for family in self.families)

    def paths(self) -> Iterator[str]:
        return chain.from_iterable(zip(*(family.paths() for family in self.families), strict=True))

    def mark(self, place: int) -> bytes | None:
        place, number = divmod(place, len(self.families))
        return self.families[number].mark(place)

    def __len__(self) -> int:
        return sum(map(len, self.families))

    def __getitem__(self, place: int) -> Planned:
        place, number = divmod(place, len(self.families))
        return self.families[number][place]


@dataclass(frozen=True)
class Part(Generic[Planned]):
    """Families of a site that stand below one folder: none of them is worked out for whoever looks elsewhere."""

    folder: str
    families: Callable[[Site], Iterator[Family[Planned]]]


class Families(Sequence[Planned]):
    """All of some families, one after another."""

    def __init__(self, families: Iterable[Family[Planned]]) -> None:
        self.families = tuple(family for family in families if len(family))
        self._ends = list(accumulate(map(len, self.families)))

    def paths(self) -> Iterator[str]:
        """The path of each."""
        return chain.from_iterable(family.paths() for family in self.families)

    def of_one_kind(self) -> Iterator[Family[Planned]]:
        """All of them, family by family. Pages of each are of one kind."""
        return chain.from_iterable(family.of_one_kind() for family in self.families)

    @property
    def apart(self) -> tuple[Families[Planned], Families[Planned]]:
        """Those that can be made at once, and those that tell how large these are."""
        families = self.families
        return Families(one for one in families if not one.sized), Families(one for one in families if one.sized)

    def mark(self, place: int) -> bytes | None:
        """The mark of what makes one of them."""
        family, place = self._found(place)
        return family.mark(place)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> Planned: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Planned]: ...
    def __getitem__(self, place: int | slice) -> Planned | Sequence[Planned]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        family, place = self._found(place)
        return family[place]

    def __iter__(self) -> Iterator[Planned]:
        return (family[place] for family in self.families for place in range(len(family)))

    def _found(self, place: int) -> tuple[Family[Planned], int]:
        place = range(len(self))[place]
        number = bisect_right(self._ends, place)
        return self.families[number], place - (self._ends[number - 1] if number else 0)


def paths_of_kinds(pages: Families[PlannedPage]) -> Mapping[Kind, Sequence[str]]:
    """The paths of all pages, by their kinds."""
    paths: dict[Kind, list[str]] = {}
    for family in pages.of_one_kind():
        paths.setdefault(family[0].kind, []).extend(family.paths())
    return paths


def families(items: Sequence[Planned]) -> Families[Planned]:
    """The same, where they are planned each by itself."""
    return items if isinstance(items, Families) else Families((Several(items),))


def _parts(key: Any) -> tuple[Any, ...]:
    return key if isinstance(key, tuple) else (key,)
