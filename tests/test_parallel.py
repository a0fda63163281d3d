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
    assert sorted(shares) == [[n * n, (n + 1) * (n + 1)] for n in range(0, 10, 2)]


def test_little_work_starts_no_process() -> None:
    assert parallel.spread(lambda part: os.getpid(), range(5), 4) == [os.getpid()]


def test_more_work_is_done_here_and_elsewhere(tmp_path: Path) -> None:
    here, deadline = os.getpid(), time.monotonic() + 60

    def work(part: Sequence[int]) -> int:
        if os.getpid() != here:
            (tmp_path / "begun").touch()
        while not (tmp_path / "begun").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        return os.getpid()

    done_by = parallel.spread(work, range(4 * parallel.SMALLEST_SHARE), 2)
    assert len(done_by) == 2
    assert done_by.count(os.getpid()) == 1


def test_what_others_have_not_begun_is_done_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parallel, "SMALLEST_SHARE", 1)
    here = os.getpid()
    deadline = time.monotonic() + 60

    def work(part: Sequence[int]) -> bool:
        if os.getpid() != here:
            while not (tmp_path / "done").exists() and time.monotonic() < deadline:
                time.sleep(0.01)
        elif part[0] == 5:  # as far as this process can come: the other has taken what is before
            (tmp_path / "done").touch()
        return os.getpid() == here

    done_here = [*parallel.one_by_one(work, range(10), 2, 1)]
    assert len(done_here) == 10
    assert sum(done_here) >= 5


def test_what_goes_wrong_in_a_process_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "SMALLEST_SHARE", 1)

    def fail(part: Sequence[int]) -> None:
        raise ValueError(f"in the share {list(part)}")

    with pytest.raises(ValueError, match="in the share"):
        parallel.spread(fail, range(4), 2)


_LOST = """
import os, signal, sys, time
from generator import parallel
parallel.SMALLEST_SHARE = 1
here, jobs = os.getpid(), int(sys.argv[1])
def work(part):
    if os.getpid() != here:
        if part[0] == 1:
            time.sleep(0.2)
            os.kill(os.getpid(), signal.SIGKILL)
        return bytes(3_000_000)  # more than a pipe holds
    time.sleep(0.05)
    return b""
try:
    [*parallel.one_by_one(work, range(40), jobs, 1)]
except parallel.ProcessLost as lost:
    print(lost)
"""


@pytest.mark.parametrize("jobs", [2, 3, 4])
def test_where_a_process_is_lost_it_is_told_and_no_other_waits_for_good(jobs: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOST, str(jobs)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.startswith("One of the processes that this command had started was ended from outside")
    assert (done.returncode, done.stderr) == (0, "")


_NO_MORE = """
import errno, os
from generator import parallel
parallel.SMALLEST_SHARE = 1
fork, forks = os.fork, []
def forked():
    forks.append(1)
    if len(forks) > 2:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
    return fork()
os.fork = forked
print(parallel.spread(lambda part: (os.getpid() == here, part[0]), range(8), 4) if (here := os.getpid()) else 0)
"""


def test_where_no_more_processes_can_be_had_all_is_done_here() -> None:
    done = subprocess.run([sys.executable, "-c", _NO_MORE], capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == ("[(True, 0), (True, 2), (True, 4), (True, 6)]\n", "")


_SLOW = """
import os, sys, time
from generator import parallel
parallel.SMALLEST_SHARE = 1
def slow(part):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one go: two processes write to the same pipe
    time.sleep(60)
parallel.spread(slow, range(3), 3)
"""


def test_no_process_outlives_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _SLOW], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = {int(parent.stdout.readline()) for _ in range(3)} - {parent.pid}
    assert len(workers) == 2
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
