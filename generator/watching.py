"""Which files have changed: known from the system where it tells, and found by a look at all of them now and then."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# Seconds between looks at the files, where the system did not tell of a change. A look costs a millisecond or two a
# thousand files.
PAUSE = 1.0
# Seconds in which an editor writes all that it writes when it saves once.
_SETTLING = 0.02
# Seconds in which whoever saves again soon has saved again, and a browser that was told has its page.
_A_MOMENT = 0.3

Stamps = Mapping[Path, tuple[int, int]]


class Watch:
    """Watches files, and tells which have changed."""

    def __init__(self) -> None:
        self._observer = Observer()
        self._observer.daemon = True
        self._heard: set[Path] = set()
        self._woken = False
        self._hears = threading.Condition()
        self._watched: frozenset[Path] = frozenset()
        self._seen: dict[Path, tuple[int, int]] = {}

    def __enter__(self) -> Watch:
        # It warns of a folder that was moved away and comes back, and goes on to watch it.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def hear(self, event: FileSystemEvent) -> None:
        """Note a file of which the system tells something."""
        with self._hears:
            paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
            self._heard |= {path for path in paths if not self._watched.isdisjoint((path, *path.parents))}
            self._hears.notify_all()

    def wake(self, *_: object) -> None:
        """Let whoever waits for a change wait no longer."""
        with self._hears:
            self._woken = True
            self._hears.notify_all()

    def hears_more(self) -> bool:
        """Whether another file changes before long."""
        with self._hears:
            return self._hears.wait_for(lambda: bool(self._heard), _A_MOMENT)

    def changed(self, watched: tuple[Path, ...], waiting: threading.Event) -> set[Path]:
        """The files that have changed since this was asked before. Waits for a while; none where none has."""
        if self._watched != set(watched):
            return self._begin(watched)
        with self._hears:
            self._hears.wait_for(lambda: bool(self._heard) or self._woken or waiting.is_set(), PAUSE)
            woken, self._woken = self._woken, False
            if woken and not self._heard:
                return set()
        if self._heard:
            waiting.wait(_SETTLING)
        with self._hears:
            heard, self._heard = self._heard, set()
        now = dict(stamps_of_files(heard)) if heard else dict(stamps(watched))
        before = {path: self._seen[path] for path in heard if path in self._seen} if heard else self._seen
        changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
        for path in changed:
            if path in now:
                self._seen[path] = now[path]
            else:
                self._seen.pop(path, None)
        return changed

    def _begin(self, watched: tuple[Path, ...]) -> set[Path]:
        """Watch other files from now on. Gives those that were watched before and have changed meanwhile."""
        self._observer.unschedule_all()
        for place in {path if path.is_dir() else path.parent for path in watched}:
            with suppress(OSError):
                # Where the system cannot tell, a look now and then finds what has changed.
                self._observer.schedule(_Hearing(self), str(place), recursive=place in watched)
        before, self._watched, self._seen = self._seen, frozenset(watched), dict(stamps(watched))
        still = {path for path in before if not self._watched.isdisjoint((path, *path.parents))}
        return {path for path in still if self._seen.get(path) != before[path]}


class _Hearing(FileSystemEventHandler):
    """Hears of what is written, moved or deleted. Who only reads a file is heard of too, and does not count."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def dispatch(self, event: FileSystemEvent) -> None:
        """One thing that the system tells."""
        if not event.is_directory and event.event_type in ("modified", "created", "deleted", "moved"):
            self._watch.hear(event)


def stamps(places: Iterable[Path]) -> Stamps:
    """The state of files, and of every file in folders, by which a change of them is known."""
    return dict(stamps_of_files(path for place in places for path in _files(place)))


def stamps_of_files(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The state of each file that is there."""
    for path in paths:
        with suppress(OSError):  # it was deleted between the two looks
            status = path.stat()
            yield path, (status.st_mtime_ns, status.st_size)


def _files(place: Path) -> Iterator[Path]:
    """A file itself, and every file of a folder. One that is not there, or goes away meanwhile, has none."""
    if place.is_file():
        yield place
    for folder, _, names in os.walk(place):
        yield from (Path(folder, name) for name in names)
