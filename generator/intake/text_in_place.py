"""How a new text is written in the place of an old one of a YAML file: in the way in which the old one was written.

What can be written plainly stays plain, what stood in quotes keeps them, and what stood on lines of its own keeps the
lines that say the same as before.
"""

from __future__ import annotations

import re
from typing import Any

from generator.intake.commented import quoted
from generator.intake.record_text import flow
from generator.read.strict_yaml import parse
from generator.read.yaml_nodes import Node

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"(?P<style>[|>])(?P<chomp>[+-]?)(?P<rest>[ \t]*(?:#.*)?)")
# Where a line may end: at a space alone, since more of them would be lost.
_BETWEEN_WORDS = re.compile(r"(?<! ) (?! )")
_NARROWEST = 80


def in_place_of(old: Node, text: str, value: Any, *, in_brackets: bool) -> str:
    """The words of a value that takes the place of a text. `text` is the whole file."""
    if not isinstance(value, str):
        return flow(value)
    if old.style in ("|", ">"):
        return _on_own_lines(text[old.start : old.end], value) or _in_double_quotes(value)
    if old.style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if old.style == '"':
        return _in_double_quotes(value)
    return in_words(value, in_brackets=in_brackets)


def in_words(value: str, *, in_brackets: bool) -> str:
    """A text on one line, without quotes where it is read back as it is."""
    return value if _is_plain(value, in_brackets=in_brackets) else _in_double_quotes(value)


def _is_plain(value: str, *, in_brackets: bool) -> bool:
    if not value or not value.isprintable() or value != value.strip():
        return False
    if in_brackets:
        read = parse(f"k: [{value}, x]\nl: {{m: {value}, n: x}}\n")
        return not read.faults and read.data == {"k": [value, "x"], "l": {"m": value, "n": "x"}}
    read = parse(f"k: {value} # n\nl:\n  - {value}\n  - m: {value}\n")
    return not read.faults and read.data == {"k": value, "l": [value, {"m": value}]}


def _in_double_quotes(value: str) -> str:
    return '"' + r"\n".join(quoted(line)[1:-1] for line in value.split("\n")) + '"'


def _on_own_lines(written: str, value: str) -> str | None:
    """A text behind `>` or `|`, with the notes beside those signs. None where that cannot hold it."""
    first, *lines = _LINE_END.split(written)
    header = _HEADER.fullmatch(first.rstrip())
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    said, ends = value.rstrip("\n"), len(value) - len(value.rstrip("\n"))
    if header is None or not indents or ends > 1 or not said:
        return None
    folds = header["style"] == ">"
    body = _folded([line.strip() for line in lines], said) if folds else _literal(said)
    if body is None:
        return None
    chomp = "" if ends else "-"
    indent = " " * indents[0]
    return "\n".join(
        [f"{header['style']}{chomp}{header['rest']}", *(f"{indent}{line}" if line else "" for line in body)]
    )


def _literal(said: str) -> list[str] | None:
    lines = said.split("\n")
    fit = lines[0].strip() and lines[0][0] != " " and all(line.isprintable() for line in lines)
    return lines if fit else None


def _folded(before: list[str], said: str) -> list[str] | None:
    """Lines that are put together again with single spaces; an empty one for each line end of the text."""
    parts = said.split("\n")
    if not parts[0] or any(part != part.strip() or not part.isprintable() for part in parts):
        return None
    if len(parts) == 1 and all(before):
        return _folded_alike(before, said)
    width = max(_NARROWEST, *map(len, before))
    lines: list[str] = []
    for number, part in enumerate(parts):
        lines += [""] * bool(number)
        lines += _wrapped(_BETWEEN_WORDS.split(part), width) if part else []
    return lines


def _folded_alike(before: list[str], said: str) -> list[str]:
    """The text of one paragraph. Lines at its beginning and its end that say the same as before stay as they are."""
    words = _BETWEEN_WORDS.split(said)
    width = max(_NARROWEST, *map(len, before))
    first: list[str] = []
    last: list[str] = []
    lines = list(before)
    while lines and (known := _BETWEEN_WORDS.split(lines[0])) == words[: len(known)]:
        first.append(lines.pop(0))
        words = words[len(known) :]
    while lines and words and (known := _BETWEEN_WORDS.split(lines[-1])) == words[-len(known) :]:
        last.insert(0, lines.pop())
        words = words[: -len(known)]
    return [*first, *_wrapped(words, width), *last]


def _wrapped(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
