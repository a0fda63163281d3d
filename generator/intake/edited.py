"""One value of a YAML file changed, added or taken out, and every other byte kept: notes, order, quotes, blank lines.

The file is never written anew from its data. What comes of a change is read again, and is handed on only if it says
what it should; else the change is refused, and somebody makes it by hand.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from generator.intake.splicing import REMOVED, CannotEdit, Removed, Splicing
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
    splice = Splicing(text).at(root, path, value)
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
