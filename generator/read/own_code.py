"""A mark that stands for this very code: what was worked out by any other may be worked out differently."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
# How an installed package is listed beside its code: a folder named by the package and its version.
_LISTED = (".dist-info", ".egg-info")


@cache
def mark_of_code() -> str:
    """Stands for every module of ours, for Python, and for each package that is installed beside it with its version.

    It is the same wherever the code stands and whoever runs it.
    """
    return mark_of(_PACKAGE)


def mark_of(package: Path) -> str:
    """Stands for the modules below a folder, for Python and for what is installed."""
    mark = hashlib.sha256(repr((sys.version, _installed())).encode())
    for path in _modules(package):
        raw = path.read_bytes()
        mark.update(f"\n{path.relative_to(package).as_posix()} {len(raw)}\n".encode() + raw)
    return mark.hexdigest()


def _modules(package: Path) -> Iterator[Path]:
    for folder, inside, names in os.walk(package):
        inside.sort()
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(".py"))


def _installed() -> list[str]:
    """The packages that Python would find, and their versions."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_dir()]
    return sorted({one.name for folder in folders for one in folder.iterdir() if one.name.endswith(_LISTED)})
