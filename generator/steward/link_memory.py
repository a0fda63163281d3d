"""What came of asking each link before, kept beside the site, so that a link is dead only after several days.

A text file that people can read. Losing it means that links are told as dead some days later, and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FILE = "links.json"
_FORMAT = 1
_MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Failing:
    """A link that failed each time it was looked at since it last answered: on which days, and why it did last."""

    days: tuple[date, ...] = field(default=())
    why: str = ""

    def again(self, day: date, why: str) -> Failing:
        """The same after it failed once more. Two runs on one day count once."""
        return Failing(tuple(sorted({*self.days, day}))[-_MOST_DAYS:], why)


def remembered(folder: Path) -> Mapping[str, Failing]:
    """The links that are failing, as the file in a folder says. One that cannot be read says nothing."""
    try:
        told = json.loads((folder / FILE).read_text("utf-8"))
        if told["format"] != _FORMAT:
            return {}
        return {link: _failing(one) for link, one in told["failing"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _failing(one: Any) -> Failing:
    return Failing(tuple(date.fromisoformat(day) for day in one["days"]), str(one["why"]))


def remember(folder: Path, failing: Mapping[str, Failing]) -> None:
    """Write the file anew, whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "format": _FORMAT,
        "failing": {
            link: {"days": [day.isoformat() for day in one.days], "why": one.why}
            for link, one in sorted(failing.items())
        },
    }
    handle, name = tempfile.mkstemp(prefix=f".{FILE}-", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
        Path(name).replace(folder / FILE)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
