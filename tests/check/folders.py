"""Small content folders for tests of the checker: the examples' places and questions, and records of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from generator.check.checker import check_content
from generator.problems import ContentProblems, Problem

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2026, 11, 23)
SMALLEST = (EXAMPLES / "good" / "smallest.yml").read_text(encoding="utf-8")

CheckFiles = Callable[[Mapping[str, str]], list[Problem]]
CheckText = Callable[[str], list[Problem]]


def problems_of(content: Path) -> list[Problem]:
    """Everything that the checker says of a folder, errors and warnings."""
    try:
        return list(check_content(content, as_of=AS_OF).warnings)
    except ContentProblems as found:
        return list(found.problems)


def lay_out(content: Path) -> Path:
    """A content folder with the examples' areas, framework, organisations and glossary, and no record."""
    for name in ("areas", "frameworks"):
        shutil.copytree(EXAMPLES / name, content / name)
    shutil.copy(EXAMPLES / "organisations.yml", content)
    shutil.copy(EXAMPLES / "glossary.yml", content)
    (content / "agreements").mkdir()
    return content


def brief(problems: list[Problem]) -> list[str]:
    """Each problem as `line:column code`, in the order of places."""
    return [f"{problem.where.line}:{problem.where.column} {problem.code}" for problem in sorted(problems)]
