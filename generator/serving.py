"""The site shown on this machine while someone edits: each page is made when it is asked for, and looked at again when
what it is made from has changed.

To this machine only. What is changed is known from the system where it tells, and found by a look now and then.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from generator.interruptions import handled
from generator.read.content_files import printable
from generator.showing import CHANGES, Answer
from generator.watching import Watch

# By which this machine is asked for the site.
_OWN_NAMES = ("127.0.0.1", "localhost")
# Seconds for which a browser that waits for changes hears nothing.
_SILENCE = 15.0


class Shows(Protocol):
    """What is served: see `generator.showing`."""

    def look(self) -> bool:
        """Look at everything again. Says whether anything is to be seen that was not."""

    def look_first_at(self, paths: Collection[Path]) -> bool:
        """Look at files that were edited, and at nothing else. Says whether they are shown now."""

    def answer(self, path: str, mark: str) -> Answer:
        """What there is at an address."""

    @property
    def watched(self) -> tuple[Path, ...]:
        """The files and folders that it is made from."""


class PortRefused(Exception):
    """The port cannot be had. The message says why, and how to choose another."""


class _Server(ThreadingHTTPServer):
    """Answers with what is shown, which may change from one request to the next."""

    daemon_threads = True

    def __init__(self, port: int, shows: Shows) -> None:
        self.shows = shows
        self._changes = 0
        self._changed = threading.Condition()
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what went wrong, but not of a browser that broke off, as each does that loads a page again."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def mark(self) -> str:
        """Stands for the state of what is shown. Another server has others."""
        return f"{os.getpid()}-{self._changes}"

    def ring(self) -> None:
        """Tell each browser that what it shows may have changed."""
        with self._changed:
            self._changes += 1
            self._changed.notify_all()

    def marks(self) -> Iterator[str]:
        """The mark of now, and each new one; empty where there was none for a while."""
        told = self.mark
        yield told
        while True:
            with self._changed:
                self._changed.wait_for(partial(self._is_past, told), _SILENCE)
                before, told = told, self.mark
            yield told if told != before else ""

    def _is_past(self, mark: str) -> bool:
        return self.mark != mark


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a line for each file would hide what matters."""

    def do_HEAD(self) -> None:
        """The answer without its content."""
        self._answer(with_content=False)

    def do_GET(self) -> None:
        """The answer."""
        self._answer(with_content=True)

    def _answer(self, *, with_content: bool) -> None:
        if self.headers.get("Host", "").partition(":")[0] not in _OWN_NAMES:
            # A page of somebody else's, whose name was made to lead here, is told nothing of what is not public yet.
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This is asked of another host")
            return
        try:
            path = unquote(urlsplit(self.path).path).removeprefix("/")
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST, "This is no address")
            return
        if path == CHANGES:
            self._tell_changes(with_content=with_content)
            return
        given = self.server.shows.answer(path, self.server.mark)
        self.send_response(given.status)
        if given.leads_to:
            self.send_header("Location", quote(given.leads_to))
        self.send_header("Content-Type", given.media)
        self.send_header("Content-Length", str(len(given.content)))
        # The browser is to look again each time, since pages change while someone edits.
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if with_content:
            self.wfile.write(given.content)

    def _tell_changes(self, *, with_content: bool) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for mark in self.server.marks() if with_content else ():
            self.wfile.write(f"data: {mark}\n\n".encode() if mark else b": nothing new\n\n")
            self.wfile.flush()


def serve_site(
    shows: Shows,
    port: int,
    tell: Callable[[str], None],
    told: Callable[[], None],
    stop: threading.Event | None = None,
) -> None:
    """Show the site on this machine, and what becomes of it, until interrupted or `stop` is set.

    `told` tells a person what came of a look at everything. Raises PortRefused before anything is looked at.
    """
    waiting = stop or threading.Event()
    with ExitStack() as stack, _bound(port, shows) as server, _control_c_sets(waiting):
        try:
            watch = stack.enter_context(Watch())
            # Before the first look, so that what is saved meanwhile is not missed.
            watch.changed(shows.watched, waiting)
            shows.look()
            told()
            # In a thread of its own, since what is saved meanwhile is to be shown at once.
            with _answering(server), ThreadPoolExecutor(1) as looks:
                tell(f"Look at http://127.0.0.1:{port}/ and press Control-C to stop.")
                owed = first = False  # whether a look at everything is owed, and what was edited is shown already
                looking: Future[None] | None = None
                while not waiting.is_set():
                    changed = watch.changed(shows.watched, waiting)
                    if changed:
                        owed, first = True, _show_first(shows, changed, server, tell)
                    if looking is not None and looking.done():
                        looking = looking.result()  # raises what it raised
                        if not owed:
                            told()
                    # The browser asks for its page now, and should not have to wait for the rest.
                    if owed and looking is None and not (first and watch.hears_more()):
                        owed = False
                        looking = looks.submit(_look_at_everything, shows, server)
                        looking.add_done_callback(watch.wake)
        except KeyboardInterrupt:
            waiting.set()
    tell("Stopped.")


def _look_at_everything(shows: Shows, server: _Server) -> None:
    if shows.look():
        server.ring()


def _show_first(shows: Shows, changed: Collection[Path], server: _Server, tell: Callable[[str], None]) -> bool:
    """Show what was edited as soon as may be, and say whether it is shown. What else comes of it is seen later."""
    names = sorted(printable(path.name) for path in changed)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    tell(f"Changed: {', '.join(names[:3])}{more}.")
    shown = shows.look_first_at(changed)
    if shown:
        server.ring()
    return shown


@contextmanager
def _control_c_sets(waiting: threading.Event) -> Iterator[None]:
    """Let Control-C, or whatever else ends a command, end the waiting too.

    An exception alone can be lost in what lets none out, such as a finaliser.
    """

    def heard(*_: object) -> None:
        waiting.set()
        raise KeyboardInterrupt

    with handled(heard):
        yield


def _bound(port: int, shows: Shows) -> _Server:
    try:
        return _Server(port, shows)
    except OSError as reason:
        if reason.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        taken = reason.errno == errno.EADDRINUSE
        said = "is taken by another program" if taken else "may not be used here"
        other = 8000 if port != 8000 else 8001
        raise PortRefused(f"Port {port} {said}. Choose another: `plainview serve --port {other}`.") from reason


@contextmanager
def _answering(server: _Server) -> Iterator[None]:
    # It looks so often whether to end: whoever stops it waits no longer.
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
