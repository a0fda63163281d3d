"""Work that is done once for a site and shared by its pages, such as an index of every place.

`once` is for what is worked out whole. `once_each` is for what is worked out for one key from little, such as a line of
a list: whoever asks depends on what it was made from. `once_each_alone` is for what is worked out for one key from
much, such as a page of a long list: whoever asks depends on what comes of it. `once_aside` is for what depends on its
key alone. See `lookups.py`.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial, wraps
from typing import Any, Generic, TypeVar

from generator.present.lookups import ALL, Lookup, NotedSite, Row, Table, as_table, note, noting, unnoted
from generator.present.page import Site

Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)

WORKED_OUT: dict[str, Callable[[Site], Any]] = {}
"""Everything that is worked out once for a site, by its name."""


class _Kept(Generic[Value]):
    """What `make` gives for each site, as long as that site is in use."""

    def __init__(self, make: Callable[[Site], Value]) -> None:
        self._make = make
        self._kept: dict[int, Value] = {}

    def of(self, site: Site) -> Value:
        """What it gives for one site, made when it is asked for first."""
        number = id(site)
        if number not in self._kept:
            self._kept[number] = self._make(site)
            # Another site may later have the same number, so forget this one when it goes.
            weakref.finalize(site, self._kept.pop, number, None)
        return self._kept[number]


def once(make: Callable[[Site], Value]) -> Callable[[Site], Value]:
    """Keep what `make` gives for a site as long as that site is in use. It must not itself hold the site.

    Whoever asks looks up what comes of it, not what it is worked out from: a key of a mapping, a place in a tuple, or
    else the whole. So it is complete when it is given, and never changes.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    whole: frozenset[Lookup] = frozenset(((name, ALL),))

    def made(site: Site) -> Value:
        with unnoted():
            value = make(site)
        return as_table(name, value) if isinstance(site, NotedSite) else value

    kept = _Kept(made)

    @wraps(make)
    def again(site: Site) -> Value:
        value = kept.of(site)
        if not isinstance(value, Table | Row):
            note(whole)
        return value

    WORKED_OUT[name] = again
    return again


def once_aside(make: Callable[[Site], Value]) -> Callable[[Site], Value]:
    """Keep what `make` gives for a site as long as that site is in use, for its users to fill.

    What they put there must follow from its key alone, so that it does not matter who put it there, and when.
    """
    kept = _Kept(make)

    @wraps(make)
    def again(site: Site) -> Value:
        return kept.of(site)

    return again


def once_each(make: Callable[[Site, Key], Value]) -> Callable[[Site, Key], Value]:
    """Keep what `make` gives for each key of a site, as long as that site is in use: see `kept_of_each`."""
    return kept_of_each(make, None)


def kept_of_each(make: Callable[[Site, Key], Value], most: int | None) -> Callable[[Site, Key], Value]:
    """Keep what `make` gives for each key of a site, or for `most` of them, those that were used last.

    What was looked up to make it counts as looked up by everyone who asks for it.
    """
    kept: _Kept[dict[Key, tuple[Value, frozenset[Lookup]]]] = _Kept(lambda _: {})

    @wraps(make)
    def again(site: Site, key: Key) -> Value:
        of_site = kept.of(site)
        known = of_site.get(key) if most is None else of_site.pop(key, None)
        if known is None:
            known = _made(make, site, key)
            # While serving, other threads may take some away at the same time.
            for first in [*of_site][: max(0, len(of_site) + 1 - most)] if most is not None else ():
                of_site.pop(first, None)
        of_site[key] = known  # the last used stands last, and the first is the first to go
        value, lookups = known
        note(lookups)
        return value

    return again


def once_each_alone(make: Callable[[Site, Key], Value]) -> Callable[[Site, Key], Value]:
    """Keep what `make` gives for each key of a site, as long as that site is in use.

    Whoever asks looks up what comes of it, and not what it is worked out from, which may be a large part of the site.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    kept: _Kept[dict[Key, Value]] = _Kept(lambda _: {})

    @wraps(make)
    def again(site: Site, key: Key) -> Value:
        of_site = kept.of(site)
        if key not in of_site:
            with unnoted():
                of_site[key] = make(site, key)
        note({(name, key)})
        return of_site[key]

    WORKED_OUT[name] = lambda site: _Each(partial(again, site))
    return again


class _Each(Mapping[Any, Any]):
    """What is worked out for each key of a site. Nobody walks through all of it."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make

    def __getitem__(self, key: Any) -> Any:
        return self._make(key)

    def __iter__(self) -> Iterator[Any]:
        raise TypeError("There is no list of these.")

    __len__ = __iter__  # type: ignore[assignment]


def _made(make: Callable[[Site, Key], Value], site: Site, key: Key) -> tuple[Value, frozenset[Lookup]]:
    if not isinstance(site, NotedSite):
        return make(site, key), _NOTHING
    with noting() as lookups:
        value = make(site, key)
    return value, frozenset(lookups)


_NOTHING: frozenset[Lookup] = frozenset()
