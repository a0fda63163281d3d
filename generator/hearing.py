"""What the host says while it works: kept quiet, and heard all the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from generator.publish import sitemap

OURS = "pages-that-plainview-asks-for"
"""Where our pages seem to stand among the prose while the host frames them."""
mkdocs_log = logging.getLogger("mkdocs")


def worth_saying(record: logging.LogRecord) -> bool:
    """Not that MkDocs has nothing to write for a page of ours or the sitemap, nor the staging folder's name."""
    on_purpose = (f"Page skipped: '{OURS}/", f"Template skipped: '{sitemap.PATH}'", "Building documentation to")
    return not record.getMessage().startswith(on_purpose)


@contextmanager
def heard() -> Iterator[list[str]]:
    """What MkDocs says while it is kept quiet: its warnings and errors."""
    said: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    before = mkdocs_log.propagate
    mkdocs_log.addHandler(listener)
    mkdocs_log.propagate = False
    try:
        yield said
    finally:
        mkdocs_log.removeHandler(listener)
        mkdocs_log.propagate = before
