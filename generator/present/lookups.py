"""What is looked up in a site while a page is made: it need not be made again while none of that has changed.

A page looks up a card here and a list of cards there, and nobody has to say in advance which. So the site that it is
given notes each look-up: a table of the site, and the key that was asked for in it. What a whole site is made from
besides its records (its settings, its places, its day) is noted by nobody: where any of it changes, all is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import Any, TypeVar, overload

from generator.model.history import History
from generator.model.register import Register
from generator.present.page import Site

Key = TypeVar("Key")
Value = TypeVar("Value")
Part = TypeVar("Part")

Lookup = tuple[str, Any]
"""A table by its name, and a key in it."""

ALL = None
"""The key of whoever walks through a whole table, or asks how much is in it."""

_noted: set[Lookup] | None = None


@contextmanager
def noting() -> Iterator[set[Lookup]]:
    """Everything that is looked up inside, in sites that note it. Of one thread alone."""
    global _noted
    before, _noted = _noted, set()
    try:
        yield _noted
    finally:
        _noted = before


@contextmanager
def unnoted() -> Iterator[None]:
    """What is looked up inside is no business of whoever asked: it is told apart by what comes of it."""
    global _noted
    before, _noted = _noted, None
    try:
        yield
    finally:
        _noted = before


def note(lookups: Set[Lookup]) -> None:
    """Take these for looked up as well: they were, when what is used again was made."""
    if _noted is not None:
        _noted.update(lookups)


class Table(Mapping[Key, Value]):
    """A mapping of a site that notes which of its keys are asked for."""

    __slots__ = ("_name", "_of")

    def __init__(self, name: str, of: Mapping[Key, Value]) -> None:
        self._name, self._of = name, of

    def __getitem__(self, key: Key) -> Value:
        if _noted is not None:
            _noted.add((self._name, key))
        return self._of[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """The value of a key. That there is none is noted as well."""
        if _noted is not None:
            _noted.add((self._name, key))
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        if _noted is not None:
            _noted.add((self._name, key))
        return key in self._of

    def __iter__(self) -> Iterator[Key]:
        self._note_all()
        return iter(self._of)

    def __len__(self) -> int:
        self._note_all()
        return len(self._of)

    def _note_all(self) -> None:
        if _noted is not None:
            _noted.add((self._name, ALL))


class Row(Sequence[Value]):
    """A sequence of a site that notes which of its places are asked for."""

    __slots__ = ("_name", "_of")

    def __init__(self, name: str, of: Sequence[Value]) -> None:
        self._name, self._of = name, of

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        if _noted is not None:
            _noted.add((self._name, place if isinstance(place, int) and place >= 0 else ALL))
        return self._of[place]

    def __iter__(self) -> Iterator[Value]:
        if _noted is not None:
            _noted.add((self._name, ALL))
        return iter(self._of)

    def __len__(self) -> int:
        if _noted is not None:
            _noted.add((self._name, _LENGTH))
        return len(self._of)


_LENGTH = "length"


class Members(Set[Value]):
    """A set of a site that notes which members are asked after."""

    __slots__ = ("_name", "_of")

    def __init__(self, name: str, of: Set[Value]) -> None:
        self._name, self._of = name, of

    def __contains__(self, member: object) -> bool:
        if _noted is not None:
            _noted.add((self._name, member))
        return member in self._of

    def __iter__(self) -> Iterator[Value]:
        if _noted is not None:
            _noted.add((self._name, ALL))
        return iter(self._of)

    def __len__(self) -> int:
        if _noted is not None:
            _noted.add((self._name, ALL))
        return len(self._of)


def _whole(name: str, attribute: str) -> property:
    """An attribute that is noted by its name alone."""

    def look(self: Any) -> Any:
        if _noted is not None:
            _noted.add((name, ALL))
        return vars(self)[attribute]

    return property(look)


TABLES: Mapping[type, Mapping[str, str]] = {
    Register: {
        "packed": "record",
        "card": "card",
        "by_area": "cards of area",
        "by_organisation": "cards of organisation",
        "by_moment": "cards of moment",
        "open_points": "open points",
        "_names": "organisation name",
    },
    History: {"versions": "versions", "unsaved": "unsaved"},
    Site: {"outcomes": "outcome"},
}
"""What is noted key by key, of each part of a site: the name of its table by the attribute."""

WHOLE: Mapping[type, Mapping[str, str]] = {
    Register: {"cards": "cards"},
    History: {"commit": "commit", "lost": "lost", "idle": "idle", "still": "still"},
    Site: {},
}
"""What is noted as one."""

SAME: Mapping[type, frozenset[str]] = {
    Register: frozenset(
        (
            *("areas", "frameworks", "directory", "map_files", "glossary", "search_words", "pages", "accessibility"),
            *("redactions", "harvest", "areas_inside", "outlined", "versions", "organisations", "_sources"),
        )
    ),
    # What a version said is found by its hash, so it is the same for good.
    History: frozenset(("source", "said", "shallow")),
    Site: frozenset(("register", "settings", "as_of", "maps", "history")),
}
"""What all pages of a site are made from, and what has tables of its own. Where it changes, all is made again."""


TOLD_APART: Mapping[type, tuple[str, ...]] = {
    Register: ("organisations",),
    History: ("source", "shallow"),
}
"""What of that does not follow from files, the settings and the day: it depends on records, or on git."""


class _NotedRegister(Register):
    cards = _whole("cards", "cards")


class _NotedHistory(History):
    commit = _whole("commit", "commit")
    lost = _whole("lost", "lost")
    idle = _whole("idle", "idle")
    still = _whole("still", "still")


class NotedSite(Site):
    """A site that notes what is looked up in it."""


def noted(site: Site) -> NotedSite:
    """The same site, noting what is looked up in it."""
    register = _copied(site.register, Register, _NotedRegister)
    history = _copied(site.history, History, _NotedHistory)
    return _copied(site, Site, NotedSite, register=register, history=history)


def _copied(part: Any, kind: type, noting_kind: type[Part], **others: Any) -> Part:
    copy: Part = object.__new__(noting_kind)
    vars(copy).update(vars(part), **others)
    for attribute, name in TABLES[kind].items():
        of = getattr(part, attribute)
        vars(copy)[attribute] = Table(name, of) if isinstance(of, Mapping) else Members(name, of)
    return copy


def as_table(name: str, value: Any) -> Any:
    """What is worked out once for a site, so that it is noted which part of it is asked for; see `once`."""
    if isinstance(value, Mapping):
        return Table(name, value)
    return Row(name, value) if isinstance(value, tuple) else value


class Finder:
    """Tells what look-ups find in a site: an equal value says that nothing has changed for whoever looked it up.

    `worked_out` has what is worked out once for a site, by its name: see `once`. Nobody may be noting meanwhile.
    """

    def __init__(self, site: NotedSite, worked_out: Mapping[str, Callable[[Site], Any]]) -> None:
        self._site, self._worked_out = site, worked_out
        self._tables: dict[str, Any] = {}

    def __call__(self, lookup: Lookup) -> Any:
        """What one look-up finds."""
        name, key = lookup
        of = self._tables.get(name)
        if of is None:
            of = self._tables[name] = self._table(name)
        if key is ALL:
            return of
        if isinstance(of, Mapping):
            return of.get(key)
        if isinstance(of, Set):
            return key in of
        if key == _LENGTH:
            return len(of)
        return of[key] if key < len(of) else None

    def _table(self, name: str) -> Any:
        if name in _AS_CARD:
            return dict(self._site.register.card)
        if name in self._worked_out:
            return self._worked_out[name](self._site)
        part, attribute = _PLACES[name]
        of = getattr(part(self._site), attribute)
        return dict(of) if isinstance(of, Mapping) else of


# What follows from the same file as a record's card is the same where the card is.
_AS_CARD = frozenset(("card", "record", "outcome"))


_PARTS: Mapping[type, Callable[[Site], Any]] = {
    Register: lambda site: site.register,
    History: lambda site: site.history,
    Site: lambda site: site,
}
_PLACES = {
    name: (_PARTS[kind], attribute)
    for tables in (TABLES, WHOLE)
    for kind, names in tables.items()
    for attribute, name in names.items()
}
