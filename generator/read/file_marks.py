"""A mark of files and folders: alike where they hold the same, by the same names."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_BLOCK = 1 << 20
_LARGEST = 1 << 26
"""More than any file that a site is made from. The check refuses records long before that."""


def mark_of_files(parts: Iterable[object], files: Iterable[Path]) -> str:
    """A mark of some values that are plainly told, and of all that these files and folders hold, with their names.

    Empty where it cannot be told: a file cannot be read, or goes while it is looked at, or a folder stands elsewhere.
    """
    try:
        return _mark(parts, files)
    except OSError:
        return ""


def _mark(parts: Iterable[object], files: Iterable[Path]) -> str:
    mark = hashlib.sha256()
    for part in parts:
        mark.update(f"{part!r}\n".encode("utf-8", "surrogateescape"))
    for root in files:
        for path, name in _files_in(root):
            mark.update(f"{name} {_hash_of(path)}\n".encode("utf-8", "surrogateescape"))
    return mark.hexdigest()


def _hash_of(path: Path) -> str:
    """The SHA-256 of a file, read bit by bit. Raises OSError where it would not end soon."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        there = os.fstat(descriptor)
        if not stat.S_ISREG(there.st_mode) or there.st_size > _LARGEST:
            raise OSError(errno.EFBIG, "too large to be looked at", os.fspath(path))
        mark, left = hashlib.sha256(), _LARGEST
        # Some files say that they are empty and have no end.
        while left > 0 and (block := os.read(descriptor, _BLOCK)):
            mark.update(block)
            left -= len(block)
        if left <= 0:
            raise OSError(errno.EFBIG, "too large to be looked at", os.fspath(path))
        return mark.hexdigest()
    finally:
        os.close(descriptor)


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
