"""What is planned, in little room: a register of 20,000 records has half a million pages and files.

Most of them are made alike, such as the page of each agreement. A family of these is its keys and what makes one from a
key. Each page is told again whenever it is asked for, and nothing of it is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import accumulate, chain
from typing import Any, Generic, Protocol, TypeVar, overload

from generator.present.marks import NoMark, mark_of, mark_of_planned
from generator.present.page import PAGE_FILE, Kind, Page, PlannedFile, PlannedPage

Planned = TypeVar("Planned", bound="PlannedPage | PlannedFile")
PlannedOf = TypeVar("PlannedOf", bound="PlannedPage | PlannedFile", covariant=True)


class Family(Protocol[PlannedOf]):
    """Pages or files that are planned together. Pages are all of one kind."""

    @property
    def sized(self) -> bool:
        """Whether they tell how large other files are: see `PlannedPage`."""
        ...

    def paths(self) -> Iterator[str]:
        """The path of each."""
        ...

    def mark(self, place: int) -> bytes | None:
        """The mark of what makes one of them, but for what its path tells; None where that cannot be told."""
        ...

    def __len__(self) -> int: ...

    def __getitem__(self, place: int) -> PlannedOf: ...


class _Alike:
    """Those that have one mark."""

    keys: Sequence[Any]

    @property
    def sized(self) -> bool:
        """See `Family`."""
        return False

    def __len__(self) -> int:
        return len(self.keys)

    def mark(self, place: int) -> bytes | None:
        """See `Family`."""
        return self._mark

    @cached_property
    def _mark(self) -> bytes | None:
        try:
            return mark_of(self._alike())
        except NoMark:
            return None

    def _alike(self) -> Any:
        raise NotImplementedError


@dataclass(frozen=True)
class PageFamily(_Alike):
    """Pages of one kind: `make` makes one, given what is `given` and then its key, or the parts of its key.

    Which key a page has must follow from its address. `touched` gives the day of a page: see `PlannedPage`.
    """

    kind: Kind
    keys: Sequence[Any]
    address_of: Callable[..., str]
    make: Callable[..., Page]
    given: tuple[Any, ...]
    touched: Callable[..., date | None] | None = None

    def paths(self) -> Iterator[str]:
        """See `Family`."""
        return (f"{self.address_of(*_parts(key))}{PAGE_FILE}" for key in self.keys)

    def __getitem__(self, place: int) -> PlannedPage:
        parts = _parts(self.keys[place])
        make = partial(self.make, *self.given, *parts)
        return PlannedPage(self.address_of(*parts), self.kind, make, self.touched(*parts) if self.touched else None)

    def _alike(self) -> Any:
        return self.kind.name, self.make, self.given


@dataclass(frozen=True)
class FileFamily(_Alike):
    """Files that are made alike: the same as a family of pages."""

    keys: Sequence[Any]
    path_of: Callable[..., str]
    make: Callable[..., bytes]
    given: tuple[Any, ...]

    def paths(self) -> Iterator[str]:
        """See `Family`."""
        return (self.path_of(*_parts(key)) for key in self.keys)

    def __getitem__(self, place: int) -> PlannedFile:
        parts = _parts(self.keys[place])
        return PlannedFile(self.path_of(*parts), partial(self.make, *self.given, *parts))

    def _alike(self) -> Any:
        return self.make, self.given


@dataclass(frozen=True)
class Several(Generic[Planned]):
    """Pages or files that are each planned by themselves."""

    items: Sequence[Planned]

    @property
    def sized(self) -> bool:
        """See `Family`."""
        return any(isinstance(item, PlannedPage) and item.sized for item in self.items)

    def paths(self) -> Iterator[str]:
        """See `Family`."""
        return (item.path for item in self.items)

    def mark(self, place: int) -> bytes | None:
        """See `Family`."""
        return mark_of_planned(self.items[place])

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> Planned:
        return self.items[place]


@dataclass(frozen=True)
class Told(Generic[Planned]):
    """A family of which each is changed when it is told, in a way that is the same for a whole site."""

    family: Family[Planned]
    told: Callable[[Planned], Planned]

    @property
    def sized(self) -> bool:
        """See `Family`."""
        return self.family.sized

    def paths(self) -> Iterator[str]:
        """See `Family`."""
        return self.family.paths()

    def mark(self, place: int) -> bytes | None:
        """See `Family`."""
        return self.family.mark(place)

    def __len__(self) -> int:
        return len(self.family)

    def __getitem__(self, place: int) -> Planned:
        return self.told(self.family[place])


@dataclass(frozen=True)
class Chosen(Generic[Planned]):
    """Some of a family, by their places in it."""

    family: Family[Planned]
    places: Sequence[int]

    @property
    def sized(self) -> bool:
        """See `Family`."""
        return self.family.sized

    def paths(self) -> Iterator[str]:
        """See `Family`."""
        return (self.family[place].path for place in self.places)

    def mark(self, place: int) -> bytes | None:
        """See `Family`."""
        return self.family.mark(self.places[place])

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, place: int) -> Planned:
        return self.family[self.places[place]]


class Families(Sequence[Planned]):
    """All of some families, one after another."""

    def __init__(self, families: Iterable[Family[Planned]]) -> None:
        self.families = tuple(family for family in families if len(family))
        self._ends = list(accumulate(map(len, self.families)))

    def paths(self) -> Iterator[str]:
        """The path of each."""
        return chain.from_iterable(family.paths() for family in self.families)

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
    for family in pages.families:
        paths.setdefault(family[0].kind, []).extend(family.paths())
    return paths


def families(items: Sequence[Planned]) -> Families[Planned]:
    """The same, where they are planned each by itself."""
    return items if isinstance(items, Families) else Families((Several(items),))


def _parts(key: Any) -> tuple[Any, ...]:
    return key if isinstance(key, tuple) else (key,)
