"""Whatever asks a command to end is heard alike, and not in the middle of what is to be done whole."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from generator.interruptions import ended_alike, handled, undisturbed

SIGNS = [signal.SIGTERM, signal.SIGHUP]
EVERY = [signal.SIGINT, *SIGNS]


def ask(sign: signal.Signals) -> None:
    os.kill(os.getpid(), sign)


@pytest.fixture(autouse=True)
def nothing_stays_handled() -> Iterator[None]:
    before = [signal.getsignal(sign) for sign in EVERY]
    yield
    assert [signal.getsignal(sign) for sign in EVERY] == before


@pytest.mark.parametrize("sign", EVERY)
def test_each_ends_what_goes_on_as_control_c_does(sign: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt), ended_alike():
        ask(sign)


@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_undone_then_is_not_cut_off(sign: signal.Signals) -> None:
    undone = False
    with pytest.raises(KeyboardInterrupt), ended_alike():
        try:
            ask(sign)
        finally:
            for again in SIGNS:
                ask(again)
            undone = True
    assert undone


@pytest.mark.parametrize("sign", EVERY)
def test_what_is_to_be_done_whole_is(sign: signal.Signals) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), ended_alike(), undisturbed():
        with undisturbed():
            ask(sign)
            done.append("inner")
        done.append("outer")
    assert done == ["inner", "outer"]


def test_who_asked_is_heard_where_it_failed_too() -> None:
    with pytest.raises(KeyboardInterrupt) as heard, undisturbed():
        ask(signal.SIGINT)
        raise OSError("full")
    assert isinstance(heard.value.__context__, OSError)


def test_a_signal_that_is_passed_over_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_alike(), undisturbed():
            ask(signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_a_thread_nothing_is_handled() -> None:
    done = []

    def work() -> None:
        with ended_alike(), undisturbed(), handled(lambda *_: done.append("heard")):
            done.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["done"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_forked_process_just_ends(sign: signal.Signals) -> None:
    with ended_alike():
        child = os.fork()
        if child == 0:
            try:
                ask(sign)
            finally:
                os._exit(70)
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 128 + sign
