"""What records say otherwise than at an earlier revision: for whoever reviews a change before it is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.assess.record_changes import changes_between
from generator.check.content_names import AGREEMENTS
from generator.check.old_versions import record_of_old
from generator.model.card import Card
from generator.model.history import RecordChange
from generator.model.register import Register, sorting_key
from generator.model.vocabulary import WITHDRAWN
from generator.read.git import hash_of
from generator.read.git_revision import Revision

_AT_ONCE = 500  # records of then in memory; git is asked once for so many
Became = Literal["new", "changed", "taken down", "gone"]


@dataclass(frozen=True)
class Since:
    """One record that is otherwise. `changes` are told where it was and is readable; `was` is an id that it had."""

    id: str
    title: str
    became: Became
    changes: tuple[RecordChange, ...] = ()
    was: str = ""


@dataclass(frozen=True)
class AllSince:
    """Every record that is otherwise, in order of title, and the paths of all other files that are."""

    records: tuple[Since, ...]
    others: tuple[str, ...]


def since(folder: Path, revision: Revision, register: Register, *, with_examples: bool = True) -> AllSince:
    """What the content folder says otherwise than it did at that revision. Raises RevisionRefused.

    Where invented examples are not published, `with_examples` is false, and nothing is told of them.
    """
    files = [one.relative_to(folder).as_posix() for one in sorted(folder.rglob("*")) if _counts(one)]
    now = {path: hash_of(folder / path) for path in files}
    differ = {path for path in now.keys() | revision.hashes.keys() if now.get(path) != revision.hashes.get(path)}
    hidden = set() if with_examples else {card.id for card in register.cards if card.invented}
    told = (one for one in _records(differ, revision, register) if one.id not in hidden)
    records = sorted(told, key=lambda one: (*sorting_key(one.title), one.id))
    return AllSince(tuple(records), tuple(sorted(path for path in differ if not _is_record(path))))


def _counts(file: Path) -> bool:
    """Whether a file can matter to a site: not what systems and editors leave behind."""
    return file.is_file() and not file.name.startswith(".")


def _records(differ: set[str], revision: Revision, register: Register) -> Iterator[Since]:
    found = [(card, _id_then(card, revision)) for card in register.cards if _path(card.id) in differ]
    for first in range(0, len(found), _AT_ONCE):
        part = found[first : first + _AT_ONCE]
        then = revision.read(_path(was) for _, was in part if was)
        for card, was in part:
            yield _record(card, was, then, register)
    moved = {was for _, was in found}
    for path in sorted(differ):
        identifier = path.removeprefix(f"{AGREEMENTS}/").removesuffix(".yml")
        if _is_record(path) and identifier not in register.card and identifier not in moved:
            yield Since(identifier, identifier, "gone")


def _id_then(card: Card, revision: Revision) -> str:
    """The id that a record had at that revision; nothing where it was not there."""
    return next((old for old in (card.id, *reversed(card.previous_ids)) if _path(old) in revision.hashes), "")


def _record(card: Card, was: str, then: Mapping[str, bytes], register: Register) -> Since:
    before = record_of_old(then[_path(was)]) if was else None
    if card.status == WITHDRAWN and not (before and before[0].status == WITHDRAWN):
        return Since(card.id, card.title, "taken down", was=was)
    if before is None:
        return Since(card.id, card.title, "changed" if was else "new", was=was)
    return Since(card.id, card.title, "changed", changes_between(before[0], register.agreement(card.id)), was)


def _path(identifier: str) -> str:
    return f"{AGREEMENTS}/{identifier}.yml"


def _is_record(path: str) -> bool:
    return path.startswith(f"{AGREEMENTS}/") and path.endswith(".yml")
