"""Which signs of a YAML file give way to which others, so that one value changes and every other byte stays.

What comes of it is put to the test by `edited.py`. Nothing here is sure to be right for every way of writing YAML.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from generator.intake.record_text import entry, flow, in_list, item
from generator.intake.text_in_place import in_place_of, in_words
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.read.strict_yaml import Path, plain
from generator.read.yaml_nodes import (
    Field,
    Node,
    begin_of_line,
    dash_of,
    end_of_line,
    next_line,
    past_notes,
)

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOTE = re.compile(r"(?:^|\s)#")


class CannotEdit(Exception):
    """A value cannot be changed with all else kept. The message says why; nothing was changed."""


class Removed(enum.Enum):
    """What stands in place of a value that is taken out."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED
"""In place of a value: that there is none any more."""


class Splice(NamedTuple):
    """What is taken out, from a sign up to before another, and what is put there."""

    start: int
    end: int
    new: str


@cache
def names_in(path: Path) -> tuple[str, ...]:
    """The names of a part of a record in the order of the model."""
    before = "".join(f"{part}." for part in path if isinstance(part, str))
    return tuple(
        facts.path.removeprefix(before)
        for facts in dictionary_of(Agreement)
        if facts.path.startswith(before) and "." not in facts.path.removeprefix(before)
    )


