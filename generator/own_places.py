"""Folders and files beside a site that are Plainview's own, such as `.site-kept/`.

Anybody may have put something else there: a link would lead what is written and deleted to somewhere else, and a pipe
would never end. So each is looked at before it is used, and what it is not is taken away.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

BUILDING, KEPT = "-building", "-kept"
"""How the names of our folders end, of which each begins with a dot and the name of the site that it stands beside."""
NOT_WAITED_FOR = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that may be anything: a pipe keeps nobody waiting, and Windows changes no line end."""
NOT_FOLLOWED = NOT_WAITED_FOR | getattr(os, "O_NOFOLLOW", 0)
"""The same, and no link in its place is followed."""


def own_folder(place: Path) -> Path:
    """Make a folder of our own, or see that it is one. Somebody's file is left there. Raises OSError."""
    mode = _mode(place)
    if mode and not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        place.unlink(missing_ok=True)
    place.mkdir(parents=True, exist_ok=True)
    return place


def clear_unless_file(place: Path) -> None:
    """Take away what stands in the place of a file in a folder of our own and is no ordinary file. Raises OSError."""
    mode = _mode(place)
    if stat.S_ISDIR(mode):
        shutil.rmtree(place)
    elif mode and not stat.S_ISREG(mode):
        place.unlink(missing_ok=True)


def clear_unless_folder(place: Path) -> None:
    """Take away what stands in the place of a folder in a folder of our own and is none. Raises OSError."""
    mode = _mode(place)
    if mode and not stat.S_ISDIR(mode):
        place.unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """What kind of thing stands there itself, and where it leads to is all one; 0 where nothing does."""
    try:
        return place.lstat().st_mode
    except OSError:
        return 0


def is_own_name(name: str) -> bool:
    """Whether a folder of this name is ours, wherever it stands."""
    return name.startswith(".") and name.endswith((BUILDING, KEPT))
