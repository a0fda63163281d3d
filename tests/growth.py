"""How the cost of a piece of work grows with its length, held against itself: a slow machine fails nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 8
_TRIES = 3


def growth(work: Callable[[int], object], length: int) -> float:
    """How many times as long the processor takes for `length` as for an eighth of it.

    That is about 8 where the cost grows with the length, 64 where it grows with its square.
    """
    short, long = (min(_seconds(work, part) for _ in range(_TRIES)) for part in (length // TIMES, length))
    return long / short


def _seconds(work: Callable[[int], object], length: int) -> float:
    began = time.process_time()
    work(length)
    return time.process_time() - began
