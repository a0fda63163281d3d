"""`manifest.json`: the hash of every file that the public can fetch, and of the content that the site was made from.

With it anybody can see whether a copy is whole. It says nothing of who made the copy: for that, compare the manifest
itself with the one at the site's own address.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.publish.folder import GITIGNORE, IGNORE_ALL
from generator.publish.root_files import HEADERS, REDIRECTS
from generator.read.any_folder import Looked, Unread, bytes_of, look, sha256_of
from generator.read.site_manifest import FOR_THE_HOST, LARGEST, MANIFEST, NoManifest, site_manifest, why_no_path

PATH = MANIFEST
FORMAT = 1
_OBEYED = (HEADERS, REDIRECTS)
_UNTOLD = (
    "{} was not looked at. The manifest was written before it told of such files. Some web hosts do what this one "
    "says, so read it."
)
_NOT_FETCHED = (
    "{} is not here. A copy that was fetched page by page has none; one that was copied as files is missing it, and a "
    "host that it is published at does not do what it says."
)
# What a site has beside all this, if it holds just this: a build keeps git off what is built, and those who publish by
# GitHub tell it by an empty file to send every file as it is.
_BESIDE: Mapping[str, bytes] = {GITIGNORE: IGNORE_ALL.encode(), ".nojekyll": b""}


def is_for_the_host(path: str) -> bool:
    """Whether a web host reads a file itself and sends it to nobody, so that nothing at an address shows it.

    Those are the two that some hosts obey, and names that begin with a dot, such as `.htaccess`. What is in
    `.well-known/` is fetched.
    """
    return path in _OBEYED or ("/." in f"/{path}" and not path.startswith(".well-known/"))


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
    hashes = dict(_all_hashes(hashes, paths, folder))
    told = _told(made_from, hashes, {path: hashes.pop(path) for path in [*filter(is_for_the_host, hashes)]})
    written = io.BytesIO()
    # Piece by piece: of half a million files `dumps` first makes a list of two million texts.
    for piece in json.JSONEncoder(indent=0, ensure_ascii=False).iterencode(told):
        written.write(piece.encode())
    written.write(b"\n")
    return written.getvalue()


@dataclass(frozen=True)
class Held:
    """What came of holding a site against its manifest: what is wrong, and what somebody is to look at."""

    faults: Sequence[str]
    doubts: Sequence[str] = ()


def held_against_manifest(site: Path) -> Held:
    """Name every file that is missing from a site, is not what its manifest says, or is not in it.

    The site may be anybody's. What in it is no ordinary file is told by `verify_site`.
    """
    there = look(site)
    if PATH not in there.sizes:
        how = "cannot be read" if there.may_hold(PATH) else "is missing"
        return Held([f"{PATH}: {how}, so nobody can tell whether the site is whole"])
    try:
        told = site_manifest(bytes_of(site / PATH, LARGEST))
    except Unread as reason:
        return Held([f"{PATH}: {reason}"])
    except NoManifest as reason:
        return Held([f"{PATH}: is not a manifest ({reason})"])
    listed = {**(told.for_the_host or {}), **told.files}
    # Where one is there, files were copied, and not fetched.
    fetched = not any(path in there.sizes for path in filter(is_for_the_host, listed))
    faults, not_fetched = [], []
    for path in sorted(listed.keys() - there.sizes.keys()):
        if why := why_no_path(path):
            faults.append(f"{path}: {why}, though {PATH} lists it")
        elif there.may_hold(path):
            pass  # it is something else, which is told
        elif fetched and is_for_the_host(path):
            not_fetched.append(path)
        else:
            faults.append(f"{path}: is missing")
    before = _OBEYED if told.for_the_host is None else ()
    untold = [path for path in before if path in there.sizes and path not in listed]
    for path in sorted(there.sizes.keys() - {PATH, *untold}):
        try:
            if path in listed:
                whole, what = sha256_of(site / path) == listed[path], f"is not what {PATH} says"
            else:
                whole, what = _is_beside(path, site, there), f"is not in {PATH}"
        except Unread as reason:
            whole, what = False, str(reason)
        if not whole:
            faults.append(f"{path}: {what}")
    return Held(faults, (*map(_UNTOLD.format, untold), *map(_NOT_FETCHED.format, not_fetched)))


def _is_beside(path: str, site: Path, there: Looked) -> bool:
    wanted = _BESIDE.get(path)
    return wanted is not None and there.sizes[path] == len(wanted) and bytes_of(site / path, len(wanted)) == wanted


def _told(made_from: MadeFrom, hashes: Mapping[str, str], for_the_host: Mapping[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "site": made_from.site_url,
        "as_at": made_from.as_of.isoformat(),
        "content": {"commit": made_from.commit or None, "changed_since": made_from.changed},
        "hashes": "sha256",
        "files": hashes,
        FOR_THE_HOST: for_the_host,
    }


def _all_hashes(known: Mapping[str, str], paths: Iterable[str], folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(set(paths) - {PATH}):
        yield path, known.get(path) or sha256_of(folder / path)
