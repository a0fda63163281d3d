"""Makes every planned page and file and writes them into the staging folder, shared among processes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.model.card import Card
from generator.parallel import one_by_one
from generator.present.families import Families, Several, Told, families
from generator.present.lookups import Finder, Lookup, NotedSite, noting
from generator.present.marks import NoMark, mark_of
from generator.present.once import WORKED_OUT
from generator.present.page import PlannedFile, PlannedPage, PlannedTogether
from generator.publish import NotPublished
from generator.publish.frame import Frames
from generator.publish.links import Notes, names_of, noted
from generator.publish.made import NO_MARK, Written
from generator.publish.tree import Tree

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
    site: NotedSite | None = None,
    tree: Tree | None = None,
) -> Notes:
    """Write all of it below `folder`, byte for byte the same for any number of jobs.

    Gives what the pages link to, and of a `site` what was looked up in it. What is in a `tree` as it is to be is not
    written again. Whatever goes wrong in any process is raised here, with its traceback.
    """
    soon, sized = families(pages).apart
    planned = Families[Any]((Several[Any](together), *soon.families, *families(files).families))
    jobs = max(1, min(jobs, len(planned) // SMALLEST_SHARE))
    # Only their places in the plan go to other processes, which have the plan already: with it would go a copy of the
    # register. A process takes pages that stand together, and then the next that nobody has: so it touches only its
    # own part of the plan, which is then not copied, and hands over what it noted before that grows.
    notes = Notes()
    for others in one_by_one(
        partial(_stamp, planned, frames, folder, site, tree), range(len(planned)), jobs, AT_A_TIME
    ):
        notes.merge(others)
    told = Families(Told(family, partial(_with_sizes, folder)) for family in sized.families)
    notes.merge(_stamp(told, frames, folder, site, tree, range(len(told))))
    return notes


def _with_sizes(folder: Path, page: PlannedPage) -> PlannedPage:
    return replace(page, make=partial(page.make, partial(_size, folder)))


def _size(folder: Path, path: str) -> int:
    return (folder / path).stat().st_size


def _stamp(
    planned: Families[Any],
    frames: Frames,
    folder: Path,
    site: NotedSite | None,
    tree: Tree | None,
    share: Sequence[int],
) -> Notes:
    notes = Notes()
    writer = Writer(folder, notes, tree, notes_lookups=site is not None)
    for place in share:
        item = planned[place]
        # Before it is made: what is made from something that is filled on the way has another mark then.
        mark = planned.mark(place) or NO_MARK if site else NO_MARK
        with noting() as lookups:
            if isinstance(item, PlannedPage):
                page = item.make()
                if page.address != item.address:
                    raise ValueError(f"planned at {item.address!r}, made for {page.address!r}")
                links = noted(page.address, page.body)
                notes.add(links)
                writer.write(item.path, frames.stamp(page, item.kind).encode())
                writer.note(mark, lookups, names_of(links))
            elif isinstance(item, PlannedFile):
                writer.write(item.path, item.make())
                notes.files += 1
                writer.note(mark, lookups)
            else:
                with ExitStack() as open_files:
                    item.write({path: open_files.enter_context(writer.opened(path)) for path in item.paths})
                notes.files += len(item.paths)
                writer.note(mark, lookups)
    return notes


def found_marks(site: NotedSite, lookups: Iterable[Lookup]) -> list[bytes]:
    """The mark of what each look-up finds in a site now; `NO_MARK` where that cannot be told from anything else."""
    find = Finder(site, WORKED_OUT)
    # One card is found by many look-ups.
    cards = {card.id: mark_of(card) for card in site.register.cards}
    return [_mark_of_found(find(lookup), cards) for lookup in lookups]


def _mark_of_found(value: Any, cards: Mapping[str, bytes]) -> bytes:
    if isinstance(value, Card):
        return cards[value.id]
    try:
        return mark_of(value)
    except NoMark:
        return NO_MARK


class Writer:
    """Writes files below one folder, making each folder once, and works out the hash of each."""

    def __init__(self, folder: Path, notes: Notes, tree: Tree | None = None, *, notes_lookups: bool = False) -> None:
        self._root = os.fspath(folder)
        self._made: set[str] = set()
        self._notes, self._tree, self._notes_lookups = notes, tree, notes_lookups
        self._written: list[tuple[str, Written]] = []

    def write(self, path: str, content: bytes) -> None:
        """Write one file, unless it is there already as it is to be."""
        mark = hashlib.sha256(content)
        if self._tree is not None:
            same = self._tree.as_in_site(path, mark.digest())
            if same is not None:
                self._has_written(path, same)
                return
        descriptor = self._open(path)
        try:
            while content:
                content = content[os.write(descriptor, content) :]
            there = os.fstat(descriptor)
            self._has_written(path, (mark.digest(), there.st_size, there.st_mtime_ns))
        finally:
            os.close(descriptor)

    def _has_written(self, path: str, written: Written) -> None:
        self._written.append((path, written))

    def found_there(self, paths: Iterable[str]) -> None:
        """Take files that somebody else wrote here for written."""
        for path in paths:
            file = Path(self._root, path)
            with file.open("rb") as opened:
                mark = hashlib.file_digest(opened, "sha256").digest()
            there = file.stat()
            self._has_written(path, (mark, there.st_size, there.st_mtime_ns))
        self.note(NO_MARK, ())

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files of which nobody is to know more than their hashes."""
        for path, content in files:
            self.write(path, content)
        self.note(NO_MARK, ())

    def note(self, mark: bytes, lookups: Iterable[Lookup], links: Iterable[str] = ()) -> None:
        """Give what was written since the last time a row each."""
        lookups = lookups if self._notes_lookups else ()
        for path, written in self._written:
            self._notes.made.add(path, mark, *written, lookups, links)
        self._written.clear()

    @contextmanager
    def opened(self, path: str) -> Iterator[Callable[[bytes], object]]:
        """What writes the next bytes of a file."""
        mark = hashlib.sha256()

        def write(content: bytes) -> None:
            mark.update(content)
            file.write(content)

        with os.fdopen(self._open(path), "wb") as file:
            yield write
            file.flush()
            there = os.fstat(file.fileno())
        same = self._tree.as_in_site(path, mark.digest()) if self._tree is not None else None
        self._has_written(path, same or (mark.digest(), there.st_size, there.st_mtime_ns))

    def _open(self, path: str) -> int:
        parent, _, name = path.rpartition("/")
        if not name or path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise ValueError(f"{path!r} does not stand below the site's root")
        if self._tree is not None:
            self._tree.clear(path)
        if parent not in self._made:
            Path(self._root, parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        try:
            return os.open(f"{self._root}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            page = path.removesuffix("index.html")
            such = f" (`{page}index.md`, or `{page.rstrip('/')}.md`)" if path != page else ""
            raise AlreadyThere(
                f"{path} would be written twice. Is there a page written by hand of that name{such}, or a file of the "
                "theme? Give it another."
            ) from None
