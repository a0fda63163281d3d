"""Answers for a first record or an assessment of one: typed by a person who is asked, or read from a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator import report
from generator.assess.open_questions import WEAK
from generator.cli_parts import FOUND_PROBLEMS, today
from generator.intake.assessment_scaffold import AssessmentRefused, NewAssessment
from generator.intake.form_questions import QUESTIONS, FormQuestion
from generator.intake.interview import interview, meant
from generator.intake.issue_record import FormProblem
from generator.intake.last_time import Before
from generator.intake.proposed_records import problems_of
from generator.intake.record_text import record_text
from generator.model.agreement import Agreement
from generator.model.assessment import NOT_ASSESSED
from generator.model.dictionary import dictionary_of
from generator.model.framework import Question
from generator.model.vocabulary import ASSESSOR_KINDS
from generator.problems import Problem, Where, errors
from generator.read.content_files import contents, named_file, printable, shown_path
from generator.read.strict_yaml import Document, parse

_WORDS = {facts.path: facts.words for facts in dictionary_of(Agreement)}


def answers_of_person(identifier: str, content: Path) -> str:
    """The text of a record that somebody was asked for. What is wrong with an answer is told, and asked again."""
    click.echo(_HOW)
    found = interview(identifier, _ask, _tell, content, today())
    for problem in found.warnings:
        _tell(problem)
    return found.text


def answers_from(file: Path, identifier: str, content: Path) -> str:
    """The text of a record with what a file of answers states. Ends with what is wrong with them, each at its place."""
    given, where = _given(file), shown_path(file)
    made = record_text({"schema": 1, **given.data})
    found = [
        replace(problem, where=Where(where, *given.place(problem.at)))
        for problem in problems_of(identifier, made, content, today())
    ]
    if found:
        click.echo(report.as_text(sorted(found)), err=True)
    if errors(found):
        sys.exit(FOUND_PROBLEMS)
    return made


def _given(file: Path) -> Document:
    """A file of answers, which names fields. Ends where it cannot be read."""
    where = shown_path(file)
    read = contents(named_file(file))
    given = Document() if isinstance(read, Problem) else parse(read.text, with_places=True)
    faults = [Problem(Where(where, one.line, one.column), one.code, one.message, one.fix) for one in given.faults]
    if unread := [read] if isinstance(read, Problem) else faults:
        click.echo(report.as_text(unread), err=True)
        sys.exit(FOUND_PROBLEMS)
    if not isinstance(given.data, dict):
        raise click.UsageError(f"{where} names no fields. Begin each line with a name and a colon.")
    return given


def assessment_of_person(
    new: NewAssessment, content: Path, begin_for: Callable[[str, str | None], NewAssessment]
) -> NewAssessment:
    """The assessment with the answers of somebody who was asked. Ends where the record would not be in order.

    `begin_for` begins it for whoever judges, by a name and a kind, where that was not plain from the start.
    """
    click.echo(_HOW)
    new = _for_whoever_judges(new, begin_for)
    begun = new.begun
    name, kind = begun.name, begun.kind
    told: dict[str, Any] = {"framework": begun.framework.id, "by": {"name": name, "kind": kind}, "date": str(begun.on)}
    if method := _asked_for("How was it judged? Such as: Desk review by two officers."):
        told["method"] = method
    click.echo("\nFor each question: " + ", ".join(f"{mark} {word}" for mark, word in begun.framework.scale.items()))
    told["answers"] = {
        question.id: _answer(test.title, question, begun.before.get(question.id))
        for test in begun.framework.tests
        for question in test.questions
    }
    if all(answer["rating"] == NOT_ASSESSED for answer in told["answers"].values()):
        raise click.ClickException("No question was answered. Nothing was written.")
    return _whole(replace(new, answered=told), content, None, {})


def _for_whoever_judges(new: NewAssessment, begin_for: Callable[[str, str | None], NewAssessment]) -> NewAssessment:
    """The same with the name and the kind of whoever judges. One who cannot is told why, and asked for again."""
    kind = new.begun.kind
    while not (new.begun.name and new.begun.kind):
        name = new.begun.name or _needed("Who judges? An organisation or a role, never a person.")
        try:
            new = begin_for(name, kind)
            if not new.begun.kind:
                new = begin_for(name, _kind(new.begun.kinds))
        except AssessmentRefused as reason:
            click.echo(f"  {reason}")
    return new


def assessment_from(file: Path, new: NewAssessment, content: Path, asked: Mapping[str, Any]) -> NewAssessment:
    """The assessment with the answers of a file. Ends with what is wrong with them, each at its place.

    `asked` is what was said beside the file, which goes before what stands in it.
    """
    given = _given(file)
    begun = new.begun
    by = {name: value for name, value in (("name", begun.name), ("kind", begun.kind)) if value}
    told = {"framework": begun.framework.id, "by": by, "date": str(begun.on), **given.data, **asked}
    if isinstance(asked_by := asked.get("by"), dict) and isinstance(given_by := given.data.get("by", by), dict):
        told["by"] = {**given_by, **asked_by}
    return _whole(replace(new, answered=told), content, file, given)


def _whole(new: NewAssessment, content: Path, file: Path | None, given: Any) -> NewAssessment:
    """The same, if the record with it is in order. What is wrong is told at its place among the answers."""
    text = new.whole()
    ours = ("assessments", len(parse(text).data["assessments"]) - 1)
    found = []
    for problem in problems_of(new.file.id, text, content, today()):
        if problem.at[:2] == ours or not problem.at:  # what was there before was in order
            where = Where(shown_path(file), *given.place(problem.at[2:])) if file else problem.where
            found.append(replace(problem, where=where))
    if found:
        click.echo(report.as_text(sorted(found)), err=True)
    if errors(found):
        if file is None:
            click.echo(new.text(), nl=False)  # so that nothing that was typed is lost
        sys.exit(FOUND_PROBLEMS)
    return new


def _answer(test: str, question: Question, before: Before | None) -> dict[str, Any]:
    """The answer to one question. Without a rating it is not assessed."""
    click.echo(f"\n{test}: {question.text}")
    if question.guidance:
        click.echo(f"  {question.guidance.strip()}")
    if question.good_answer_mentions:
        click.echo(f"  A good answer mentions: {'; '.join(question.good_answer_mentions)}.")
    if before is not None:
        click.echo(f"  Last time: {before.told()}")
    while (rating := _line("How far, from 1 to 5")) not in ("", "1", "2", "3", "4", "5"):
        click.echo("  Type a number from 1 to 5, or nothing.")
    if not rating:
        return {"rating": NOT_ASSESSED}
    answer: dict[str, Any] = {"rating": int(rating), "because": _needed("Why?")}
    if int(rating) <= WEAK and (what := _asked_for("What will be done about it?")):
        answer["action"] = {"what": what}
        for name, asks in (("who", "Which team or role will do it?"), ("by", "By when? Such as 2027-03-31.")):
            if said := _asked_for(asks):
                answer["action"][name] = said
    return answer


def _kind(kinds: Sequence[str]) -> str:
    click.echo("\nHow do they stand to the agreement? Type one of these words.")
    for word in kinds:
        click.echo(f"  {word}: {ASSESSOR_KINDS[word].meaning}")
    while (chosen := _line()) not in kinds:
        click.echo("  That is none of these words.")
    return chosen


def _asked_for(question: str) -> str:
    click.echo(f"\n{question}")
    return _line()


def _needed(question: str) -> str:
    while not (answer := _asked_for(question)):
        click.echo("  This one needs an answer.")
    return answer


_HOW = "Pass over what you cannot answer with the Enter key. Control-C ends it, and nothing is written."
# Takes out what was answered before.
_NOTHING = "-"


def _ask(question: FormQuestion, before: str, may_be_passed: bool) -> str:
    click.echo(f"\n{QUESTIONS.index(question) + 1} of {len(QUESTIONS)}. {question.label}")
    meanings = [_WORDS[question.path][word].meaning for word in question.words.values()]
    if not meanings or meanings[0] not in question.guidance:
        click.echo(f"  {question.guidance}")
    for place, (label, meaning) in enumerate(zip(question.words, meanings, strict=True), start=1):
        click.echo(f"  {place}  {label}: {meaning}")
    if question.example:
        click.echo(f"  Such as: {question.example}")
    if before:
        click.echo(f"  Before: {printable(', '.join(before.splitlines()))}")
        click.echo(f"  The Enter key keeps that.{f' {_NOTHING} takes it out.' if may_be_passed else ''}")
    if question.kind == "list":
        click.echo("  One on each line. An empty line ends it.")
    while True:
        typed = _lines() if question.kind == "list" else _line()
        if before and may_be_passed and typed == _NOTHING:
            return ""
        chosen = meant(question, typed)
        if chosen is None:
            click.echo("  That is none of these. Type its number, or several with commas between them.")
        elif chosen or before or may_be_passed:
            return chosen or before
        else:
            click.echo("  This one needs an answer.")


def _line(asks: str = "") -> str:
    try:
        return str(click.prompt(f"{asks}>", default="", show_default=False, prompt_suffix=" ")).strip()
    except click.Abort as reason:  # Control-C, or the end of answers that come from a file
        raise click.ClickException("It ended before the last question. Nothing was written.") from reason


def _lines() -> str:
    found = []
    while line := _line():
        found.append(line)
    return "\n".join(found)


def _tell(problem: FormProblem) -> None:
    word = "Take care" if problem.severity == "warning" else "This cannot stand"
    about = f" “{problem.question}”" if problem.question else ""
    click.echo(f"\n{word}:{about} {problem.message} {problem.fix}")
