"""A built site as one zip file that is read without the web: unpacked, and its first page opened.

The same site gives the same bytes: files stand in order of their names, and each carries the day that the site was
built for. Files are read and packed one after another, so that memory does not grow with the site.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from generator.present.explainer import try_out
from generator.present.maps.site_maps import LEAFLET, LEAFLET_STYLE
from generator.present.open_data.descriptions import PACKAGE_FILE
from generator.present.pages import compare, filter_data
from generator.present.search import files as search
from generator.present.wording import number, when
from generator.publish import NotPublished
from generator.publish.links import file_at
from generator.publish.manifest import is_for_the_host
from generator.publish.offline_page import OfflinePages
from generator.publish.root_files import ROBOTS
from generator.publish.verify import NOWHERE
from generator.read.any_folder import LARGEST, Unread, bytes_of, open_file
from generator.read.content_files import printable
from generator.read.site_manifest import MANIFEST, NoManifest, site_manifest, why_no_path

READ_ME = "READ-ME.txt"
HASHES = "SHA256SUMS.txt"
_PIECE = 1 << 20
_AGAIN = "It was changed, or the site was built anew meanwhile. Run `plainview build`, and then this again."
# What a web host or a search engine reads, and what only scripts do, of which a bundle has none.
_FOR_HOSTS = frozenset((ROBOTS, NOWHERE, "CNAME"))
_FOR_SCRIPTS = frozenset((try_out.SOURCE, compare.LIST, LEAFLET, LEAFLET_STYLE))
_FOLDERS_FOR_SCRIPTS = (filter_data.FOLDER, search.FOLDER, "maps/")
# Pages of the folders above are for readers, and so are drawings that are no script's.
_FOR_READERS = (".html", ".svg")


class NotBundled(NotPublished):
    """There is no bundle: the site is not whole, or the file cannot be written. What was there before stands."""


@dataclass(frozen=True)
class Bundled:
    """What a bundle holds: how many pages and files, and how many bytes it is."""

    pages: int
    files: int
    size: int


@dataclass(frozen=True)
class _About:
    """Whose site it is, where, and as at which day."""

    name: str
    address: str
    day: date
    licence: str


# The head of a zip file's first entry has 30 bytes. Its name comes after that.
_FIRST = re.compile(rb"PK\x03\x04.{26}site-[0-9-]{10}/" + re.escape(READ_ME.encode()), re.DOTALL)


def is_bundle(opened: IO[bytes]) -> bool:
    """Whether a file is a bundle, told by how it begins: any other zip file, such as a workbook, does otherwise."""
    return _FIRST.match(opened.read(100)) is not None


def write_bundle(site: Path, to: Path) -> Bundled:
    """Pack a built site. The file is written beside its place, and takes it whole. Raises NotBundled.

    What is packed is what the site's manifest lists, each file as it is listed there: a site that is built anew
    meanwhile is not packed half and half, and nothing else that stands in the folder is.
    """
    whole = _Whole(site)
    about = _about(whole)
    paths = sorted(path for path in (*whole.files, MANIFEST) if _belongs(path))
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{to.name}-", dir=to.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                _pack(whole, paths, about, file)
            new.chmod(0o644)
            new.replace(to)
        finally:
            new.unlink(missing_ok=True)
    except OSError as reason:
        raise NotBundled(f"{to} cannot be written ({reason.strerror}). Give another file with --to.") from reason
    return Bundled(sum(path.endswith(".html") for path in paths), len(paths) + 2, to.stat().st_size)


class _Whole:
    """A built site whose files are each held against its manifest while they are read. Raises NotBundled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self._manifest = bytes_of(folder / MANIFEST, LARGEST)
            self.files = site_manifest(self._manifest).files
        except (Unread, NoManifest, OSError):
            raise NotBundled(f"{folder} holds no whole site. Run `plainview build` first.") from None
        if odd := next((path for path in self.files if why_no_path(path)), None):
            raise NotBundled(f"{folder} is no site of ours: its {MANIFEST} lists {printable(odd)}.")

    def pieces(self, path: str) -> Iterator[bytes]:
        """A file, piece by piece. Once all of it was given it is said whether it is the one that is listed."""
        if path == MANIFEST:
            yield self._manifest
            return
        digest = hashlib.sha256()
        try:
            with open_file(self.folder / path) as opened:
                while piece := opened.read(_PIECE):
                    digest.update(piece)
                    yield piece
        except (Unread, OSError) as reason:
            raise NotBundled(f"{path} of {self.folder} cannot be read ({reason}). {_AGAIN}") from None
        if digest.hexdigest() != self.files.get(path):
            raise NotBundled(f"{path} of {self.folder} is not what its {MANIFEST} says. {_AGAIN}")

    def size(self, path: str) -> int:
        """How many bytes a file has, 0 for one that is not there."""
        with suppress(OSError):
            return len(self._manifest) if path == MANIFEST else (self.folder / path).lstat().st_size
        return 0

    def text(self, path: str) -> str:
        """A file of words, whole."""
        return b"".join(self.pieces(path)).decode()


