"""Answers for a first record: typed by a person who is asked, or read from a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from generator import report
from generator.cli_parts import FOUND_PROBLEMS, today
from generator.intake.asked_record import problems_beside
from generator.intake.form_questions import QUESTIONS, FormQuestion
from generator.intake.interview import interview, meant
from generator.intake.issue_record import FormProblem
from generator.intake.record_text import record_text
from generator.model.agreement import Agreement
from generator.model.dictionary import dictionary_of
from generator.problems import Problem, Where, errors
from generator.read.content_files import shown_path
from generator.read.strict_yaml import parse

_WORDS = {facts.path: facts.words for facts in dictionary_of(Agreement)}


def answers_of_person(content: Path) -> str:
    """The text of a record that somebody was asked for. What is wrong with an answer is told, and asked again."""
    click.echo("Pass over what you cannot answer with the Enter key. Control-C ends it, and nothing is written.")
    found = interview(_ask, _tell, content, today())
    for problem in found.warnings:
        _tell(problem)
    return found.text


def answers_from(file: Path, content: Path) -> str:
    """The text of a record with what a file of answers states. Ends with what is wrong with them, each at its place."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise click.UsageError(f"{shown_path(file)} cannot be read as UTF-8 ({reason}).") from reason
    given = parse(text, with_places=True)
    where = shown_path(file)
    found = [Problem(Where(where, one.line, one.column), one.code, one.message, one.fix) for one in given.faults]
    if not found and not isinstance(given.data, dict):
        raise click.UsageError(f"{where} names no fields. Write them as in a record: `title: ...`.")
    made = "" if found else record_text({"schema": 1, **given.data})
    if made:
        places = {place: path for path, place in parse(made, with_places=True).places.items()}
        for problem in problems_beside(made, content, today()):
            line, column = given.place(places.get((problem.where.line, problem.where.column), ()))
            found.append(replace(problem, where=Where(where, line, column)))
    if found:
        click.echo(report.as_text(sorted(found)), err=True)
    if errors(found):
        sys.exit(FOUND_PROBLEMS)
    return made


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
        click.echo(f"  Before: {before}")
    if question.kind == "list":
        click.echo("  One on each line. An empty line ends it.")
    while True:
        chosen = meant(question, _lines() if question.kind == "list" else _line())
        if chosen is None:
            click.echo("  That is none of these. Type its number, or several with commas between them.")
        elif chosen or before or may_be_passed:
            return chosen or before
        else:
            click.echo("  This one needs an answer.")


def _line() -> str:
    return str(click.prompt(">", default="", show_default=False, prompt_suffix=" ")).strip()


def _lines() -> str:
    found = []
    while line := _line():
        found.append(line)
    return "\n".join(found)


def _tell(problem: FormProblem) -> None:
    word = "Take care" if problem.severity == "warning" else "This cannot stand"
    about = f" “{problem.question}”" if problem.question else ""
    click.echo(f"\n{word}:{about} {problem.message} {problem.fix}")
