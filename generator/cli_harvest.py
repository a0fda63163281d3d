"""`plainview harvest`: copies of other publishers' registers, for a site that shows many."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.check.content_names import AREAS
from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    as_of_option,
    config_option,
    content_option,
    progress,
    settings_of,
    today,
)
from generator.intake.harvest import Told, harvest
from generator.intake.harvest_folder import HarvestRefused
from generator.present.wording import count, when
from generator.problems import ContentProblems
from generator.read.content_files import shown_path
from generator.read.copied_files import HARVESTED

SOURCES = Path("sources.yml")
_SHOWN = 100


@click.command("harvest")
@click.argument("sources", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--locked", is_flag=True, help="Take only what was taken before, as content/harvested/ says.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a register was not read, or a record left out.")
@content_option
@as_of_option
@config_option
def harvest_command(
    sources: Path | None, locked: bool, strict: bool, content: Path | None, as_of: date | None, config_file: Path | None
) -> None:
    """Copy the records of other registers into content/harvested/, checked and with where each came from.

    SOURCES lists the registers; without it, sources.yml. One that cannot be read keeps its last good copy.
    """
    if sources is None and not SOURCES.is_file():
        raise click.UsageError(
            f"There is no {SOURCES} here, which lists the registers to copy from. Name it, or write one: "
            "`docs/how-to/harvest-other-registers.md` says how."
        )
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        with progress() as tell:
            all_told = harvest(sources or SOURCES, folder, today=as_of or today(), locked=locked, tell=tell)
    except ContentProblems as found:
        click.echo(report.as_text(found.problems), err=True)
        sys.exit(FOUND_PROBLEMS)
    except HarvestRefused as reason:
        raise click.ClickException(str(reason)) from reason
    for told in all_told:
        click.echo("\n".join(_lines(told)))
    if any("(unknown-area)" in why for told in all_told for why in told.left_out.values()):
        click.echo(f"Copy the files of missing areas into {shown_path(folder / AREAS)}, then run this again.")
    if any(told.taken for told in all_told):
        click.echo(f"The copies are in {shown_path(folder / HARVESTED)}. `plainview build` shows them.")
    elif all_told:
        click.echo("So there is no copy of any register.")
    if strict and any(told.unread or told.left_out for told in all_told):
        sys.exit(FOUND_PROBLEMS)


def _lines(told: Told) -> Iterator[str]:
    taken = told.taken
    if told.source is None:
        if taken is not None:
            said = f"Its copy of {when(taken.seen)} stays, and is not brought up to date."
            yield f"{taken.id}: {taken.name} is not in the list any more. {said}"
        return
    name = told.source.name
    if taken is None:
        yield f"{told.source.id}: {name} could not be read, and there is no copy of it. {told.unread}"
        return
    if told.unread:
        yield f"{told.source.id}: {name} could not be read. Its copy of {when(taken.seen)} stays. {told.unread}"
        return
    as_at = f", as at {when(taken.as_at)}" if taken.as_at else ""
    yield f"{told.source.id}: {count(taken.records, 'record')} of {name}{as_at}"
    for identifier, kept in taken.kept.items():
        yield f"  {identifier}: the copy of {when(kept.seen)} stays. {told.kept[identifier]}"
    for identifier, why in list(told.gone.items())[:_SHOWN]:
        yield f"  {identifier}: taken down. {why}"
    for identifier, why in list(told.left_out.items())[:_SHOWN]:
        yield f"  {identifier}: left out. {why}"
    if len(told.left_out) > _SHOWN:
        yield f"  and {len(told.left_out) - _SHOWN:,} more left out"
