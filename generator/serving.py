"""The site shown on this machine while someone edits: built again when a record or template changes.

Pages are served from `site/`, which always holds the last good build, and to this machine only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Seconds between looks at the files. Looking costs a millisecond or two a thousand files.
PAUSE = 0.5


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        """Asks the browser to look again each time, since pages change while someone edits."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve_site(
    build: Callable[[Path], None],
    site: Path,
    watched: Iterable[Path],
    port: int,
    tell: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Build, serve on this machine, and build again on each change, until interrupted or `stop` is set."""
    folders = list(watched)
    seen = dict(_stamps(folders))
    build(site)
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(f"Look at http://127.0.0.1:{server.server_port}/ and press Control-C to stop.")
        waiting = stop or threading.Event()
        try:
            while not waiting.wait(PAUSE):
                now = dict(_stamps(folders))
                if now != seen:
                    tell(_changed(seen, now))
                    seen = now
                    build(site)
        except KeyboardInterrupt:
            tell("Stopped.")
        finally:
            server.shutdown()


def _stamps(folders: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.rglob("*")):
            try:
                status = path.stat()
            except OSError:
                continue  # It was deleted between the two looks.
            yield path, (status.st_mtime_ns, status.st_size)


def _changed(before: Mapping[Path, tuple[int, int]], now: Mapping[Path, tuple[int, int]]) -> str:
    changed = sorted(path.name for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"Changed: {', '.join(changed[:3])}{more}. Building again."
