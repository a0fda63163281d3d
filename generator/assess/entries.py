"""Which entries of a list are the same in two versions of a record, so that what only moved is no change."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from generator.assess.wider_use import may_be_wider
from generator.model.assessment import Assessment
from generator.model.fields import Record

# What names an entry that has no id, where that is more than what stands first in it.
_NAMED_BY: Mapping[type[BaseModel], tuple[str, ...]] = {Assessment: ("framework", "by", "date")}


class Matched(NamedTuple):
    """Entries that are in both versions and not alike, those that have gone, and those that have come."""

    both: list[tuple[Record, Record]]
    gone: list[Record]
    come: list[Record]


class _Placed(NamedTuple):
    place: int
    entry: Record


def match(before: Sequence[Record], after: Sequence[Record]) -> Matched:
    """Pair the entries of two lists: those alike, then by their ids, by what names them, and by place if only renamed.

    Pairs stand in the order of the newer list.
    """
    old, new = _without_alike(before, after)
    both: list[tuple[_Placed, _Placed]] = []
    for key in (_id, _name, _all_but_name):
        found, old, new = _paired(old, new, key)
        both += found
    both.sort(key=lambda pair: pair[1].place)
    return Matched(
        [(was.entry, now.entry) for was, now in both], [one.entry for one in old], [one.entry for one in new]
    )


def _without_alike(before: Sequence[Record], after: Sequence[Record]) -> tuple[list[_Placed], list[_Placed]]:
    """The entries of either list that have none like them in the other. Most stand where they stood."""
    stayed = {place for place, (was, now) in enumerate(zip(before, after, strict=False)) if was == now}
    old, new = (
        [_Placed(place, one) for place, one in enumerate(some) if place not in stayed] for some in (before, after)
    )
    waiting: dict[Hashable, list[_Placed]] = defaultdict(list)
    for one in old:
        waiting[_name(one)].append(one)
    moved, come = set(), []
    for one in new:
        of_name = waiting.get(_name(one), [])
        like = next((was for was in of_name if was.entry == one.entry), None)
        if like is None:
            come.append(one)
        else:
            of_name.remove(like)
            moved.add(like.place)
    return [one for one in old if one.place not in moved], come


def _paired(
    old: list[_Placed], new: list[_Placed], key: Callable[[_Placed], Hashable | None]
) -> tuple[list[tuple[_Placed, _Placed]], list[_Placed], list[_Placed]]:
    """Those with the same key, in order, and those of either list that are left. Nothing has the key None."""
    waiting: dict[Hashable, deque[_Placed]] = defaultdict(deque)
    for one in old:
        waiting[key(one)].append(one)
    waiting.pop(None, None)
    pairs, come = [], []
    for one in new:
        like = waiting.get(key(one))
        if like:
            pairs.append((like.popleft(), one))
        else:
            come.append(one)
    taken = {was.place for was, _ in pairs}
    return pairs, [one for one in old if one.place not in taken], come


def _id(one: _Placed) -> Hashable | None:
    return getattr(one.entry, "id", None)


def _name(one: _Placed) -> Hashable:
    entry = one.entry.__dict__
    return tuple(entry[name] for name in _naming(one.entry))


def _all_but_name(one: _Placed) -> Hashable | None:
    """Nothing for what makes a use wider where it is new: there, another name may be another body, or other data."""
    if may_be_wider(one.entry):
        return None
    naming = _naming(one.entry)
    return one.place, repr({name: value for name, value in one.entry.__dict__.items() if name not in naming})


def _naming(entry: Record) -> tuple[str, ...]:
    return _NAMED_BY.get(type(entry)) or (next(iter(type(entry).model_fields)),)
