"""What was found in each file of a content folder, kept while a process goes on, such as that of `plainview serve`.

The same bytes beside the same others give the same again, so of a folder in which one record was edited only that
record is checked. Nothing of it is ever written down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement, check_agreement
from generator.check.reading import Reading
from generator.parallel import spread
from generator.problems import Problem
from generator.read.content_files import ContentFile, contents

ModelType = TypeVar("ModelType", bound=BaseModel)


class Memory:
    """What was found before, by the hash of what was read then. One that is given to nobody twice remembers nothing."""

    def __init__(self) -> None:
        self._known: Known | None = None
        self._agreements: dict[str, CheckedAgreement] = {}
        self._readings: dict[str, Reading[Any]] = {}

    @property
    def known(self) -> Known | None:
        """What the rules knew when records were checked last."""
        return self._known

    def reading(
        self, file: ContentFile, read: Callable[[ContentFile], Reading[ModelType] | Problem]
    ) -> Reading[ModelType] | Problem:
        """What `read` makes of a file, or made of it before, where it holds the same as then."""
        before = self._readings.get(file.shown)
        if before is not None and before.contents.fingerprint == _fingerprint(file):
            return before
        made = read(file)
        if isinstance(made, Reading):
            self._readings[file.shown] = made
        return made

    def agreements(self, files: Sequence[ContentFile], known: Known, jobs: int) -> list[CheckedAgreement]:
        """Every record of these files, checked. What the rules know must be the same, or all are checked again."""
        if known != self._known:
            self._known, self._agreements = known, {}
        found = {file.shown: one for file in files if (one := self._before(file)) is not None}
        new = [file for file in files if file.shown not in found]
        for share in spread(partial(check_share, known=known), new, jobs):
            found |= {one.file.shown: one for one in share}
        self._agreements = found
        return [found[file.shown] for file in files]

    def _before(self, file: ContentFile) -> CheckedAgreement | None:
        """What was found in a file that still holds the same. What was too broken for a card is looked at each time."""
        before = self._agreements.get(file.shown)
        same = before is not None and before.card is not None and before.card.fingerprint == _fingerprint(file)
        return before if same else None


def check_share(files: Sequence[ContentFile], known: Known) -> list[CheckedAgreement]:
    """Some of the records, checked."""
    return [check_agreement(file, known) for file in files]


def _fingerprint(file: ContentFile) -> str | None:
    """The hash of what a file holds now; none where it cannot be read."""
    read = contents(file)
    return None if isinstance(read, Problem) else read.fingerprint
