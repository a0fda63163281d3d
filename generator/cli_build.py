"""`plainview build` and `plainview serve`: the whole site, or what is looked at while someone edits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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
    own_temporary_files,
    progress,
    settings_of,
    site_named,
    today,
)
from generator.parallel import cores
from generator.plain_settings import mark_of_host
from generator.present.prose import Prose
from generator.present.templates import TemplateProblem
from generator.problems import ContentProblems, Problem
from generator.publish import NotPublished
from generator.publish.frame import Host, HostPage

if TYPE_CHECKING:
    from generator.check.settings import Site
    from generator.showing import Showing


@click.command("build")
@content_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@as_of_option
@config_option
@click.option(
    "--previous",
    metavar="DIR|URL",
    default="",
    callback=site_named,
    help="The site as it was published last, in a folder or at its address. Old versions of records that git no longer "
    "has are kept from there. Else what mkdocs.yml says.",
)
@click.option("--anew", is_flag=True, help="Make all of it again, whatever was kept of the build before.")
@jobs_option
def build_command(
    content: Path | None,
    site: Path | None,
    as_of: date | None,
    config_file: Path | None,
    previous: str,
    jobs: int | None,
    *,
    anew: bool,
) -> None:
    """Check the records and build the whole site, or leave the last one as it was.

    Of a site that was built here before, only what has changed is made again.
    """
    chosen = settings_of(config_file)
    with _telling_problems(), own_temporary_files(), progress() as tell:
        built = build(
            content or chosen.content,
            site or chosen.site,
            settings=chosen.settings,
            pages=chosen.pages,
            as_of=as_of or today(),
            host=_LateHost(config_file or SETTINGS),
            previous=previous or chosen.previous,
            jobs=jobs or cores(),
            tell=tell,
            anew=anew,
        )
    _tell_built(built, site or chosen.site, chosen.warnings)


@click.command()
@content_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@as_of_option
@config_option
def serve(content: Path | None, port: int, as_of: date | None, config_file: Path | None) -> None:
    """Show the site on this machine as it would be built now. What you save is seen at once.

    `site/` stays as it was built last. Old versions that only the last site has are not shown.
    """
    # Only this shows a site, and looks at what is edited.
    from generator.serving import PortRefused, serve_site
    from generator.showing import Showing
    from generator.watching import stamps

    settings_of(config_file)
    showing = Showing(
        lambda: _site_from(config_file or SETTINGS),
        lambda: _LateHost(config_file or SETTINGS),
        content,
        lambda: as_of or today(),
        stamps,
        cores(),
    )
    with closing(showing):
        try:
            serve_site(showing, port, click.echo, partial(_tell_shown, showing))
        except PortRefused as reason:
            raise click.UsageError(str(reason)) from reason


class _LateHost:
    """MkDocs, loaded when it is asked for pages: a build that has little to change does not ask."""

    def __init__(self, config_file: Path) -> None:
        self._config_file = config_file
        self._host: Host | None = None

    @property
    def mark(self) -> str:
        return self._host.mark if self._host else mark_of_host(self._config_file)

    def render(self, pages: Sequence[HostPage], into: Path, prose: Prose) -> Sequence[str]:
        from generator.mkdocs_plugin import MkDocsHost

        self._host = MkDocsHost(self._config_file)
        return self._host.render(pages, into, prose)


def _site_from(config_file: Path) -> Site:
    from generator.mkdocs_plugin import site_from

    return site_from(config_file)


def _tell_shown(showing: Showing) -> None:
    """What is to be mended, and what is seen until then."""
    wrong = showing.wrong
    if not wrong:
        if showing.warnings:
            click.echo(report.as_text(showing.warnings), err=True)
        click.echo("Nothing is to be mended.")
        return
    click.echo(wrong if isinstance(wrong, str) else report.as_text(wrong), err=True)
    left = "you see the site as it was before" if showing.is_there else "there is no site to see"
    click.echo(f"Until this is mended, {left}.", err=True)


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


def _tell_built(built: Built, site: Path, of_settings: Sequence[Problem]) -> None:
    if warnings := sorted((*of_settings, *built.warnings)):
        click.echo(report.as_text(warnings), err=True)
    for notice in built.notices:
        click.echo(f"Take care: {notice}", err=True)
    click.echo(
        f"{site}: {built.pages:,} pages, {built.files:,} files, {built.size:,} bytes in {built.seconds:.1f} seconds"
    )
