"""The letters of a page written by hand: as in records, none is hidden or of an alphabet that passes for ours."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from generator.check.rules import hidden_character, look_alike_letter
from generator.check.texts import Texts
from generator.problems import Problem, Where
from generator.read.prose import with_plain_ends

_RULES = (hidden_character, look_alike_letter)


def letter_problems(shown: str, text: str) -> Iterator[Problem]:
    """What is wrong with the letters of a page, the first of each kind in a line. `shown` is how problems name it."""
    for number, line in enumerate(with_plain_ends(text).split("\n"), start=1):
        plain = line.replace("\t", " ")
        found = list(_problems(plain))
        if not found and "&" in plain:  # letters can be written by name or number: `&shy;`, `&#x202e;`
            found = [(plain.index("&"), problem) for _, problem in _problems(unescape(plain))]
        for at, (code, message, fix) in found:
            yield Problem(Where(shown, number, at + 1), code, message, fix)


def _problems(text: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """What is wrong with the letters of a text, each with its place, counted from 0."""
    if text.isascii() and text.isprintable():
        return
    texts = Texts()
    texts.words.append(((), text))
    for rule in _RULES:
        for fault in rule.check_texts(texts):
            yield rule.place_in(text), (rule.CODE.code, fault.message, fault.fix)
