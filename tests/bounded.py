"""`plainview` run in a process of its own that may use so much memory, so much time and no more.

The process is forked from one that has read the code already, so that a hundred of them cost little. Its time is that
of the processor, so that a busy machine fails nothing, and a slow machine is given more of it.
"""

from __future__ import annotations

import ctypes
import math
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MEMORY = 1024**3
SECONDS = 10
# What the machine on which that was measured takes to count so far.
_COUNTED, _TAKES = 10_000_000, 0.1
# What lets root open files that nobody may open, as bits of what a process may do: see capabilities(7).
_OPENS_ANYTHING = 1 << 1 | 1 << 2
_VERSION_3 = 0x20080522

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["generator.cli", "generator.cli_check", "generator.check.checker"])


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code, less than 0 where it was stopped, and what it said."""

    code: int | None
    out: str
    err: str


def bounded(words: Sequence[str], folder: Path) -> Done:
    """Run `plainview` from a folder. What it says goes into two files beside that folder."""
    out, err = folder.with_name("out.txt"), folder.with_name("err.txt")
    process = _FORKS.Process(target=_run, args=(list(words), seconds(), str(folder), str(out), str(err)))
    process.start()
    process.join(seconds() * 12)
    code = process.exitcode
    if code is None:  # it waits for something that never comes
        process.kill()
        process.join()
    return Done(code, out.read_text("utf-8", "replace"), err.read_text("utf-8", "replace"))


@cache
def seconds() -> int:
    """SECONDS, or as many more as this machine is slower."""
    began = time.process_time()
    for _ in range(_COUNTED):
        pass
    return math.ceil(SECONDS * max(1, (time.process_time() - began) / _TAKES))


def _run(words: list[str], most: int, folder: str, out: str, err: str) -> None:
    for stream, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), stream)
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    _open_as_anybody()
    from generator.cli import main

    sys.exit(main(words))


def _open_as_anybody() -> None:
    """Let the modes of files hold for this process, also where it is root's."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, held = (ctypes.c_uint32 * 2)(_VERSION_3, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    for number in range(3):  # those in force, those permitted, those handed on
        held[number] &= ~_OPENS_ANYTHING
    assert libc.capset(header, held) == 0
