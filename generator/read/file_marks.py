"""A mark of files and folders: alike where they hold the same, by the same names."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from generator.read.any_folder import Unread, sha256_of


def mark_of_files(parts: Iterable[object], files: Iterable[Path]) -> str:
    """A mark of some values that are plainly told, and of all that these files and folders hold, with their names.

    Empty where it cannot be told: a file cannot be read, is too large, or goes while it is looked at, or it or a folder
    stands elsewhere.
    """
    try:
        return _mark(parts, files)
    except (OSError, Unread):
        return ""


def _mark(parts: Iterable[object], files: Iterable[Path]) -> str:
    mark = hashlib.sha256()
    for part in parts:
        mark.update(f"{part!r}\n".encode("utf-8", "surrogateescape"))
    for root in files:
        for path, name in _files_in(root):
            mark.update(f"{name} {sha256_of(path)}\n".encode("utf-8", "surrogateescape"))
    return mark.hexdigest()


def _files_in(root: Path) -> Iterable[tuple[Path, str]]:
    if root.is_file():
        return [(root, root.name)]
    found = []
    for folder, inside, names in os.walk(root):
        inside.sort()
        place = Path(folder)
        if any((place / name).is_symlink() for name in inside):
            # It is not walked through here, and may be by whoever uses it.
            raise NotADirectoryError(folder)
        found += [(place / name, (place / name).relative_to(root.parent).as_posix()) for name in sorted(names)]
    # Not pipes or devices, which might never end.
    return [(path, name) for path, name in found if path.is_file()]
