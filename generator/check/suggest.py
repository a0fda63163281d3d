"""What an editor most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def close_match(given: str, choices: Iterable[str]) -> str | None:
    """The choice that someone who wrote `given` most likely meant, if one is near."""
    written = given.lower().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(written, list(choices), n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(given: str, choices: Iterable[str], otherwise: str) -> str:
    """How to mend a name that is not known: the nearest one that is, or what to do where none is near."""
    near = close_match(given, choices)
    return f"Did you mean `{near}`?" if near else otherwise
