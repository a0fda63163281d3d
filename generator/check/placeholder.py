"""FILL IN: what `plainview new` writes where nothing is known yet, in place of text, a word, a date or any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from generator.check.faults import At, Fault
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.read.excerpt import excerpt

FILL_IN = "FILL IN"
CODE = "filler-text"
WRITE = "Write what is known, or leave the field out."
_NEEDED = "Write what is known. A record cannot do without it."
_NEEDED_IN_ENTRY = "Write what is known, or take this whole entry out."
_GIVE_REASON = "Say why, in a sentence or two. Only the rating `not-assessed` may stand without a reason."
_ANSWER = "Write a rating and the reason, or `not-assessed`; or delete the question."


def is_placeholder(value: object) -> bool:
    """Whether this is what a new record begins with, and no answer of anybody's."""
    return isinstance(value, str) and value.strip().upper() == FILL_IN


def placeholder_fault(at: At, text: str = FILL_IN, fix: str = WRITE) -> Fault:
    """A text only holds the place of an answer."""
    if fix == WRITE and at[:1] == ("assessments",) and at[-1] == "because":
        fix = _GIVE_REASON
    elif fix == WRITE:
        fix = _instead(at)
    said = f"`{excerpt(text)}` only holds the place of an answer."
    name = next((part for part in reversed(at) if isinstance(part, str)), "")
    return Fault(at, f"`{excerpt(name)}`: {said}" if name else said, fix)


def _instead(at: At) -> str:
    """What to do about a text: not every field may be left out."""
    if not _needed_fields().get(".".join(part for part in at if isinstance(part, str))):
        return WRITE
    return _NEEDED_IN_ENTRY if any(isinstance(part, int) for part in at) else _NEEDED


@cache
def _needed_fields() -> Mapping[str, bool]:
    """Whether the part that a field belongs to needs it, by the field's path in a record."""
    return {facts.path: facts.required for facts in dictionary_of(Agreement)}


def not_answered(at: At) -> Fault:
    """A question of an assessment has no rating yet, only the place of one."""
    return Fault(at, f"`{excerpt(at[-2])}` is not answered yet.", _ANSWER)


def told_once(found: Sequence[tuple[str, Fault]]) -> Iterator[tuple[str, Fault]]:
    """All faults, but of a question that is not answered yet only that, and not its reason as well."""
    unrated = {fault.at[:-1] for code, fault in found if code == CODE and fault.at[-1:] == ("rating",)}
    for code, fault in found:
        if not (code == CODE and fault.at[-1:] == ("because",) and fault.at[:-1] in unrated):
            yield code, fault


def placeholders_in(data: Any, at: At = ()) -> Iterator[At]:
    """Where anything is left to fill in. The depth of a file is limited where it is read."""
    if is_placeholder(data):
        yield at
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in inside:
        yield from placeholders_in(value, (*at, part))
