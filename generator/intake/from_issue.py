"""An issue that somebody wrote in a form, as a record for a person to check, or everything that is wrong with it.

Anyone can write an issue. So its text is never more than text: it goes into the file as quoted data, its id is made
of letters that we choose, and the checker reads the file before it is written.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.checker import AGREEMENTS, AREAS, FRAMEWORKS, GLOSSARY, ORGANISATIONS, check_content
from generator.check.known import Known
from generator.intake.form_questions import BY_PATH, PROMISED, QUESTIONS
from generator.intake.issue_body import answers_in
from generator.intake.issue_record import (
    LAWFUL_BASES,
    SOURCES,
    TITLE,
    FormProblem,
    faults_of_answers,
    in_order,
    question_at,
    record_of,
)
from generator.intake.record_text import record_text
from generator.intake.scaffold import IdRefused, refuse_id, write_record
from generator.intake.sound_files import sound_areas
from generator.model.organisation import Directory, slug
from generator.problems import ContentProblems, Problem
from generator.read.content_files import yaml_files
from generator.read.strict_yaml import Document, parse

# What a record of its own owes, which the checker tells in words of the file: by its code, the question to answer.
_OWED = {
    "missing-contact": "contact.email",
    "missing-complaint": "complaint.url",
    "missing-lawful-basis": LAWFUL_BASES,
    "missing-review-date": "dates.review_due",
    "missing-sources": SOURCES,
    "missing-publisher": "organisations.name",
}
# Longest body of an issue that GitHub takes. It counts characters.
LONGEST = 65_536


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
    found = list(_checked(text, data, content, as_of))
    told = {problem.question for problem in problems}
    problems += [one for one in found if one.severity == "error" and one.question not in told]
    if problems:
        raise IssueProblems(problems)
    return Proposed(identifier, text, data, tuple(one for one in found if one.severity == "warning"))


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
    try:
        refuse_id(identifier, content)
    except IdRefused as reason:
        yield FormProblem(label, str(reason), "Use other words in the title, such as the place.")
    else:
        if (content / AGREEMENTS / f"{identifier}.yml").exists():
            said = f"There is a record `{identifier}` already."
            yield FormProblem(label, said, "If this is another agreement, use other words in the title.")


def _checked(text: str, data: dict[str, Any], content: Path, as_of: date) -> Iterator[FormProblem]:
    """What the checker says of the record, in a folder with the places and names of the content and nothing else."""
    document = parse(text, with_places=True)
    if document.faults:
        for fault in document.faults:
            yield FormProblem(_question(document, fault.line, fault.column), fault.message, fault.fix)
        return
    if document.data != data:
        raise AssertionError("The record does not read back as what was typed. Nothing was written.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "content"
        (folder / AGREEMENTS).mkdir(parents=True)
        for room in (AREAS, FRAMEWORKS):
            (folder / room).mkdir()
            for file in yaml_files(content / room, room=content)[0]:
                shutil.copyfile(file.path, folder / room / file.path.name)
        for one in (ORGANISATIONS, GLOSSARY):
            if (content / one).is_file():
                shutil.copyfile(content / one, folder / one)
        record = folder / AGREEMENTS / "proposed-record.yml"
        record.write_text(text, encoding="utf-8")
        for problem in _problems_of(folder, as_of):
            # What is not there has been told by its question, since each field that a record needs has one.
            if problem.where.path.endswith(f"{AGREEMENTS}/{record.name}") and problem.code != "missing-field":
                yield _by_question(problem, document)


def _problems_of(folder: Path, as_of: date) -> tuple[Problem, ...]:
    try:
        return check_content(folder, as_of=as_of).warnings
    except ContentProblems as found:
        return found.problems


def _by_question(problem: Problem, document: Document) -> FormProblem:
    if problem.code in _OWED:
        label = BY_PATH[_OWED[problem.code]].label
        return FormProblem(label, problem.message, "Edit the issue and answer this question.", problem.severity)
    label = _question(document, problem.where.line, problem.where.column)
    return FormProblem(label, problem.message, problem.fix, problem.severity)


def _question(document: Document, line: int, column: int) -> str:
    """The question whose answer stands at a place of the file."""
    before = [(place, path) for path, place in document.places.items() if path and place <= (line, column)]
    return question_at(max(before, key=lambda one: (one[0], len(one[1])))[1]) if before else ""
