"""Records in an older shape, moved to the newest: only what the new shape asks for changes, and notes stay.

A step goes from one version of the shape to the next. There has been one version so far, so there is no step yet; the
day that `schema` in `model/agreement.py` becomes 2, the step from 1 is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, get_args

from generator.check.content_names import AGREEMENTS
from generator.intake.edited import edited
from generator.intake.replacing import Replacing
from generator.intake.splicing import CannotEdit
from generator.model.agreement import Agreement
from generator.problems import errors
from generator.read.content_files import Contents, contents, shown_path, yaml_files
from generator.read.strict_yaml import Path, parse

NEWEST = int(get_args(Agreement.model_fields["schema_"].annotation)[0])


@dataclass(frozen=True)
class Step:
    """What brings a record from the version `old` to the next: each value that changes, by its path.

    A value is plain data, or `splicing.REMOVED`.
    """

    old: int
    changes: Callable[[Mapping[str, Any]], Iterable[tuple[Path, Any]]]


STEPS: tuple[Step, ...] = ()
_UNREAD = "it cannot be read. `plainview check` says why."


class NotMigrated(Exception):
    """Records that cannot be moved. `reasons` says of each which and why; nothing was written."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


def migrations(content: FilePath, steps: Iterable[Step] | None = None, newest: int | None = None) -> list[Replacing]:
    """Each record that changes, with what it shall hold. Raises NotMigrated with every record that cannot be moved."""
    by_version = {step.old: step for step in (STEPS if steps is None else steps)}
    files, strays = yaml_files(content / AGREEMENTS, room=content)
    found = []
    reasons = [f"{one.where.path}: it is not read as a record. `plainview check` says why." for one in errors(strays)]
    for file in files:
        read = contents(file)
        if not isinstance(read, Contents):
            reasons.append(f"{shown_path(file.path)}: {_UNREAD}")
            continue
        raw = file.path.read_bytes()
        try:
            text = _moved(raw.decode("utf-8"), by_version, NEWEST if newest is None else newest)
        except (CannotEdit, _CannotMove, UnicodeDecodeError) as reason:
            reasons.append(f"{shown_path(file.path)}: {reason}")
            continue
        if text.encode() != raw:
            found.append(Replacing(file.path, raw, text.encode()))
    if reasons:
        raise NotMigrated(reasons)
    return found


class _CannotMove(Exception):
    pass


def _moved(text: str, steps: Mapping[int, Step], newest: int) -> str:
    while True:
        document = parse(text)
        if document.faults:  # what it says above one, such as which schema it has, may not be what it shall say
            raise _CannotMove(_UNREAD)
        data = document.data
        version = data.get("schema") if isinstance(data, dict) else None
        if not isinstance(version, int) or isinstance(version, bool):
            raise _CannotMove("it does not say which `schema` it has. `plainview check` says how to mend that.")
        if version == newest:
            return text
        if version > newest:
            raise _CannotMove(
                f"it has schema {version}, of a newer Plainview. Take that version, or put the file back."
            )
        step = steps.get(version)
        if step is None:
            raise _CannotMove(f"there is no way from schema {version} to {newest}.")
        for path, value in step.changes(data):
            text = edited(text, path, value)
        text = edited(text, ("schema",), version + 1)
