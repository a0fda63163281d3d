"""`plainview check`: everything that is wrong with the records, and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.check.against import problems_against
from generator.check.checker import FOLDERS, check_content, files_in
from generator.check.memory import Memory
from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    SETTINGS,
    as_of_option,
    config_option,
    content_option,
    jobs_option,
    settings_of,
    today,
)
from generator.parallel import cores
from generator.problems import ContentProblems, Problem, errors
from generator.read.git_revision import RevisionRefused, revision_of
from generator.read.kept import kept_beside


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "style", type=click.Choice(list(report.FORMATS)), default="text", show_default=True)
@click.option(
    "--against",
    "revision",
    metavar="REV",
    help="Refuse what would kill an address that was published at this branch, tag or commit, such as origin/main.",
)
@click.option("--reading", is_flag=True, help="Say how plain the pages of prose read, instead of checking the records.")
@content_option
@as_of_option
@config_option
@jobs_option
def check(
    files: tuple[Path, ...],
    style: str,
    reading: bool,
    revision: str | None,
    content: Path | None,
    as_of: date | None,
    config_file: Path | None,
    jobs: int | None,
) -> None:
    """Say everything that is wrong with the records, and how to mend it.

    With FILES, tell only of those, though all are read.
    """
    if reading:
        # Only this looks at how plain prose reads.
        from generator.cli_reading import tell_reading

        tell_reading(files, style, content, config_file)
        return
    if content and not config_file and not SETTINGS.is_file():
        folder, grade, pages, kept = content, None, None, None  # records without a site
    else:
        chosen = settings_of(config_file, OR_CONTENT)
        folder, grade = content or chosen.content, chosen.settings.reading_grade
        pages, kept = (None, None) if content else (chosen.pages, kept_beside(chosen.site))
    # What a build found before is used here too. Where there was none, a check makes no folder for it.
    memory = Memory(kept) if kept and kept.is_dir() else None
    try:
        problems: Sequence[Problem] = check_content(
            folder, jobs or cores(), as_of=as_of or today(), reading_grade=grade, pages=pages, memory=memory
        ).warnings
    except ContentProblems as found:
        problems = found.problems
    if revision is not None:
        problems = sorted([*problems, *_against(revision, folder)])
    if files:
        problems = _problems_of(files, problems, folder, pages)
    click.echo(report.FORMATS[style](problems))
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


def _problems_of(
    files: Sequence[Path], problems: Sequence[Problem], content: Path, pages: Path | None
) -> list[Problem]:
    """The problems of some files. A file that the checker does not read is wrong usage: it would seem in order."""
    told = {Path(problem.where.path).resolve() for problem in problems}
    read = {path.resolve() for path in files_in(content, pages)} | told
    for file in files:
        if file.resolve() not in read:
            raise click.UsageError(
                f"{file} is not a record of this content folder, {content}. Records are the files that end in .yml "
                "straight inside its folders `agreements`, `areas` and `frameworks`, its `organisations.yml`, its "
                "`glossary.yml`, its `search-words.yml`, its `redactions.yml`, its `accessibility-checks.yml` and its "
                "`ids.yml`. Pages written by hand are checked too: they end in .md."
            )
    asked = {file.resolve() for file in files}
    places = {problem: Path(problem.where.path).resolve() for problem in problems}
    # What is wrong with a folder as a whole keeps every record from being checked in full.
    wide = {path for path in places.values() if path in (content.resolve(), *(content.resolve() / n for n in FOLDERS))}
    return [problem for problem, path in places.items() if path in asked | wide]


def _against(revision: str, content: Path) -> list[Problem]:
    """What would kill an address of before. A revision that cannot be read is wrong usage."""
    try:
        return problems_against(content, revision_of(content, revision))
    except RevisionRefused as reason:
        raise click.UsageError(str(reason)) from reason
