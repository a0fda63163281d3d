"""`plainview ids`: the ledger of every id that was ever published, brought up to date or looked at."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    as_of_option,
    config_option,
    content_option,
    settings_of,
    today,
)
from generator.intake.id_ledger import LedgerRefused, ledger_of

_SHOWN = 10


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing, and exit with 1 where a line is missing.")
@content_option
@as_of_option
@config_option
def ids(only_check: bool, content: Path | None, as_of: date | None, config_file: Path | None) -> None:
    """Add every id that is not yet in the ledger, content/ids.yml, with the day on which it was first seen.

    It also says there which ids have moved and whose records were taken down. Nothing else in the file changes.
    Without a ledger, one is begun.
    """
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        ledger = ledger_of(folder, as_of or today())
        if ledger.behind and not only_check:
            ledger.write()
    except LedgerRefused as reason:
        raise click.ClickException(str(reason)) from reason
    if not ledger.behind:
        click.echo(f"{ledger.shown} is up to date: {ledger.known:,} ids.")
        return
    for identifier in ledger.behind[:_SHOWN]:
        click.echo(f"  {identifier}")
    if len(ledger.behind) > _SHOWN:
        click.echo(f"  and {len(ledger.behind) - _SHOWN:,} more")
    if only_check:
        click.echo(f"{ledger.shown} is behind on {len(ledger.behind):,} of {ledger.known:,} ids. Run `plainview ids`.")
        sys.exit(FOUND_PROBLEMS)
    click.echo(f"{ledger.shown} now has {ledger.known:,} ids; {len(ledger.behind):,} were added or brought up to date.")
