"""Work spread over processes, with the same result for any number of them."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

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

    if "fork" not in multiprocessing.get_all_start_methods():
        yield from enumerate(map(work, parts))
        return
    global _work
    _work = work
    # The collectors of forked processes leave alone what is here already: to look at an object is to write to it, and
    # each process would get a copy of all.
    gc.freeze()
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes - 1, fork, initializer=_end_with_parent) as pool:
            own = len(parts) - 1
            elsewhere = {number: pool.submit(_do, parts[number]) for number in range(own)}
            try:
                # The others begin with the first, so this process begins with the last, until it meets what is begun.
                while True:
                    yield own, work(parts[own])
                    for ready in [number for number, future in elsewhere.items() if future.done()]:
                        yield ready, elsewhere.pop(ready).result()
                    own -= 1
                    if own not in elsewhere or not elsewhere[own].cancel():
                        break
                    del elsewhere[own]
                for number in [*elsewhere]:
                    yield number, elsewhere.pop(number).result()
            finally:
                for future in elsewhere.values():
                    future.cancel()
    finally:
        gc.unfreeze()
        _work = None


# What a forked process finds here is what its parent left: nothing has to be packed and sent.
_work: Callable[[Sequence[Any]], Any] | None = None


def _do(part: Sequence[Any]) -> Any:
    assert _work is not None
    return _work(part)


def _end_with_parent() -> None:
    """Let no process outlive a parent that was killed: it would wait for work for good."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
