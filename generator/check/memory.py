"""What was found in each file of a content folder, kept while a process goes on, such as that of `plainview serve`.

The same bytes beside the same others give the same again, so of a folder in which one record was edited only that
record is checked. Nothing of it is ever written down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement, check_agreement
from generator.check.reading import Reading
from generator.parallel import spread
from generator.problems import Problem
from generator.read.content_files import ContentFile, contents

ModelType = TypeVar("ModelType", bound=BaseModel)


class Memory:
    """What was found before. One that is given to nobody twice remembers nothing."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._agreements: dict[str, tuple[str, CheckedAgreement]] = {}
        self._readings: dict[str, tuple[str, object]] = {}

    @property
    def known(self) -> Known | None:
        """What the rules knew when records were checked last."""
        return self._known

    def reading(
        self, file: ContentFile, read: Callable[[ContentFile], Reading[ModelType] | Problem]
    ) -> Reading[ModelType] | Problem:
        """What `read` makes of a file, or made of it before, where it holds the same as then."""
        mark = _mark_of(file)
        before = self._readings.get(file.shown)
        if mark and before is not None and before[0] == mark:
            return before[1]  # type: ignore[return-value]  # a file is read as what it is in its folder, and as nothing else
        made = read(file)
        self._readings[file.shown] = mark, made
        return made

    def agreements(self, files: Sequence[ContentFile], known: Known, jobs: int) -> list[CheckedAgreement]:
        """Every record of these files, checked. What the rules know must be the same, or all are checked again."""
        if known != self._known:
            self._known, self._agreements = known, {}
        marks = [_mark_of(file) for file in files]
        before = [self._agreements.get(file.shown, ("", None)) for file in files]
        new = [file for file, mark, (then, _) in zip(files, marks, before, strict=True) if not mark or mark != then]
        found = {one.file.shown: one for share in spread(partial(check_share, known=known), new, jobs) for one in share}
        self._agreements = {
            file.shown: (mark, found.get(file.shown) or then)  # type: ignore[misc]  # one of the two is there
            for file, mark, (_, then) in zip(files, marks, before, strict=True)
        }
        return [self._agreements[file.shown][1] for file in files]


def check_share(files: Sequence[ContentFile], known: Known) -> list[CheckedAgreement]:
    """Some of the records, checked."""
    return [check_agreement(file, known) for file in files]


def _mark_of(file: ContentFile) -> str:
    """Stands for what a file holds; empty for one that cannot be read."""
    read = contents(file)
    return "" if isinstance(read, Problem) else read.fingerprint
