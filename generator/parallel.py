"""Work spread over processes, with the same result for any number of them."""

from __future__ import annotations

import gc
import mmap
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.synchronize import Lock

Item = TypeVar("Item")
Result = TypeVar("Result")


class ProcessLost(Exception):
    """A process that did a share of the work was ended from outside. What was being done is not done."""

    def __init__(self) -> None:
        super().__init__(
            "One of the processes that this command had started was ended from outside, most likely as the machine ran "
            "out of memory. Run it again with more memory, or with fewer processes at once: `--jobs 1`."
        )


_FOR_A_MOMENT = 60  # seconds, and far more than it takes

# Below this many items a share, starting a process costs more than it saves.
SMALLEST_SHARE = 100


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int) -> list[Result]:
    """`work` done on shares of `items`, in order. One share, and no other process, where there is little to do."""
    return [result for _, result in sorted(_done(work, items, jobs, len(items)), key=itemgetter(0))]


def one_by_one(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, at_most: int
) -> Iterator[Result]:
    """The same in shares of `at_most` items, each as soon as it is done: what is made of all is never here at once.

    They come in any order.
    """
    return (result for _, result in _done(work, items, jobs, at_most))


def _done(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, at_most: int
) -> Iterator[tuple[int, Result]]:
    """The number of each share, and what is made of it.

    Other processes are forked, so that `work` may hold anything; where a system cannot fork, all is done here. This
    process does as much as each of them: one more would have one more copy of what they all look at.
    """
    processes = min(jobs, max(1, len(items) // SMALLEST_SHARE))
    size = max(1, min(at_most, -(-len(items) // processes)))
    parts = [items[start : start + size] for start in range(0, len(items), size)] or [items]
    if processes == 1:
        yield from enumerate(map(work, parts))
        return
    # Where there is little to do, loading these takes as long as doing it.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    if "fork" not in multiprocessing.get_all_start_methods():
        yield from enumerate(map(work, parts))
        return
    global _share
    fork = multiprocessing.get_context("fork")
    shares = _Shares(work, parts, fork.Lock())
    _share = shares.done
    # The collectors of forked processes leave alone what is here already: to look at an object is to write to it, and
    # each process would get a copy of all.
    gc.freeze()
    try:
        pool = ProcessPoolExecutor(processes - 1, fork, initializer=_end_with_parent)
        others = set(multiprocessing.active_children())
        try:
            own = len(parts) - 1
            try:
                elsewhere = {number: pool.submit(_do, number) for number in range(own)}
            except OSError:  # the system gives no more processes, or not as many
                for process in set(multiprocessing.active_children()) - others:
                    process.terminate()
                yield from enumerate(map(work, parts))
                return
            # The others begin with the first, so this process begins with the last, until it meets what is begun.
            while True:
                yield own, work(parts[own])
                for ready in [number for number, future in elsewhere.items() if future.done()]:
                    yield ready, elsewhere.pop(ready).result()
                own -= 1
                if own not in elsewhere or not shares.begun_here(own):
                    break
                del elsewhere[own]
            for number in [*elsewhere]:
                yield number, elsewhere.pop(number).result()
        finally:
            pool.shutdown(cancel_futures=True)
    except BrokenProcessPool:
        raise ProcessLost from None
    finally:
        gc.unfreeze()
        _share = None


class _Shares:
    """Which shares are begun, known to all processes: each is done once. A future that was cancelled could tell it
    too, but where a process is lost, its pool stumbles over such a one and leaves the others to wait for good."""

    def __init__(self, work: Callable[[Any], Any], parts: Sequence[Any], lock: Lock) -> None:
        self._work, self._parts, self._lock = work, parts, lock
        self._begun = mmap.mmap(-1, len(parts))

    def begun_here(self, number: int) -> bool:
        """Begin a share, unless another process has."""
        if not self._lock.acquire(timeout=_FOR_A_MOMENT):  # whoever has it was ended, which is told of soon
            return False
        before, self._begun[number] = self._begun[number], 1
        self._lock.release()
        return not before

    def done(self, number: int) -> Any:
        """What is made of a share, where no other process has begun it."""
        return self._work(self._parts[number]) if self.begun_here(number) else None


# What a forked process finds here is what its parent left: nothing has to be packed and sent.
_share: Callable[[int], Any] | None = None


def _do(number: int) -> Any:
    assert _share is not None
    return _share(number)


def _end_with_parent() -> None:
    """Let no process outlive a parent that was killed: it would wait for work for good."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
