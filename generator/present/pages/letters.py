"""The letters that an A to Z is cut into."""

from __future__ import annotations

import unicodedata

LETTERLESS = "0 to 9"


def letter_of(text: str) -> str:
    """The letter from A to Z that a name stands under; empty for a figure or another script."""
    first = next((character for character in text if character.isalnum()), "")
    plain = unicodedata.normalize("NFKD", first)[:1].upper()
    return plain if "A" <= plain <= "Z" else ""


def letter_label(letter: str) -> str:
    """What stands over the names under a letter."""
    return letter or LETTERLESS


def letter_anchor(letter: str) -> str:
    """Where a letter is on its page."""
    return f"letter-{letter.lower() or '0'}"
