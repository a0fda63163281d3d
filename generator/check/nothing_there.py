"""A content folder in which there is nothing of a kind that is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from pathlib import Path

from generator.problems import Problem, Where
from generator.read.content_files import shown_path

_WANTED = {
    "agreements": ("There is no record here.", "Add one: `plainview new agreement a-few-words`."),
    "areas": (
        "There is no area here, and each record names one.",
        "Put the files of areas here. Plainview's own `content/areas/` holds every area of the United Kingdom.",
    ),
    "frameworks": (
        "There is no framework version here, and a record was judged by one.",
        "Put its file here. Plainview's own `content/frameworks/` holds one.",
    ),
}


def nothing_there(content: Path, found: Mapping[str, Sized], problems: Sequence[Problem]) -> list[Problem]:
    """Each folder that holds no file, unless that has been told. Rules then pass over what is said to be in it."""
    missing = []
    for name in (name for name, files in found.items() if not files):
        place = shown_path(content / name)
        if not any(f"{problem.where.path}/".startswith(f"{place}/") for problem in problems):
            missing.append(Problem(Where(place), "no-records", *_WANTED[name]))
    return missing
