"""What an editor most likely meant, and how what they wrote is shown back to them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST_SHOWN = 60


def close_match(given: str, choices: Iterable[str]) -> str | None:
    """The choice that someone who wrote `given` most likely meant, if one is near."""
    written = given.lower().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(written, list(choices), n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(given: str, choices: Iterable[str], otherwise: str) -> str:
    """How to mend a name that is not known: the nearest one that is, or what to do where none is near."""
    near = close_match(given, choices)
    return f"Did you mean `{near}`?" if near else otherwise


def excerpt(given: object) -> str:
    """What was written, short and on one line, with hidden characters spelt out."""
    shown = given if isinstance(given, str) else str(given)
    line = " ".join(shown[: 2 * _LONGEST_SHOWN].split())
    line = "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in line)
    whole = len(line) <= _LONGEST_SHOWN and len(shown) <= 2 * _LONGEST_SHOWN
    return line if whole else line[: _LONGEST_SHOWN - 3] + "..."
