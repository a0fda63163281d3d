"""What stands straight in the content folder under nearly the name of something that is read there."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.problems import Problem, Where
from generator.read.content_files import printable, shown_path

# `agreement` and `aggreements` are as near as this; `old-agreements` is not, and was hardly meant.
NEAR = 0.85


def misspelt_names(content: Path, folders: Sequence[str], files: Sequence[str]) -> Iterator[Problem]:
    """A problem for each folder and file that was most likely meant to be one of those that are read.

    Whatever else stands in the content folder is left alone: prose, notes, what other programs need.
    """
    try:
        entries = sorted(os.scandir(content), key=lambda entry: entry.name)
    except OSError:
        return  # Where it is missing or closed, each folder that is looked for in it says so.
    for entry in entries:
        names = folders if entry.is_dir() else files
        if entry.name in names or entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        for meant in difflib.get_close_matches(_plain(entry.name), names, n=1, cutoff=NEAR):
            yield _problem(f"{shown_path(content)}/{printable(entry.name)}", meant, is_folder=entry.is_dir())


def _plain(name: str) -> str:
    return name.strip().lower().removesuffix(".txt")


def _problem(shown: str, meant: str, *, is_folder: bool) -> Problem:
    what = "This folder" if is_folder else "This file"
    fix = f"Rename it to `{meant}`, or move its files there." if is_folder else f"Rename it to `{meant}`."
    return Problem(Where(shown), "misspelt-name", f"{what} is not read: `{meant}` is.", fix)
