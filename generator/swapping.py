"""Putting a new folder in the place of an old one: whole or not at all, and by one process at a time.

Beside the folder stands a workshop while that is done: its lock, the new folder, and for the moment of the swap perhaps
the old one. Whatever a killed process left there is put right by the next.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.own_places import BUILDING, NOT_FOLLOWED, clear_unless_file, clear_unless_folder, own_folder

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows, where two at once go unnoticed
    fcntl = None  # type: ignore[assignment]

NEW = "new-"
"""How the names of new folders begin in a workshop. The rest is one of their own for each: a child of a killed process
may go on writing to the one it knows for a while."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""What the disk says where it takes no more. None of it can come from reading."""
_GITIGNORE = ".gitignore"
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class Busy(Exception):
    """Another process, whose number this holds, is at work on the same folder."""


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """The workshop beside a folder, which one process at a time may use. Raises Busy and OSError."""
    place = _workshop_of(folder)
    lock = place / "lock"
    descriptor = _locked(place, lock)
    try:
        clear_unless_file(place / _GITIGNORE)
        (place / _GITIGNORE).write_text("*\n", "utf-8")
        tidy(folder, place)
        yield place
    finally:
        with contextlib.suppress(OSError):
            tidy(folder, place)
        # Removed while still locked. Whoever opened this lock before finds another in its place and tries again.
        for file in (place / _GITIGNORE, lock):
            with contextlib.suppress(OSError):  # Windows removes none that is open; the next build takes it again
                file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            place.rmdir()
        _held.discard(descriptor)
        os.close(descriptor)


def _workshop_of(folder: Path) -> Path:
    return folder.parent / f".{folder.name}{BUILDING}"


def is_half_swapped(folder: Path) -> bool:
    """Whether a process was killed between two renames, so that the folder is not there and its old self waits."""
    return not os.path.lexists(folder) and (_workshop_of(folder) / "old").exists()


_held: set[int] = set()


def _let_go() -> None:
    """Close our locks in a child process: if its parent is killed, a child that lives on must not keep it locked."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _locked(place: Path, lock: Path) -> int:
    while True:
        own_folder(place)
        clear_unless_file(lock)
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | NOT_FOLLOWED, 0o644)
        except FileNotFoundError:
            continue  # the process before us has just cleared its workshop away
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), lock.stat()):
                os.truncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
                _held.add(descriptor)
                return descriptor
        except BlockingIOError:
            other = os.read(descriptor, 20).decode() or "unknown"
            os.close(descriptor)
            raise Busy(other) from None
        except FileNotFoundError:
            pass
        os.close(descriptor)


def tidy(folder: Path, place: Path) -> None:
    """Clear away what was left behind. Where a process was killed between two renames, the old one goes back first."""
    old = place / "old"
    if old.is_dir() and not old.is_symlink() and not os.path.lexists(folder):
        old.rename(folder)
    for left in (old, *place.glob(f"{NEW}*")):
        clear_unless_folder(left)
        shutil.rmtree(left, ignore_errors=True)


def left_of(folder: Path) -> list[Path]:
    """What stands in the workshop beside a folder though nobody works there: the system lets nobody here remove it."""
    place = _workshop_of(folder)
    try:
        return [] if (place / "lock").exists() else sorted(left for left in place.iterdir() if left.is_dir())
    except OSError:
        return []


def swap(new: Path, folder: Path, place: Path) -> Path | None:
    """Put the new folder in the place of the old one, and see that a power cut cannot undo it. Gives where that is now.

    What nobody takes from there before the workshop is left is removed.
    """
    _to_disk(new)
    old: Path | None = place / "old"
    if not folder.exists():
        new.rename(folder)
        old = None
    elif exchange(new, folder):
        old = new
    else:
        # If this is cut short, `tidy` puts the old one back: in this process, or where it is killed, in the next.
        folder.rename(place / "old")
        new.rename(folder)
    _to_disk(folder.parent)
    return old


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step that nobody can see half done. False where the system cannot."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "renameat2"):
        return False
    return bool(libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _to_disk(folder: Path) -> None:
    """The folder's whole disk in one call, not one call a file."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "syncfs"):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                libc.syncfs(descriptor)
            finally:
                os.close(descriptor)
            return
    if hasattr(os, "sync"):  # which Windows has not
        os.sync()
