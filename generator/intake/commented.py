"""How what `plainview new` writes speaks to whoever fills it in: notes, hints, and values that are safe."""

from __future__ import annotations

import textwrap

from generator.model.dictionary import FieldFacts
from generator.read.strict_yaml import plain

WIDTH = 96
SCHEMA_LINE = "# yaml-language-server: $schema=../../.vscode/schemas/agreement.json"
"""The first line of a record, by which an editor finds what completes, explains and checks it."""
_MOST_WORDS = 8
# What is read back as it stands, without quotes.
_SAFE = frozenset(" .,'’&()/_-")


def note(text: str, column: int = 0) -> list[str]:
    """Text from anywhere as a note of one or more lines. Nothing in it can end the note."""
    sign = f"{' ' * column}# "
    return textwrap.wrap(
        in_one_line(text),
        max(WIDTH, column + 60),
        initial_indent=sign,
        subsequent_indent=sign,
        break_long_words=False,
        break_on_hyphens=False,
    )


def in_one_line(text: str) -> str:
    """Text without line ends and hidden characters: what YAML or an editor takes for a line end is a space here."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def hint(facts: FieldFacts) -> str:
    """What may stand in a field. An example is only ever a note, so that nobody publishes it as a fact."""
    if facts.words:
        shown = ", ".join(list(facts.words)[:_MOST_WORDS])
        more = len(facts.words) - _MOST_WORDS
        return f"  # {shown}{f', and {more} more' if more > 0 else ''}"
    if not facts.example and facts.holds == "part":
        return ""
    if facts.holds == "yes-or-no":
        return "  # true or false"
    example = ", ".join(map(str, facts.example)) if isinstance(facts.example, list) else facts.example
    return f"  # such as: {example}"


def as_value(text: str) -> str:
    """Text as the value of a field, on one line, that is read back as the same text."""
    if (
        text[:1].isalnum()
        and not text.endswith(" ")
        and all(letter.isalnum() or letter in _SAFE for letter in text)
        and plain(text) == text
    ):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Text in quotes, in which nothing ends it."""
    return f'"{"".join(map(_in_quotes, text))}"'


def _in_quotes(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter == "\n":
        return "\\n"
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"
