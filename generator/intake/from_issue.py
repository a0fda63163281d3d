"""An issue that somebody wrote in a form, as a record for a person to check, or everything that is wrong with it.

Anyone can write an issue. So its text is never more than text: it goes into the file as quoted data, its id is made
of letters that we choose, and the checker reads the file before it is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.content_names import AGREEMENTS
from generator.check.known import Known
from generator.intake.asked_record import checked
from generator.intake.form_questions import BY_PATH, PROMISED, QUESTIONS
from generator.intake.issue_body import answers_in
from generator.intake.issue_record import (
    TITLE,
    FormProblem,
    faults_of_answers,
    in_order,
    record_of,
)
from generator.intake.new_ids import IdRefused, refuse_id
from generator.intake.record_text import record_text
from generator.intake.scaffold import write_record
from generator.intake.sound_files import sound_areas
from generator.model.organisation import Directory, slug
from generator.read.yaml_fault import TOO_MANY

# Longest body of an issue that GitHub takes. It counts characters.
LONGEST = 65_536
_WITHOUT_TITLE = "proposed-record"
_MOST_NAMED = 20
_TOO_MANY = TOO_MANY[1]


class IssueProblems(Exception):
    """No record can be made of an issue. `problems` holds everything that is wrong; nothing was written."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__(f"{len(self.problems)} problems in the issue")


@dataclass(frozen=True)
class Issue:
    """What somebody sent. The number is None where only its text is known."""

    body: str
    number: int | None = None


@dataclass(frozen=True)
class Proposed:
    """A record that can be written: its id, its text, and what the checker would rather see."""

    id: str
    text: str
    data: dict[str, Any]
    warnings: tuple[FormProblem, ...]

    def write(self, content: Path) -> Path:
        """Write it among the records. Raises IdRefused and FolderRefused."""
        return write_record(self.id, content, self.text)


def proposed(issue: Issue, content: Path, as_of: date) -> Proposed:
    """The record in an issue, checked beside the areas and organisations of a content folder. Raises IssueProblems."""
    if len(issue.body) > LONGEST:
        said = f"The issue has {len(issue.body):,} characters, and GitHub takes {LONGEST:,}."
        raise IssueProblems([FormProblem("", said, "Shorten it.")])
    answers = answers_in(issue.body, [*(question.label for question in QUESTIONS), PROMISED])
    if not answers.given:
        fix = "Open the form “Propose an agreement” and send it again."
        raise IssueProblems([FormProblem("", "None of the form's questions is answered in this issue.", fix)])
    problems = list(faults_of_answers(answers))
    data, more = record_of(answers, Known(sound_areas(content), {}, frozenset(), Directory(())))
    problems += more
    identifier = slug(answers.given.get(BY_PATH[TITLE].label, ""))
    problems += _faults_of_id(identifier, content, bool(data.get(TITLE)))
    text = record_text(data, _notes(issue))
    owed = "Edit the issue and answer this question."
    found = list(checked(identifier or _WITHOUT_TITLE, text, data, content, as_of, owed=owed))
    told = {problem.question for problem in problems}
    problems += [one for one in found if one.severity == "error" and one.question not in told]
    warnings = tuple(one for one in found if one.severity == "warning")
    if any(one.message == _TOO_MANY for one in found):
        # They may be all that it is too many of, and it tells nobody what to mend unless some are named.
        problems += list(dict.fromkeys(warnings))[:_MOST_NAMED]
    if problems:
        raise IssueProblems(problems)
    return Proposed(identifier, text, data, warnings)


def _notes(issue: Issue) -> list[str]:
    where = f"issue {issue.number}" if issue.number is not None else "an issue"
    return [
        f"Made from {where} by `plainview from-issue`. Anyone can write an issue, so a person must check this record "
        "before it is published: who wrote it, each fact and each address, and that it names nobody.",
        "What was not answered is not stated. Each field that is left stands here as a note.",
    ]


def _faults_of_id(identifier: str, content: Path, titled: bool) -> Iterator[FormProblem]:
    label = BY_PATH[TITLE].label
    if not titled:
        return
    if not identifier:
        yield FormProblem(label, "No address can be made of this title.", "Use a few words in plain letters.")
        return
    if os.path.lexists(content / AGREEMENTS / f"{identifier}.yml"):
        said = f"There is a record `{identifier}` already."
        yield FormProblem(label, said, "If this is another agreement, use other words in the title.")
        return
    try:
        refuse_id(identifier, content)
    except IdRefused as reason:
        yield FormProblem(label, str(reason), "Use other words in the title, such as the place.")
