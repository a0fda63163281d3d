"""A QR code that leads to a page of this site, drawn as one line. The only import of segno.

Every page of a register has a code, and segno takes longer for it than the page for all its words. So segno makes one
code of each length of address, and what is other in an address is put into that one. A test holds the two alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress, zip_longest
from typing import Any

import segno
from segno import consts as _consts
from segno import encoder as _encoder

QUIET = 4  # the empty edge, in modules, that the standard asks for
# Level M bears a scratch or a fold. segno raises it where that makes the code no larger.
LEVEL = "m"
# Any of the eight masks can be read. To weigh them all takes four times as long as the code itself.
MASK = 3
consts: Any = _consts  # segno does not tell the types of these
encoder: Any = _encoder
_RUNS = re.compile(rb"\x00*\x01+")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square of `size` units, its empty edge included, and the dark rows in it as a path to be stroked."""

    size: int
    line: str


@dataclass(frozen=True, slots=True)
class _Form:
    """What all codes of addresses of one length have in common: one of them, and where what differs goes.

    `code` and `text` are those of that one. `shift` is how many bits follow the text, `blocks` how many bytes each
    block of the code holds, `check` how many more there are to mend it with, and `places` where each bit is.
    """

    size: int
    code: bytes
    text: int
    shift: int
    blocks: tuple[int, ...]
    check: int
    places: tuple[int, ...]


def qr_code(address: str) -> QrCode:
    """The code of an address."""
    form = _form(len(address)) if address.isascii() else None
    size, code = (form.size, _drawn(address, form)) if form else _laid_out(_made(address))
    rows = (
        f"M{QUIET} {number}.5{''.join(map(_step, _RUNS.findall(code, start, start + size)))}"
        for number, start in enumerate(range(0, len(code), size), start=QUIET)
    )
    return QrCode(size + 2 * QUIET, "".join(rows))


def _made(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=LEVEL, mask=MASK)


def _laid_out(code: segno.QRCode) -> tuple[int, bytes]:
    return len(code.matrix), b"".join(map(bytes, code.matrix))


def _drawn(address: str, form: _Form) -> bytes:
    """The code of an address, from that of another as long: where two texts differ, and nowhere else, do their codes.

    What differs is coded as a text would be, for the code of two texts laid over one another is that of both codes.
    """
    rest = int.from_bytes(address.encode()) ^ form.text
    data = (rest << form.shift).to_bytes(sum(form.blocks))
    blocks, checks, start = [], [], 0
    for length in form.blocks:
        block = data[start : start + length]
        blocks.append(block)
        checks.append(_check(block, form.check))
        start += length
    mixed = bytes(byte for some in (blocks, checks) for row in zip_longest(*some) for byte in row if byte is not None)
    code = bytearray(form.code)
    bits = f"{int.from_bytes(mixed):0{8 * len(mixed)}b}"
    for place in compress(form.places, map(int, bits)):
        code[place] ^= 1
    return bytes(code)


@cache
def _form(length: int) -> _Form:
    text = "a" * length
    made = _made(text)
    size, code = _laid_out(made)
    version = (size - 17) // 4
    level = consts.ERROR_MAPPING[made.error]
    blocks = [one for one in consts.ECC[version][level] for _ in range(one.num_blocks)]
    counted = 8 if version < 10 else 16
    data = sum(one.num_data for one in blocks)
    return _Form(
        size,
        code,
        int.from_bytes(text.encode()),
        8 * (data - length) - 4 - counted,
        tuple(one.num_data for one in blocks),
        blocks[0].num_total - blocks[0].num_data,
        _places(version, size),
    )


@cache
def _places(version: int, size: int) -> tuple[int, ...]:
    """Where each bit of a code of this size goes, in their order: segno lays out numbers as it does bits."""
    rows = [list(row) for row in encoder.make_matrix(size, size)]
    encoder.add_finder_patterns(rows, size, size)
    encoder.add_alignment_patterns(rows, size, size)
    free = sum(row.count(2) for row in rows)
    encoder.add_codewords(rows, range(3, free + 3), version)
    laid = sorted((number, place) for place, number in enumerate(chain.from_iterable(rows)) if number > 2)
    return tuple(place for _, place in laid)


def _check(block: bytes, count: int) -> bytes:
    """What a block is mended with: the rest of a division (Reed and Solomon's)."""
    steps, most = _steps(count), 8 * (count - 1)
    rest, below = 0, (1 << most) - 1
    for byte in block:
        rest = (rest & below) << 8 ^ steps[rest >> most ^ byte]
    return rest.to_bytes(count)


@cache
def _steps(count: int) -> tuple[int, ...]:
    """What each byte leaves behind in that division."""
    powers = consts.GEN_POLY[count]
    return 0, *(
        int.from_bytes(bytes(consts.GALIOS_EXP[consts.GALIOS_LOG[byte] + power] for power in powers))
        for byte in range(1, 256)
    )


@cache
def _step(run: bytes) -> str:
    """Past the light modules of a run, then along the dark ones."""
    light = run.count(0)
    dark = f"h{len(run) - light}"
    return f"m{light} 0{dark}" if light else dark
