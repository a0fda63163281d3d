"""What is in a folder that may be anybody's, such as a copy of a site. No link is followed, and nothing waits.

Only ordinary files are opened, and none is read further than was said.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from generator.own_places import NOT_FOLLOWED

LARGEST = 500 * 1024 * 1024
"""How far a file is read to hash it. A file of holes has any size that it likes, and none of ours is near this one."""
ANY_SIZE = sys.maxsize
_BLOCK = 256 * 1024
_LINK = "is a link, which is not followed. Put the file itself here, or delete it"
_NO_FILE = "is no ordinary file. Delete it"
_CLOSED = "cannot be looked at ({}), nor what is in it. Allow it to be read"


class Unread(Exception):
    """A file cannot be read. The message says why and what to do, as the end of a sentence that it begins."""


@dataclass
class Looked:
    """What is in a folder, by its path from there: the size of each ordinary file, and what is wrong with the rest."""

    sizes: dict[str, int] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    """What is no ordinary file, or cannot be looked at, and what to do. A closed folder ends with a slash."""

    def may_hold(self, path: str) -> bool:
        """Whether a file may be here that was not found: it is something else, or is in what cannot be looked at."""
        around = [f"{path[:end]}/" for end, sign in enumerate(f"{path}/") if sign == "/"]
        return path in self.others or not self.others.keys().isdisjoint(("/", *around))


def look(folder: Path) -> Looked:
    """Look at all that is in a folder and in the folders in it."""
    found = Looked()
    # Not by a function that calls itself: folders may be nested deeper than that goes.
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    _look_at(entry, f"{prefix}{entry.name}", found, waiting)
        except OSError as reason:
            found.others[prefix or "/"] = _CLOSED.format(reason.strerror)
    return found


def _look_at(entry: os.DirEntry[str], path: str, found: Looked, waiting: list[tuple[str, str]]) -> None:
    try:
        folder = entry.is_dir(follow_symlinks=False)
        there = entry.stat(follow_symlinks=False)
    except OSError as reason:
        # Told with a slash in any case: it is not known what it is.
        found.others[f"{path}/"] = _CLOSED.format(reason.strerror)
        return
    if folder:
        waiting.append((f"{path}/", entry.path))
    elif stat.S_ISREG(there.st_mode):
        found.sizes[sys.intern(path)] = there.st_size
    else:
        found.others[path] = _LINK if stat.S_ISLNK(there.st_mode) else _NO_FILE


def open_file(file: Path) -> IO[bytes]:
    """Open an ordinary file. Raises Unread for whatever else is in its place."""
    try:
        descriptor = os.open(file, os.O_RDONLY | NOT_FOLLOWED)
    except FileNotFoundError:
        raise Unread("is missing") from None
    except OSError as reason:
        raise Unread(f"cannot be read ({reason.strerror}). Allow it to be read") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unread(_NO_FILE)
    return os.fdopen(descriptor, "rb")


def bytes_of(file: Path, largest: int) -> bytes:
    """What a file holds, which may be so much. Raises Unread."""
    return b"".join(_blocks(file, largest))


def text_of(file: Path, largest: int = ANY_SIZE) -> str:
    """The same as text. Bytes that are none are marked."""
    return bytes_of(file, largest).decode("utf-8", "replace")


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file that is not larger than LARGEST. Raises Unread."""
    mark = hashlib.sha256()
    for block in _blocks(file, LARGEST):
        mark.update(block)
    return mark.hexdigest()


def _blocks(file: Path, largest: int) -> Iterator[bytes]:
    with open_file(file) as opened:
        left = os.fstat(opened.fileno()).st_size
        if left > largest:
            raise Unread(f"is larger than {largest // 1024**2:,} MiB, as nothing of ours is, and was not read")
        try:
            while block := opened.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise Unread("grows while it is read")
                yield block
        except OSError as reason:
            raise Unread(f"cannot be read ({reason.strerror})") from None
