"""A QR code that leads to a page of this site, drawn as one line. The only import of segno."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import segno

QUIET = 4  # the empty edge, in modules, that the standard asks for
# Level M bears a scratch or a fold. segno raises it where that makes the code no larger.
LEVEL = "m"
# Any of the eight masks can be read. To weigh them all takes four times as long as the code itself.
MASK = 3
_RUNS = re.compile(rb"\x00*\x01+")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square of `size` units, its empty edge included, and the dark rows in it as a path to be stroked."""

    size: int
    line: str


def qr_code(address: str) -> QrCode:
    """The code of an address."""
    code = segno.make_qr(address, error=LEVEL, mask=MASK)
    rows = (
        f"M{QUIET} {number}.5{''.join(map(_step, _RUNS.findall(bytes(row))))}"
        for number, row in enumerate(code.matrix, start=QUIET)
    )
    return QrCode(len(code.matrix) + 2 * QUIET, "".join(rows))


@cache
def _step(run: bytes) -> str:
    """Past the light modules of a run, then along the dark ones."""
    light = run.count(0)
    dark = f"h{len(run) - light}"
    return f"m{light} 0{dark}" if light else dark
