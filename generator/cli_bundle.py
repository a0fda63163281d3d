"""`plainview bundle`: the built site as one zip file, to read without the web."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator.cli_parts import FOUND_PROBLEMS, config_option, settings_of
from generator.publish.bundle import NotBundled, is_bundle, write_bundle
from generator.publish.folder import built_here
from generator.read.any_folder import Unread, open_file
from generator.read.content_files import shown_path


@click.command()
@click.argument("site", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("plainview.zip"),
    show_default=True,
    help="The file to write.",
)
@config_option
def bundle(site: Path | None, to: Path, config_file: Path | None) -> None:
    """Pack the built SITE, its pages and its data, into one zip file that opens from a disk.

    Without SITE, the site of the settings. It must be built: what is packed is what it holds.
    """
    folder = site or settings_of(config_file, " Or give the folder of the built site.").site
    if not built_here(folder):
        raise click.UsageError(f"There is no built site in {folder}. Run `plainview build` first.")
    if to.resolve().is_relative_to(folder.resolve()):
        raise click.UsageError(f"{to} would stand inside the site, and be packed into itself. Give another file.")
    if not _may_be_replaced(to):
        raise click.UsageError(f"{to} is there already, and is no bundle. Move it away, or give another file.")
    try:
        made = write_bundle(folder, to)
    except NotBundled as reason:
        click.echo(str(reason), err=True)
        sys.exit(FOUND_PROBLEMS)
    click.echo(f"{shown_path(to)}: {made.pages:,} pages, {made.files:,} files, {made.size:,} bytes")


def _may_be_replaced(file: Path) -> bool:
    """Whether nothing is there that somebody may want to keep, but the bundle of before."""
    if not os.path.lexists(file):
        return True
    try:
        with open_file(file) as opened:
            return is_bundle(opened)
    except (Unread, OSError):
        return False
