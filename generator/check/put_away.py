"""Checked records that wait on disk, as compact bytes, until their own pages are made.

Twenty thousand would take 160 MB here, and again in each process that makes pages: to look at one is to write to it.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Iterator, Mapping

FEW = 4_000_000
"""So many bytes stay in memory: a small register needs no disk to be checked."""


class PutAway(Mapping[str, bytes]):
    """Bytes by id, on disk in a file without a name, which is gone when they are. Forked processes may read them too.

    Where the disk takes no more, they stay in memory.
    """

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._here: dict[str, bytes] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._file: int | None = None

    def put(self, identifier: str, packed: bytes) -> None:
        """Put away one more."""
        if self._few > 0:
            self._few -= len(packed)
            self._here[identifier] = packed
            return
        try:
            if self._file is None:
                self._file = _file_without_name()
                weakref.finalize(self, os.close, self._file)
            fits = os.pwrite(self._file, packed, self._end) == len(packed)
        except OSError:
            fits = False
        if fits:
            self._places[identifier] = self._end, len(packed)
            self._end += len(packed)
        else:
            self._here[identifier] = packed

    def __getitem__(self, identifier: str) -> bytes:
        if identifier in self._here:
            return self._here[identifier]
        start, length = self._places[identifier]
        assert self._file is not None
        return os.pread(self._file, length, start)

    def __iter__(self) -> Iterator[str]:
        yield from self._here
        yield from self._places

    def __len__(self) -> int:
        return len(self._here) + len(self._places)


def _file_without_name() -> int:
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
