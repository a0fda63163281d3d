"""What a record says otherwise than the version before it, field by field, found by walking the declared fields.

A field that is added to the model is compared at once. Fields that are not published give no change, nor does what only
moved: entries of lists are known by their ids, else by what names them, and lists of words are compared as sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.assess.entries import match
from generator.assess.wider_use import entry_is_wider, value_is_wider, word_is_wider
from generator.model.agreement import STAYS, Agreement, Safeguard
from generator.model.assessment import Assessment
from generator.model.dictionary import ANY_KEY, dictionary_of
from generator.model.fields import Record, options
from generator.model.history import Came, RecordChange
from generator.model.organisation import Organisation
from generator.model.provenance import Change, Document
from generator.model.vocabulary import COMPILED, NOT_STATED, WITHDRAWN

NONE = "none"
"""What `before` and `after` say of a list that is stated to be empty."""

# What is told of an entry beside its name when it comes or goes.
_ALSO_TOLD: Mapping[type[BaseModel], str] = {
    Organisation: "roles",
    Safeguard: "text",
    Document: "title",
    Change: "what",
    Assessment: "date",
}

NAMING_BODIES = frozenset(
    (
        "data.from",
        "data.to",
        "legal.lawful_bases.organisations",
        "legal.special_category_conditions.organisations",
        "provenance.publisher",
    )
)
"""The fields that hold ids of a record's own organisations. Of these a change tells the names, which readers know."""


def changes_between(before: Agreement, after: Agreement) -> tuple[RecordChange, ...]:
    """Everything published that `after` says otherwise than `before`, in the order of the model.

    Of a record that was taken down only what stays is compared: the rest is gone, whatever its file holds.
    """
    gone = WITHDRAWN in (before.status, after.status)
    found = tuple(_in_part(_STAYING if gone else _FIELDS, before, after, "", ""))
    if any(change.field in NAMING_BODIES for change in found):
        names = {body.id: told(body.name) for record in (before, after) for body in record.organisations}
        found = tuple(_with_names(change, names) for change in found)
    return _only_said(found) if after.provenance.basis == COMPILED else found


def _only_said(found: tuple[RecordChange, ...]) -> tuple[RecordChange, ...]:
    """The same, with no wider use but those that the record tells of under `changes`.

    Where editors compile a record from public pages, more in it is more that they found. Nobody knows by it that the
    bodies do more than before, and none of them may be said to.
    """
    return tuple(
        replace(change, wider=False) if change.wider and change.field.partition(".")[0] != "changes" else change
        for change in found
    )


@dataclass(frozen=True, slots=True)
class _Field:
    """A published field: where Python keeps it, its path as the dictionary has it, and the fields inside it.

    `holds` is one value, words of a list, one part, entries of a list, or parts by keys that the record chooses.
    """

    attribute: str
    path: str
    holds: Literal["value", "words", "part", "entries", "keyed"]
    inside: tuple[_Field, ...] = ()


def _fields_of(model: type[BaseModel], before: str) -> Iterator[_Field]:
    for name, declared in model.model_fields.items():
        path = f"{before}{declared.alias or name}"
        if path not in _PUBLISHED:
            continue
        for option in options(declared.annotation):
            held, listed = (get_args(option)[0], True) if get_origin(option) is tuple else (option, False)
            if get_origin(option) is dict:
                yield _Field(name, path, "keyed", tuple(_fields_of(get_args(option)[1], f"{path}.{ANY_KEY}.")))
            elif isinstance(held, type) and issubclass(held, BaseModel):
                yield _Field(name, path, "entries" if listed else "part", tuple(_fields_of(held, f"{path}.")))
            else:
                yield _Field(name, path, "words" if listed else "value")
            break


_PUBLISHED = frozenset(field.path for field in dictionary_of(Agreement) if field.published)
_FIELDS = tuple(_fields_of(Agreement, ""))
_STAYING = tuple(field for field in _FIELDS if field.attribute in STAYS)


def _in_part(
    fields: tuple[_Field, ...], before: Record | None, after: Record | None, entry: str, name: str
) -> Iterator[RecordChange]:
    """What a part says otherwise, field by field. A part that is missing says nothing in any of its fields."""
    was, now = (part.__dict__ if part is not None else _NOTHING for part in (before, after))
    for field in fields:
        old, new = was.get(field.attribute), now.get(field.attribute)
        if old == new or (old := _stated(old)) == (new := _stated(new)):
            continue
        if field.holds == "value":
            yield from _of_value(field, old, new, entry, name)
        elif field.holds == "words":
            yield from _of_words(field, old, new, entry, name)
        elif field.holds == "part":
            inner = tuple(_in_part(field.inside, old, new, entry, name))
            yield from inner or _whole(field, old, new, entry, name)
        elif field.holds == "entries":
            yield from _of_entries(field, old, new, entry, name)
        else:
            yield from _of_keyed(field, old, new, name)


