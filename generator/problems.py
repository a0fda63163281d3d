"""How anything wrong is said: where it is, what it is, and how to mend it.

Exception
└── ContentProblems     the content folder holds errors; carries every one of them
    (anything else is a bug and shows its traceback)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file. Lines and columns count from 1; the path is as an editor would open it."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, said in the editor's words."""

    where: Where
    code: str
    message: str
    fix: str
    severity: Severity = "error"


class ContentProblems(Exception):
    """The content cannot be published as it is. `problems` holds all of them, errors and warnings."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(errors(self.problems))} errors in the content")


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")
