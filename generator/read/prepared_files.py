"""Files that `plainview prepare` writes beside the areas: found by the beginning of their names, read whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, Where
from generator.read.content_files import shown_path

# Outlines of every district of Great Britain take 450 KB.
LARGEST = 8 * 1024 * 1024


@dataclass(frozen=True)
class Prepared:
    """One prepared file: how to name it, its bytes, and the same as text."""

    shown: str
    raw: bytes
    text: str


def prepared_file(folder: Path, beginning: str, *, room: Path) -> Prepared | Problem | None:
    """The one file of a folder called `beginning-….json`, or why it cannot be used, or None where there is none."""
    found = sorted(folder.glob(f"{beginning}-*.json"))
    if not found:
        return None
    path = found[-1]
    where = Where(shown_path(path))
    if len(found) > 1:
        others = ", ".join(f"`{other.name}`" for other in found[:-1])
        return Problem(
            where, "two-map-files", f"There is another of these: {others}.", "Keep one, and delete the rest."
        )
    if not path.is_file() or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(room)):
        return None  # content_files.py tells of what is no file, and of links that lead out.
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as reason:
        return Problem(
            where, "unreadable-file", f"This file cannot be opened ({reason.strerror}).", "Allow it to be read."
        )
    if len(raw) > LARGEST:
        return Problem(where, "too-large", "This file is larger than 8 MiB.", "Prepare it again.")
    try:
        return Prepared(where.path, raw, raw.decode("utf-8"))
    except UnicodeDecodeError:
        return Problem(where, "wrong-encoding", "This file is not UTF-8.", "Prepare it again.")
