"""`content/harvested/` made anew beside itself: what was copied takes its place whole, or the last copies stay."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import swapping
from generator.read.content_files import shown_path
from generator.read.copied_files import HARVESTED


class HarvestRefused(Exception):
    """Nothing was harvested. The message says why, and what to do."""


@dataclass(frozen=True)
class Anew:
    """The folder of all copies while it is made anew.

    `before` is as it was, `folder` what will take its place, and `room` where registers are copied to meanwhile.
    """

    before: Path
    folder: Path
    room: Path

    def begin(self, name: str) -> Path:
        """An empty folder for the new copies of one register."""
        into = self.room / name
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        return into

    def take(self, into: Path) -> None:
        """Put the new copies of one register in the place of those from before."""
        place = self.folder / into.name
        if place.is_symlink() or place.is_file():
            place.unlink()
        elif place.exists():
            shutil.rmtree(place)
        into.rename(place)


@contextmanager
def harvested_anew(content: Path) -> Iterator[Anew]:
    """The copies of a content folder, to be changed. They take their place when the block ends, unless it raises.

    Raises HarvestRefused.
    """
    place = content / HARVESTED
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise HarvestRefused(f"{shown_path(place)} should be a folder.")
    with ExitStack() as held:
        with _written(place):
            workshop = held.enter_context(swapping.workshop(place))
            new = Path(tempfile.mkdtemp(prefix=swapping.NEW, dir=workshop))
            (new / "room").mkdir()
            folder = new / HARVESTED
            if place.exists():
                shutil.copytree(place, folder, symlinks=True, copy_function=_linked)
            else:
                folder.mkdir()
        with _written(place, only=swapping.FULL):
            yield Anew(place, folder, new / "room")
        with _written(place):
            swapping.swap(folder, place, workshop)


@contextmanager
def _written(place: Path, only: Sequence[int] = ()) -> Iterator[None]:
    """Say in plain words what the disk refuses: anything, or `only` what cannot come from reading."""
    try:
        yield
    except swapping.Busy as other:
        said = f"Another harvest (process {other}) is writing to {shown_path(place)}."
        raise HarvestRefused(f"{said} Wait until it has ended.") from None
    except OSError as reason:
        if only and reason.errno not in only:
            raise
        why = reason.strerror or "not all of it can be copied"
        raise HarvestRefused(f"{shown_path(place)} cannot be written ({why}). The last copies stay.") from reason


def _linked(file: str, to: str) -> None:
    """One file under a second name: nothing writes into a copy, and 20,000 need not be written anew."""
    try:
        os.link(file, to, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, to)
