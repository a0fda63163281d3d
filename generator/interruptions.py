"""Control-C, a request to end, and a terminal that is closed: each ends a command alike, with what is half done undone.

Python raises KeyboardInterrupt for the first alone, and dies of the others where it stands.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

# Not every system has all of them.
_REQUESTS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_ALL = (signal.SIGINT, *_REQUESTS)


@contextmanager
def ended_alike() -> Iterator[None]:
    """Raise KeyboardInterrupt here for each of them. The last two are heard once, so that undoing is not cut off."""
    here = os.getpid()

    def heard(number: int, _: object) -> None:
        if os.getpid() != here:  # forked from here, with nothing to undo
            os._exit(128 + number)
        for one in _REQUESTS:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    with handled(heard, _REQUESTS):
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let what is done here be done whole. Whoever asks for an end meanwhile gets it right after all of it."""
    global _undisturbed
    if _undisturbed or threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    _undisturbed = True
    try:
        with handled(lambda number, _: asked.append(number)):
            yield
    finally:
        _undisturbed = False
        if asked:
            raise KeyboardInterrupt


_undisturbed = False


@contextmanager
def handled(heard: Callable[[int, object], object], numbers: Iterable[int] = _ALL) -> Iterator[None]:
    """Call `heard` for these, where they are heard: threads hear nothing, and what `nohup` runs no closed terminal."""
    here = threading.current_thread() is threading.main_thread()
    deaf = (None, signal.SIG_IGN)
    before = {one: was for one in numbers if here and (was := signal.getsignal(one)) not in deaf}
    for number in before:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for number, was in before.items():
            signal.signal(number, was)
