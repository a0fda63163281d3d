"""`plainview init`: the start of a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check.email_addresses import is_personal
from generator.intake.beginning import Beginning, NotBegun, begin_site, make_repository, refuse_folder
from generator.intake.shipped_areas import NoSuchArea, area_called, shipped_areas
from generator.read.content_files import shown_path


def _may_begin(context: click.Context, argument: click.Parameter, folder: Path) -> Path:
    """Refuse a folder before anything is asked."""
    try:
        refuse_folder(folder)
    except NotBegun as reason:
        raise click.UsageError(str(reason)) from reason
    return folder


def _known_area(answer: str) -> str:
    """A place that there is, so that a slip is asked again and costs no other answer."""
    try:
        area_called(answer, shipped_areas())
    except NoSuchArea as reason:
        raise click.UsageError(str(reason)) from reason
    return answer


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), callback=_may_begin, is_eager=True)
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
    chosen = areas or (click.prompt("Which council or area is it about?", default=name, value_proc=_known_area),)
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
    if is_personal(corrections.removeprefix("mailto:")):
        click.echo(
            f"Take care: {corrections} looks like one person's address, and readers will see it. "
            "`correction_route` in mkdocs.yml takes another."
        )
    if not kept:
        click.echo("Keep it in git, so that what changes can be told: `git init --initial-branch=main`.")
