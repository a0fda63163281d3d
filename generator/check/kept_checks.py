"""What was found in each record, kept beside the site, so that the next build checks only what was edited.

What is found in a record depends on its bytes, its place, what the rules know, and the code, and on nothing else. Where
all of that is the same, what was found then is what would be found now. Only records without errors are kept: what was
refused leaves no trace here, nor does a record that is gone or says something else now.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from generator.check.faults import At
from generator.check.kept_cards import KeptCards
from generator.check.known import Known
from generator.check.notes import NO_ANSWERS, Answers
from generator.check.one_agreement import CheckedAgreement
from generator.model.card import Card
from generator.model.open_point import OpenPoint
from generator.model.organisation import Directory
from generator.problems import Problem
from generator.read.content_files import ContentFile
from generator.read.kept import Kept
from generator.read.own_code import mark_of_code

KEPT_FILE = "checks.db"
_FOUND = "found"


@dataclass(frozen=True)
class _Found:
    """What is written down of a record besides its card, and its own data, which stands in the next line."""

    problems: tuple[Problem, ...]
    answers: tuple[tuple[tuple[str, At], str], ...]
    open_points: tuple[OpenPoint, ...]
    since: date


@cache
def _shape() -> TypeAdapter[_Found]:
    # Made when needed: it takes time.
    return TypeAdapter(_Found)


class KeptChecks:
    """What was found in the records of a folder while the rules knew the same."""

    def __init__(self, folder: Path, known: Known) -> None:
        self._kept = Kept(folder / KEPT_FILE, mark_of_code())
        self._cards = KeptCards(folder, known.directory)
        # In each key, since another process that knows something else may be at work on the same file.
        self._mark = f"{mark_of_code()} {mark_of_known(known)}"
        self._as_of = known.as_of
        self._fitting: set[str] = set()
        self._idle: set[str] = set()

    def before(self, files: Iterable[ContentFile], fingerprints: Mapping[str, str]) -> Iterator[CheckedAgreement]:
        """What was found in those of these files that hold the same as then. `fingerprints` are by a file's shown path.

        All that is there is read now: another process may remove it while a build goes on.
        """
        wanted = {self._key(file, fingerprints[file.shown]): file for file in files if file.shown in fingerprints}
        cards = self._cards.before(wanted.values(), fingerprints)
        for key, text in self._kept.all(_FOUND):
            file = wanted.get(key)
            card = None if file is None else cards.get(file.id)
            try:
                found = None if card is None else _shape().validate_json(text.partition("\n")[0])
            except ValidationError:
                found = None
            if file is None or card is None or found is None:
                self._idle.add(key)
                continue
            self._fitting.add(key)
            if self._as_of is not None and found.since <= self._as_of:
                yield _checked(file, card, found, text.partition("\n")[2].encode())

    def keep(self, found: Sequence[CheckedAgreement]) -> None:
        """Keep what was found now and was not there, and nothing of what is no longer so. A full disk keeps nothing."""
        with contextlib.suppress(sqlite3.Error):
            self._kept.forget(_FOUND, self._idle)
            self._idle.clear()
            self._cards.keep((one.file, one.card) for one in found if one.card is not None and one.packed is not None)
            self._kept.put(_FOUND, self._rows(found))

    def _rows(self, found: Iterable[CheckedAgreement]) -> Iterator[tuple[str, str]]:
        for one in found:
            if one.card is None or one.packed is None or one.since is None:
                continue
            key = self._key(one.file, one.card.fingerprint)
            if key not in self._fitting:
                answers = tuple(one.answers.reasons.items())
                written = _shape().dump_json(_Found(one.problems, answers, one.open_points, one.since))
                yield key, f"{written.decode()}\n{one.packed.decode()}"

    def _key(self, file: ContentFile, fingerprint: str) -> str:
        return hashlib.sha256(f"{self._mark} {file.id} {fingerprint} {file.shown}".encode()).hexdigest()


def _checked(file: ContentFile, card: Card, found: _Found, packed: bytes) -> CheckedAgreement:
    return CheckedAgreement(
        file,
        card,
        packed,
        found.problems,
        answers=Answers(dict(found.answers)) if found.answers else NO_ANSWERS,
        open_points=found.open_points,
        fingerprint=card.fingerprint,
        since=found.since,
    )


def mark_of_known(known: Known) -> str:
    """Stands for what the rules know, except the day: each row says from which day on it is true."""
    told = {field.name: getattr(known, field.name) for field in dataclasses.fields(known) if field.name != "as_of"}
    return hashlib.sha256(to_json({name: _in_order(one) for name, one in told.items()})).hexdigest()


def _in_order(value: Any) -> Any:
    """The same in an order that is alike in every process."""
    if isinstance(value, Directory):
        return value.by_id
    return sorted(value) if isinstance(value, Set) else value
