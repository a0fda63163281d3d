"""Finding and reading the files of a content folder, and refusing what is not a plain file inside it."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, Where

LARGEST = 1024 * 1024
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 64


@dataclass(frozen=True)
class ContentFile:
    """One YAML file: where it is on disk, how problems name it, and the id that its name gives."""

    path: Path
    shown: str
    id: str


@dataclass(frozen=True)
class Contents:
    """What a file holds: its text, and the SHA-256 of its bytes."""

    text: str
    fingerprint: str


def shown_path(path: Path) -> str:
    """A path as an editor would type it: relative to where they are, where that is possible."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def yaml_files(folder: Path, *, room: Path) -> tuple[list[ContentFile], list[Problem]]:
    """Every YAML file straight inside `folder`, in order of name, and what else stands there.

    `room` is the content folder: a link that leads out of it is refused.
    """
    files: list[ContentFile] = []
    problems: list[Problem] = []
    shown_folder = shown_path(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return [], []
    except NotADirectoryError:
        where = Where(shown_folder)
        return [], [Problem(where, "not-a-folder", "This should be a folder.", "Rename the file and make a folder.")]
    except PermissionError:
        where = Where(shown_folder)
        return [], [Problem(where, "unreadable-file", "This folder cannot be opened.", "Allow it to be read.")]
    inside = room.resolve()
    for entry in entries:
        if entry.name.startswith("."):
            continue
        where = Where(f"{shown_folder}/{entry.name}")
        found = _faults_of_entry(entry, inside, where)
        problems.extend(found)
        if not any(problem.severity == "error" for problem in found) and entry.name.endswith(".yml"):
            files.append(ContentFile(Path(entry.path), where.path, entry.name.removesuffix(".yml")))
    return files, problems


def _faults_of_entry(entry: os.DirEntry[str], inside: Path, where: Where) -> list[Problem]:
    if entry.is_symlink():
        target = Path(entry.path).resolve()
        if not target.is_relative_to(inside):
            return [
                Problem(
                    where,
                    "link-out-of-folder",
                    "This is a link to a file outside the content folder.",
                    "Put the file itself here, so that what is reviewed is what is published.",
                )
            ]
    try:
        mode = entry.stat().st_mode
    except OSError:
        return [Problem(where, "unreadable-file", "This link leads nowhere.", "Delete it, or put the file here.")]
    if stat.S_ISDIR(mode):
        return [
            Problem(
                where,
                "stray-folder",
                "Folders inside this one are not read.",
                "Move its files up, or the folder out of `content/`.",
                "error" if entry.name.endswith(".yml") else "warning",
            )
        ]
    if not stat.S_ISREG(mode):
        return [Problem(where, "not-a-file", "This is not an ordinary file.", "Delete it.")]
    if not entry.name.endswith(".yml"):
        fix = "Rename it so that it ends in `.yml`." if entry.name.endswith(".yaml") else "Move it out of this folder."
        severity = "error" if entry.name.endswith(".yaml") else "warning"
        return [Problem(where, "stray-file", "Only files that end in `.yml` are read here.", fix, severity)]
    return _faults_of_name(entry.name.removesuffix(".yml"), where)


def _faults_of_name(identifier: str, where: Where) -> list[Problem]:
    if _ID.fullmatch(identifier) and len(identifier) <= _LONGEST_ID:
        return []
    return [
        Problem(
            where,
            "bad-file-name",
            f"`{identifier}` cannot be an id, and a file's name is its record's permanent id.",
            f"Use lower-case letters, digits and single hyphens, at most {_LONGEST_ID}: `{_nearest_id(identifier)}.yml`.",
        )
    ]


def _nearest_id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST_ID].strip("-") or "a-few-words"


def contents(file: ContentFile) -> Contents | Problem:
    """The text of a file, or why it cannot be read. Opens nothing that is not an ordinary file."""
    where = Where(file.shown)
    try:
        # O_NONBLOCK: a pipe put in the file's place must not hold the build up.
        descriptor = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as reason:
        return Problem(where, "unreadable-file", f"This file cannot be opened ({reason.strerror}).", "Allow it to be read.")
    with open(descriptor, "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            return Problem(where, "not-a-file", "This is not an ordinary file.", "Delete it.")
        raw = opened.read(LARGEST + 1) if status.st_size <= LARGEST else b" " * (LARGEST + 1)
    if len(raw) > LARGEST:
        return Problem(
            where, "too-large", "This file is larger than 1 MiB.", "Move long documents elsewhere and link to them."
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as reason:
        return _wrong_encoding(raw, reason, where)
    return Contents(text.removeprefix("\ufeff"), hashlib.sha256(raw).hexdigest())


def _wrong_encoding(raw: bytes, reason: UnicodeDecodeError, where: Where) -> Problem:
    before = raw[: reason.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    what = "This file is saved as UTF-16." if utf16 else "This is not UTF-8 text from here on."
    return Problem(
        Where(where.path, line, column),
        "wrong-encoding",
        what,
        "Save the file again as UTF-8: most editors offer that under “Save as” or in the bottom line of the window.",
    )


