"""Makes every planned page and file and writes them into the staging folder, shared among processes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.parallel import one_by_one
from generator.present.page import PlannedFile, PlannedPage, PlannedTogether
from generator.publish import NotPublished
from generator.publish.frame import Frames
from generator.publish.links import Notes, file_at, noted

# Below this many pages and files a process, what each process works out for itself (the typeface, the pictures, the
# templates) costs more than it saves; and while serving, this process has all that from the build before.
SMALLEST_SHARE = 1_000
# So many stand together in what a process takes at once.
AT_A_TIME = 500


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
    sized = [replace(page, make=partial(page.make, partial(_size, folder))) for page in pages if page.sized]
    planned: list[PlannedPage | PlannedFile | PlannedTogether] = [
        *together,
        *(page for page in pages if not page.sized),
        *files,
    ]
    jobs = max(1, min(jobs, len(planned) // SMALLEST_SHARE))
    # Only their places in the plan go to other processes, which have the plan already: with it would go a copy of the
    # register. A process takes pages that stand together, and then the next that nobody has: so it touches only its
    # own part of the plan, which is then not copied, and hands over what it noted before that grows.
    notes = Notes()
    for others in one_by_one(partial(_stamp, planned, frames, folder), range(len(planned)), jobs, AT_A_TIME):
        notes.merge(others)
    notes.merge(_stamp(sized, frames, folder, range(len(sized))))
    return notes


def _size(folder: Path, path: str) -> int:
    return (folder / path).stat().st_size


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
                item.write({path: open_files.enter_context(writer.opened(path)) for path in item.paths})
            notes.files += len(item.paths)
    notes.hashes.update(writer.hashes)
    return notes


class _Writer:
    """Writes files below one folder, making each folder once, and works out the hash of each."""

    def __init__(self, folder: Path) -> None:
        self._root = os.fspath(folder)
        self._made: set[str] = set()
        self.hashes: dict[str, str] = {}
        """The SHA-256 of each file, by its path."""

    def write(self, path: str, content: bytes) -> None:
        descriptor = self._open(path)
        self.hashes[path] = hashlib.sha256(content).hexdigest()
        try:
            while content:
                content = content[os.write(descriptor, content) :]
        finally:
            os.close(descriptor)

    @contextmanager
    def opened(self, path: str) -> Iterator[Callable[[bytes], object]]:
        """What writes the next bytes of a file."""
        mark = hashlib.sha256()

        def write(content: bytes) -> None:
            mark.update(content)
            file.write(content)

        with os.fdopen(self._open(path), "wb") as file:
            yield write
        self.hashes[path] = mark.hexdigest()

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
