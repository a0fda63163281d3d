"""What was worked out before, kept in a file beside the site, so that it need not be worked out again.

Texts alone, in SQLite: nothing that is read back from it is run. It holds what one version of Plainview made; what is
another's, and a file that is damaged, is dropped and begun anew. Losing it costs time and nothing else.

Disks rot, and SQLite reads a rotted text as readily as a good one. So each row has a hash of what it holds, and the
whole file is looked through when it is opened: what is found afterwards is what was put there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.own_places import KEPT, clear_unless_file, own_folder

_WAIT = 60.0  # seconds, where another process is writing
_MANY = 500  # as many questions at once as any SQLite takes
_TABLE = "CREATE TABLE kept (shelf TEXT, key TEXT, text TEXT, mark BLOB, PRIMARY KEY (shelf, key))"
_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
_BESIDE = ("", "-journal", "-wal", "-shm")  # the file, and what SQLite may have left behind beside it

Row = tuple[str, str, str, bytes]


class _Damaged(Exception):
    """The file is not as it was left, or another's."""


# UnicodeDecodeError: what SQLite says of a rotted table may quote it.
_UNUSABLE = (sqlite3.Error, OSError, UnicodeDecodeError, _Damaged)


class _Own(threading.local):
    """What each thread has for itself: its connection, and the process that opened it."""

    connection: sqlite3.Connection | None = None
    process = -1


class Kept:
    """Texts by shelf and key. Made for one build; its children may read what was there when they began.

    `made_by` names the code whose work it is. Without a file, or where it cannot be written, a passing one is used.
    """

    def __init__(self, file: Path | None, made_by: str) -> None:
        self._own = _Own()
        self._file = file or self._passing_file()
        try:
            self._begin(made_by)
        except _UNUSABLE as reason:
            self._let_go()
            if _is_busy(reason):
                # Another process has been at work on it all the while: what it writes is to be left alone.
                self._file = self._passing_file()
            with contextlib.suppress(OSError):
                self.remove(self._file)
            try:
                self._begin(made_by)
            except _UNUSABLE:
                self._let_go()
                self._file = self._passing_file()
                self._begin(made_by)

    def get(self, shelf: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each key that is there, with its text, in no order."""
        wanted = list(keys)
        for first in range(0, len(wanted), _MANY):
            part = wanted[first : first + _MANY]
            marks = ",".join("?" * len(part))
            yield from self._connection.execute(
                f"SELECT key, text FROM kept WHERE shelf = ? AND key IN ({marks})", [shelf, *part]
            )

    def all(self, shelf: str) -> Iterator[tuple[str, str]]:
        """All that a shelf has, each key with its text, in no order."""
        yield from self._connection.execute("SELECT key, text FROM kept WHERE shelf = ?", [shelf])

    def keys(self, shelf: str) -> frozenset[str]:
        """All that a shelf has."""
        return frozenset(key for (key,) in self._connection.execute("SELECT key FROM kept WHERE shelf = ?", [shelf]))

    def put(self, shelf: str, texts: Iterable[tuple[str, str]]) -> None:
        """Keep texts by their keys."""
        with self._connection as connection:
            connection.executemany(_PUT, (_row(shelf, key, text) for key, text in texts))

    def forget(self, shelf: str, keys: Iterable[str]) -> None:
        """Keep these no longer, and leave no trace of their texts in the file."""
        with self._connection as connection:
            connection.executemany("DELETE FROM kept WHERE shelf = ? AND key = ?", ((shelf, key) for key in keys))

    def only(self, shelf: str, key: str, text: str) -> None:
        """Keep this one text on a shelf, and no other."""
        with self._connection as connection:
            connection.execute("DELETE FROM kept WHERE shelf = ?", [shelf])
            connection.execute(_PUT, _row(shelf, key, text))

    def texts(self, shelf: str) -> Mapping[str, str]:
        """A shelf as a mapping that reads each text when it is asked for."""
        return _Shelf(self, shelf)

    @staticmethod
    def remove(file: Path) -> None:
        """Remove what is kept in a file. Raises OSError."""
        for ending in _BESIDE:
            file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)

    @property
    def _connection(self) -> sqlite3.Connection:
        # A connection must not be taken into a child process, nor into another thread.
        own = self._own
        if own.connection is None or own.process != os.getpid():
            own.connection = sqlite3.connect(self._file, timeout=_WAIT)
            own.process = os.getpid()
            own.connection.execute("PRAGMA secure_delete = ON")
        return own.connection

    def _begin(self, made_by: str) -> None:
        own_folder(self._file.parent)
        for ending in _BESIDE:
            clear_unless_file(self._file.with_name(f"{self._file.name}{ending}"))
        with self._connection as connection:
            # One build alone looks and begins; another waits until it has.
            connection.execute("BEGIN IMMEDIATE")
            there = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
            if not there:
                connection.execute(_TABLE)
            elif there != [(_TABLE,)]:
                raise _Damaged
            self._look_through()
            if dict(self.all("")) != {"made by": made_by}:
                connection.execute("DELETE FROM kept")
            # Each time, so that a file that cannot be written is found out now and not in the middle of a build.
            connection.execute(_PUT, _row("", "made by", made_by))

    def _look_through(self) -> None:
        """Raise _Damaged where a row is not what was put there, or would not be found by its key."""
        if self._connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise _Damaged
        for row in self._connection.execute("SELECT shelf, key, text, mark FROM kept"):
            if not all(isinstance(part, str) for part in row[:3]) or row != _row(*row[:3]):
                raise _Damaged

    def _let_go(self) -> None:
        if self._own.connection is not None:
            self._own.connection.close()
        self._own.connection = None

    def _passing_file(self) -> Path:
        folder = tempfile.mkdtemp(prefix="plainview-kept-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return Path(folder) / "kept.db"


def kept_beside(site: Path) -> Path:
    """The folder for what was worked out and need not be worked out again. Losing it costs time and nothing else."""
    return site.parent / f".{site.name}{KEPT}"


def _is_busy(reason: Exception) -> bool:
    return (
        isinstance(reason, sqlite3.OperationalError)
        and getattr(reason, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
    )


def _row(shelf: str, key: str, text: str) -> Row:
    """A row as it is kept, with the hash of what it holds."""
    mark = hashlib.sha256()
    for part in (shelf, key, text):
        raw = part.encode()
        mark.update(b"%d " % len(raw) + raw)
    return shelf, key, text, mark.digest()


class _Shelf(Mapping[str, str]):
    def __init__(self, kept: Kept, shelf: str) -> None:
        self._kept, self._shelf = kept, shelf

    def __getitem__(self, key: str) -> str:
        for _, text in self._kept.get(self._shelf, [key]):
            return text
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._kept.keys(self._shelf)))

    def __len__(self) -> int:
        return len(self._kept.keys(self._shelf))
