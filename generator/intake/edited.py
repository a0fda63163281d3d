"""One value of a YAML file changed, added or taken out, and every other byte kept: notes, order, quotes, blank lines.

The file is never written anew from its data. What comes of a change is read again, and is handed on only if it says
what it should; else the change is refused, and somebody makes it by hand.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
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
    document = parse(text)
    if document.faults or not document.complete or not isinstance(document.data, dict):
        raise CannotEdit("The file cannot be read as it is. `plainview check` says where. Mend that first.")
    wanted = with_value(document.data, path, value)
    if same(document.data, wanted):
        return text
    root = nodes_of(text)
    assert root is not None
    path, value = _around(document.data, path, value)
    return _spliced(text, Splicing(text).at(root, path, value), wanted, path)


def extended(text: str, path: Path, entries: Sequence[Any]) -> str:
    """The text of a record with new entries behind those of a list, as if `edited` had added one after the other.

    A record is read twice for all of them, and not for each. The list has an entry already, and none of the new ones
    is without a field: what follows those is written otherwise. Raises CannotEdit.
    """
    if not all(isinstance(one, dict) and one for one in entries):
        raise CannotEdit("An entry without a field is added by itself.")
    document = parse(text)
    now: Any = document.data if not document.faults and document.complete else None
    for key in path:
        now = now.get(key) if isinstance(now, dict) else None
    if not isinstance(now, list) or not now:
        raise CannotEdit("A list without entries begins with one.")
    root = nodes_of(text)
    assert root is not None
    splices = [Splicing(text).at(root, (*path, len(now)), one) for one in entries]
    # Each would come first behind what is there. Where the file ends without a line end, the first brings it.
    start, end, first = splices[0]
    whole = Splice(start, end, first + "".join(one.new.removeprefix("\n") for one in splices[1:]))
    return _spliced(text, whole, with_value(document.data, path, [*now, *entries]), path)


def _spliced(text: str, splice: Splice, wanted: Any, path: Path) -> str:
    """The text with a change made, if that says what is wanted. Raises CannotEdit."""
    line_end = found[0] if (found := _LINE_END.search(text)) else "\n"
    result = text[: splice.start] + splice.new.replace("\n", line_end) + text[splice.end :]
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
