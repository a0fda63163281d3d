"""What the checker says of records that are written nowhere yet, in their places among all that there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.check.checker import check_content
from generator.check.content_names import AGREEMENTS
from generator.parallel import cores
from generator.problems import ContentProblems, Problem
from generator.read.content_files import shown_path


def problems_with(
    proposed: Mapping[str, bytes], content: Path, as_of: date | None = None, jobs: int | None = None
) -> Sequence[Problem]:
    """Every problem of the content as it would be with these records, by id, in their places."""
    try:
        return check_content(content, jobs or cores(), as_of=as_of, proposed=proposed).warnings
    except ContentProblems as found:
        return found.problems


def problems_of(identifier: str, text: str, content: Path, as_of: date) -> tuple[Problem, ...]:
    """Those of one record that would be written under this id."""
    shown = shown_path(content / AGREEMENTS / f"{identifier}.yml")
    found = problems_with({identifier: text.encode()}, content, as_of)
    return tuple(problem for problem in found if problem.where.path == shown)
