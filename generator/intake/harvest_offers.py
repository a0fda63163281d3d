"""What a register offers to be copied: its records one by one, from its published data or its git repository.

All of it is anybody's text. Nothing here believes it: it is only brought into reach, and never whole in memory.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from generator.intake.commented import in_one_line
from generator.model.dates import parse as parse_date
from generator.model.harvest import HarvestedSource, Source
from generator.read.content_files import LARGEST, printable
from generator.read.fetching import NotFetched, Trust
from generator.read.git_copy import git_copy
from generator.read.git_history import GitRefused
from generator.read.last_site import LastSite, LastSiteUnread
from generator.read.site_manifest import Doubled, each_name_once
from generator.read.strict_yaml import parse

RECORDS = "data/agreements.jsonl"
TRUST = Trust(seconds=120)
LARGEST_MANIFEST = 40 * 1024 * 1024
LARGEST_REGISTER = 200 * 1024 * 1024
MOST_RECORDS = 20_000
TOO_MANY = "It holds more than {:,} records."
_LONGEST = 300
_AGREEMENTS = "agreements"


class SourceUnread(Exception):
    """A register could not be read as a whole. The message says why, in words of ours.

    `detail` may hold what its server said: it is for whoever harvests alone.
    """

    def __init__(self, said: str, detail: str = "") -> None:
        super().__init__(said)
        self.detail = detail


@dataclass(frozen=True)
class Offer:
    """One record as it is offered: the id that it has there, and its plain data, or why that cannot be read.

    `why` is in words of ours. `detail` may hold some of the record's. `nameless`: it cannot be told which record it is.
    """

    id: str
    data: Any = None
    why: str = ""
    detail: str = ""
    nameless: bool = False


@dataclass(frozen=True)
class Offers:
    """What one register offers, and which day it tells of, empty where it does not say. No records: still the same.

    `sha256` is of its manifest, which its server marks with `etag`, and `records_sha256` of its records' bytes as they
    came; of a repository, `revision` is the commit, whose hash stands for every byte in it.
    """

    records: Iterator[Offer] | None
    as_at: str = ""
    sha256: str | None = None
    etag: str = ""
    records_sha256: str | None = None
    revision: str | None = None


@contextmanager
def offers_of(source: Source, beside: Path, pinned: str, unless: HarvestedSource | None) -> Iterator[Offers]:
    """What a register offers now. `beside` is the folder that paths begin from.

    `pinned` is the one hash that may be taken, empty for any. No records are fetched where they are still those of
    `unless`. Raises SourceUnread, also while the records are walked through.
    """
    try:
        if source.register_ is not None:
            with tempfile.TemporaryFile() as held:
                yield _of_register(source.register_, pinned, held, unless)
        else:
            place = source.repository or ""
            address = place if "://" in place else str(beside / place)
            folder, before = f"{source.folder}/{_AGREEMENTS}", (unless.revision or "" if unless else "")
            with git_copy(address, pinned, folder, before) as copy:
                if copy is None:
                    yield Offers(None, _as_at(unless), revision=before)
                else:
                    records = (_of_file(name, raw) for name, raw in copy.files())
                    yield Offers(records, copy.day.isoformat() if copy.day else "", revision=copy.commit)
    except LastSiteUnread as reason:
        raise SourceUnread(str(reason)) from reason
    except (NotFetched, GitRefused) as reason:
        raise SourceUnread("The repository cannot be read.", f"({in_one_line(str(reason))[:_LONGEST]})") from reason


def _of_register(address: str, pinned: str, held: IO[bytes], unless: HarvestedSource | None) -> Offers:
    site = LastSite(address, trust=TRUST, largest=LARGEST_MANIFEST)
    if unless and unless.etag and site.still_has(unless.etag):
        records, as_at, sha256, etag = unless.records_sha256, _as_at(unless), unless.sha256, unless.etag
    else:
        records = site.files.get(RECORDS)  # reads the manifest
        as_at, sha256, etag = _day(site.as_at), site.sha256, site.etag
    if pinned and sha256 != pinned:
        raise SourceUnread(f"The manifest of {address} is another than the one that was pinned.")
    if unless and records and records == unless.records_sha256:
        return Offers(None, as_at, sha256, etag, records)
    records_sha256 = site.save(RECORDS, LARGEST_REGISTER, held)
    held.seek(0)
    return Offers(_lines(held), as_at, sha256, etag, records_sha256)


def _as_at(known: HarvestedSource | None) -> str:
    return str(known.as_at) if known and known.as_at else ""


def _day(told: str) -> str:
    try:
        day = parse_date(told).exact
    except ValueError:
        return ""
    return day.isoformat() if day else ""


def _lines(held: IO[bytes]) -> Iterator[Offer]:
    number = 0
    while line := held.readline(LARGEST + 1):
        number += 1
        if number > MOST_RECORDS:  # also where they hold nothing
            raise SourceUnread(TOO_MANY.format(MOST_RECORDS))
        if len(line) > LARGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = held.readline(LARGEST)
            yield Offer(f"line {number}", why="It is larger than 1 MiB.", nameless=True)
        elif not line.isspace():
            yield _of_line(number, line)


def _of_line(number: int, line: bytes) -> Offer:
    try:
        told = json.loads(line, object_pairs_hook=each_name_once)
    except Doubled as reason:
        return Offer(f"line {number}", why=f"{printable(str(reason))}.", nameless=True)
    except (ValueError, RecursionError):
        return Offer(f"line {number}", why="It is not JSON.", nameless=True)
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        return Offer(f"line {number}", why="It has no id.", nameless=True)
    return Offer(told["id"], told.get("record"))


def _of_file(name: str, raw: bytes | None) -> Offer:
    identifier, ending, rest = name.rpartition(".yml")
    if not ending or rest:
        return Offer(name, why="Its name does not end in `.yml`.")
    if raw is None or len(raw) > LARGEST:
        return Offer(identifier, why="It is larger than 1 MiB.")
    try:
        document = parse(raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError:
        return Offer(identifier, why="It is not UTF-8 text.")
    if document.faults:
        return Offer(identifier, why="Its YAML cannot be read.", detail=document.faults[0].message)
    return Offer(identifier, document.data)
