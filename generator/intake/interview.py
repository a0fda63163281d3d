"""A first record asked for question by question, and asked again where an answer cannot stand.

The questions are those of the form for GitHub, in the model's own words. Whoever is asked sees nothing of YAML; the
file that comes of it has each field that was left out as a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.known import Known
from generator.intake.asked_record import checked
from generator.intake.form_questions import BY_PATH, OWED_BY_PUBLISHERS, PROMISED, PROMISES, QUESTIONS, FormQuestion
from generator.intake.issue_body import IssueAnswers
from generator.intake.issue_record import AREAS, BASIS, SOURCES, FormProblem, in_order, record_of
from generator.intake.record_text import record_text
from generator.intake.sound_files import sound_areas
from generator.model.organisation import Directory, slug

_OWED = [question.path for question in QUESTIONS]
_OWED = _OWED[_OWED.index(OWED_BY_PUBLISHERS) :]
_WORDS_OF_AN_ID = 4
_AREAS = BY_PATH[AREAS].label
_NEW_PLACE = "A place that is not here yet has to be added first: `plainview new area NAME`."
_BOXES = "\n".join(f"- [x] {promise}" for promise in PROMISES)

Ask = Callable[[FormQuestion, str, bool], str]
"""Asks one question: with what was answered before, and whether it may be passed over. Gives the answer, or nothing."""


@dataclass(frozen=True)
class Interview:
    """What was told: the file, its data, and what the checker would rather see."""

    text: str
    data: Mapping[str, Any]
    warnings: tuple[FormProblem, ...]


def interview(identifier: str, ask: Ask, tell: Callable[[FormProblem], None], content: Path, as_of: date) -> Interview:
    """Ask until there is a record of this id that is in order. What is wrong is told, and asked again."""
    answers: dict[str, str] = {}
    again = [question.path for question in QUESTIONS]
    while True:
        for question in QUESTIONS:
            if question.path in again and _is_asked(question, answers):
                answers[question.path] = ask(
                    question, answers.get(question.path, ""), not _is_needed(question, answers)
                )
        found = _record(identifier, answers, content, as_of)
        if isinstance(found, Interview):
            return found
        for problem in found:
            tell(problem)
        wrong = {problem.question for problem in found}
        again = _with_beside([question for question in QUESTIONS if question.label in wrong], answers) or list(answers)


def _with_beside(wrong: Sequence[FormQuestion], answers: Mapping[str, str]) -> list[str]:
    """What is asked again. Where nothing was answered, another question of the same part may be the one to answer."""
    silent = {question.path.partition(".")[0] for question in wrong if not answers.get(question.path)}
    beside = [one for one in answers if one.partition(".")[0] in silent and not answers[one]]
    return [*(question.path for question in wrong), *beside]


def meant(question: FormQuestion, answer: str) -> str | None:
    """What was chosen, as the form has it, from numbers, words or labels; None where that is no choice.

    An answer to any other question is itself.
    """
    if not question.words:
        return answer
    labels = list(question.words)
    by_name = {name.casefold(): label for label, word in question.words.items() for name in (label, word)}
    parts = [part.strip() for part in answer.split(",")] if question.kind == "choices" else [answer.strip()]
    found = []
    for part in filter(None, parts):
        number = int(part) if part.isascii() and part.isdigit() else 0
        label = labels[number - 1] if 0 < number <= len(labels) else by_name.get(part.casefold())
        if label is None:
            return None
        found.append(label)
    return ", ".join(found)


def _is_asked(question: FormQuestion, answers: Mapping[str, str]) -> bool:
    """Sources are for what was read elsewhere, and some questions are the publisher's own."""
    own = answers.get(BASIS) == _label(BASIS, "publisher")
    if question.path == SOURCES:
        return not own
    return own or question.path not in _OWED


def _is_needed(question: FormQuestion, answers: Mapping[str, str]) -> bool:
    return question.needed or (question.path == SOURCES and bool(answers))


def _label(path: str, word: str) -> str:
    (question,) = (one for one in QUESTIONS if one.path == path)
    return next(label for label, name in question.words.items() if name == word)


def _record(identifier: str, answers: Mapping[str, str], content: Path, as_of: date) -> Interview | list[FormProblem]:
    given = {question.label: answers[question.path] for question in QUESTIONS if answers.get(question.path)}
    known = Known(sound_areas(content), {}, frozenset(), Directory(()))
    data, problems = record_of(IssueAnswers({**given, PROMISED: _BOXES}, (), ()), known)
    data["data"] = list(_with_ids(data["data"]))
    text = record_text(data)
    found = list(checked(identifier, text, data, content, as_of, owed="Answer this question."))
    told = {problem.question for problem in problems}
    problems = [replace(one, fix=f"{one.fix} {_NEW_PLACE}") if one.question == _AREAS else one for one in problems]
    wrong = [*problems, *(one for one in found if one.severity == "error" and one.question not in told)]
    wrong += _silent(answers, {problem.question for problem in wrong})
    if wrong:
        return in_order(wrong)
    return Interview(text, data, tuple(one for one in found if one.severity == "warning"))


def _with_ids(items: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each kind of data with an id of its first words, so that a link to it lasts when the list is put in order."""
    taken: set[str] = set()
    for item in items:
        first = slug(" ".join(item["item"].split()[:_WORDS_OF_AN_ID]))
        found, number = first, 1
        while found in taken:
            number += 1
            found = f"{first}-{number}"
        taken.add(found)
        yield {**item, "id": found} if found else dict(item)


def _silent(answers: Mapping[str, str], told: set[str]) -> Iterator[FormProblem]:
    """Questions that need an answer and have none."""
    for question in QUESTIONS:
        if question.needed and not answers.get(question.path) and question.label not in told:
            yield FormProblem(question.label, "There is no answer.", "Answer this question.")
