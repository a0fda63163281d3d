"""`plainview sheet` and `plainview import`: records as a workbook, and a workbook back into records."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from generator import report
from generator.check.suggest import close_match
from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    as_of_option,
    config_option,
    content_option,
    own_temporary_files,
    refuse_inside_a_site,
    settings_of,
    today,
)
from generator.intake.id_ledger import LedgerRefused, ledger_of, there_is_a_ledger
from generator.intake.replacing import FileRefused, Replacing, replace_files
from generator.intake.sheet_grid import SheetProblem, SheetRefused
from generator.intake.sheet_import import SheetImport, Told, import_of, is_taken
from generator.intake.standing_records import ids_of, standing_records
from generator.intake.workbook_writing import workbook
from generator.parallel import cores
from generator.problems import ContentProblems, Problem, errors


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--blank", is_flag=True, help="Write no record into it, only what is needed to fill in new ones.")
@click.option("--only", multiple=True, metavar="ID", help="Write this record alone. May be given several times.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@content_option
@as_of_option
@config_option
def sheet(
    file: Path,
    blank: bool,
    only: tuple[str, ...],
    force: bool,
    content: Path | None,
    as_of: date | None,
    config_file: Path | None,
) -> None:
    """Write the records into a workbook, FILE.xlsx, that can be filled in with Excel and put back.

    It has one row an agreement, and a sheet for each list that a record holds, with guidance and drop-downs.
    `plainview import` puts it back.
    """
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{file} does not end in .xlsx, by which Excel knows its files. Add that.")
    refuse_inside_a_site(file)
    if blank and only:
        raise click.UsageError("--blank writes no record, and --only names some. Give one of the two.")
    folder = content or settings_of(config_file, OR_CONTENT).content
    known = ids_of(folder)
    for identifier in only:
        if identifier not in known:
            near = close_match(identifier, known)
            raise click.UsageError(f"There is no agreement `{identifier}`.{f' Did you mean `{near}`?' if near else ''}")
    try:
        records = standing_records(folder, () if blank else only or None)
    except ContentProblems as found:
        click.echo(report.as_text(found.problems), err=True)
        click.echo("No workbook was written. Mend these records first.", err=True)
        sys.exit(FOUND_PROBLEMS)
    with own_temporary_files():
        made = workbook({identifier: one.data for identifier, one in records.items()}, as_of or today())
    try:
        if file.exists() and not file.is_file():
            raise click.ClickException(f"{file} is there already and is no ordinary file. Choose another name.")
        if file.exists() and not force:
            raise click.ClickException(f"{file} is there already. Choose another name, or write over it with --force.")
        replace_files([Replacing(file, file.read_bytes() if file.exists() else None, made)])
    except (FileRefused, OSError) as reason:
        raise click.ClickException(str(reason)) from reason
    click.echo(f"{file} holds {_count(len(records), 'agreement')}. Fill it in, and then run `plainview import {file}`.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@content_option
@as_of_option
@config_option
def import_command(
    file: Path, dry_run: bool, content: Path | None, as_of: date | None, config_file: Path | None
) -> None:
    """Put a filled-in workbook back into the records: all of it where all is well, and else nothing.

    FILE is a workbook from `plainview sheet`, a CSV file with the columns of its sheet “Agreements”, or a folder with a
    CSV file for each sheet. A record is changed only where a cell says something else, and its notes stay. A new id
    makes a new record. No record is ever deleted.
    """
    if not is_taken(file):
        raise click.UsageError(f"{file} is no workbook (.xlsx) and no CSV file (.csv). Save it as one of these.")
    folder = content or settings_of(config_file, OR_CONTENT).content
    day = as_of or today()
    try:
        found = import_of(file, folder, as_of=day, jobs=cores())
    except SheetRefused as refused:
        ending = " Mend these records first." * bool(refused.records)
        _refuse(refused.problems, [Told(problem, None) for problem in refused.records], ending)
    for notice in found.notices:
        click.echo(f"Take care: {notice}", err=True)
    if found.refused:
        _refuse(found.faults, found.problems)
    for told in found.problems:
        click.echo("\n".join(_told(told)), err=True)
    for line in _changes(found):
        click.echo(line)
    if dry_run or not found.files:
        click.echo("Nothing would change." if not found.files else f"{_summary(found)} Nothing was changed yet.")
        return
    try:
        found.write()
    except FileRefused as reason:
        raise click.ClickException(f"{reason} Nothing was changed.") from reason
    with suppress(LedgerRefused):  # It holds nothing up, and `plainview check` tells of it.
        if any(plan.new for plan in found.plans) and there_is_a_ledger(folder):
            ledger_of(folder, day).write()
    click.echo(f"{_summary(found)} `plainview changed` tells what the public would see.")


def _refuse(faults: Sequence[SheetProblem], problems: Sequence[Told], ending: str = "") -> NoReturn:
    """Tell all that is wrong with the sheets, and with the records as they would be, and end."""
    for line in (*map(str, faults), *("\n".join(_told(one)) for one in problems)):
        click.echo(line, err=True)
    wrong = len(faults) + len(errors(one.problem for one in problems))
    click.echo(f"{_count(wrong, 'problem')}. Nothing was changed.{ending}", err=True)
    sys.exit(FOUND_PROBLEMS)


def _told(told: Told) -> Iterator[str]:
    problem: Problem = told.problem
    word = "" if problem.severity == "error" else "warning: "
    if told.place is not None:
        yield f"{told.place}: {word}{problem.message}"
        yield f"    {problem.fix}"
        yield f"    ({problem.where}: {problem.code})"
    else:
        yield f"{problem.where}: {problem.code}: {word}{problem.message}"
        yield f"    {problem.fix}"


def _changes(found: SheetImport) -> Iterator[str]:
    for plan in found.plans:
        if plan.new:
            yield f"{plan.id}: a new record"
        else:
            yield from (f"{plan.id}: {change}" for change in plan.changes)


def _summary(found: SheetImport) -> str:
    new = sum(plan.new for plan in found.plans)
    changed = len(found.plans) - new
    parts = [f"{_count(changed, 'record')} changed"] * bool(changed) + [f"{_count(new, 'record')} new"] * bool(new)
    return f"{', '.join(parts)}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