def _about(site: _Whole) -> _About:
    told = json.loads(site.text(PACKAGE_FILE))
    licence = told["licenses"][0]
    return _About(
        told["title"],
        told["homepage"],
        date.fromisoformat(told["created"][:10]),
        f"{licence['title']}: {licence['path']}",
    )


def _belongs(path: str) -> bool:
    if path in _FOR_HOSTS or path in _FOR_SCRIPTS or path.endswith(".js") or is_for_the_host(path):
        return False
    if path.startswith("sitemap") and path.endswith(".xml"):
        return False
    return path.endswith(_FOR_READERS) or not path.startswith(_FOLDERS_FOR_SCRIPTS)


def _pack(site: _Whole, paths: list[str], about: _About, to: IO[bytes]) -> None:
    offline = OfflinePages(when(about.day), site.text)
    folder = f"site-{about.day.isoformat()}/"
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed, tempfile.TemporaryFile() as hashes:
        _add(packed, f"{folder}{READ_ME}", about.day, _read_me(about, len(paths)))
        for path in paths:
            if path.endswith(".html"):
                content = offline.page(path, site.text(path)).encode()
                digest = hashlib.sha256(content).hexdigest()
                _add(packed, f"{folder}{path}", about.day, content)
            else:
                entry = _entry(f"{folder}{path}", about.day)
                entry.file_size = site.size(path)  # so that a very large file has room for its length
                digest = _add_as_it_is(packed, entry, site.pieces(path))
            hashes.write(f"{digest}  {path}\n".encode())
        hashes.seek(0)
        with packed.open(_entry(f"{folder}{HASHES}", about.day), "w") as listed:
            shutil.copyfileobj(hashes, listed, _PIECE)


def _add(packed: zipfile.ZipFile, name: str, day: date, content: bytes) -> None:
    packed.writestr(_entry(name, day), content)


def _add_as_it_is(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, pieces: Iterator[bytes]) -> str:
    """Pack a file piece by piece. Gives its SHA-256."""
    digest = hashlib.sha256()
    with packed.open(entry, "w") as target:
        for piece in pieces:
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    """An entry that says the same whoever packs it, and where."""
    # A zip file cannot say a day before 1980.
    entry = zipfile.ZipInfo(name, (*max((day.year, day.month, day.day), (1980, 1, 1)), 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # as on Unix, which can say who may read it
    entry.external_attr = 0o100644 << 16
    return entry


def _read_me(about: _About, files: int) -> bytes:
    home = file_at("")
    text = f"""{about.name}, as it was on {when(about.day)}

This is a copy of {about.address}
You can read it without the web.

How to read it
  1. Unpack the whole zip file. A page opened inside the zip cannot find the others.
  2. Open {home} in a web browser.

What is here
  Every page, and the data: see the folder "data" for a spreadsheet, CSV and JSON.
  There are {number(files)} files.

What is not here
  Searching, filtering and maps that move. They need the site on the web.
  Links to other websites need the web too.

Is it still right?
  The site may have changed since {when(about.day)}. Each page leads to itself as it is now.

May I pass it on?
  Yes, under the {about.licence}
  Say where it came from: {about.address}

Is it whole?
  {HASHES} lists every file with its SHA-256. On Linux or a Mac:
    sha256sum -c {HASHES}      or      shasum -a 256 -c {HASHES}
  The pages differ from those on the web in their links, so they have other hashes there. All other files are the same.
"""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
