"""What the host says while it works: kept quiet, and heard all the same."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from generator.publish import sitemap

OURS = "pages-that-plainview-asks-for"
"""Where our pages seem to stand among the prose while the host frames them."""
mkdocs_log, build_log = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")


def worth_saying(record: logging.LogRecord) -> bool:
    """Not that MkDocs has nothing to write for a page of ours or the sitemap, nor the staging folder's name."""
    on_purpose = (f"Page skipped: '{OURS}/", f"Template skipped: '{sitemap.PATH}'", "Building documentation to")
    return not record.getMessage().startswith(on_purpose)


class Counting(logging.Handler):
    """Counts warnings and what is worse, by the name of their level."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.counts[record.levelname] += 1


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
