"""`plainview build` and `plainview serve`: the whole site, once, or again as someone edits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.build import Built, build
from generator.cli_parts import (
    FOUND_PROBLEMS,
    SETTINGS,
    as_of_option,
    config_option,
    content_option,
    jobs_option,
    progress,
    settings_of,
    today,
)
from generator.mkdocs_plugin import BadConfiguration, MkDocsHost, Site, site_from
from generator.parallel import cores
from generator.present.templates import TemplateProblem, environment
from generator.problems import ContentProblems
from generator.publish import NotPublished
from generator.publish.folder import built_here
from generator.serving import PortRefused, Shown, serve_site


@click.command("build")
@content_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@as_of_option
@config_option
@click.option(
    "--previous",
    metavar="DIR|URL",
    default="",
    help="The site as it was published last, in a folder or at its address. Old versions of records that git no longer "
    "has are kept from there. Else what mkdocs.yml says.",
)
@jobs_option
def build_command(
    content: Path | None,
    site: Path | None,
    as_of: date | None,
    config_file: Path | None,
    previous: str,
    jobs: int | None,
) -> None:
    """Check the records and build the whole site, or leave the last one as it was."""
    chosen = settings_of(config_file)
    with _telling_problems(), progress() as tell:
        built = build(
            content or chosen.content,
            site or chosen.site,
            settings=chosen.settings,
            pages=chosen.pages,
            as_of=as_of or today(),
            host=MkDocsHost(config_file or SETTINGS),
            previous=previous or chosen.previous,
            jobs=jobs or cores(),
            tell=tell,
        )
    _tell_built(built, site or chosen.site)


@click.command()
@content_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@as_of_option
@config_option
def serve(content: Path | None, port: int, as_of: date | None, config_file: Path | None) -> None:
    """Show the site on this machine, and build it again when a record, a setting or the theme changes."""

    def once(shown: Shown) -> Shown:
        """Build with the settings, templates and date of now. Until something new is built, the old site is shown."""
        environment.cache_clear()
        try:
            now = site_from(config_file or SETTINGS)
            shown = Shown(shown.site, _watched(now, content))
            built = build(
                content or now.content,
                now.site,
                settings=now.settings,
                pages=now.pages,
                as_of=as_of or today(),
                host=MkDocsHost(config_file or SETTINGS),
                jobs=cores(),
            )
        except ContentProblems as found:
            click.echo(report.as_text(found.problems), err=True)
        except (BadConfiguration, NotPublished, TemplateProblem, OSError) as reason:
            # OSError: while someone edits, files come and go, and what is missing now is saved the next moment.
            click.echo(str(reason), err=True)
        else:
            _tell_built(built, now.site)
            return Shown(now.site, shown.watched)
        left = "you see the site as it was before" if built_here(shown.site) else "there is no site to see"
        click.echo(f"Until this is mended, {left}.", err=True)
        return shown

    first = settings_of(config_file)
    try:
        serve_site(once, Shown(first.site, _watched(first, content)), port, click.echo)
    except PortRefused as reason:
        raise click.UsageError(str(reason)) from reason


def _watched(site: Site, content: Path | None) -> tuple[Path, ...]:
    return (content or site.content, *site.watched)


@contextmanager
def _telling_problems() -> Iterator[None]:
    """What stops a build, told to a person: content, a template, a busy site, or faults in what was made."""
    try:
        yield
    except ContentProblems as found:
        click.echo(report.as_text(found.problems), err=True)
    except (NotPublished, TemplateProblem) as reason:
        click.echo(str(reason), err=True)
    else:
        return
    sys.exit(FOUND_PROBLEMS)


def _tell_built(built: Built, site: Path) -> None:
    if built.warnings:
        click.echo(report.as_text(built.warnings), err=True)
    for notice in built.notices:
        click.echo(f"Take care: {notice}", err=True)
    click.echo(
        f"{site}: {built.pages:,} pages, {built.files:,} files, {built.size:,} bytes in {built.seconds:.1f} seconds"
    )
