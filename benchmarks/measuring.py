"""What a piece of work costs: CPU and wall seconds, and the peak memory of its whole tree of processes."""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LOOKS_A_SECOND = 10
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PROCESSES = Path("/proc")


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a process and all its children, seconds by the clock, and memory at its peak in MB.

    The memory is that of all its processes together, and what they share is counted once. Where the system does not
    tell that, it is that of the largest.
    """

    cpu: float
    wall: float
    peak: float


def measured(work: Callable[[], object]) -> Cost:
    """What `work` costs in a process of its own."""
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(1)
    watch = _Watch(child)
    watch.start()
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - began
    watch.ended.set()
    watch.join()
    if status:
        raise SystemExit("A measurement failed.")
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.peak or usage.ru_maxrss / 1024)


class _Watch(threading.Thread):
    """Looks now and then at the memory of a process and of all that it started."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0.0
        self._root = root

    def run(self) -> None:
        while not self.ended.wait(1 / _LOOKS_A_SECOND):
            self.peak = max(self.peak, sum(map(_memory, _tree(self._root))))


def _tree(root: int) -> set[int]:
    """A process and all that it started, and what those started."""
    parents = dict(_parents())
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for place in _PROCESSES.iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError):
                # The name stands in brackets and may hold anything.
                yield int(place.name), int((place / "stat").read_text().rpartition(")")[2].split()[1])


def cpu_of(process: int) -> float:
    """CPU seconds that a process has used so far, to a hundredth; none where the system does not tell."""
    try:
        told = (_PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """Megabytes of one process, with its part of what it shares with others."""
    try:
        found = _PSS.search((_PROCESSES / str(process) / "smaps_rollup").read_text())
    except OSError:
        return 0.0  # it has ended, or the system does not tell
    return int(found[1]) / 1024 if found else 0.0
