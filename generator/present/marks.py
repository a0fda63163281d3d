"""A mark of a value: alike for equal values in every process and on every day, and for no others.

A list counts as equal to a tuple of the same, and a mapping to another with the same in the same order.
Python's own hashes differ from process to process, and what `repr` shows may differ where values do not.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from enum import Enum
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from pydantic import BaseModel

from generator.model.card import Card
from generator.model.history import History
from generator.model.register import Register
from generator.present.lookups import TOLD_APART
from generator.present.page import PlannedFile, PlannedPage, PlannedTogether, Site

BYTES = 12  # of a mark: with a million values, two are alike by chance in one of 10^17 sites


class NoMark(Exception):
    """A value that cannot be told apart from others, such as a function that holds others."""


def mark_of(value: Any) -> bytes:
    """The mark of a value that is made of plain data, of records and of views. Raises NoMark."""
    return blake2b(_told(value).encode("utf-8", "surrogatepass"), digest_size=BYTES).digest()


def mark_of_what_all_share(site: Site) -> str:
    """The mark of what all pages are made from and does not follow from files, the settings and the day."""
    parts: Mapping[type, Any] = {Register: site.register, History: site.history}
    return mark_of([getattr(parts[kind], name) for kind, names in TOLD_APART.items() for name in names]).hex()


def mark_of_planned(item: PlannedPage | PlannedFile | PlannedTogether) -> bytes | None:
    """The mark of what makes something that is planned; None where it cannot be told from others."""
    try:
        if isinstance(item, PlannedTogether):
            return mark_of(item.write)
        # What is sized tells of other files, and nobody notes that.
        if isinstance(item, PlannedPage):
            return None if item.sized else mark_of((item.kind.name, item.make))
        return mark_of(item.make)
    except NoMark:
        return None


def _told(value: Any) -> str:
    """A value in full, so that two are told alike only where they are equal."""
    tell = _TELL.get(type(value))
    if tell is None:
        tell = _TELL[type(value)] = _teller_of(type(value))
    return tell(value)


def _string(value: str) -> str:
    # Such as what is marked as safe to print.
    return f"{type(value).__qualname__}{str.__repr__(value)}"


def _in_order(value: Sequence[Any]) -> str:
    return f"[{','.join(map(_told, value))}]"


def _mapping(value: Mapping[Any, Any]) -> str:
    # The order counts: pages print things in it.
    return f"{{{','.join(f'{_told(key)}:{_told(one)}' for key, one in value.items())}}}"


def _members(value: Set[Any]) -> str:
    return f"<{','.join(sorted(map(_told, value)))}>"


def _card(value: Card) -> str:
    # All of it follows from the bytes of its file, and from the list of organisations that is the same for all.
    return f"card {value.id} {value.fingerprint}"


def _bytes(value: bytes) -> str:
    return f"b{blake2b(value, digest_size=BYTES).hexdigest()}"


@cache
def _function(value: FunctionType) -> str:
    # One that has a name of its own is what the code says. One that was made in another may hold things.
    if "<" in value.__qualname__:
        raise NoMark(value.__qualname__)
    return f"{value.__module__}.{value.__qualname__}"


def _wrapped(value: Any) -> str:
    return _told(value.__wrapped__)


def _partial(value: partial[Any]) -> str:
    said = value.keywords and _mapping({name: value.keywords[name] for name in sorted(value.keywords)})
    return f"partial({_told(value.func)},{_in_order(value.args)},{said})"


def _method(value: MethodType) -> str:
    return f"{_told(value.__func__)} of {_told(value.__self__)}"


def _site(value: Site) -> str:
    # What is looked up in it is noted.
    return "site"


def _same(value: Any) -> str:
    # It is the same for a whole site, or follows from its name.
    return f"{type(value).__qualname__} {value.told_by}"


_TELL: dict[type, Callable[[Any], str]] = {
    str: repr,
    int: repr,
    bool: repr,
    float: repr,
    type(None): repr,
    date: repr,
    bytes: _bytes,
    tuple: _in_order,
    list: _in_order,
    dict: _mapping,
    frozenset: _members,
    set: _members,
    Card: _card,
    partial: _partial,
    FunctionType: _function,
    MethodType: _method,
    type(cache(lambda: None)): _wrapped,
}


def _teller_of(kind: type) -> Callable[[Any], str]:
    if hasattr(kind, "told_by"):
        return _same
    for base, tell in (
        (Path, repr),
        (Site, _site),
        (Enum, repr),
        (str, _string),
        (Mapping, _mapping),
        (Set, _members),
    ):
        if issubclass(kind, base):
            return tell
    if issubclass(kind, tuple):
        return lambda value: f"{kind.__qualname__}{_in_order(value)}"
    if issubclass(kind, Sequence):
        return _in_order
    if dataclasses.is_dataclass(kind):
        return partial(_fields, kind.__qualname__, tuple(field.name for field in dataclasses.fields(kind)))
    if issubclass(kind, BaseModel):
        return partial(_fields, kind.__qualname__, tuple(kind.model_fields))
    if issubclass(kind, type):
        return lambda value: f"{value.__module__}.{value.__qualname__}"
    raise NoMark(kind.__qualname__)


def _fields(name: str, fields: tuple[str, ...], value: Any) -> str:
    return f"{name}({','.join([_told(getattr(value, field)) for field in fields])})"
