"""Putting new bytes in the place of a file: all of them or none, and never over what somebody else has just saved."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.interruptions import undisturbed
from generator.read.content_files import printable, shown_path

# What is written beside a file until it takes its place: with the process that writes it, and some letters of chance.
_BESIDE = re.compile(r"\..+\.(\d+)-\w{8}\.new")


class FileRefused(Exception):
    """A file is left as it is. The message says why, and what to do."""


@dataclass(frozen=True)
class Replacing:
    """A file with what it holds, None where there is none yet, and what it shall hold."""

    path: Path
    old: bytes | None
    new: bytes


def begin_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet: all of it, or none as far as the disk allows. Raises OSError."""
    with path.open("xb") as opened:
        try:
            opened.write(content)
            opened.flush()
        except (OSError, KeyboardInterrupt):
            with suppress(OSError):
                path.unlink()
            raise


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Write beside the file and then take its place, if it still holds `old`. Raises FileRefused."""
    replace_files([Replacing(path, old, new)])


def replace_files(files: Sequence[Replacing]) -> None:
    """Replace or begin several files: all of them, or none as far as the disk allows. Raises FileRefused.

    Each is written beside its place first. Only then does one after the other take it, and where one cannot, those
    that did give way to what was there. Whoever is killed meanwhile leaves each file as it was or as it was to be.
    """
    for folder in {file.path.parent for file in files}:
        _clear_what_was_left(folder)
    beside: list[Path] = []
    done: list[Replacing] = []
    try:
        for file in files:
            beside.append(_written_beside(file))
        with undisturbed():
            for file, written in zip(files, beside, strict=True):
                with _told(file.path):
                    if file.old is None:
                        _begin(written, file)
                    else:
                        _refuse_changed(file)  # once more: writing thousands of files beside theirs takes a while
                        written.replace(file.path)
                done.append(file)
    except (FileRefused, KeyboardInterrupt):
        with undisturbed():
            _undo(done)
        raise
    finally:
        with undisturbed():
            for written in beside:
                with suppress(OSError):
                    written.unlink(missing_ok=True)


def _begin(written: Path, file: Replacing) -> None:
    """Put a new file in its place. Unlike a replacement, it fails where somebody has just begun that file."""
    try:
        os.link(written, file.path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links, such as a memory stick or some network drives
        begin_file(file.path, file.new)


def _refuse_changed(file: Replacing) -> None:
    if file.old is not None and file.path.read_bytes() != file.old:
        raise FileRefused(f"{shown_path(file.path)} has just been changed by somebody else. Run this again.")


def _undo(done: Sequence[Replacing]) -> None:
    for file in reversed(done):
        if file.old is None:
            with suppress(OSError):
                file.path.unlink()
        else:
            with suppress(FileRefused):
                replace_file(file.path, file.new, file.old)


def _written_beside(file: Replacing) -> Path:
    """The new file beside the old one, whose place it can take."""
    path = file.path
    shown = shown_path(path)
    if path.is_symlink():
        target = printable(os.readlink(path))  # noqa: PTH115 - as it was written, wherever it leads
        raise FileRefused(f"{shown} is a link to {target}. Put the file itself in its place.")
    beside: Path | None = None
    whole = False
    try:
        with _told(path):
            if file.old is None and path.exists():
                raise FileRefused(f"{shown} has just been begun by somebody else. Run this again.")
            mode = _mode_of_new() if file.old is None else stat.S_IMODE(path.stat().st_mode)
            if file.old is not None and (not mode & 0o222 or not os.access(path, os.W_OK)):
                raise FileRefused(f"{shown} may be read and not written to. Let it be written to.")
            prefix = f".{path.name}.{os.getpid()}-"
            descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".new", dir=path.parent)
            beside = Path(name)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(file.new)
                opened.flush()
                os.fsync(opened.fileno())
            beside.chmod(mode)
            _refuse_changed(file)
        whole = True
        return beside
    finally:
        if beside is not None and not whole:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _clear_what_was_left(folder: Path) -> None:
    """Take away what processes that were killed had written beside files of a folder.

    One that runs on another machine is told that its file is gone, and changes nothing.
    """
    for path in folder.glob(".*.new"):
        found = _BESIDE.fullmatch(path.name)
        if found and not _is_running(int(found[1])):
            with suppress(OSError):
                path.unlink()


def _is_running(process: int) -> bool:
    """Whether there is such a process; yes where that cannot be asked."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _mode_of_new() -> int:
    """What a new file may be used for, as this process would make one."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the disk refuses, told to a person."""
    try:
        yield
    except FileExistsError as reason:
        raise FileRefused(f"{shown_path(path)} has just been begun by somebody else. Run this again.") from reason
    except OSError as reason:
        said = f"{shown_path(path)} cannot be written ({reason.strerror})."
        raise FileRefused(f"{said} Look at its folder and at the room on the disk.") from reason
