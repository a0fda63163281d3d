"""What was found in each file of a content folder, while a process goes on and from one build to the next.

The same bytes beside the same others give the same again, so of a folder in which one record was edited only that
record is checked. `plainview serve` remembers it in its process, and a build by what is kept beside the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.check.kept_checks import KeptChecks
from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement, check_agreement
from generator.check.reading import Reading
from generator.parallel import one_by_one, spread
from generator.problems import Problem
from generator.read.content_files import ContentFile, fingerprint_of, fingerprints_of

ModelType = TypeVar("ModelType", bound=BaseModel)
# So many records come from another process at once.
AT_A_TIME = 250


class Memory:
    """What was found before, by the hash of what was read then.

    `keep_in` is the folder where what is found in records is kept for other processes. Without one, a memory that is
    given to nobody twice remembers nothing but what others kept in the folder that it `begins_with`.
    """

    def __init__(self, keep_in: Path | None = None, *, begins_with: Path | None = None) -> None:
        self._keep_in, self._begins_with = keep_in, begins_with
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

    @property
    def is_of_a_process(self) -> bool:
        """Whether what was found stays here, and not in a folder."""
        return self._keep_in is None

    def checked(self, files: Sequence[ContentFile], known: Known, jobs: int) -> Iterator[CheckedAgreement]:
        """Every record of these files, checked, in any order. What the rules know must be the same, or all are anew.

        What is kept in a folder comes one by one, so that nobody holds all of it.
        """
        if self._keep_in is None:
            yield from self._agreements_here(files, known, jobs)
            return
        self._known = known
        kept = KeptChecks(self._keep_in, known)
        marks = fingerprints_of(files)
        done = set()
        for one in kept.before(files, marks):
            done.add(one.file.shown)
            yield one
        new = [file for file in files if file.shown not in done]
        kept.keep(())
        for share in one_by_one(partial(check_share, known=known), new, jobs, AT_A_TIME):
            kept.keep(share)
            yield from share

    def _agreements_here(self, files: Sequence[ContentFile], known: Known, jobs: int) -> list[CheckedAgreement]:
        marks = fingerprints_of(files)
        if self._begins_with is not None and self._known is None:
            before = KeptChecks(self._begins_with, known).before(files, marks)
            self._known, self._agreements = known, {one.file.shown: one for one in before}
        if known != self._known:
            self._known, self._agreements = known, {}
        # What could not be read has no mark, and may be looked at again for another reason.
        found = {name: one for name, one in self._agreements.items() if marks.get(name, "") == one.fingerprint != ""}
        new = [file for file in files if file.shown not in found]
        for share in spread(partial(check_share, known=known), new, jobs):
            found |= {one.file.shown: one for one in share}
        self._agreements = found
        return [found[file.shown] for file in files]


def check_share(files: Sequence[ContentFile], known: Known) -> list[CheckedAgreement]:
    """Some of the records, checked."""
    return [check_agreement(file, known) for file in files]
