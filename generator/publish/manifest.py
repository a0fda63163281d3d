"""`manifest.json`: the hash of every file that the public can fetch, and of the content that the site was made from.

With it anybody can see whether a copy is whole. It says nothing of who made the copy: for that, compare the manifest
itself with the one at the site's own address.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.publish.sizes import sizes_of

PATH = "manifest.json"
FORMAT = 1
# A host reads these itself and sends them to nobody, so a copy that was fetched page by page has none of them.
FOR_THE_HOST = frozenset(("_headers", "_redirects"))


@dataclass(frozen=True)
class MadeFrom:
    """What a site was made from: its address, the day it tells of, and the last commit of its content.

    `commit` is empty without git, and `changed` says that the content had changes that were in no commit.
    """

    site_url: str
    as_of: date
    commit: str = ""
    changed: bool = False


def manifest(made_from: MadeFrom, hashes: Mapping[str, str], paths: Iterable[str], folder: Path) -> bytes:
    """The manifest of a site with files at these paths. `hashes` are those known already; the other files are read."""
    told = _told(made_from, dict(_all_hashes(hashes, paths, folder)))
    written = io.BytesIO()
    # Piece by piece: of half a million files `dumps` first makes a list of two million texts.
    for piece in json.JSONEncoder(indent=0, ensure_ascii=False).iterencode(told):
        written.write(piece.encode())
    written.write(b"\n")
    return written.getvalue()


def faults_of_manifest(site: Path) -> list[str]:
    """Every file that is missing from a site, is not what its manifest says, or is not in it."""
    try:
        told = json.loads((site / PATH).read_bytes())
        listed: Mapping[str, str] = dict(told["files"].items())
    except FileNotFoundError:
        return [f"{PATH}: is missing, so nobody can tell whether the site is whole"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as reason:
        return [f"{PATH}: cannot be read ({reason})"]
    there = sizes_of(site)
    faults = [f"{path}: is missing" for path in sorted(listed.keys() - there.keys())]
    for path in sorted(there.keys() - {PATH} - FOR_THE_HOST):
        if path not in listed:
            faults.append(f"{path}: is not in {PATH}")
        elif listed[path] != _hash_of(site / path):
            faults.append(f"{path}: is not what {PATH} says")
    return faults


def _told(made_from: MadeFrom, hashes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "site": made_from.site_url,
        "as_at": made_from.as_of.isoformat(),
        "content": {"commit": made_from.commit or None, "changed_since": made_from.changed},
        "hashes": "sha256",
        "files": hashes,
    }


def _all_hashes(known: Mapping[str, str], paths: Iterable[str], folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(set(paths) - {PATH} - FOR_THE_HOST):
        yield path, known.get(path) or _hash_of(folder / path)


def _hash_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
