"""The folder that becomes the next site: an earlier one, file by file what it was or is to be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.publish.folder import GITIGNORE
from generator.publish.kept_site import Unfit
from generator.publish.made import Made, Written


class NotEmptied(Exception):
    """A folder holds what cannot be taken away. What is to be in it goes into another."""


class Tree:
    """The folder that is patched, and what is in it: files of the site that is published now, or some of them.

    `live` is that site, and `rows` has a row for each of its files. From there is taken what is to be the same and is
    not here, or is not as it was written. Nothing is ever written over: the two have their files in common.
    """

    def __init__(self, folder: Path, live: Path, rows: Made) -> None:
        self.folder, self._live, self._rows = folder, live, rows
        self.places = {path: place for place, path in enumerate(rows.paths)}
        """The place of each file's row, by its path."""
        self.files: dict[str, Written] = {}
        for path, stamp in stamps_of(folder):
            place = self.places.get(path)
            if place is not None and stamp == (rows.sizes[place], rows.times[place]):
                self.files[path] = rows.written(place)
            else:
                remove(folder, path)

    def has(self, made: Made) -> None:
        """Know of files that were written here."""
        self.files.update((path, made.written(place)) for place, path in enumerate(made.paths))

    def as_in_site(self, path: str, hashed: bytes) -> Written | None:
        """Let a file be here as it is in the site, if it holds just this there."""
        place = self.places.get(path)
        if place is None or self._rows.hash(place) != hashed:
            return None
        written = self._rows.written(place)
        self._let(path, written)
        return written

    def clear(self, path: str) -> None:
        """Let nothing be here at a path, and leave its folder: another process may be about to write there."""
        if self.files.pop(path, None) is not None:
            (self.folder / path).unlink(missing_ok=True)

    def only(self, wanted: Mapping[str, Written]) -> None:
        """Let these files be here, taking from the site what is missing, and no others."""
        for path in self.files.keys() - wanted.keys():
            del self.files[path]
            remove(self.folder, path)
        for path, written in wanted.items():
            self._let(path, written)

    def _let(self, path: str, written: Written) -> None:
        if self.files.get(path) == written:
            return
        self.files.pop(path, None)
        (self.folder / path).unlink(missing_ok=True)
        self._take(path, written)
        self.files[path] = written

    def _take(self, path: str, written: Written) -> None:
        source, target = self._live / path, self.folder / path
        try:
            there = source.stat(follow_symlinks=False)
        except OSError as reason:
            raise Unfit(f"{path} is not in the site any more") from reason
        if (there.st_size, there.st_mtime_ns) != written[1:]:
            raise Unfit(f"{path} was changed by somebody else")
        try:
            _linked_or_copied(source, target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            _linked_or_copied(source, target)


def remove(folder: Path, path: str) -> None:
    """Take a file out of a folder, and every folder that has nothing in it then. What a link leads to is left alone."""
    parents = Path(path).parents[:-1]
    if any((folder / parent).is_symlink() for parent in parents):
        return
    (folder / path).unlink(missing_ok=True)
    with suppress(OSError):
        # The first that has something ends this.
        for parent in parents:
            (folder / parent).rmdir()


def _linked_or_copied(source: Path, target: Path) -> None:
    """One file in two places, which costs no room on the disk, or its copy where a disk knows no such thing."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target)


def stamps_of(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """The size of each file in a folder and when it was written, by its path, but for the `.gitignore` of a build."""
    open_folders = [("", os.fspath(folder))]
    while open_folders:
        prefix, place = open_folders.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if not prefix and entry.name == GITIGNORE:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    open_folders.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    there = entry.stat(follow_symlinks=False)
                    yield f"{prefix}{entry.name}", (there.st_size, there.st_mtime_ns)


def emptied(folder: Path) -> None:
    """Take away all that is in a folder. Raises NotEmptied where something of it is somebody else's."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path)
                else:
                    Path(entry.path).unlink()
    except OSError as reason:
        raise NotEmptied(str(reason)) from reason
