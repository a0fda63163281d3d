"""The local server: what it answers, what it tells a browser that waits, and which port is taken."""

from __future__ import annotations

import contextlib
import http.client
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import serving
from generator.serving import PortRefused, serve_site
from generator.showing import CHANGES, Answer


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture(autouse=True)
def who_stops_it_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing changes it looks whether to stop now and then: here more often, or each test takes that long."""
    monkeypatch.setattr("generator.watching.PAUSE", 0.1)


class Showing:
    """A stand-in for what is shown: it counts the looks, and answers each address with itself."""

    def __init__(self, *watched: Path, first: bool = False) -> None:
        self.watched = watched
        self.looks = 0
        self.first: list[set[str]] = []
        self.shows_first = first
        self.shows_more = False
        self.at_look: Callable[[], object] = lambda: None

    def look(self) -> bool:
        self.looks += 1
        self.at_look()
        return self.shows_more

    def look_first_at(self, paths: Collection[Path]) -> bool:
        self.first.append({path.name for path in paths})
        return self.shows_first

    def answer(self, path: str, mark: str) -> Answer:
        if path in ("moved", "t\u0175r a"):
            return Answer(b"", status=301, leads_to=f"/{path}/")
        if path == "nowhere/":
            return Answer(b"nothing", status=404)
        return Answer(f"{path} at {mark.partition('-')[2]}, look {self.looks}".encode())


@contextmanager
def served(shows: Showing, port: int) -> Iterator[list[str]]:
    """The server in a thread of its own, and what it tells."""
    said: list[str] = []
    stop = threading.Event()
    thread = threading.Thread(target=serve_site, args=(shows, port, said.append, lambda: said.append("told"), stop))
    thread.start()
    try:
        wait(lambda: len(said) > 1)
        yield said
    finally:
        stop.set()
        thread.join(timeout=30)
        assert not thread.is_alive()


def wait(until: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "It did not come to that."
        time.sleep(0.01)


def save(path: Path) -> None:
    """Write a file as editors do, in one step: what is written piece by piece may be seen to change twice."""
    whole = path.parent.with_name(f"{path.parent.name}-{path.name}")
    whole.write_text("new")
    whole.replace(path)


def answer(port: int, path: str = "/", method: str = "GET") -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path)
    given = connection.getresponse()
    text = given.read().decode()
    connection.close()
    return given.status, text, given.headers


def test_each_address_is_answered_with_what_it_is_now(port: int) -> None:
    with served(Showing(), port) as said:
        assert said[0:2] == ["told", f"Look at http://127.0.0.1:{port}/ and press Control-C to stop."]
        status, text, headers = answer(port, "/areas/a%20b/?q=1")
        assert (status, text) == (200, "areas/a b/ at 0, look 1")
        assert headers["Cache-Control"] == "no-store"
        assert answer(port, "/nowhere/")[:2] == (404, "nothing")
        status, _, headers = answer(port, "/moved")
        assert (status, headers["Location"]) == (301, "/moved/")
        status, _, headers = answer(port, "/t%C5%B5r%20a")
        assert (status, headers["Location"]) == (301, "/t%C5%B5r%20a/")
        assert answer(port, "/", "HEAD")[:2] == (200, "")
        assert answer(port, f"/{CHANGES}", "HEAD")[:2] == (200, "")


def test_a_name_that_steers_a_terminal_is_written_out(port: int, tmp_path: Path) -> None:
    shows = Showing(tmp_path)
    with served(shows, port) as said:
        save(tmp_path / "a\x1b[31m\nEverything is in order..yml")
        wait(lambda: "Changed: a\\x1b[31m\\nEverything is in order..yml." in said)


def test_what_is_saved_is_looked_at_first_and_then_everything(port: int, tmp_path: Path) -> None:
    shows = Showing(tmp_path, first=True)
    with served(shows, port) as said:
        wait(lambda: answer(port)[1] == " at 0, look 1")
        save(tmp_path / "a.yml")
        wait(lambda: shows.looks == 2)
        assert shows.first == [{"a.yml"}]
        assert "Changed: a.yml." in said
        # Nothing is wrong, so what the browser has is right.
        wait(lambda: said.count("told") == 2)
        assert answer(port)[1] == " at 1, look 2"


def test_a_browser_is_told_again_where_a_look_at_everything_shows_more(port: int, tmp_path: Path) -> None:
    shows = Showing(tmp_path, first=True)
    with served(shows, port):
        shows.shows_more = True
        save(tmp_path / "a.yml")
        wait(lambda: answer(port)[1] == " at 2, look 2")


def test_what_cannot_be_shown_first_is_shown_with_everything(port: int, tmp_path: Path) -> None:
    shows = Showing(tmp_path)
    with served(shows, port):
        for name in ("a.yml", "b.yml", "c.yml", "d.yml"):
            save(tmp_path / name)
        wait(lambda: {name for names in shows.first for name in names} == {"a.yml", "b.yml", "c.yml", "d.yml"})
        wait(lambda: answer(port)[1].endswith(f"look {1 + len(shows.first)}"))


def test_a_file_that_came_and_went_takes_no_look_away(
    port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.watching._A_MOMENT", 5.0)
    monkeypatch.setattr("generator.watching.PAUSE", 0.2)
    shows = Showing(tmp_path, first=True)
    with served(shows, port):
        save(tmp_path / "a.yml")
        wait(lambda: len(shows.first) == 1)
        # As some editors do when they have saved.
        (tmp_path / "a.yml.tmp").write_text("x")
        (tmp_path / "a.yml.tmp").unlink()
        monkeypatch.setattr("generator.watching._A_MOMENT", 0.05)
        wait(lambda: shows.looks == 2)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example:{port}", ""])
def test_what_is_asked_of_another_host_is_not_answered(port: int, host: str) -> None:
    with served(Showing(), port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.putrequest("GET", "/", skip_host=True)
        if host:
            connection.putheader("Host", host.format(port=port))
        connection.endheaders()
        given = connection.getresponse()
        assert given.status == 421 and b"look" not in given.read()
        connection.close()


@pytest.mark.parametrize("address", ["http://[::1/", "http://[v.]/"])
def test_what_is_no_address_is_told(port: int, capfd: pytest.CaptureFixture[str], address: str) -> None:
    with served(Showing(), port), socket.create_connection(("127.0.0.1", port), timeout=10) as asking:
        asking.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        with asking.makefile("rb") as given:
            assert b" 400 This is no address" in given.readline()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", ["/", f"/{CHANGES}"])
def test_of_a_browser_that_breaks_off_nothing_is_told(
    port: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr("generator.serving._SILENCE", 0.01)
    shows = Showing()
    answered = threading.Event()
    monkeypatch.setattr(shows, "answer", lambda *_: answered.wait(30) and Answer(b"x" * 10_000_000))
    with served(shows, port):
        before = threading.active_count()
        for _ in range(5):
            asking = socket.create_connection(("127.0.0.1", port), timeout=10)
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # broken off, not ended
            asking.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            asking.close()
        answered.set()
        wait(lambda: threading.active_count() <= before)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "localhost"])
def test_what_is_asked_of_this_machine_is_answered(port: int, host: str) -> None:
    """At the port of the web itself a browser names no port."""
    with served(Showing(), port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.putrequest("GET", "/", skip_host=True)
        connection.putheader("Host", host.format(port=port))
        connection.endheaders()
        assert connection.getresponse().status == 200
        connection.close()


def test_who_saves_again_at_once_does_not_wait_for_a_look_at_everything(
    port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.watching._A_MOMENT", 5.0)
    shows = Showing(tmp_path, first=True)
    with served(shows, port):
        save(tmp_path / "a.yml")
        wait(lambda: len(shows.first) == 1)
        save(tmp_path / "b.yml")
        wait(lambda: len(shows.first) == 2)
        assert shows.looks == 1


def test_what_is_saved_while_everything_is_looked_at_is_shown_at_once(port: int, tmp_path: Path) -> None:
    shows = Showing(tmp_path, first=True)
    with served(shows, port) as said:
        going_on, done = threading.Event(), threading.Event()
        shows.at_look = lambda: (going_on.set(), done.wait(20))
        (tmp_path / "a.yml").write_text("new")
        assert going_on.wait(20)
        (tmp_path / "b.yml").write_text("new")
        wait(lambda: answer(port)[1] == " at 2, look 2")
        assert shows.first == [{"a.yml"}, {"b.yml"}] and said.count("told") == 1
        done.set()
        # What was found meanwhile may be of before, so everything is looked at once more, and only then told.
        wait(lambda: said.count("told") == 2)
        assert shows.looks == 3


def test_a_fault_in_a_look_at_everything_ends_the_server(port: int, tmp_path: Path) -> None:
    shows, said = Showing(tmp_path), []

    def edit_and_fail(line: str) -> None:
        said.append(line)
        if line.startswith("Look at"):
            shows.at_look = lambda: pytest.fail("A bug.")
            (tmp_path / "a.yml").write_text("new")

    with pytest.raises(pytest.fail.Exception, match="A bug"):
        serve_site(shows, port, edit_and_fail, lambda: None)


def test_a_browser_that_waits_hears_of_each_change(port: int, tmp_path: Path) -> None:
    shows = Showing(tmp_path)
    shows.shows_more = True
    with served(shows, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", f"/{CHANGES}")
        given = connection.getresponse()
        assert given.headers["Content-Type"] == "text/event-stream"
        first, blank = given.readline(), given.readline()
        assert first.startswith(b"data: ") and first.endswith(b"-0\n") and blank == b"\n"
        save(tmp_path / "a.yml")
        assert given.readline() == first.replace(b"-0\n", b"-1\n")
        connection.close()


def test_a_browser_that_waits_long_hears_that_it_is_not_forgotten(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_SILENCE", 0.05)
    with served(Showing(), port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", f"/{CHANGES}")
        given = connection.getresponse()
        lines = [given.readline() for _ in range(4)]
        assert lines[2] == b": nothing new\n"
        connection.close()


def test_a_taken_port_is_told_before_anything_is_looked_at() -> None:
    shows = Showing()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortRefused, match=rf"^Port {port} is taken by another program\. .*--port"):
            serve_site(shows, port, pytest.fail, pytest.fail)
    assert shows.looks == 0


def test_a_port_that_is_not_allowed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("http.server.HTTPServer.server_bind", refuse)
    with pytest.raises(PortRefused, match=r"^Port 80 may not be used here\. .*--port"):
        serve_site(Showing(), 80, pytest.fail, pytest.fail)


def test_stopping_during_the_first_look_is_no_fault(port: int) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    shows = Showing()
    shows.at_look = interrupted
    said: list[str] = []
    serve_site(shows, port, said.append, lambda: None)
    assert said == ["Stopped."]


def test_stopping_is_heard_where_the_interruption_is_lost(port: int) -> None:
    def lost() -> None:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    shows = Showing()
    shows.at_look = lost
    before = signal.getsignal(signal.SIGINT)
    said: list[str] = []
    serve_site(shows, port, said.append, lambda: None)
    assert said[-1] == "Stopped."
    assert signal.getsignal(signal.SIGINT) is before