class Splicing:
    """Finds what to put in the place of what, for one change of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, root: Node, path: Path, value: Any) -> Splice:
        """The change that gives this value to this path."""
        holder, owner, in_brackets = root, None, root.flow
        for key in path[:-1]:
            if isinstance(key, int):
                owner, holder = None, holder.entries[key]
            else:
                owner = holder.fields[key]
                holder = owner.value
            in_brackets |= holder.flow
        key = path[-1]
        if isinstance(key, int):
            if key == len(holder.entries):
                return self._add_entry(holder, owner, value)
            if value is REMOVED:
                return self._remove_entry(holder, owner, key)
            return self._replace(holder.entries[key], None, value, in_brackets, holder.column)
        if value is REMOVED:
            return self._remove_field(holder, owner, key)
        if key in holder.fields:
            return self._replace(holder.fields[key].value, holder.fields[key], value, in_brackets, holder.column)
        return self._add_field(holder, owner, path, value)

    def _replace(self, old: Node, owner: Field | None, value: Any, in_brackets: bool, column: int) -> Splice:
        if _is_list_of_texts(value) and value and old.kind == "list" and _is_of_texts(old):
            return self._change_list(old, value)
        holds_parts = isinstance(value, dict | list) and value and not _is_list_of_texts(value)
        if in_brackets or (owner is None and not holds_parts):
            new = flow(value) if not isinstance(value, str) else self._words(old, value, in_brackets)
            return Splice(old.start, old.end, self._spaced(old, new))
        if owner is None:
            raise CannotEdit("A whole entry of a list cannot be put in the place of another.")
        if holds_parts:
            return self._put_beneath(old, owner, value, column)
        if old.kind == "text":
            return Splice(old.start, old.end, self._spaced(old, self._words(old, value, in_brackets)))
        # What stood on lines of its own gives way to one line.
        place = self._behind_colon(owner) if not old.flow else old.start
        return Splice(place, old.end, f"{' ' * (not old.flow)}{_one_line(value)}")

    def _words(self, old: Node, value: Any, in_brackets: bool) -> str:
        if old.kind == "text":
            return in_place_of(old, self._text, value, in_brackets=in_brackets)
        return in_words(value, in_brackets=in_brackets) if isinstance(value, str) else flow(value)

    def _put_beneath(self, old: Node, owner: Field, value: Any, column: int) -> Splice:
        """A list or a part on lines of its own under its name. Notes beside the name stay there."""
        lines = list(entry(owner.name.value, value, column))[1:]
        if old.kind != "text" and not old.flow:
            return Splice(self._behind_colon(owner), old.end, "\n" + "\n".join(lines))
        colon = self._behind_colon(owner)
        line = end_of_line(self._text, old.end)
        beside = self._text[old.end : line]
        if beside.strip() and not beside.lstrip().startswith("#"):
            raise CannotEdit(f"More stands on the line of `{owner.name.value}` than can be kept.")
        kept = f" {beside.strip()}" if beside.strip() else ""
        return Splice(colon, line, kept + "\n" + "\n".join(lines))

    def _change_list(self, old: Node, value: list[Any]) -> Splice:
        """A list of texts, with the words of those that stay."""
        written = {
            repr(plain(one.value) if one.style == "" else one.value): self._text[one.start : one.end]
            for one in old.entries
        }
        if old.flow:
            self._refuse_notes(old)
            return Splice(
                old.start, old.end, f"[{', '.join(written.get(repr(one)) or _one_line(one) for one in value)}]"
            )
        start = begin_of_line(self._text, old.start)
        if self._text[start : old.start].strip(" "):
            raise CannotEdit("A list that begins on the line of another cannot be changed safely.")
        indent = " " * old.column
        end = end_of_line(self._text, old.end)
        kept = self._lines_of(old)
        lines = [kept.get(repr(one)) or f"{indent}- {written.get(repr(one)) or _in_block(one)}" for one in value]
        return Splice(start, end, "\n".join(lines))

    def _lines_of(self, old: Node) -> dict[str, str]:
        """The lines of each entry with the notes before it, by what it says."""
        found = {}
        begin = begin_of_line(self._text, old.start)
        for one in old.entries:
            end = end_of_line(self._text, one.end)
            value = plain(one.value) if one.style == "" else one.value
            found[repr(value)] = _LINE_END.sub("\n", self._text[begin:end])
            begin = next_line(self._text, one.end)
        return found

    def _add_field(self, holder: Node, owner: Field | None, path: Path, value: Any) -> Splice:
        key = str(path[-1])
        before = _before(key, holder.fields, names_in(path[:-1]))
        if holder.flow:
            new = f"{in_list(key)}: {_one_line(value)}"
            if holder.empty:
                return Splice(holder.start + 1, holder.end - 1, new)
            if before is None:
                return Splice(holder.start + 1, holder.start + 1, f"{new}, ")
            place = holder.fields[before].value.end
            return Splice(place, place, f", {new}")
        lines = list(entry(key, value, holder.column))
        if before is None and self._on_own_line(holder):
            place = next_line(self._text, owner.name.end) if owner else begin_of_line(self._text, holder.start)
            return self._lines_at(place, lines)
        before = before or next(iter(holder.fields))
        return self._lines_at(self._after(holder.fields[before].value, holder.column), lines)

    def _add_entry(self, holder: Node, owner: Field | None, value: Any) -> Splice:
        if holder.flow and not holder.empty:
            place = holder.entries[-1].end
            return Splice(place, place, f", {_one_line(value)}")
        if holder.kind != "list" or holder.empty:
            if owner is None:
                return Splice(holder.start, holder.end, flow([value]))
            return self._replace(holder, owner, [value], False, owner.name.column)
        last = holder.entries[-1]
        indent = " " * holder.column
        lines = [f"{indent}- {flow(value)}"] if last.flow or not isinstance(value, dict) else item(value, holder.column)
        return self._lines_at(self._after(last, holder.column), list(lines))

    def _remove_field(self, holder: Node, owner: Field | None, key: str) -> Splice:
        names = list(holder.fields)
        number = names.index(key)
        gone = holder.fields[key]
        if holder.flow:
            neighbours = [(one.name.start, one.value.end) for one in holder.fields.values()]
            return self._remove_in_brackets(holder, neighbours, number)
        if len(names) == 1:
            if owner is None:
                return Splice(holder.start, holder.end, "{}")
            return Splice(self._behind_colon(owner), holder.end, " {}")
        if not self._text[begin_of_line(self._text, gone.name.start) : gone.name.start].strip(" "):
            return self._without_lines(gone.name.start, max(gone.value.end, gone.name.end))
        # It stands beside the dash of an entry, and the next one takes its place there.
        following = holder.fields[names[1]].name.start
        between = self._text[next_line(self._text, gone.value.end) : following]
        if _NOTE.search(between):
            raise CannotEdit(f"A note stands behind `{key}`, where the next line has to move up.")
        return Splice(gone.name.start, following, "")

    def _remove_entry(self, holder: Node, owner: Field | None, number: int) -> Splice:
        gone = holder.entries[number]
        if holder.flow:
            return self._remove_in_brackets(holder, [(one.start, one.end) for one in holder.entries], number)
        if len(holder.entries) == 1:
            if owner is None:
                return Splice(holder.start, holder.end, "[]")
            return Splice(self._behind_colon(owner), holder.end, " []")
        dash = dash_of(self._text, holder, number)
        if self._text[begin_of_line(self._text, dash) : dash].strip(" "):
            raise CannotEdit("A list that begins on the line of another cannot be changed safely.")
        return self._without_lines(dash, gone.end)

    def _remove_in_brackets(self, holder: Node, places: Sequence[tuple[int, int]], number: int) -> Splice:
        if len(places) == 1:
            start, end = holder.start + 1, holder.end - 1
        elif number + 1 < len(places):
            start, end = places[number][0], places[number + 1][0]
        else:
            start, end = places[number - 1][1], places[number][1]
        self._refuse_notes(holder)
        return Splice(start, end, "")

    def _refuse_notes(self, holder: Node) -> None:
        """Notes inside brackets would be lost, or swallow what follows them."""
        written = self._text[holder.start : holder.end]
        if _LINE_END.search(written) and _NOTE.search(written):
            raise CannotEdit("Notes stand between its brackets, and would be lost.")

    def _without_lines(self, start: int, end: int) -> Splice:
        return Splice(begin_of_line(self._text, start), next_line(self._text, end), "")

    def _after(self, node: Node, column: int) -> int:
        return past_notes(self._text, next_line(self._text, node.end), column)

    def _lines_at(self, place: int, lines: Sequence[str]) -> Splice:
        before = "" if not place or self._text[place - 1] in "\r\n" else "\n"
        return Splice(place, place, before + "".join(f"{line}\n" for line in lines))

    def _behind_colon(self, owner: Field) -> int:
        return self._text.index(":", owner.name.end) + 1

    def _on_own_line(self, holder: Node) -> bool:
        return not self._text[begin_of_line(self._text, holder.start) : holder.start].strip(" ")

    def _spaced(self, old: Node, new: str) -> str:
        """Where nothing stood behind a colon or a dash, a space comes first."""
        return f" {new}" if old.start == old.end and self._text[old.start - 1 : old.start] in (":", "-") else new


def _before(key: str, there: dict[str, Field], names: Sequence[str]) -> str | None:
    """The field after which a new one stands, None for the first place."""
    if key not in names:
        return list(there)[-1] if there else None
    earlier = names[: names.index(key)]
    return next((name for name in reversed(list(there)) if name in earlier), None)


def _one_line(value: Any) -> str:
    return in_words(value, in_brackets=True) if isinstance(value, str) else flow(value)


def _in_block(value: Any) -> str:
    return in_words(value, in_brackets=False) if isinstance(value, str) else flow(value)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)


def _is_of_texts(node: Node) -> bool:
    return all(one.kind == "text" for one in node.entries)
