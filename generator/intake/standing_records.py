"""The records of a content folder as their files have them: bytes, text and plain data, each held against its shape."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.check.content_names import AGREEMENTS
from generator.check.reading import read_record
from generator.model.agreement import Agreement
from generator.problems import ContentProblems, Problem, errors
from generator.read.content_files import ContentFile, yaml_files


@dataclass(frozen=True)
class Standing:
    """One record: its file, the bytes and the text of that, and what it says as plain data."""

    file: ContentFile
    raw: bytes
    text: str
    data: dict[str, Any]


def ids_of(content: Path) -> tuple[str, ...]:
    """The ids of all records, in order."""
    return tuple(file.id for file in yaml_files(content / AGREEMENTS, room=content)[0])


def standing_records(content: Path, wanted: Collection[str] | None = None) -> Mapping[str, Standing]:
    """The records of these ids, or all. Raises ContentProblems where one is not in the shape of a record."""
    files, strays = yaml_files(content / AGREEMENTS, room=content)
    problems: list[Problem] = list(errors(strays))
    found = {}
    for file in files:
        if wanted is None or file.id in wanted:
            standing = _standing(file, problems)
            if standing:
                found[file.id] = standing
    if problems:
        raise ContentProblems(problems)
    return found


def _standing(file: ContentFile, problems: list[Problem]) -> Standing | None:
    reading = read_record(file, Agreement)
    if isinstance(reading, Problem):
        problems.append(reading)
        return None
    if not reading.whole:
        problems += errors(reading.problems())
        return None
    raw = file.path.read_bytes()
    return Standing(file, raw, raw.decode().removeprefix("\ufeff"), reading.data)
