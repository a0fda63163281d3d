"""One value of a YAML file changed, added or taken out, and every other byte kept: notes, order, quotes, blank lines.

The file is never written anew from its data. What comes of a change is read again, and is handed on only if it says
what it should; else the change is refused, and somebody makes it by hand.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Any

from generator.intake.splicing import REMOVED, CannotEdit, Removed, Splice, Splicing
from generator.read.strict_yaml import Path, parse
from generator.read.yaml_nodes import nodes_of

_LINE_END = re.compile(r"\r\n|\r|\n")


def edited(text: str, path: Path, value: Any | Removed) -> str:
    """The text of a record with another value at a path, or none.

    A name that is not there is added where the model has it, with all that is around it. The number behind the last
    entry of a list adds one. Raises CannotEdit.
    """
    data = _data(text)
    wanted = with_value(data, path, value)
    if same(data, wanted):
        return text
    root = nodes_of(text)
    assert root is not None
    path, value = _around(data, path, value)
    return _spliced(text, [Splicing(text).at(root, path, value)], wanted, path)


def edited_together(text: str, changes: Sequence[tuple[Path, Any | Removed]]) -> tuple[str, int]:
    """The text with the first of some changes, as if `edited` had made one after the other; and how many those are.

    A record is read twice for all of them, and not for each: for as many as change signs of their own. None adds an
    entry to a list. Raises CannotEdit, where fewer changes may do.
    """
    data = _data(text)
    root = nodes_of(text)
    assert root is not None
    splicing, wanted, made = Splicing(text), data, 0
    splices: list[Splice] = []
    gone: dict[Path, int] = {}
    for path, value in changes:
        # Behind an entry that was taken out, each has another number.
        if any(gone[path[:depth]] <= number for depth, number in _numbers(path) if path[:depth] in gone):
            break
        if not same(value_at(wanted, path), value):
            try:
                splice = splicing.at(root, *_around(data, path, value))
            except (CannotEdit, LookupError, ValueError):  # in its turn it is done, or told of
                break
            place = bisect(splices, splice)
            beside = [*splices[max(0, place - 1) : place], splice, *splices[place : place + 1]]
            if not all(map(_apart, beside, beside[1:])):
                break
            splices.insert(place, splice)
            wanted = with_value(wanted, path, value)
        if value is REMOVED and isinstance(path[-1], int):
            gone[path[:-1]] = path[-1]
        made += 1
    if not splices:
        return (text, made) if made else (edited(text, *changes[0]), 1)
    return _spliced(text, splices, wanted, changes[0][0]), made


def _numbers(path: Path) -> Iterator[tuple[int, int]]:
    """Each number of an entry in a path, after how deep it stands there."""
    return ((depth, key) for depth, key in enumerate(path) if isinstance(key, int))


def _apart(one: Splice, other: Splice) -> bool:
    """Whether two splices, in order, change signs of their own, so that it is nothing which is made first."""
    both_change = one.start < one.end and other.start < other.end
    return one.end < other.start or (one.end == other.start and both_change)


def extended(text: str, path: Path, entries: Sequence[Any]) -> str:
    """The text of a record with new entries behind those of a list, as if `edited` had added one after the other.

    A record is read twice for all of them, and not for each. The list has an entry already, and none of the new ones
    is without a field: what follows those is written otherwise. Raises CannotEdit.
    """
    if not all(isinstance(one, dict) and one for one in entries):
        raise CannotEdit("An entry without a field is added by itself.")
    data = _data(text)
    now = value_at(data, path)
    if not isinstance(now, list) or not now:
        raise CannotEdit("A list without entries begins with one.")
    root = nodes_of(text)
    assert root is not None
    splices = [Splicing(text).at(root, (*path, len(now)), one) for one in entries]
    # Each would come first behind what is there. Where the file ends without a line end, the first brings it.
    start, end, first = splices[0]
    whole = Splice(start, end, first + "".join(one.new.removeprefix("\n") for one in splices[1:]))
    return _spliced(text, [whole], with_value(data, path, [*now, *entries]), path)


def _data(text: str) -> Any:
    document = parse(text)
    if document.faults or not document.complete or not isinstance(document.data, dict):
        raise CannotEdit("The file cannot be read as it is. `plainview check` says where. Mend that first.")
    return document.data


def _spliced(text: str, splices: Sequence[Splice], wanted: Any, path: Path) -> str:
    """The text with changes made, in the order of their places, if that says what is wanted. Raises CannotEdit."""
    line_end = found[0] if (found := _LINE_END.search(text)) else "\n"
    parts: list[str] = []
    kept = 0
    for start, end, new in splices:
        parts += (text[kept:start], new.replace("\n", line_end))
        kept = end
    result = "".join((*parts, text[kept:]))
    after = parse(result)
    if after.faults or not after.complete or not same(after.data, wanted):
        raise CannotEdit(f"`{shown_at(path)}` is written there in a way in which it cannot be changed safely.")
    return result


def with_value(data: Any, path: Path, value: Any | Removed) -> Any:
    """The plain data of a record with another value at a path, or none. What holds it is made where it is missing."""
    if not path:
        return copy.deepcopy(value)
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        entries = list(data or ())
        if value is REMOVED and not rest:
            del entries[key]
        elif key == len(entries):
            entries.append(with_value(None, rest, value))
        else:
            entries[key] = with_value(entries[key], rest, value)
        return entries
    part = dict(data or {})
    if value is REMOVED and not rest:
        part.pop(key, None)
    elif value is not REMOVED or key in part:
        part[key] = with_value(part.get(key), rest, value)
    return part


def value_at(data: Any, path: Path) -> Any:
    """What the plain data of a record has at a path, None where there is nothing."""
    for key in path:
        if isinstance(key, int):
            data = data[key] if isinstance(data, list) and key < len(data) else None
        else:
            data = data.get(key) if isinstance(data, dict) else None
    return data


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same, `true` and 1 apart. The order of names says nothing."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def shown_at(path: Path) -> str:
    """A place in a record as an editor would name it: `benefits.1.promise`, entries counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _around(data: Any, path: Path, value: Any) -> tuple[Path, Any]:
    """The outermost place that has to be made for a value, and what is to stand there."""
    here = data
    for depth, key in enumerate(path[:-1]):
        here = (here[key] if key < len(here) else None) if isinstance(key, int) else here.get(key)
        if here is None:
            made = value
            for inner in reversed(path[depth + 1 :]):
                made = [made] if isinstance(inner, int) else {inner: made}
            return path[: depth + 1], made
    return path, value
