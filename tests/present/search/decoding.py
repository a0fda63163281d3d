"""Lists of numbers read back from the text that they were coded as. The site itself reads them in the browser alone."""

from __future__ import annotations

from generator.present.search.coding import LETTERS

BITS = 6
VALUES = {letter: value for value, letter in enumerate(LETTERS)}


def decoded(text: str) -> list[int]:
    """The numbers again."""
    if not text:
        return []
    low = VALUES[text[0]]
    bits = "".join(f"{VALUES[letter]:0{BITS}b}" for letter in text[1:])
    numbers: list[int] = []
    last, at = -1, 0
    while (end := bits.find("0", at)) >= 0:
        high, at = end - at, end + 1 + low
        last += ((high << low) | int(bits[end + 1 : at] or "0", 2)) + 1
        numbers.append(last)
    return numbers
