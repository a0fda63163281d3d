"""What the checker says of a record that somebody was asked for, told by the question whose answer it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.page_guard import GUARD
from generator.check.rules import not_a_role, personal_contact
from generator.intake.form_questions import BY_PATH
from generator.intake.issue_record import LAWFUL_BASES, SOURCES, FormProblem, question_at
from generator.intake.proposed_records import problems_of
from generator.problems import Problem
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
# Codes of problems whose message repeats what looks like somebody's own data.
_PERSONAL = frozenset(rule.CODE.code for rule in (*GUARD, personal_contact, not_a_role))


def checked(
    identifier: str, text: str, data: Mapping[str, Any], content: Path, as_of: date, *, owed: str
) -> Iterator[FormProblem]:
    """Everything that would be wrong with a record of this id among those of a content folder.

    `text` is its file and `data` what that must read back as. `owed` is what to do where an answer is missing.
    """
    document = parse(text, with_places=True)
    if document.faults:
        for fault in document.faults:
            # The file is our own, so only a sign that no file can hold is wrong with it: half of a character.
            said = "A sign in this answer is broken, so no file can hold it."
            yield FormProblem(_question(document, fault.line, fault.column), said, "Type the answer again.")
        return
    if document.data != data:
        raise AssertionError("The record does not read back as what was typed. Nothing was written.")
    for problem in problems_of(identifier, text, content, as_of):
        # What is not there has been told by its question, since each field that a record needs has one.
        if problem.code != "missing-field":
            yield _by_question(problem, owed)


def _by_question(problem: Problem, owed: str) -> FormProblem:
    if problem.code in _OWED:
        return FormProblem(BY_PATH[_OWED[problem.code]].label, problem.message, owed, problem.severity)
    return FormProblem(
        question_at(problem.at), problem.message, problem.fix, problem.severity, problem.code in _PERSONAL
    )


def _question(document: Document, line: int, column: int) -> str:
    """The question whose answer stands at a place of the file."""
    before = [(place, path) for path, place in document.places.items() if path and place <= (line, column)]
    return question_at(max(before, key=lambda one: (one[0], len(one[1])))[1]) if before else ""
