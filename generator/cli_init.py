"""`plainview init`: the start of a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from generator.intake.beginning import Beginning, NotBegun, begin_site, make_repository
from generator.read.content_files import shown_path


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", prompt="What is your organisation called?", help="Who publishes the site.")
@click.option(
    "--area",
    "areas",
    multiple=True,
    help="A place that it is about: the name of a council, such as Leeds City Council. May be given more than once.",
)
@click.option(
    "--site-url",
    prompt="At which address will the site be?",
    default="https://data.example/",
    help="The whole address of the site. It can be changed until it is published.",
)
@click.option(
    "--corrections",
    prompt="To which e-mail address should people write when something is wrong? A team's, not a person's",
    help="An e-mail address, or the address of a page.",
)
@click.option("--no-git", is_flag=True, help="Do not begin a git repository.")
def init(folder: Path, name: str, areas: tuple[str, ...], site_url: str, corrections: str, no_git: bool) -> None:
    """Begin a site of your own in DIR: settings, an example, your places, and what checks and publishes it."""
    chosen = areas or (click.prompt("Which council or area is it about?", default=name),)
    try:
        files = begin_site(folder, Beginning(name, chosen, site_url, corrections))
    except NotBegun as reason:
        raise click.UsageError(str(reason)) from reason
    except OSError as reason:
        said = f"{shown_path(folder)} cannot be written to ({reason.strerror})."
        raise click.ClickException(f"{said} Let it be written to, or choose another folder.") from reason
    kept = not no_git and make_repository(folder)
    click.echo(f"{shown_path(folder)} is ready, with {len(files):,} files. README.md says how to go on.")
    click.echo(f"Go there (`cd {shown_path(folder)}`) and look at it: `plainview serve`.")
    if not kept:
        click.echo("Keep it in git, so that what changes can be told: `git init --initial-branch=main`.")
