"""Small content folders for tests of the checker: the examples' places and questions, and records of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from generator.check.checker import check_content
from generator.check.content_names import AGREEMENTS, FOLDERS
from generator.check.some_records import problems_of_records
from generator.problems import ContentProblems, Problem
from generator.read.content_files import yaml_files

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2026, 11, 23)
SMALLEST = (EXAMPLES / "good" / "smallest.yml").read_text(encoding="utf-8")

CheckFiles = Callable[[Mapping[str, str]], list[Problem]]
CheckText = Callable[[str], list[Problem]]


def problems_of(content: Path) -> list[Problem]:
    """Everything that the checker says of a folder, errors and warnings. Of each record alone it says the same."""
    try:
        problems = list(check_content(content, as_of=AS_OF).warnings)
    except ContentProblems as found:
        problems = list(found.problems)
    for file in yaml_files(content / AGREEMENTS, room=content)[0]:
        assert _alone(content, file.path) == [problem for problem in problems if is_of(problem, file.path, content)]
    return problems


def is_of(problem: Problem, file: Path, content: Path) -> bool:
    """Whether a problem is one of this file's, or of a folder as a whole."""
    folders = (content, *(content / name for name in FOLDERS))
    return Path(problem.where.path).resolve() in {path.resolve() for path in (file, *folders)}


def _alone(content: Path, file: Path) -> list[Problem]:
    """What is said of one record, where only that one is asked for."""
    found = problems_of_records(content, {file.resolve()}, as_of=AS_OF, reading_grade=None)
    assert found is not None
    return [problem for problem in found if is_of(problem, file, content)]


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
