"""A page of the built site as a PDF, printed by the Chromium of this machine. Nothing but that page's site is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60  # seconds; a page takes one or two
_PDF = b"%PDF-"


class NotPrinted(Exception):
    """There is no PDF. The message says why, and what to do."""


def find_browser() -> Path | None:
    """The Chromium of this machine, where there is one."""
    return next((Path(found) for name in BROWSERS if (found := shutil.which(name))), None)


def print_page(site: Path, address: str, file: Path, browser: Path) -> None:
    """Write one page of a built site as a PDF, whole or not at all. Raises NotPrinted."""
    if file.exists() and not _is_pdf(file):
        raise NotPrinted(f"{file} is there already and is no PDF. Choose another name.")
    # Beside the file: a Chromium that is kept to some folders has a temporary one of its own.
    try:
        place = tempfile.TemporaryDirectory(prefix="plainview-pack-", dir=file.parent, ignore_cleanup_errors=True)
    except OSError as reason:
        raise NotPrinted(f"{file} cannot be written: {reason.strerror}.") from reason
    with place as folder, _showing(site) as origin:
        made = Path(folder, "pack.pdf")
        said = _run([str(browser), *_switches(Path(folder, "profile"), made), origin + address], browser)
        if not made.is_file() or not _is_pdf(made):
            raise NotPrinted(f"{browser} made no PDF. {said}".rstrip())
        made.replace(file)


def _switches(profile: Path, made: Path) -> list[str]:
    """A browser without a window that keeps nothing and reaches nothing but this machine."""
    return [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={profile}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={made}",
        # Chromium will not start for the root user, as in a container, unless told so. The page is our own.
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]


def _run(words: list[str], browser: Path) -> str:
    """Run the browser to its end. Gives the last line that it said."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False)
    except OSError as reason:
        raise NotPrinted(f"{browser} could not be started: {reason.strerror}.") from reason
    except subprocess.TimeoutExpired as reason:
        raise NotPrinted(f"{browser} did not finish within {PATIENCE} seconds. Try again.") from reason
    said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return f"It said: {said[-1]}" if said else ""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def _showing(site: Path) -> Iterator[str]:
    """The site at a free port of this machine, for as long as it is needed.

    As files, it could not be read by a Chromium that is kept to some folders, as one from the snap store is.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def _is_pdf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_PDF)) == _PDF
