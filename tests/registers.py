"""Registers of others for tests: what a published site has of its records, and servers on this machine that give it."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests import builders

LINES = "data/agreements.jsonl"
MANIFEST = "manifest.json"
Files = dict[str, bytes]
Answer = Callable[[BaseHTTPRequestHandler], None]


def line(identifier: str, record: Any) -> bytes:
    """One agreement as a site's JSON Lines have it."""
    return json.dumps({"id": identifier, "invented": False, "record": record}).encode() + b"\n"


def own(title: str = "School meals", **changes: Any) -> dict[str, Any]:
    """A record that a council wrote itself, and that the checker lets through."""
    return builders.record(title, **changes)


def site(records: Mapping[str, Any], *, as_at: str = "2026-03-11", lines: bytes | None = None) -> Files:
    """The files of a published site of these records that a harvest reads."""
    told = lines if lines is not None else b"".join(line(one, data) for one, data in records.items())
    return {LINES: told, MANIFEST: manifest({LINES: told}, as_at)}


def manifest(files: Files, as_at: str = "2026-03-11") -> bytes:
    """A manifest that lists these files truly."""
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return json.dumps({"format": 1, "as_at": as_at, "hashes": "sha256", "files": hashes}).encode()


@contextmanager
def serving(files: Mapping[str, bytes | Answer]) -> Iterator[str]:
    """The address of a server of these files for as long as it is needed. One may be what answers in its place.

    What stands in `files` may change while it runs.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files.get(self.path.lstrip("/"))
            if content is None:
                self.send_error(404)
            elif callable(content):
                content(self)
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """Who is hung up on has nothing to say."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
