"""Putting prepared files where they belong: small enough, whole or not at all, and in place of older ones."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.prepare.refusal import Fault, NotPrepared
from generator.read.content_files import shown_path

# Other files of the same beginning are somebody's own.
_VINTAGE = re.compile(r"[0-9]{4}(-[0-9]{2})?")


@dataclass(frozen=True)
class Budget:
    """The most that a file may weigh, as it is and as a web host sends it."""

    plain: int
    gzipped: int

    def holds(self, text: str) -> bool:
        """Whether a text is within it."""
        plain, gzipped = weight(text)
        return plain <= self.plain and gzipped <= self.gzipped


OUTLINES = Budget(450_000, 130_000)
POSTCODES = Budget(400_000, 60_000)


def weight(text: str) -> tuple[int, int]:
    """Bytes as it is, and compressed."""
    data = text.encode()
    return len(data), len(gzip.compress(data, 9, mtime=0))


def finest_within(budget: Budget, finenesses: Iterable[float], make: Callable[[float], str]) -> str:
    """The first text that is light enough, from the finest on. Raises NotPrepared where none is."""
    for fineness in finenesses:
        try:
            text = make(fineness)
        except ValueError as lost:
            what = f"The shapes cannot be made small enough to publish. {lost}"
            fix = "Look at those areas in the file: are they as they should be?"
            raise NotPrepared([Fault("outlines", what, fix)]) from None
        if budget.holds(text):
            return text
    raise NotPrepared([Fault("outlines", "Even the plainest shapes take too much room.", "Give fewer areas.")])


def write_in_place_of(folder: Path, stem: str, vintage: str, text: str) -> Path:
    """Write `STEM-VINTAGE.json` and remove other vintages of it: two would leave a reader to guess."""
    path = folder / f"{stem}-{vintage}.json"
    beside = path.with_name(f".{path.name}.new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
        for older in folder.glob(f"{stem}-*.json"):
            if older != path and _VINTAGE.fullmatch(older.stem.removeprefix(f"{stem}-")):
                older.unlink()
    except OSError as reason:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        what = f"This file cannot be written: {reason.strerror or reason}."
        raise NotPrepared([Fault(shown_path(path), what, "Look at the folder and the room on the disk.")]) from reason
    return path