_NOTHING: Mapping[str, Any] = {}
_SILENT = (NOT_STATED, (NOT_STATED,))


def _stated(value: Any) -> Any:
    """A value, or nothing where it is the word for silence: both say the same."""
    return None if value in _SILENT else value


def _of_value(field: _Field, old: Any, new: Any, entry: str, name: str) -> Iterator[RecordChange]:
    before, after = told(old), told(new)
    # Another line end inside a text is no change for anybody who reads it.
    if before.split() != after.split():
        wider = value_is_wider(field.path, old, new)
        yield RecordChange(field.path, _came(old, new), entry, name, before, after, wider)


def _of_words(
    field: _Field, old: tuple[Any, ...] | None, new: tuple[Any, ...] | None, entry: str, name: str
) -> Iterator[RecordChange]:
    were, are = (dict.fromkeys(map(told, words or ())) for words in (old, new))
    for word in were:
        if word not in are:
            yield RecordChange(field.path, "removed", entry, name, before=word)
    for word in are:
        if word not in were:
            yield RecordChange(field.path, "added", entry, name, after=word, wider=word_is_wider(field.path, word, old))
    yield from _of_none(field, old, new, entry, name)


def _of_entries(
    field: _Field, old: tuple[Record, ...] | None, new: tuple[Record, ...] | None, entry: str, name: str
) -> Iterator[RecordChange]:
    matched = match(old or (), new or ())
    for was, now in matched.both:
        yield from _in_part(field.inside, was, now, id_of(now) or entry, name or name_of(now))
    for gone in matched.gone:
        yield _of_entry(field, "removed", gone, entry, name)
    for come in matched.come:
        yield _of_entry(field, "added", come, entry, name)
    yield from _of_none(field, old, new, entry, name)


def _of_entry(field: _Field, came: Came, one: Record, entry: str, name: str) -> RecordChange:
    also = _ALSO_TOLD.get(type(one))
    beside = told(getattr(one, also)) if also else ""
    if name:  # the entry stands inside another one, which has its name already
        beside = name_of(one)
    told_so = {"before": beside} if came == "removed" else {"after": beside, "wider": entry_is_wider(one)}
    return RecordChange(field.path, came, id_of(one) or entry, name or name_of(one), **told_so)


def _of_keyed(
    field: _Field, old: Mapping[str, Record] | None, new: Mapping[str, Record] | None, name: str
) -> Iterator[RecordChange]:
    were, are = old or {}, new or {}
    for key in dict.fromkeys((*were, *are)):
        was, now = were.get(key), are.get(key)
        if was == now:
            continue
        if was is None or now is None:
            before, after = (name_of(part) if part is not None else "" for part in (was, now))
            yield RecordChange(field.path, _came(was, now), key, name or key, before, after)
            continue
        inner = tuple(_in_part(field.inside, was, now, key, name or key))
        # A translation has texts that the model does not name, so they are told of as one.
        others = (part.__pydantic_extra__ or {} for part in (was, now))
        if len({repr(sorted(other.items())) for other in others}) > 1:
            yield RecordChange(field.path, "changed", key, name or key)
        yield from inner
    yield from _of_none(field, old, new, "", name)


def _of_none(field: _Field, old: Any, new: Any, entry: str, name: str) -> Iterator[RecordChange]:
    """That a list is stated to be empty now, or is no longer stated to be, where no word came in its place."""
    if (not old and not new) or (new is not None and not new):
        before, after = (NONE if held is not None and not held else "" for held in (old, new))
        if before != after:
            yield RecordChange(field.path, "changed" if old else _came(old, new), entry, name, before, after)


def _whole(field: _Field, old: Any, new: Any, entry: str, name: str) -> Iterator[RecordChange]:
    """A part came or went that says nothing inside."""
    if old is None or new is None:
        yield RecordChange(field.path, _came(old, new), entry, name)


def _with_names(change: RecordChange, names: Mapping[str, str]) -> RecordChange:
    if change.field not in NAMING_BODIES:
        return change
    before, after = (names.get(identifier, identifier) for identifier in (change.before, change.after))
    return replace(change, before=before, after=after)


def _came(old: object | None, new: object | None) -> Came:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"


def id_of(entry: Record) -> str:
    """The lasting id of an entry of a list; empty where it has none."""
    return getattr(entry, "id", None) or ""


def name_of(entry: Record) -> str:
    """What a reader calls an entry: whose assessment it is, else what stands first in it."""
    if isinstance(entry, Assessment):
        return told(entry.by.name)
    return told(entry.__dict__[next(iter(type(entry).model_fields))])


def told(value: Any) -> str:
    """A value as a record writes it; several parted by commas, nothing for silence."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(told, value))
    return str(value).strip()
