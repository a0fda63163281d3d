"""Work spread over processes gives what one process gives, in order, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import parallel


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_any_number_of_jobs_gives_the_same(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(parallel, "SMALLEST_SHARE", 1)
    shares = parallel.spread(lambda part: [n * n for n in part], range(10), jobs)
    assert [square for share in shares for square in share] == [n * n for n in range(10)]
    assert len(shares) <= jobs


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_shares_may_come_one_by_one(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(parallel, "SMALLEST_SHARE", 1)
    shares = [*parallel.one_by_one(lambda part: [n * n for n in part], range(10), jobs, 2)]
    assert shares == [[n * n, (n + 1) * (n + 1)] for n in range(0, 10, 2)]


def test_little_work_starts_no_process() -> None:
    assert parallel.spread(lambda part: os.getpid(), range(5), 4) == [os.getpid()]


def test_more_work_is_done_elsewhere() -> None:
    done_by = parallel.spread(lambda part: os.getpid(), range(4 * parallel.SMALLEST_SHARE), 2)
    assert os.getpid() not in done_by


def test_what_goes_wrong_in_a_process_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "SMALLEST_SHARE", 1)

    def fail(part: Sequence[int]) -> None:
        raise ValueError(f"in the share {list(part)}")

    with pytest.raises(ValueError, match="in the share"):
        parallel.spread(fail, range(4), 2)


_SLOW = """
import os, sys, time
from generator import parallel
parallel.SMALLEST_SHARE = 1
def slow(part):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one go: two processes write to the same pipe
    time.sleep(60)
parallel.spread(slow, range(2), 2)
"""


def test_no_process_outlives_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _SLOW], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 30
    while any(map(_lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_lives, workers))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
