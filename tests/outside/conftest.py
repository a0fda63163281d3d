"""Judges of the built site that are not written in Python, and the site as a web host would send it.

`make test-long` installs the judges into `.venv/outside`, by the versions and hashes of `package-lock.json` here.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.test_pages import ADDRESSES
from tests.conftest import ROOT

MODULES = ROOT / ".venv" / "outside" / "node_modules"
# One page of every kind, and of each face of it, as the browser tests have them.
PAGES = tuple(dict.fromkeys(address.partition("#")[0] for address in ADDRESSES.values()))
# What hosts compress before they send it. Pictures and fonts are compressed already.
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
# Ten minutes, as GitHub Pages says of everything.
_KEPT = "max-age=600"


@lru_cache(maxsize=512)
def _zipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class WebHost(SimpleHTTPRequestHandler):
    """Sends a folder as hosts do: compressed, one connection for many files, to be kept for a while."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file. Where there is none, what hosts send in its place."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if status == 200 else Path(self.directory) / "404.html"
        zipped = path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        data = _zipped(path) if zipped else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", _typed(self.guess_type(str(path))))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", _KEPT)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each file."""


def _typed(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """The folder on this machine, as a web host would send it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(WebHost, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def hosted(real_site: Path) -> Iterator[str]:
    """The real site as a web host would send it."""
    with hosting(real_site) as origin:
        yield origin


@pytest.fixture(scope="session")
def modules() -> Path:
    """Where the judges are installed."""
    assert MODULES.is_dir(), "The judges of tests/outside are not installed: `make test-long` installs them."
    return MODULES
