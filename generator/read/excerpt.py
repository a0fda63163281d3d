"""How what somebody wrote is shown back to them in a problem."""

from __future__ import annotations

LONGEST_SHOWN = 60


def excerpt(given: object) -> str:
    """What was written, short and on one line, with hidden characters spelt out."""
    written = given if isinstance(given, str) else str(given)
    line = " ".join(written[: 2 * LONGEST_SHOWN].split())
    line = "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in line)
    whole = len(line) <= LONGEST_SHOWN and len(written) <= 2 * LONGEST_SHOWN
    return line if whole else line[: LONGEST_SHOWN - 3] + "..."
