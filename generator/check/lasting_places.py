"""The places of a record that others link to: each data item, promise and answer, by its anchor on the page.

Read from plain data, as a file holds it: an old version of a file need not keep to the model of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.check.faults import At

# The lists whose entries have anchors: how those begin, and which field tells an entry from others.
LISTS: Mapping[str, tuple[str, str]] = {"data": ("data", "item"), "benefits": ("promise", "promise")}


@dataclass(frozen=True)
class Entry:
    """A data item or a promise: its anchor, its words, where it stands, and whether it has an id of its own."""

    anchor: str
    words: str
    at: At
    has_id: bool


@dataclass(frozen=True)
class Judged:
    """One assessment: its number on the page, who judged when, by which questions, and which of them it answers."""

    number: int
    who: tuple[str, str, str]
    framework: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """What a record's page has anchors for. `removed` are those of entries that its `changes` say are gone."""

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()
    removed: frozenset[str] = frozenset()
    withdrawn: bool = False
    title: str = ""


def places_of(data: Any) -> Places:
    """The places of a record, as far as its data can be read."""
    if not isinstance(data, dict):
        return Places()
    return Places(
        {name: tuple(_entries(data.get(name), name, *shape)) for name, shape in LISTS.items()},
        tuple(_judged(data.get("assessments"))),
        frozenset(anchor for change in _parts(data.get("changes")) for anchor in _texts(change.get("removed"))),
        data.get("status") == "withdrawn",
        _words(data.get("title")),
    )


def questions_of(data: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each question of a framework version, with the older ones that it stands in place of."""
    for test in _parts(data.get("tests") if isinstance(data, dict) else None):
        for question in _parts(test.get("questions")):
            if isinstance(question.get("id"), str):
                yield question["id"], tuple(_texts(question.get("replaces")))


def _entries(listed: Any, name: str, prefix: str, told_by: str) -> Iterator[Entry]:
    for number, entry in enumerate(_parts(listed)):
        own = entry.get("id")
        anchor = f"{prefix}-{own if isinstance(own, str) else number + 1}"
        yield Entry(anchor, _words(entry.get(told_by)), (name, number), isinstance(own, str))


def _judged(listed: Any) -> Iterator[Judged]:
    for number, one in enumerate(_parts(listed), start=1):
        by, answers = one.get("by"), one.get("answers")
        name, kind = (_words(by.get("name")), _words(by.get("kind"))) if isinstance(by, dict) else ("", "")
        questions = tuple(key for key in answers if isinstance(key, str)) if isinstance(answers, dict) else ()
        yield Judged(number, (name, kind, _words(one.get("date"))), _words(one.get("framework")), questions)


def _parts(listed: Any) -> Iterable[dict[str, Any]]:
    """The entries of a list that have fields. One without is kept as an empty one, so that others keep their number."""
    return [one if isinstance(one, dict) else {} for one in listed] if isinstance(listed, list) else []


def _texts(listed: Any) -> Iterator[str]:
    if isinstance(listed, list):
        yield from (one for one in listed if isinstance(one, str))


def _words(value: Any) -> str:
    """A text without its line ends, so that one that was only laid out otherwise is the same."""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
