"""`plainview forms`: forms in which somebody writes a record without git, made from the fields of a record."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli_parts import SETTINGS, config_option, settings_of
from generator.intake.issue_forms import FOLDER, issue_forms
from generator.intake.new_files import FilesRefused, write_together

_into = click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
_again = click.option("--again", is_flag=True, help="Write over what is there from an earlier time.")


@click.group()
def forms() -> None:
    """Write forms in which people propose and edit records without git."""


@forms.command("github")
@_into
@_again
@config_option
def forms_github(folder: Path, again: bool, config_file: Path | None) -> None:
    """Write forms for GitHub issues into DIR, the top of your repository.

    One proposes an agreement, and `plainview from-issue` makes a record of it. The other tells of a mistake. What
    somebody types in them is public at once, and they say so.
    """
    corrections = ""
    if config_file or SETTINGS.is_file():
        corrections = settings_of(config_file).settings.correction_route
    files = {folder / FOLDER / name: text.encode() for name, text in issue_forms(corrections).items()}
    try:
        write_together(files, over=again)
    except FilesRefused as reason:
        raise click.ClickException(f"{reason} To write over it, add --again.") from reason
    click.echo(f"{folder / FOLDER} holds {len(files)} files. Commit them: GitHub then offers the forms.")
