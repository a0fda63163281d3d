"""Organisations that had a page and would have none. `against.py` tells of them.

A page is there for each organisation that a record names or `organisations.yml` lists, so a name that is spelt in
another way, or the last record that leaves it out, would take one away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from generator.check.content_names import ORGANISATIONS
from generator.model.fields import is_id
from generator.model.organisation import Directory, KnownOrganisation, Organisation

Lost = tuple[str, str, str, str]
"""The record that named an organisation, its id and its name, and what to do so that its page stays."""


def lost_organisations(
    then: Mapping[str, Any],
    now: Iterable[Any],
    unchanged: Callable[[], Mapping[str, Any]],
    listed_then: Any,
    listed_now: Any,
) -> Iterator[Lost]:
    """Each organisation that records of then named and nothing names now.

    `then` are the records of then that are otherwise now, by their paths; `now` is what became of them, and new
    records. `unchanged` gives all other records: they are read only where something seems to be lost, or where the list
    is another. The lists are what `organisations.yml` held, and holds.
    """
    before, after = directory_of(listed_then), directory_of(listed_now)
    others = unchanged() if listed_then != listed_now else {}
    named = {(ORGANISATIONS, one.id): one.name for one in before.by_id.values()} | {
        (path, before.id_of(part)): before.name_of(part)
        for path, data in (*then.items(), *others.items())
        for part in _parts(data)
    }
    there = {*after.by_id, *after.before, *_ids(now, after)}
    if any(identifier not in there for _, identifier in named):
        there |= _ids((others or unchanged()).values(), after)
    for (path, identifier), name in named.items():
        if identifier not in there:
            there.add(identifier)  # told once, at the first record that named it
            yield path, identifier, name, _fix(identifier, name, after)


def directory_of(data: Any) -> Directory:
    """The organisations of `organisations.yml`, as far as its data can be read."""
    listed = data.get("organisations") if isinstance(data, dict) else None
    return Directory(_made(KnownOrganisation, listed, ("id", "name", "other_names", "previous_ids")))


def _fix(identifier: str, name: str, after: Directory) -> str:
    heir = after.id_of(Organisation(name=name))
    if heir in after.by_id:
        return f"Write `previous_ids: [{identifier}]` under `{heir}` in `content/{ORGANISATIONS}`."
    return (
        f"If it is named in another way now, list that name in `content/{ORGANISATIONS}`, with "
        f"`previous_ids: [{identifier}]`. If nothing is told of it any more, list it there: "
        f"`- {{id: {identifier}, name: {_in_quotes(name)}}}`."
    )


def _in_quotes(name: str) -> str:
    """A name as YAML takes it whatever stands in it, such as a comma; as it is where that is taken."""
    return name if re.fullmatch(r"[^\W\d_][\w ’'-]*", name) else json.dumps(name, ensure_ascii=False)


def _ids(records: Iterable[Any], directory: Directory) -> set[str]:
    return {directory.id_of(part) for data in records for part in _parts(data)}


def _parts(data: Any) -> Iterator[Organisation]:
    listed = data.get("organisations") if isinstance(data, dict) else None
    parts = _made(Organisation, listed, ("id", "name"))
    return (part for part in parts if is_id(part.id))


def _made(shape: Any, listed: Any, fields: tuple[str, ...]) -> Iterator[Any]:
    """The entries of a list that hold what makes an organisation; an old file need not keep to the model of today."""
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            try:
                yield shape.model_validate({name: entry[name] for name in fields if name in entry})
            except ValidationError:
                continue
