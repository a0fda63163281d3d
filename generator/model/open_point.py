"""What an answer or a promise leaves open, as the public is told of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One point still to explain: the code of the check that found it, the place in the record, and what is missing.

    `says` is a sentence for the public, from the rule that found it.
    """

    code: str
    at: tuple[str | int, ...]
    says: str
