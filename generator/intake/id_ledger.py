"""Bringing `content/ids.yml` up to date: a line for each id that it does not know, and nothing else touched.

One line an id, in order of the alphabet: two branches that each add a record then change different lines, and where
they do not, `.gitattributes` lets git keep both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.content_names import IDS
from generator.check.ids_in_use import Became, IdsInUse, brought_up, ids_of_files
from generator.intake.replacing import FileRefused, Replacing, replace_files
from generator.model.ids import SECTIONS
from generator.problems import Problem
from generator.read.content_files import ContentFile, Contents, contents, shown_path, yaml_file
from generator.read.strict_yaml import parse

_BEGINNING = """\
# Every id that was ever published, and the day on which it was first seen: an id leads somewhere for ever, and is never
# given to anything else. The file is kept by `plainview ids`. Records are edited, this is not.
schema: 1
"""
_HEADING = re.compile(r"(?P<name>[a-z]+):[ ]*(?:\{\})?[ ]*(?P<note>#.*)?")
_LINE = re.compile(r"(?P<indent> +)(?P<id>[a-z0-9-]+): *\{(?P<told>[^}]*)\} *(?P<note>#.*)?")


class LedgerRefused(Exception):
    """The ledger cannot be brought up to date. The message says why, and what to do; nothing was written."""


@dataclass(frozen=True)
class Ledger:
    """The ledger as it stands and as it should: the file, the ids on whose lines they differ, and the bytes of both."""

    path: Path
    shown: str
    behind: tuple[str, ...]
    known: int
    old: bytes | None
    new: bytes

    def write(self) -> None:
        """Bring the file up to date. Raises LedgerRefused."""
        try:
            replace_files([Replacing(self.path, self.old, self.new)])
        except FileRefused as reason:
            raise LedgerRefused(str(reason)) from reason


def there_is_a_ledger(content: Path) -> bool:
    """Whether the content keeps a ledger."""
    return (content / IDS).is_file()


def ledger_of(content: Path, today: date) -> Ledger:
    """The ledger of a content folder, held against its files. Raises LedgerRefused where it cannot be read."""
    path = content / IDS
    shown = shown_path(path)
    in_use = ids_of_files(content)
    file = yaml_file(path, room=content)
    if file is None:
        text, old = _BEGINNING, None
    else:
        text, old = _text_of(file, shown), path.read_bytes()
    data = parse(text).data
    new = updated(text, in_use, today)
    behind = tuple(
        identifier for name, ids in in_use.items() for identifier in ids if _listed(data, name).get(identifier) is None
    ) + tuple(_changed(data, in_use))
    known = sum(len(_listed(parse(new).data, name)) for name in SECTIONS)
    return Ledger(path, shown, behind, known, old, new.encode())


def listed_ids(content: Path) -> Collection[str]:
    """The ids of agreements that the ledger knows. One that cannot be read knows none."""
    file = yaml_file(content / IDS, room=content)
    read = contents(file) if isinstance(file, ContentFile) else None
    return _listed(parse(read.text).data, "agreements").keys() if isinstance(read, Contents) else ()


def _text_of(file: ContentFile | Problem, shown: str) -> str:
    read = contents(file) if isinstance(file, ContentFile) else file
    if isinstance(read, Problem):
        raise LedgerRefused(f"{read.where.path}: {read.message} {read.fix}")
    document = parse(read.text)
    if document.faults or not isinstance(document.data, dict):
        raise LedgerRefused(f"{shown} cannot be read. `plainview check` says where. Mend that first.")
    return read.text


def _listed(data: Any, name: str) -> Mapping[str, Any]:
    listed = data.get(name) if isinstance(data, dict) else None
    return listed if isinstance(listed, dict) else {}


def _changed(data: Any, in_use: IdsInUse) -> Iterator[str]:
    """The ids of which the ledger says something else than the files."""
    for name, ids in in_use.items():
        for identifier in ids:
            line = _listed(data, name).get(identifier)
            if isinstance(line, dict) and _told(line) != brought_up(_told(line), identifier, ids):
                yield identifier


def _told(line: Mapping[str, Any]) -> Became:
    return Became(line.get("moved_to"), line.get("withdrawn") is True)


def updated(text: str, in_use: IdsInUse, today: date) -> str:
    """The text of a ledger with a line for every id. Raises LedgerRefused where lines cannot be put in safely."""
    data = parse(text).data
    lines = text.splitlines()
    for name in SECTIONS:
        lines = _with_section(lines, name, in_use.get(name, {}), today, _listed(data, name))
    line_end = "\r\n" if "\r\n" in text else "\n"
    result = line_end.join(lines) + line_end
    if not _holds(result, data, in_use):
        raise LedgerRefused(
            f"`{IDS}` is written in a way to which nothing can be added safely. Give each id a line of its own, such "
            f"as `  school-meals: {{first_seen: {today}}}`."
        )
    return result


def _with_section(
    lines: list[str], name: str, ids: Mapping[str, Became], today: date, listed: Mapping[str, Any]
) -> list[str]:
    """The lines with one part brought up to date."""
    missing = sorted(identifier for identifier in ids if identifier not in listed)
    begin = next(
        (at for at, line in enumerate(lines) if (found := _HEADING.fullmatch(line)) and found["name"] == name), None
    )
    if begin is None:
        return [*lines, f"{name}:", *(_line(one, today.isoformat(), ids[one]) for one in missing)] if missing else lines
    if not missing and not listed:
        return lines
    end = next((at for at in range(begin + 1, len(lines)) if lines[at][:1] not in ("", " ", "#")), len(lines))
    last = max((at for at in range(begin, end) if _LINE.fullmatch(lines[at])), default=begin)
    heading = lines[begin].replace("{}", "").rstrip()
    result = [*lines[:begin], heading]
    for at in range(begin + 1, last + 1):
        found = _LINE.fullmatch(lines[at])
        if found is None:
            result.append(lines[at])
            continue
        while missing and missing[0] < found["id"]:
            result.append(_line(one := missing.pop(0), today.isoformat(), ids[one], found["indent"]))
        result.append(_mended(lines[at], found, ids, listed))
    result += [_line(one, today.isoformat(), ids[one]) for one in missing]
    return [*result, *lines[last + 1 :]]


def _mended(line: str, found: re.Match[str], ids: Mapping[str, Became], listed: Mapping[str, Any]) -> str:
    """A line that is there, with what became of its id. What it says already stays as it is written."""
    told = listed.get(found["id"])
    if found["id"] not in ids or not isinstance(told, dict):
        return line
    became = brought_up(_told(told), found["id"], ids)
    if became == _told(told):
        return line
    note = f" {found['note']}" if found["note"] else ""
    return _line(found["id"], str(told.get("first_seen")), became, found["indent"]) + note


def _line(identifier: str, first_seen: str, became: Became, indent: str = "  ") -> str:
    moved = f", moved_to: {became.moved_to}" if became.moved_to else ""
    gone = ", withdrawn: true" if became.withdrawn else ""
    return f"{indent}{identifier}: {{first_seen: {first_seen}{moved}{gone}}}"


def _holds(text: str, before: Any, in_use: IdsInUse) -> bool:
    """Whether a text says all that was said before of when ids were first seen, and what became of each since."""
    document = parse(text)
    if document.faults or not isinstance(document.data, dict):
        return False
    for name in SECTIONS:
        was, now, ids = _listed(before, name), _listed(document.data, name), in_use.get(name, {})
        if set(now) != set(was) | set(ids):
            return False
        for identifier, line in now.items():
            told = was.get(identifier)
            if not isinstance(line, dict) or (
                isinstance(told, dict) and line.get("first_seen") != told.get("first_seen")
            ):
                return False
            then = _told(told) if isinstance(told, dict) else Became()
            if identifier in ids and _told(line) != brought_up(then, identifier, ids):
                return False
    others = [{key: value for key, value in data.items() if key not in SECTIONS} for data in (before, document.data)]
    return repr(others[0]) == repr(others[1])
