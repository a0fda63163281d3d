"""A QR code that leads to a page of this site, drawn as one line. The only import of segno."""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

QUIET = 4  # the empty edge, in modules, that the standard asks for
# Level M bears a scratch or a fold. segno raises it where that makes the code no larger.
LEVEL = "m"
# Any of the eight masks can be read. To weigh all of them costs five times as much as the code itself.
MASK = 3
_DARK = re.compile(rb"\x01+")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square of `size` units, its empty edge included, and the dark rows in it as a path to be stroked."""

    size: int
    line: str


def qr_code(address: str) -> QrCode:
    """The code of an address."""
    code = segno.make_qr(address, error=LEVEL, mask=MASK)
    rows = (_row(number, row) for number, row in enumerate(code.matrix, start=QUIET))
    return QrCode(len(code.matrix) + 2 * QUIET, "".join(rows))


def _row(number: int, row: bytearray) -> str:
    """The dark runs of one row, each reached from the end of the one before."""
    steps, at = [f"M{QUIET} {number}.5"], 0
    for start, end in (found.span() for found in _DARK.finditer(row)):
        steps.append(f"m{start - at} 0h{end - start}" if start > at else f"h{end - start}")
        at = end
    return "".join(steps)
