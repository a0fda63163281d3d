"""What was found in each file of a content folder, while a process goes on and from one build to the next.

The same bytes beside the same others give the same again, so of a folder in which one record was edited only that
record is checked. `plainview serve` remembers it in its process, and a build by what is kept beside the site.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.check.kept_checks import KeptChecks
from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement, check_agreement
from generator.check.reading import Reading
from generator.parallel import spread
from generator.problems import Problem
from generator.read.content_files import ContentFile, fingerprint_of

ModelType = TypeVar("ModelType", bound=BaseModel)


class Memory:
    """What was found before, by the hash of what was read then.

    `keep_in` is the folder where what is found in records is kept for other processes. Without one, a memory that is
    given to nobody twice remembers nothing.
    """

    def __init__(self, keep_in: Path | None = None) -> None:
        self._keep_in = keep_in
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
        if before is not None and before.contents.fingerprint == fingerprint_of(file):
            return before
        made = read(file)
        if isinstance(made, Reading):
            self._readings[file.shown] = made
        return made

    def agreements(self, files: Sequence[ContentFile], known: Known, jobs: int) -> list[CheckedAgreement]:
        """Every record of these files, checked. What the rules know must be the same, or all are checked again."""
        if known != self._known:
            self._known, self._agreements = known, {}
        marks = {file.shown: mark for file in files if (mark := fingerprint_of(file)) is not None}
        found = {name: one for name, one in self._agreements.items() if one.fingerprint == marks.get(name, "")}
        kept = KeptChecks(self._keep_in, known) if self._keep_in else None
        if kept:
            found |= {one.file.shown: one for one in kept.before(files, marks)}
        new = [file for file in files if file.shown not in found]
        for share in spread(partial(check_share, known=known), new, jobs):
            found |= {one.file.shown: one for one in share}
        if kept:
            kept.keep(found.values())
        self._agreements = found
        return [found[file.shown] for file in files]


def check_share(files: Sequence[ContentFile], known: Known) -> list[CheckedAgreement]:
    """Some of the records, checked."""
    return [check_agreement(file, known) for file in files]
