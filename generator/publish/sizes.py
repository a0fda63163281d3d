"""What is in a folder: the size of each file that is published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from sys import intern


def sizes_of(folder: Path) -> dict[str, int]:
    """The size of every file in a folder, by its path from there. Names that begin with a dot are not published."""
    return dict(_walk(folder, ""))


def _walk(folder: os.PathLike[str], prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry, f"{prefix}{entry.name}/")
            else:
                # Interned, as what is noted of the same files is: there may be half a million.
                yield intern(f"{prefix}{entry.name}"), entry.stat(follow_symlinks=False).st_size
