"""Makes every planned page and file and writes them into the staging folder, shared among processes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO

from generator.parallel import spread
from generator.present.page import PlannedFile, PlannedPage, PlannedTogether
from generator.publish import NotPublished
from generator.publish.frame import Frames
from generator.publish.links import Notes, file_at, noted


class AlreadyThere(NotPublished):
    """Two things would stand at one address, such as a planned page and a page of prose."""


def stamp_all(
    pages: Sequence[PlannedPage],
    files: Sequence[PlannedFile],
    frames: Frames,
    folder: Path,
    jobs: int = 1,
    together: Sequence[PlannedTogether] = (),
) -> Notes:
    """Write all of it below `folder`, byte for byte the same for any number of jobs.

    Gives what the pages link to. Whatever goes wrong in any process is raised here, with its traceback.
    """
    planned: list[PlannedPage | PlannedFile | PlannedTogether] = [*together, *pages, *files]
    # Dealt out like cards, because pages of one kind stand together in a plan and cost alike. Only their places in
    # the plan go to other processes, which have the plan already: with it would go a copy of the register.
    dealt = [place for first in range(jobs) for place in range(first, len(planned), jobs)]
    notes = Notes()
    for others in spread(partial(_stamp, planned, frames, folder), dealt, jobs):
        notes.merge(others)
    return notes


def _stamp(
    planned: Sequence[PlannedPage | PlannedFile | PlannedTogether], frames: Frames, folder: Path, share: Sequence[int]
) -> Notes:
    notes = Notes()
    writer = _Writer(folder)
    write = writer.write
    for place in share:
        item = planned[place]
        if isinstance(item, PlannedPage):
            page = item.make()
            if page.address != item.address:
                raise ValueError(f"planned at {item.address!r}, made for {page.address!r}")
            write(file_at(page.address), frames.stamp(page, item.kind).encode())
            notes.add(noted(page.address, page.body))
        elif isinstance(item, PlannedFile):
            write(item.path, item.make())
            notes.files += 1
        else:
            with ExitStack() as open_files:
                item.write({path: open_files.enter_context(writer.opened(path)).write for path in item.paths})
            notes.files += len(item.paths)
    return notes


class _Writer:
    """Writes files below one folder, making each folder once."""

    def __init__(self, folder: Path) -> None:
        self._root = os.fspath(folder)
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        descriptor = self._open(path)
        try:
            while content:
                content = content[os.write(descriptor, content) :]
        finally:
            os.close(descriptor)

    def opened(self, path: str) -> BinaryIO:
        """The file, open and still empty."""
        return os.fdopen(self._open(path), "wb")

    def _open(self, path: str) -> int:
        parent, _, name = path.rpartition("/")
        if not name or path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise ValueError(f"{path!r} does not stand below the site's root")
        if parent not in self._made:
            Path(self._root, parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        try:
            return os.open(f"{self._root}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            raise AlreadyThere(
                f"{path} would be written twice. Is there a page of prose, or a file of the theme, at that address?"
            ) from None
