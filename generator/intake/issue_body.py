"""The answers in an issue, out of the Markdown that GitHub makes of a form.

GitHub writes `### Label` before each answer, in the order of the form, and escapes nothing that somebody typed. So a
line counts as a heading only where it is the exact label of the next question, and a label that stands twice is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HEADING = "### "
NO_ANSWER = frozenset(("_No response_", "None", ""))
"""What GitHub writes where a question was passed over."""
_BULLET = re.compile(r"\s*(?:[-*•]|[0-9]{1,3}[.)])\s+")
_BOX = re.compile(r"- \[(?P<mark>[ xX])\] (?P<label>.*)")


@dataclass(frozen=True)
class IssueAnswers:
    """What was answered, by label. `missing` are labels that stand nowhere, `twice` those that stand more than once."""

    given: Mapping[str, str]
    missing: tuple[str, ...]
    twice: tuple[str, ...]


def answers_in(body: str, labels: Sequence[str]) -> IssueAnswers:
    """Read the body of an issue. `labels` are those of the form, in its order.

    Of the lines that read like a question's heading, the first after the heading before it counts.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = {_HEADING + label: label for label in labels}
    stands: dict[str, list[int]] = {label: [] for label in labels}
    for number, line in enumerate(lines):
        if (label := headings.get(line)) is not None:
            stands[label].append(number)
    begins: dict[str, int] = {}
    last = -1
    for label in labels:
        for begin in [one for one in stands[label] if one > last][:1]:
            begins[label] = last = begin
    ends = [*begins.values(), len(lines)][1:]
    given = {
        label: "\n".join(lines[begin + 1 : end]).strip("\n ")
        for (label, begin), end in zip(begins.items(), ends, strict=True)
    }
    return IssueAnswers(
        {label: answer for label, answer in given.items() if answer not in NO_ANSWER},
        tuple(label for label in labels if label not in begins),
        tuple(label for label in labels if len(stands[label]) > 1),
    )


def listed(answer: str) -> list[str]:
    """The lines of an answer that is a list, without the signs that people put before them."""
    return [line for one in answer.split("\n") if (line := _BULLET.sub("", one, count=1).strip())]


def chosen(answer: str, labels: Sequence[str]) -> tuple[list[str], str]:
    """The choices in an answer, which GitHub joins by commas that a label may hold too, and what of it is none."""
    found: list[str] = []
    rest = answer
    while rest:
        fits = [label for label in labels if rest == label or rest.startswith(f"{label}, ")]
        if not fits:
            return found, rest
        found.append(longest := max(fits, key=len))
        rest = rest[len(longest) :].removeprefix(", ")
    return found, ""


def ticked(answer: str) -> list[str]:
    """The labels of the boxes that are ticked."""
    boxes = (_BOX.fullmatch(line.rstrip(" ")) for line in answer.split("\n"))
    return [box["label"] for box in boxes if box and box["mark"] != " "]
