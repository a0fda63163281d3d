"""How one version of the questions differs from the one before, for the page of the tests."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.framework import Framework
from generator.present.wording import on, one_line


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of the questions, and how it differs from the one before."""

    heading: str
    changes: tuple[str, ...]


def version_view(newer: Framework, older: Framework) -> VersionView:
    """What changed from one version to the next, question by question."""
    before = {question.id: question for question in older.questions}
    after = {question.id: question for question in newer.questions}
    reworded = {old: question for question in newer.questions for old in question.replaces or () if old in before}
    lines = [
        *(
            f"In other words: “{one_line(question.text)}” in place of “{one_line(before[old].text)}”"
            for old, question in reworded.items()
        ),
        *(
            f"New: “{one_line(question.text)}”"
            for question in newer.questions
            if question.id not in before and question not in reworded.values()
        ),
        *(
            f"No longer asked: “{one_line(question.text)}”"
            for question in older.questions
            if question.id not in after and question.id not in reworded
        ),
    ]
    return VersionView(
        f"{newer.id}, published {on(newer.published)}, beside {older.id}, published {on(older.published)}", tuple(lines)
    )
