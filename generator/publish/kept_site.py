"""What is kept of a site that was built, so that the next build need not make all of it again.

It stands in files beside the site, in columns of numbers and in JSON: nothing that is read back is run. Each file ends
with a hash of all before it. One that is damaged, or of another form, is as good as none: the site is made whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.own_places import NOT_FOLLOWED, clear_unless_file, own_folder
from generator.publish.frame import Frames
from generator.publish.made import HASH_BYTES, MARK_BYTES, Lists, Made

_BEGINS = b"plainview site 1\n"
_LARGEST = 1 << 31  # bytes: of half a million files it is a tenth of that
_COLUMNS = ("paths", "marks", "hashes", "sizes", "times", "lookups", "lookup ends", "links", "link ends", "found")


class Unfit(Exception):
    """What was kept cannot be used, and why. The site is then made whole."""


@dataclass
class KeptSite:
    """A site as it was built: all its files, and what they were made from.

    `mark` is that of all that every page is made from. `around` are the links of the frames and of the host's own
    pages. `host` are the files that the host made, and `pages_of_host` those of them that readers should find.
    """

    mark: str
    made: Made
    frames: Frames
    host: Sequence[str]
    pages_of_host: Sequence[str]
    around: Sequence[str]


def keep(kept: KeptSite, file: Path) -> None:
    """Write it down, whole or not at all. A disk that takes no more leaves what was there."""
    made = kept.made
    columns: tuple[bytes | bytearray | memoryview, ...] = (
        "\0".join(made.paths).encode("utf-8", "surrogateescape"),
        made.marks,
        made.hashes,
        *(_bytes(numbers) for numbers in (made.sizes, made.times)),
        *(_bytes(part) for lists in (made.lookups, made.links) for part in (lists.numbers, lists.ends)),
        b"".join(made.found),
    )
    told = {
        "mark": kept.mark,
        "frames": kept.frames.told(),
        "host": list(kept.host),
        "pages of host": list(kept.pages_of_host),
        "around": list(kept.around),
        "looked up": list(made.looked_up),
        "linked": list(made.linked),
        "columns": [len(column) for column in columns],
    }
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
    mark = hashlib.sha256()
    new = file.with_name(f"{file.name}.new")
    own_folder(file.parent)
    clear_unless_file(file)
    clear_unless_file(new)
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | NOT_FOLLOWED, 0o644), "wb") as opened:
            for part in (_BEGINS, b"%d\n" % len(head), head, *columns):
                mark.update(part)
                opened.write(part)
            opened.write(mark.digest())
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def kept_site(file: Path, mark: str) -> KeptSite:
    """What was kept in a file of a site with this mark. Raises Unfit."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | NOT_FOLLOWED), "rb") as opened:
            there = os.fstat(opened.fileno())
            if not stat.S_ISREG(there.st_mode) or there.st_size > _LARGEST:
                raise Unfit("what was kept is no file of ours")
            raw = memoryview(opened.read())
    except OSError as reason:
        raise Unfit("nothing was kept") from reason
    if len(raw) < len(_BEGINS) + HASH_BYTES or raw[: len(_BEGINS)] != _BEGINS:
        raise Unfit("what was kept has another form")
    if hashlib.sha256(raw[:-HASH_BYTES]).digest() != raw[-HASH_BYTES:]:
        raise Unfit("what was kept is damaged")
    try:
        return _read(raw, mark)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as reason:
        raise Unfit("what was kept has another form") from reason


def _read(raw: memoryview, mark: str) -> KeptSite:
    start = len(_BEGINS)
    length, _, _ = bytes(raw[start : start + 20]).partition(b"\n")
    start += len(length) + 1
    told = json.loads(bytes(raw[start : start + int(length)]))
    if mark != told["mark"]:
        raise Unfit("something that every page is made from has changed")
    start += int(length)
    columns: dict[str, memoryview] = {}
    for name, size in zip(_COLUMNS, told["columns"], strict=True):
        columns[name] = raw[start : start + size]
        start += size
    made = Made(
        bytes(columns["paths"]).decode("utf-8", "surrogateescape").split("\0"),
        bytearray(columns["marks"]),
        bytearray(columns["hashes"]),
        _numbers("Q", columns["sizes"]),
        _numbers("Q", columns["times"]),
        Lists(_numbers("I", columns["lookups"]), _numbers("Q", columns["lookup ends"])),
        Lists(_numbers("I", columns["links"]), _numbers("Q", columns["link ends"])),
        {(table, _key(key)): number for number, (table, key) in enumerate(told["looked up"])},
        {link: number for number, link in enumerate(told["linked"])},
        [bytes(columns["found"][at : at + MARK_BYTES]) for at in range(0, len(columns["found"]), MARK_BYTES)],
    )
    rows = len(made.paths)
    if not (
        rows * MARK_BYTES == len(made.marks)
        and rows * HASH_BYTES == len(made.hashes)
        and rows == len(made.sizes) == len(made.times) == len(made.lookups.ends) == len(made.links.ends)
        and len(made.found) == len(made.looked_up)
    ):
        raise Unfit("what was kept has another form")
    frames = Frames.of(told["frames"])
    return KeptSite(told["mark"], made, frames, told["host"], told["pages of host"], told["around"])


def _key(key: Any) -> Any:
    """A key as it was: JSON knows no tuples."""
    return tuple(map(_key, key)) if isinstance(key, list) else key


def _bytes(numbers: array[int]) -> memoryview:
    return memoryview(numbers).cast("B")


def _numbers(typecode: str, raw: memoryview) -> array[int]:
    numbers = array(typecode)
    numbers.frombytes(raw)
    return numbers
