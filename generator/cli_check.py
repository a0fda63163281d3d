"""`plainview check`: everything that is wrong with the records, and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Sequence, Set
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.check.content_names import FOLDERS
from generator.check.some_records import problems_of_records
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

    With FILES, tell only of those. All records are read for it, and where one of FILES is no record, all is checked.
    """
    if reading:
        # Only this looks at how plain prose reads.
        from generator.cli_reading import tell_reading

        tell_reading(files, style, content, config_file)
        return
    if content and not config_file and not SETTINGS.is_file():
        folder, grade, pages, kept = content, None, None, None  # records without a site
        of_settings: tuple[Problem, ...] = ()
    else:
        chosen = settings_of(config_file, OR_CONTENT)
        folder, grade = content or chosen.content, chosen.settings.reading_grade
        pages, kept = (None, None) if content else (chosen.pages, _kept_by_a_build(chosen.site))
        of_settings = () if content else chosen.warnings
    day, processes = as_of or today(), jobs or cores()
    asked = {file.resolve() for file in files}
    found = None
    if files:
        found = problems_of_records(folder, asked, processes, as_of=day, reading_grade=grade, kept_in=kept)
    if found is None:
        of_content = _problems_of_all(folder, processes, day, grade, pages, kept)
        problems: Sequence[Problem] = sorted((*of_settings, *of_content))
    else:
        problems = found
    if revision is not None:
        problems = sorted([*problems, *_against(revision, folder)])
    if files:
        if found is None:
            _refuse_others(files, problems, folder, pages)
        problems = _problems_of(asked, problems, folder)
    click.echo(report.FORMATS[style](problems))
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


def _kept_by_a_build(site: Path) -> Path | None:
    """The folder of what a build found before, which is used here too. Where there was none, a check makes none."""
    kept = kept_beside(site)
    return kept if kept.is_dir() else None


def _problems_of_all(
    content: Path, jobs: int, as_of: date, reading_grade: int | None, pages: Path | None, kept: Path | None
) -> Sequence[Problem]:
    # Some records are checked without what only this needs.
    from generator.check.checker import check_content
    from generator.check.memory import Memory

    memory = Memory(kept) if kept else None
    try:
        return check_content(
            content, jobs, as_of=as_of, reading_grade=reading_grade, pages=pages, memory=memory
        ).warnings
    except ContentProblems as found:
        return found.problems


def _refuse_others(files: Sequence[Path], problems: Sequence[Problem], content: Path, pages: Path | None) -> None:
    """A file that the checker does not read is wrong usage: it would seem in order."""
    from generator.check.checker import files_in

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


def _problems_of(asked: Set[Path], problems: Sequence[Problem], content: Path) -> list[Problem]:
    """The problems of some files."""
    places = {problem: Path(problem.where.path).resolve() for problem in problems}
    # What is wrong with a folder as a whole keeps every record from being checked in full.
    wide = {path for path in places.values() if path in (content.resolve(), *(content.resolve() / n for n in FOLDERS))}
    return [problem for problem, path in places.items() if path in asked | wide]


def _against(revision: str, content: Path) -> list[Problem]:
    """What would kill an address of before. A revision that cannot be read is wrong usage."""
    from generator.check.against import problems_against
    from generator.read.git_revision import RevisionRefused, revision_of

    try:
        return problems_against(content, revision_of(content, revision))
    except RevisionRefused as reason:
        raise click.UsageError(str(reason)) from reason
