"""What is told of an issue: to a person at a screen, and as a comment to put under it.

A comment is written in the name of whoever runs this. So nothing that the reporter typed stands in it but as code, in
which GitHub makes no link, no mention and no HTML of anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.intake.commented import in_one_line
from generator.intake.issue_record import FormProblem

_LONGEST = 400
_FOUND = re.compile("`.*`", re.DOTALL)
_WHOLE = "The issue as a whole"


def as_code(text: str) -> str:
    """Text as a span of code on one line, which no sign in it can end."""
    line = in_one_line(text)
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}" if line else ""


def told(problems: Sequence[FormProblem]) -> str:
    """A line for each problem, with how to mend it beneath, for a screen."""
    lines = []
    for problem in problems:
        word = "" if problem.severity == "error" else "warning: "
        lines.append(f"{_asked(problem)}: {word}{in_one_line(problem.message)}")
        lines.append(f"    {in_one_line(problem.fix)}")
    return "\n".join(lines)


def comment_of_problems(problems: Sequence[FormProblem]) -> str:
    """Why no record was made, as a comment."""
    return "\n".join(
        [
            "Thank you. No record could be made of this yet. Please edit the issue (the three dots at its top right):",
            "",
            *_items(problems),
        ]
    )


def comment_of_record(identifier: str, warnings: Sequence[FormProblem]) -> str:
    """That a record was made, as a comment. An id is made of lower-case letters, digits and hyphens."""
    lines = [
        f"Thank you. A first record was made of this: `{identifier}`. A person checks it before it is published.",
    ]
    if warnings:
        lines += ["", "What could be better, if you can say more here:", "", *_items(warnings)]
    return "\n".join(lines)


def _items(problems: Sequence[FormProblem]) -> list[str]:
    return [f"- **{_asked(problem)}** {as_code(f'{_told_to_all(problem)} {problem.fix}')}" for problem in problems]


def _told_to_all(problem: FormProblem) -> str:
    """What is wrong, without what looks personal: a comment would go on showing it once the issue is edited."""
    return _FOUND.sub("What stands here", problem.message) if problem.personal else problem.message


def _asked(problem: FormProblem) -> str:
    """The question, which is always one of the form's own."""
    return f"“{problem.question}”" if problem.question else _WHOLE
