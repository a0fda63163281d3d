"""`plainview migrate`: records in an older shape, moved to the newest."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli_parts import FOUND_PROBLEMS, OR_CONTENT, config_option, content_option, settings_of
from generator.intake.migrations import NEWEST, NotMigrated, migrations
from generator.intake.replacing import FileRefused, replace_files
from generator.present.wording import count
from generator.read.content_files import shown_path


@click.command()
@click.option("--dry-run", is_flag=True, help="Say which files would change, and change none.")
@content_option
@config_option
def migrate(dry_run: bool, content: Path | None, config_file: Path | None) -> None:
    """Move records in an older shape to the newest, after an upgrade. Notes in the files stay.

    All of them are moved, or none. An upgrade by itself changes no file.
    """
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        files = migrations(folder)
        if not dry_run:
            replace_files(files)
    except (NotMigrated, FileRefused) as reason:
        click.echo(f"{reason}\nNothing was changed.", err=True)
        sys.exit(FOUND_PROBLEMS)
    for file in files:
        click.echo(shown_path(file.path))
    if not files:
        click.echo(f"Every record has the newest shape, schema {NEWEST}. Nothing needs to change.")
    elif dry_run:
        click.echo(f"{count(len(files), 'record')} would be moved to schema {NEWEST}.")
    else:
        click.echo(
            f"{count(len(files), 'record')} moved to schema {NEWEST}. Look at `git diff`, then `plainview check`."
        )
