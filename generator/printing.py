"""A page of the built site as a PDF, printed by the Chromium of this machine. Nothing but that page's site is asked."""

from __future__ import annotations

import os
import shutil
import signal
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
        words = [str(browser), *_switches(Path(folder, "profile"), made), origin + address]
        said = _run(words, browser, Path(folder, "said.txt"))
        if not made.is_file() or not _is_pdf(made):
            raise NotPrinted(f"{browser} made no PDF. {said}".rstrip())
        try:
            made.replace(file)
        except OSError as reason:
            raise NotPrinted(f"{file} cannot be written: {reason.strerror}.") from reason


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


def _run(words: list[str], browser: Path, said: Path) -> str:
    """Run the browser to its end, and keep what it says in a file. Gives the last line of that."""
    with said.open("wb") as told:
        try:
            # A group of its own: what `chromium` names may be a script, and the browser a child of it.
            running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True)
        except OSError as reason:
            raise NotPrinted(f"{browser} could not be started: {reason.strerror}.") from reason
        try:
            running.wait(timeout=PATIENCE)
        except BaseException as reason:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            if isinstance(reason, subprocess.TimeoutExpired):
                raise NotPrinted(f"{browser} did not finish within {PATIENCE} seconds. Try again.") from reason
            raise
    lines = [line.strip() for line in said.read_text("utf-8", "replace").splitlines() if line.strip()]
    return f"It said: {lines[-1]}" if lines else ""


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
    if not file.is_file():  # a folder, or something that would keep a reader waiting
        return False
    try:
        with file.open("rb") as opened:
            return opened.read(len(_PDF)) == _PDF
    except OSError:
        return False
