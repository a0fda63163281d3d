"""How problems are told: to a person, to GitHub's checks, and to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from generator.check.codes import CODES
from generator.problems import Problem, errors


def as_text(problems: Sequence[Problem]) -> str:
    """`path:line:column: code: message`, with a line on how to mend it, and a count at the end."""
    lines = []
    for problem in problems:
        word = "" if problem.severity == "error" else "warning: "
        lines.append(f"{problem.where}: {problem.code}: {word}{problem.message}")
        lines.append(f"    {problem.fix}")
    lines.append(summary(problems))
    return "\n".join(lines)


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings, in a sentence."""
    wrong = len(errors(problems))
    warned = len(problems) - wrong
    if not problems:
        return "Everything is in order."
    parts = [_count(wrong, "error")] * bool(wrong) + [_count(warned, "warning")] * bool(warned)
    files = len({problem.where.path for problem in problems})
    ending = "Nothing was published." if wrong else "Warnings do not stop a build."
    return f"{' and '.join(parts)} in {_count(files, 'file')}. {ending}"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.where.path)},line={problem.where.line},"
        f"col={problem.where.column},title={_property(problem.code)}::"
        f"{_data(f'{problem.message} {problem.fix}')}"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, one a problem."""
    return json.dumps([_plain(problem) for problem in problems], indent=2, ensure_ascii=False)


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, the format that code-scanning tools exchange."""
    used = sorted({problem.code for problem in problems})
    run = {
        "tool": {
            "driver": {
                "name": "Plainview",
                "rules": [{"id": code, "shortDescription": {"text": CODES[code].meaning}} for code in used],
            }
        },
        "results": [
            {
                "ruleId": problem.code,
                "level": problem.severity,
                "message": {"text": f"{problem.message} {problem.fix}"},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": problem.where.path},
                            "region": {"startLine": problem.where.line, "startColumn": problem.where.column},
                        }
                    }
                ],
            }
            for problem in problems
        ],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}


def _plain(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "fix": problem.fix,
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
