"""The letters of a page written by hand: as in records, none is hidden or of an alphabet that passes for ours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules import hidden_character, look_alike_letter
from generator.check.texts import Texts
from generator.problems import Problem, Where
from generator.read.prose import with_plain_ends

_RULES = (hidden_character, look_alike_letter)


def letter_problems(shown: str, text: str) -> Iterator[Problem]:
    """What is wrong with the letters of a page, the first of each kind in a line. `shown` is how problems name it."""
    for number, line in enumerate(with_plain_ends(text).split("\n"), start=1):
        plain = line.replace("\t", " ")
        if plain.isascii() and plain.isprintable():
            continue
        texts = Texts()
        texts.words.append(((), plain))
        for rule in _RULES:
            for fault in rule.check_texts(texts):
                where = Where(shown, number, rule.place_in(plain) + 1)
                yield Problem(where, rule.CODE.code, fault.message, fault.fix)
