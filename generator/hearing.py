"""What the host says while it works: kept quiet, and heard all the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

mkdocs_log = logging.getLogger("mkdocs")


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
