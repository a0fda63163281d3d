"""What the commands share: their options, the settings of the site, and a line that moves while a person waits."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import click

from generator.check.dates_meant import date_meant
from generator.check.settings import BadConfiguration, Site
from generator.model.dates import parse
from generator.problems import Problem
from generator.read.content_files import bytes_of, named_file

FOUND_PROBLEMS = 1
_LAST_YEAR = 9000
SETTINGS = Path("mkdocs.yml")
OR_CONTENT = " Or give the folder of records with --content."

jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), help="How many processes. Without it, one a processor."
)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's settings. Without it, mkdocs.yml.",
)
content_option = click.option(
    "--content", type=FOLDER, help="The folder of records. Without it, the one in the settings."
)


def day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """A day, written as records write one. Where it is not, says how to write it."""
    meant = date_meant(value) if value else None
    day = parse(meant).exact if meant else None
    if day and day.year > _LAST_YEAR:
        raise click.BadParameter(f"Pages tell of what lies years ahead, and no day after {_LAST_YEAR} can be told of.")
    if value is None or (day and str(day) == value):
        return day
    shown = f"Did you mean {day}?" if day else "Write the year, the month and the day: 2027-02-05."
    raise click.BadParameter(f"`{value}` is not a day as dates are written here. {shown}")


def site_named(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A site by its folder or its address, or nothing where none was given."""
    # Path.is_dir would raise where a folder on the way is closed to us.
    if value and not re.match(r"https?://", value) and not os.path.isdir(value):  # noqa: PTH112
        said = f"{value} is neither a folder nor an address that begins with https://."
        raise click.UsageError(said, context)
    return value


as_of_option = click.option(
    "--as-of",
    "as_of",
    metavar="DATE",
    callback=day,
    help="The day to go by, such as 2027-02-05. Without it, today.",
)


def today() -> date:
    """The as-of date where none is given. Only a door asks the clock."""
    return date.today()


def settings_of(config_file: Path | None, otherwise: str = "") -> Site:
    """What the settings say. `otherwise` is what a command can be given in their place."""
    if config_file is None and not SETTINGS.is_file():
        raise click.UsageError(
            f"There is no {SETTINGS} here, which holds the site's settings. "
            f"Go to the folder that holds it, or name it with --config.{otherwise}"
        )
    # Not every command needs settings, and few need MkDocs, which takes long to load.
    from generator.plain_settings import plain_site

    if plain := plain_site(config_file or SETTINGS):
        return plain
    from generator.mkdocs_plugin import site_from

    try:
        return site_from(config_file or SETTINGS)
    except BadConfiguration as reason:
        raise click.UsageError(str(reason)) from reason


def refuse_inside_a_site(file: Path) -> None:
    """Refuse to write into a site that a build wrote: `verify` would find a file there that no build knows."""
    # Few commands ask.
    from generator.publish.folder import built_here

    if any(built_here(one) for one in file.resolve().parents):
        raise click.UsageError(
            f"{file} would stand inside a site that a build wrote, and the next build would take it away. "
            "Give a file outside of it."
        )


def bytes_of_named(file: Path, largest: int, shorter: str) -> bytes:
    """What a file holds that a command was given. A pipe is not waited for, and nothing is read without end.

    `shorter` is what to do where it is larger than that.
    """
    raw = bytes_of(named := named_file(file, largest))
    if isinstance(raw, Problem):
        fix = shorter if raw.code == "too-large" else raw.fix
        raise click.UsageError(f"{named.shown}: {raw.message} {fix}")
    return raw


@contextmanager
def own_temporary_files() -> Iterator[None]:
    """A folder for temporary files that is removed with all in it: not every library takes its own away."""
    before, folder = tempfile.tempdir, ""
    with suppress(OSError):  # whatever needs one tells of it, and not every command does
        folder = tempfile.tempdir = tempfile.mkdtemp(prefix="plainview-")
    try:
        yield
    finally:
        tempfile.tempdir = before
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A moving line where a person watches; plain lines otherwise."""
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_terminal and not os.environ.get("CI"):
        with console.status("Starting") as status:
            yield lambda text: status.update(text)
    else:
        yield lambda text: click.echo(text, err=True)
