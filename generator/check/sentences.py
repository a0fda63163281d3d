"""A text as a reader takes it in: its sentences, without what it only quotes."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?;])[\"”’)]*\s+")
# Two words or more in quotation marks are somebody else's. One word may be a name, or is said with tongs.
_QUOTED = re.compile(r"“[^”\s]*\s[^”]*”|‘[^’\s]*\s[^’]*’(?!\w)|\"[^\"\s]*\s[^\"]*\"")
# Every sign that is no letter of the alphabet parts two words. Much quicker than a pattern is.
_SMALL_LETTERS = "".join(chr(code).lower() if chr(code).isalpha() else " " for code in range(128)).encode() + b" " * 128


def sentences_of(text: str) -> list[str]:
    """The sentences of a text. A semicolon ends one too."""
    return [sentence for sentence in _END.split(text.strip()) if sentence]


def unquoted(text: str) -> str:
    """A text without what it quotes: a gap stands there instead."""
    return _QUOTED.sub("“…”", text) if '"' in text or "“" in text or "‘" in text else text


def quotes_blanked(text: str) -> str:
    """A text without what it quotes, in which everything else stands where it stood."""
    return _QUOTED.sub(lambda quoted: f"“{'…' * (len(quoted[0]) - 2)}”", text)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters. A word ends at an apostrophe or a hyphen."""
    return text.encode("ascii", "replace").translate(_SMALL_LETTERS).decode("ascii").split()


def one_of(*said: str) -> re.Pattern[str]:
    """A pattern for any of these, as whole words, in a text that is in small letters: that is 4 times as fast."""
    return re.compile(rf"\b(?:{'|'.join(said)})\b")
