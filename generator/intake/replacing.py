"""Putting new bytes in the place of a file: all of them or none, and never over what somebody else has just saved."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from generator.read.content_files import printable, shown_path


class FileRefused(Exception):
    """A file is left as it is. The message says why, and what to do."""


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Write beside the file and then take its place, if it still holds `old`. Raises FileRefused."""
    shown = shown_path(path)
    if path.is_symlink():
        target = printable(os.readlink(path))  # noqa: PTH115 - as it was written, wherever it leads
        raise FileRefused(f"{shown} is a link to {target}. Put the file itself in its place.")
    beside: Path | None = None
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & 0o222 or not os.access(path, os.W_OK):
            raise FileRefused(f"{shown} may be read and not written to. Let it be written to.")
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        beside = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        if path.read_bytes() != old:
            raise FileRefused(f"{shown} has just been changed by somebody else. Run this again.")
        beside.replace(path)
    except OSError as reason:
        said = f"{shown} cannot be written ({reason.strerror})."
        raise FileRefused(f"{said} Look at its folder and at the room on the disk.") from reason
    finally:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
