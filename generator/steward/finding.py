"""What looking at a register finds: one sentence of what is so, and one of what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Mark = Literal["fine", "note", "to-do"]
MARKS: dict[Mark, str] = {"to-do": "To do", "note": "Note", "fine": "Fine"}
"""What each mark is called. A note is worth knowing, and nothing need be done for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `about` is a lasting short name for programs, `do` is empty where all is fine."""

    about: str
    mark: Mark
    says: str
    do: str = ""


def fine(about: str, says: str) -> Finding:
    """Something that is in order."""
    return Finding(about, "fine", says)


def note(about: str, says: str, do: str) -> Finding:
    """Something worth knowing."""
    return Finding(about, "note", says, do)


def to_do(about: str, says: str, do: str) -> Finding:
    """Something that needs doing."""
    return Finding(about, "to-do", says, do)


def needs_doing(findings: Iterable[Finding]) -> int:
    """How many things need doing."""
    return sum(finding.mark == "to-do" for finding in findings)
