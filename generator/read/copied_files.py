"""The files of records that were copied from other registers: `content/harvested/REGISTER/ID.yml`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from generator.model.fields import FROM, is_id
from generator.problems import Problem
from generator.read.content_files import ContentFile, yaml_files

HARVESTED = "harvested"
LOCK = "sources.lock.yml"


def copied_files(folder: Path, source: str, *, room: Path) -> tuple[list[ContentFile], list[Problem]]:
    """The file of each record that was copied from one register, with the id that it has here, and what else is there.

    `room` is the content folder: a link that leads out of it is refused.
    """
    files, problems = yaml_files(folder, room=room)
    return [dataclasses.replace(file, id=f"{source}{FROM}{file.id}") for file in files], problems


def folders_of_copies(content: Path) -> Iterator[Path]:
    """The folder of each register that was copied from, in order of name."""
    folder = content / HARVESTED
    if folder.is_dir():
        yield from (entry for entry in sorted(folder.iterdir()) if entry.is_dir() and is_id(entry.name))


def every_copied_file(content: Path) -> Iterator[ContentFile]:
    """The file of each record that was copied from any register, by the folders alone."""
    for folder in folders_of_copies(content):
        yield from copied_files(folder, folder.name, room=content)[0]
