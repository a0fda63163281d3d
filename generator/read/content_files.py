"""Finding and reading the files of a content folder, and refusing what is not a plain file inside it."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.fields import LONGEST_ID, how_ids_are_written, is_id
from generator.own_places import NOT_WAITED_FOR
from generator.problems import Problem, Severity, Where, errors
from generator.read.yaml_fault import place_of

LARGEST = 1024 * 1024
LARGEST_PAGE = 128 * 1024
"""Of a page in Markdown, which is taken apart sign by sign. The longest page that comes with Plainview has 22 KiB."""
# What `plainview prepare` writes beside the areas.
_PREPARED = re.compile(r"(outlines|postcodes)-[a-z0-9-]+\.json")
# What `plainview harvest` writes beside the copies of other registers.
_LOCK = ("harvested", "sources.lock.yml")


@dataclass(frozen=True)
class ContentFile:
    """One file: where it is on disk, how problems name it, and the id that its name gives.

    `proposed` is what it would hold, where that is to be read in place of what stands on the disk. It may have as many
    bytes as `largest` says. One that is `named` was given to a command to be read, so nobody is told to delete it.
    """

    path: Path
    shown: str
    id: str
    proposed: bytes | None = None
    largest: int = LARGEST
    named: bool = False


@dataclass(frozen=True)
class Contents:
    """What a file holds: its text, and the SHA-256 of its bytes."""

    text: str
    fingerprint: str


def shown_path(path: Path) -> str:
    """A path as an editor would type it: relative to where they are, where that is possible."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would show where a link leads instead
    try:
        return printable(whole.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return printable(path.as_posix())


def printable(name: str) -> str:
    """A name that can be shown: bytes that are not text, and hidden characters, are written out."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in name)


def named_file(path: Path, largest: int = LARGEST) -> ContentFile:
    """A file that somebody gives to a command: it may stand anywhere, and be anything, such as the end of a pipe."""
    return ContentFile(path, shown_path(path), path.stem, largest=largest, named=True)


def yaml_files(folder: Path, *, room: Path) -> tuple[list[ContentFile], list[Problem]]:
    """Every YAML file straight inside `folder`, in order of name, and what else stands there.

    `room` is the content folder: a link that leads out of it is refused.
    """
    files: list[ContentFile] = []
    problems: list[Problem] = []
    where = Where(shown_path(folder))
    inside = Path(os.path.realpath(room))
    if not Path(os.path.realpath(folder)).is_relative_to(inside):
        return [], [Problem(where, "link-out-of-folder", _LEADS_OUT, "Make a folder here, and put the files into it.")]
    entries = _entries(folder)
    if isinstance(entries, Problem):
        return [], [entries]
    for entry in entries:
        if _left_behind(entry.name):
            continue
        shown = f"{where.path}/{printable(entry.name)}"
        found = _faults_of_entry(Path(entry.path), inside, Where(shown))
        problems += found
        if entry.name.endswith(".yml") and not errors(found):
            files.append(ContentFile(Path(entry.path), shown, entry.name.removesuffix(".yml")))
    return files, problems


def with_proposed(files: Iterable[ContentFile], folder: Path, proposed: Mapping[str, bytes]) -> list[ContentFile]:
    """The files of a folder as they would be with these, by id, in their place or beside them. Nothing is written."""
    found = {file.id: file for file in files}
    for identifier, raw in proposed.items():
        name = f"{identifier}.yml"
        found[identifier] = ContentFile(folder / name, f"{shown_path(folder)}/{name}", identifier, raw)
    return sorted(found.values(), key=lambda file: file.path.name)


def never_published(folder: Path) -> Iterator[Problem]:
    """What a host would publish of a folder and the folders in it, and must not: links that lead out, pipes, devices.

    A host opens whatever it finds, waits for ever at a pipe, and goes round in a circle. A link to the records would
    publish them as they stand, with the notes in them.
    """
    inside = Path(os.path.realpath(folder))
    for path in published_with(folder):
        where = Where(shown_path(path))
        if path.is_symlink() and path.is_dir():
            yield Problem(where, "link-out-of-folder", "This is a link to a folder.", _NO_LINKED_FOLDER)
        elif path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            yield Problem(where, "link-out-of-folder", _LEADS_OUT_OF_PAGES, _NO_LINK)
        elif not path.exists():
            yield Problem(where, "unreadable-file", _LEADS_NOWHERE, _NO_LINK_TO_NOTHING)
        elif not path.is_file() and not path.is_dir():
            yield Problem(where, "not-a-file", _NOT_A_FILE, "Delete it.")


def published_with(folder: Path) -> list[Path]:
    """All in a folder and the folders in it that a host publishes with it, in order: not what begins with a dot."""
    found = (path for path in folder.rglob("*") if not path.name.startswith("."))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def closed_folder(folder: Path) -> Problem | None:
    """Why nothing in a folder can be read, or None where it can be looked into or is not there."""
    entries = _entries(folder)
    return entries if isinstance(entries, Problem) else None


def _entries(folder: Path) -> list[os.DirEntry[str]] | Problem:
    """What stands in a folder, in order of name; nothing where it is not there."""
    where = Where(shown_path(folder))
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        return Problem(where, "not-a-folder", "This should be a folder.", "Rename the file and make a folder.")
    except OSError as reason:
        return Problem(where, "unreadable-file", f"This folder cannot be opened ({reason.strerror}).", _ALLOW)


def yaml_file(path: Path, *, room: Path) -> ContentFile | Problem | None:
    """One YAML file that need not be there, under the same rules."""
    if not os.path.lexists(path):
        return None
    shown = shown_path(path)
    found = _faults_of_entry(path, Path(os.path.realpath(room)), Where(shown))
    return found[0] if found else ContentFile(path, shown, path.stem)


def _left_behind(name: str) -> bool:
    """Whether a system or an editor made this file by itself: `.DS_Store`, `.a.yml.swp`, `a.yml~`, `#a.yml#`.

    These are passed over in silence. Nobody means one as a record, they come and go while someone edits, and a
    warning that an editor cannot help teaches them to overlook warnings. A copy that a person or a merge made on
    purpose, such as `a.yml.bak`, is not among them: it may hold what was meant to be published.
    """
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


_NOT_A_FILE = "This is not an ordinary file."
_LEADS_OUT = "This is a link to something outside the content folder."
_LEADS_OUT_OF_PAGES = "This is a link to something outside the folder of pages."
_NO_LINKED_FOLDER = "Make a folder here, and put the files themselves into it."
_LEADS_NOWHERE = "This link leads nowhere."
_NO_LINK_TO_NOTHING = "Delete it, or put the file here."
_NO_LINK = "Put the file itself here, so that what is reviewed is what is published."
_ALLOW = "Allow it to be read."
_ONLY_YML = "Only files that end in `.yml` are read here."
# Another way to write the ending, and what programs for letters or a slip of the finger add to it.
_NEARLY = re.compile(r"(.+)\.\s*ya?ml(?:\.txt)?\s*", re.IGNORECASE)


def _faults_of_entry(path: Path, inside: Path, where: Where) -> list[Problem]:
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
        return [Problem(where, "link-out-of-folder", _LEADS_OUT, _NO_LINK)]
    try:
        mode = path.stat().st_mode
    except OSError:
        return [Problem(where, "unreadable-file", _LEADS_NOWHERE, _NO_LINK_TO_NOTHING)]
    if stat.S_ISDIR(mode):
        severity: Severity = "error" if path.name.endswith(".yml") else "warning"
        fix = "Move its files up, or the folder out of `content/`."
        return [Problem(where, "stray-folder", "Folders inside this one are not read.", fix, severity)]
    if not stat.S_ISREG(mode):
        return [Problem(where, "not-a-file", _NOT_A_FILE, "Delete it.")]
    if _PREPARED.fullmatch(path.name) and path.parent.name == "areas":
        return []
    if (path.parent.name, path.name) == _LOCK:
        return []
    if not path.name.endswith(".yml"):
        likely = _NEARLY.fullmatch(path.name)
        if likely:
            return [Problem(where, "wrong-ending", _ONLY_YML, _rename(path, f"{_nearest_id(likely[1])}.yml"))]
        return [Problem(where, "stray-file", _ONLY_YML, "Move it out of this folder.", "warning")]
    return _faults_of_name(path.name.removesuffix(".yml"), where)


def _rename(path: Path, name: str) -> str:
    there = path.with_name(name)
    # A disk may take `a.YML` and `a.yml` for the same file.
    if there.exists() and not there.samefile(path):
        return f"Keep the right one of this and `{name}`, and delete the other."
    return f"Rename it to `{name}`."


def _faults_of_name(identifier: str, where: Where) -> list[Problem]:
    if is_id(identifier):
        return []
    said = f"`{printable(identifier)}` cannot be an id, and a file's name is its record's permanent id."
    fix = f"{how_ids_are_written(identifier)}: `{_nearest_id(identifier)}.yml`."
    return [Problem(where, "bad-file-name", said, fix)]


def _nearest_id(name: str) -> str:
    near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID].strip("-")
    return near if is_id(near) else "a-few-words"


def contents(file: ContentFile) -> Contents | Problem:
    """The text of a file, or why it cannot be read. Opens nothing that is not an ordinary file."""
    raw = bytes_of(file)
    if isinstance(raw, Problem):
        return raw
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        return _wrong_encoding(raw, reason, Where(file.shown))
    return Contents(text.removeprefix("\ufeff"), hashlib.sha256(raw).hexdigest())


def fingerprint_of(file: ContentFile) -> str | None:
    """The SHA-256 of a file's bytes; None where it cannot be read."""
    raw = bytes_of(file)
    return None if isinstance(raw, Problem) else hashlib.sha256(raw).hexdigest()


def fingerprints_of(files: Iterable[ContentFile]) -> dict[str, str]:
    """The same of each that can be read, by its shown path."""
    return {file.shown: mark for file in files if (mark := fingerprint_of(file)) is not None}


def bytes_of(file: ContentFile) -> bytes | Problem:
    """What a file holds, or why it cannot be read: it is no ordinary file, is closed to us, or is too large."""
    where = Where(file.shown)
    raw = _on_disk(file, where) if file.proposed is None else file.proposed
    if isinstance(raw, Problem):
        return raw
    if len(raw) > file.largest:
        size = f"{file.largest // LARGEST} MiB" if file.largest >= LARGEST else f"{file.largest // 1024} KiB"
        return Problem(
            where, "too-large", f"This file is larger than {size}.", "Move long documents elsewhere and link to them."
        )
    return raw


def _on_disk(file: ContentFile, where: Where) -> bytes | Problem:
    """The bytes of a file, as far as one byte past the most that a file may hold."""
    try:
        descriptor = os.open(file.path, os.O_RDONLY | NOT_WAITED_FOR)
    except OSError as reason:
        return Problem(where, "unreadable-file", f"This file cannot be opened ({reason.strerror}).", _ALLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return Problem(where, "not-a-file", _NOT_A_FILE, "Name an ordinary file." if file.named else "Delete it.")
    with os.fdopen(descriptor, "rb") as opened:
        try:
            return opened.read(file.largest + 1)
        except OSError as reason:  # a disk that is failing, or a file of the system that only looks like one
            return Problem(where, "unreadable-file", f"This file cannot be read ({reason.strerror}).", _ALLOW)


def _wrong_encoding(raw: bytes, reason: UnicodeDecodeError, where: Where) -> Problem:
    before = raw[: reason.start].decode("utf-8").removeprefix("\ufeff")
    line, column = place_of(before, len(before))
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    what = "This file is saved as UTF-16." if utf16 else "This is not UTF-8 text from here on."
    return Problem(
        Where(where.path, line, column),
        "wrong-encoding",
        what,
        "Save the file again as UTF-8: most editors offer that under “Save as” or in the bottom line of the window.",
    )
