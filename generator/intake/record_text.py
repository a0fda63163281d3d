"""A record that came in some other way, as the YAML file that it becomes: what is stated, and the rest as notes.

Whatever the values hold, the file reads back as the very same data, and no text can end a value or begin another.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.intake.commented import SCHEMA_LINE, WIDTH, as_value, note, quoted
from generator.intake.scaffold import left_out
from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of

_IN_LISTS = frozenset(",[]{}")
# What stands longer than this has lines of its own, where it is easy to read and to compare.
_LONGEST = 72


def record_text(data: Mapping[str, Any], notes: Iterable[str] = ()) -> str:
    """The file of a record with this plain data, keys as in YAML. `notes` stand at its top.

    Each field of the model has its question before it; what `data` does not state stands there as a comment to fill
    in. What the model does not know comes last, so that the checker can tell of it.
    """
    lines = [SCHEMA_LINE, *(line for text in notes for line in note(text))]
    fields = [facts for facts in dictionary_of(Agreement) if "." not in facts.path]
    for facts in fields:
        lines += ["", *note(f"{facts.question} {facts.guidance}")]
        lines += _field(facts, data)
    known = {facts.path for facts in fields}
    for key in (key for key in data if key not in known):
        lines += ["", *entry(key, data[key], 0)]
    return "\n".join(lines).strip("\n") + "\n"


def _field(facts: FieldFacts, data: Mapping[str, Any]) -> Iterator[str]:
    if facts.path in data:
        return entry(facts.path, data[facts.path], 0)
    return left_out(facts)


def entry(key: str, value: Any, column: int, dash: str = "") -> Iterator[str]:
    """The lines of a key and its value, which stands at a column; the dash before it begins an entry of a list."""
    begin = f"{' ' * (column - len(dash))}{dash}{in_list(key)}:"
    if isinstance(value, Mapping) and value:
        yield begin
        yield from _map(value, column + 2)
    elif isinstance(value, str):
        yield from _text(begin, value, column + 2)
    elif _is_list(value) and any(isinstance(one, Mapping) or _is_list(one) for one in value):
        yield begin
        for one in value:
            yield from item(one, column + 2)
    else:
        yield f"{begin} {flow(value)}"


def _map(value: Mapping[str, Any], column: int, dash: str = "") -> Iterator[str]:
    for number, (key, inner) in enumerate(value.items()):
        yield from entry(key, inner, column, "" if number else dash)


def item(one: Any, column: int) -> Iterator[str]:
    """The lines of an entry of a list, whose dash stands at a column."""
    if isinstance(one, Mapping) and one:
        yield from _map(one, column + 2, "- ")
    else:
        yield f"{' ' * column}- {flow(one)}"


def _text(begin: str, text: str, column: int) -> Iterator[str]:
    if len(begin) + len(text) < _LONGEST or not _folds(text):
        yield f"{begin} {as_value(text)}"
        return
    yield f"{begin} >-"
    indent = " " * column
    yield from textwrap.wrap(
        text,
        max(WIDTH, column + 60),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _folds(text: str) -> bool:
    """Whether lines that are put together again with single spaces give the text back."""
    return text.isprintable() and "  " not in text and text == text.strip()


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return in_list(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{in_list(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if _is_list(value):
        return f"[{', '.join(map(flow, value))}]"
    if value is None:
        return "null"
    return str(value).lower()  # a number, or true or false


def in_list(text: str) -> str:
    """A text, written where a comma or a bracket would end it."""
    return as_value(text) if _IN_LISTS.isdisjoint(text) else quoted(text)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
