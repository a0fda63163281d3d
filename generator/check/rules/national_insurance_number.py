"""No text holds a National Insurance number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.texts import Texts

CODE = Code(
    "national-insurance-number",
    "error",
    "Two letters, six digits and a letter from A to D form a National Insurance number, which stands for one person. "
    "Those with letters that are never given out, such as QQ 12 34 56 C, may stand in examples.",
    "data:\n  - item: National Insurance number, such as AB 12 34 56 C",
    "data:\n  - item: National Insurance number, such as QQ 12 34 56 C",
)

_DIGITS = (b"000000", b"00 00 00", b"0000 00", b"00 0000")
_ENDINGS = (b"00A", b"00 A", b"00a")
_LETTERS = "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)(?:{_LETTERS} ?[0-9]{{2}} ?[0-9]{{2}} ?[0-9]{{2}} ?[A-D])(?![A-Za-z0-9])"
)
_WRITTEN_SMALL = re.compile(r"(?<![A-Za-z0-9])[a-z]{2}[0-9]{6}[a-d](?![A-Za-z0-9])")


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text that has such a number."""
    outline = texts.outline
    if not (any(digits in outline for digits in _DIGITS) and any(ending in outline for ending in _ENDINGS)):
        return
    for at, text in texts.words:
        small = (found.group() for found in _WRITTEN_SMALL.finditer(text) if _NUMBER.fullmatch(found.group().upper()))
        for number in (*(found.group() for found in _NUMBER.finditer(text)), *small):
            yield Fault(at, f"`{number}` is a National Insurance number.", "Take it out.")
