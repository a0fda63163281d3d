"""The site shown on this machine while someone edits: built again when a record or template changes.

Pages are served from `site/`, which always holds the last good build, and to this machine only.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from generator.publish.folder import built_here

# Seconds between looks at the files. Looking costs a millisecond or two a thousand files.
PAUSE = 0.5

NO_SITE = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>There is no site yet</title>
<h1>There is no site yet</h1>
<p>It could not be built so far. Where <code>plainview serve</code> runs, it says what is wrong.
Mend that and save: the site is then built, and you can load this page again.</p>
</html>
"""


@dataclass(frozen=True)
class Shown:
    """The folder of the site that is shown, and the files and folders that it is made from."""

    site: Path
    watched: tuple[Path, ...]


class PortRefused(Exception):
    """The port cannot be had. The message says why, and how to choose another."""


class _Server(ThreadingHTTPServer):
    """Shows one folder, which may change from one request to the next."""

    site: Path

    def finish_request(self, request: Any, client_address: Any) -> None:
        _Handler(request, client_address, self, directory=str(self.site))


class _Handler(SimpleHTTPRequestHandler):
    """Serves what was built, as a public host would: no listing of a folder. Without a line for each file."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        """Asks the browser to look again each time, since pages change while someone edits."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answers with a file of the site; where none was built yet, with a page that says so."""
        if built_here(Path(self.directory)):
            return super().send_head()
        self.send_response(HTTPStatus.SERVICE_UNAVAILABLE)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(NO_SITE)))
        self.end_headers()
        return io.BytesIO(NO_SITE)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Says that there is no page: a public host does not list a folder either."""
        self.send_error(HTTPStatus.NOT_FOUND, "There is no page here")


def serve_site(
    build: Callable[[Shown], Shown],
    shown: Shown,
    port: int,
    tell: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Build, serve on this machine, and build again on each change, until interrupted or `stop` is set.

    `build` is given what is shown, and gives what to show and to watch from then on. Raises PortRefused
    before anything is built.
    """
    waiting = stop or threading.Event()
    with _bound(port) as server, _control_c_sets(waiting):
        try:
            seen = _stamps(shown.watched)
            shown = build(shown)
            server.site = shown.site
            with _answering(server):
                tell(f"Look at http://127.0.0.1:{port}/ and press Control-C to stop.")
                while not waiting.wait(PAUSE):
                    now = _stamps(shown.watched)
                    if now != seen:
                        tell(_changed(seen, now))
                        before, shown = shown, build(shown)
                        server.site = shown.site
                        # Stamps from before the build, so that what was saved meanwhile is built as well.
                        seen = now if shown.watched == before.watched else _stamps(shown.watched)
        except KeyboardInterrupt:
            waiting.set()
    tell("Stopped.")


@contextmanager
def _control_c_sets(waiting: threading.Event) -> Iterator[None]:
    """Let Control-C end the waiting too. An exception alone can be lost in what lets none out, such as a finaliser."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(*_: object) -> None:
        waiting.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _bound(port: int) -> _Server:
    try:
        return _Server(("127.0.0.1", port), _Handler)
    except OSError as reason:
        if reason.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        taken = reason.errno == errno.EADDRINUSE
        said = "is taken by another program" if taken else "may not be used here"
        other = 8000 if port != 8000 else 8001
        raise PortRefused(f"Port {port} {said}. Choose another: `plainview serve --port {other}`.") from reason


@contextmanager
def _answering(server: _Server) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


Stamps = Mapping[Path, tuple[int, int]]


def _stamps(places: Iterable[Path]) -> Stamps:
    stamps = {}
    for path in (path for place in places for path in _files(place)):
        try:
            status = path.stat()
        except OSError:
            continue  # It was deleted between the two looks.
        stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps


def _files(place: Path) -> Iterator[Path]:
    """A file itself, and every file of a folder. One that is not there, or goes away meanwhile, has none."""
    if place.is_file():
        yield place
    for folder, _, names in os.walk(place):
        yield from (Path(folder, name) for name in names)


def _changed(before: Stamps, now: Stamps) -> str:
    changed = sorted(path.name for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"Changed: {', '.join(changed[:3])}{more}. Building again."
