"""Why something could not be prepared, in words for the person who asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that stands in the way: where, what is wrong, and what to do."""

    path: str
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}\n    {self.fix}"


class NotPrepared(Exception):
    """Nothing was written. `faults` says why, all of it at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join([*map(str, self.faults), "Nothing was written."]))
