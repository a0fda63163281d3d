"""What is in a folder: the size of each file that is published."""

from __future__ import annotations

from pathlib import Path
from sys import intern

from generator.publish.tree import stamps_of


def sizes_of(folder: Path) -> dict[str, int]:
    """The size of every file in a folder, by its path from there, but for the `.gitignore` of a build."""
    # Interned, as what is noted of the same files is: there may be half a million.
    return {intern(path): size for path, (size, _) in stamps_of(folder)}
