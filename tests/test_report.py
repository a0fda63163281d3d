"""How problems are told in each format."""

from __future__ import annotations

import json

from generator import report
from generator.problems import ContentProblems, Problem, Where

ERROR = Problem(
    Where("content/agreements/a,b.yml", 3, 7), "unknown-area", "There is no area `leedz`.", "Did you mean\n`leeds`?"
)
WARNING = Problem(Where("content/agreements/c.yml", 1, 1), "stray-file", "50% strange.", "Move it.", "warning")


def test_text_gives_place_code_message_and_mending() -> None:
    assert report.as_text([ERROR, WARNING]).splitlines() == [
        "content/agreements/a,b.yml:3:7: unknown-area: There is no area `leedz`.",
        "    Did you mean",
        "`leeds`?",
        "content/agreements/c.yml:1:1: stray-file: warning: 50% strange.",
        "    Move it.",
        "1 error and 1 warning in 2 files. Nothing was published.",
    ]


def test_nothing_wrong_is_said_too() -> None:
    assert report.as_text([]) == "Everything is in order."
    assert report.as_text([WARNING]).endswith("1 warning in 1 file. Warnings do not stop a build.")


def test_github_commands_keep_to_one_line_whatever_the_text_holds() -> None:
    first, second = report.as_github([ERROR, WARNING]).splitlines()
    assert first == (
        "::error file=content/agreements/a%2Cb.yml,line=3,col=7,title=unknown-area::"
        "There is no area `leedz`. Did you mean%0A`leeds`?"
    )
    assert second.startswith("::warning file=content/agreements/c.yml,line=1,col=1,") and "50%25 strange" in second


def test_json_holds_everything() -> None:
    assert json.loads(report.as_json([ERROR])) == [
        {
            "path": "content/agreements/a,b.yml",
            "line": 3,
            "column": 7,
            "code": "unknown-area",
            "severity": "error",
            "message": "There is no area `leedz`.",
            "fix": "Did you mean\n`leeds`?",
        }
    ]


def test_sarif_names_each_rule_once() -> None:
    run = json.loads(report.as_sarif([ERROR, ERROR, WARNING]))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["stray-file", "unknown-area"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 7}


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    later = Problem(Where("a.yml", 10, 1), "x", "", "")
    earlier = Problem(Where("a.yml", 9, 1), "y", "", "")
    assert ContentProblems([later, earlier]).problems == (earlier, later)
