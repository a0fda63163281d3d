"""No text holds a National Insurance number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from generator.check.faults import Code, Fault
from generator.check.plain_letters import plain
from generator.check.texts import Texts

CODE = Code(
    "national-insurance-number",
    "error",
    "Two letters, six digits and a letter from A to D form a National Insurance number, which stands for one person. "
    "Those with letters that are never given out, such as QQ 12 34 56 C, may stand in examples. No note lets one "
    "through: it is never right to publish one.",
    "data:\n  - item: National Insurance number, such as AB 12 34 56 C",
    "data:\n  - item: National Insurance number, such as QQ 12 34 56 C",
)

# Six digits in twos, in the outline of a text; and what may be one in a link.
_SIX_ZEROS = re.compile(rb"00[ .-]?00[ .-]?00(?!0)")
_IN_A_LINK = re.compile(r"[0-9]{2}(?:%20|[ .+-])?[0-9]{2}(?:%20|[ .+-])?[0-9]{2}(?:%20|[ .+-])?[A-Da-d](?![A-Za-z0-9])")
_LETTERS = "(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_DIGITS = r"[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}"
_NUMBER = re.compile(rf"(?<![A-Za-z0-9]){_LETTERS}[ .-]?{_DIGITS}[ .-]?[A-D](?![A-Za-z0-9])")
# In small letters "at 12 34 56 a day" would be one, so a space before the last letter counts only where it is no word.
_WRITTEN_SMALL = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?" + _DIGITS + r"(?:[.-]?[A-Da-d]| [b-d])(?![A-Za-z0-9])")
# The last letter is often left out, where the words before say what it is.
_CALLED_SO = re.compile(
    r"\b(?:National Insurance|NI number|NI no|NINO)(?:\b|_)[^0-9]{0,25}?\b"
    rf"(?P<number>[A-Za-z]{{2}}[ .-]?{_DIGITS}(?:[ .-]?[A-D]\b)?)(?![0-9])",
    re.IGNORECASE,
)


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text and every link that has such a number."""
    outline = texts.outline
    # Two letters stand before six digits that are no date.
    if any(
        outline[max(0, one.start() - 3) : one.start()].rstrip(b" .-")[-2:].isalpha()
        for one in _SIX_ZEROS.finditer(outline)
    ):
        for at, text in texts.plain:
            yield from (
                Fault(at, f"`{number}` is a National Insurance number.", "Take it out.") for number in _in(text)
            )
    for at, link in texts.links:
        if not _IN_A_LINK.search(link):
            continue
        for number in _in(plain(unquote_plus(link))):
            yield Fault(at, f"`{number}` is a National Insurance number.", "Give a link that has none in it.")


def _in(text: str) -> Iterator[str]:
    """Each National Insurance number in a text, in order."""
    found = {one.start(): one.group() for one in _NUMBER.finditer(text)}
    small = {one.start(): one.group() for one in _WRITTEN_SMALL.finditer(text)}
    called = {one.start("number"): one["number"] for one in _CALLED_SO.finditer(text)}
    for start, number in sorted({**called, **small, **found}.items()):
        letters = number.upper()
        if _NUMBER.fullmatch(letters) or (start in called and _NUMBER.fullmatch(f"{letters}A")):
            yield number
