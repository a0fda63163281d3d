"""What the local server shows and says: no listing, no bare error where there is no site, and which port is taken."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish.folder import staging
from generator.serving import PortRefused, Shown, serve_site

Build = Callable[[Shown], Shown]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def write_site(site: Path, home: str = "home") -> None:
    with staging(site) as folder:
        (folder / "index.html").write_text(home)
        (folder / "assets").mkdir()
        (folder / "assets" / "site.css").write_text("p {}")


def nothing_built(shown: Shown) -> Shown:
    return shown


@contextmanager
def serving(build: Build, shown: Shown, port: int) -> Iterator[list[str]]:
    """The server in a thread of its own, and what it tells."""
    said: list[str] = []
    stop = threading.Event()
    thread = threading.Thread(target=serve_site, args=(build, shown, port, said.append, stop))
    thread.start()
    try:
        wait(lambda: bool(said))
        yield said
    finally:
        stop.set()
        thread.join(timeout=30)
        assert not thread.is_alive()


def wait(until: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "It did not come to that."
        time.sleep(0.02)


def answer(port: int, address: str = "") -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=10) as given:
            return given.status, given.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def test_a_page_is_shown_and_a_folder_is_never_listed(tmp_path: Path, port: int) -> None:
    site = tmp_path / "site"
    write_site(site)
    with serving(nothing_built, Shown(site, ()), port) as said:
        assert said == [f"Look at http://127.0.0.1:{port}/ and press Control-C to stop."]
        assert answer(port) == (200, "home")
        assert answer(port, "assets/site.css") == (200, "p {}")
        for folder in ("assets/", "assets"):
            status, text = answer(port, folder)
            assert status == 404 and "site.css" not in text
        assert answer(port, "nowhere/")[0] == 404


def test_where_there_is_no_site_yet_a_page_says_so(tmp_path: Path, port: int) -> None:
    site = tmp_path / "site"
    with serving(nothing_built, Shown(site, ()), port):
        for address in ("", "agreements/anything/"):
            status, text = answer(port, address)
            assert status == 503
            assert "<h1>There is no site yet</h1>" in text and "plainview serve" in text
        write_site(site)
        assert answer(port) == (200, "home")


def test_files_that_were_not_built_here_are_not_shown(tmp_path: Path, port: int) -> None:
    (tmp_path / "index.html").write_text("private")
    with serving(nothing_built, Shown(tmp_path, ()), port):
        status, text = answer(port)
    assert status == 503 and "private" not in text


def test_what_a_build_says_is_shown_and_watched_from_then_on(tmp_path: Path, port: int) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_site(one, "one")
    write_site(other, "other")
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    built: list[Shown] = []

    def build(shown: Shown) -> Shown:
        built.append(shown)
        return Shown(other, (tmp_path / "second",)) if len(built) > 1 else shown

    with serving(build, Shown(one, (tmp_path / "first",)), port) as said:
        assert answer(port) == (200, "one")
        (tmp_path / "first" / "a.yml").touch()
        wait(lambda: answer(port) == (200, "other"))
        assert said[1] == "Changed: a.yml. Building again."
        before = len(built)
        (tmp_path / "second" / "b.yml").touch()
        wait(lambda: len(built) > before and "Changed: b.yml. Building again." in said)


def test_a_folder_that_comes_and_goes_does_not_end_it(tmp_path: Path, port: int) -> None:
    site = tmp_path / "site"
    write_site(site)
    watched = tmp_path / "content"
    with serving(nothing_built, Shown(site, (watched, tmp_path / "mkdocs.yml")), port) as said:
        watched.mkdir()
        (watched / "a.yml").touch()
        wait(lambda: "Changed: a.yml. Building again." in said)
        (watched / "a.yml").unlink()
        watched.rmdir()
        wait(lambda: said.count("Changed: a.yml. Building again.") == 2)


def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    def build(shown: Shown) -> Shown:
        pytest.fail("It built a site that nobody can see.")

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortRefused, match=rf"^Port {port} is taken by another program\. .*--port"):
            serve_site(build, Shown(tmp_path, ()), port, pytest.fail)


def test_a_port_that_is_not_allowed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("http.server.HTTPServer.server_bind", refuse)
    with pytest.raises(PortRefused, match=r"^Port 80 may not be used here\. .*--port"):
        serve_site(nothing_built, Shown(tmp_path, ()), 80, pytest.fail)


def test_stopping_during_the_first_build_is_no_fault(tmp_path: Path, port: int) -> None:
    def build(shown: Shown) -> Shown:
        raise KeyboardInterrupt

    said: list[str] = []
    serve_site(build, Shown(tmp_path, ()), port, said.append)
    assert said == ["Stopped."]


def test_stopping_is_heard_where_the_interruption_is_lost(tmp_path: Path, port: int) -> None:
    def build(shown: Shown) -> Shown:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        return shown

    before = signal.getsignal(signal.SIGINT)
    said: list[str] = []
    serve_site(build, Shown(tmp_path, ()), port, said.append)
    assert said[-1] == "Stopped."
    assert signal.getsignal(signal.SIGINT) is before
