"""Several files that are written together: all of them, or none where one stands in the way."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.intake.replacing import FileRefused, replace_file
from generator.read.content_files import shown_path


class FilesRefused(Exception):
    """Files cannot be written. The message says which one stands in the way, and why; nothing was written."""


def write_together(files: Mapping[Path, bytes], *, over: bool) -> None:
    """Write each file, with the folders that it needs. `over` lets it take the place of one that is there.

    Raises FilesRefused.
    """
    for path in files:
        if os.path.lexists(path) and not over:
            raise FilesRefused(f"{shown_path(path)} is there already.")
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise FilesRefused(f"{shown_path(path)} is no plain file. Take it away.")
    before: dict[Path, bytes | None] = {}
    try:
        for path, new in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                old = path.read_bytes()
                replace_file(path, old, new)
                before[path] = old
                continue
            with path.open("xb") as file:
                before[path] = None
                file.write(new)
    except (OSError, FileRefused) as reason:
        _undo(before)
        said = str(reason) if isinstance(reason, FileRefused) else f"{shown_path(path)}: {reason.strerror}."
        raise FilesRefused(f"Not every file could be written. {said}") from reason


def _undo(before: Mapping[Path, bytes | None]) -> None:
    """Leave each file as it was, as far as the disk lets it be."""
    for path, old in before.items():
        with suppress(OSError):
            if old is None:
                path.unlink()
            else:
                path.write_bytes(old)
