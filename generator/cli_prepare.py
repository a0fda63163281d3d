"""`plainview prepare`: what is made again by hand when the ONS publishes a new vintage."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from generator import report
from generator.cli_parts import FOUND_PROBLEMS, config_option, content_option, progress, settings_of
from generator.prepare.refusal import NotPrepared
from generator.problems import ContentProblems
from generator.read.content_files import shown_path


@click.group()
def prepare() -> None:
    """Make the outlines of areas and the postcode table again, from a new vintage."""


_out = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write. Without it, beside the areas."
)


@prepare.command("areas")
@_out
@content_option
@config_option
def prepare_areas_command(out: Path | None, content: Path | None, config_file: Path | None) -> None:
    """Draw the districts of Great Britain from the ONS Postcode Directory, and count its postcodes by council."""
    folder = content or settings_of(config_file).content
    with _needing_libraries(), progress() as tell:
        from generator.prepare.areas import prepare_areas

        written = prepare_areas(folder, out or folder / "areas", tell)
    _tell_prepared(written)


@prepare.command("boundaries")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--vintage", help="The year, or year and month, of the boundaries: 2025-12. Without it, as the file says."
)
@_out
@content_option
@config_option
def prepare_boundaries_command(
    file: Path, vintage: str | None, out: Path | None, content: Path | None, config_file: Path | None
) -> None:
    """Put official boundaries in place of our outlines. FILE is GeoJSON or TopoJSON from the ONS."""
    folder = content or settings_of(config_file).content
    with _needing_libraries():
        from generator.prepare.boundaries import prepare_boundaries

        path = prepare_boundaries(file, folder, out or folder / "areas", vintage, partial(click.echo, err=True))
    _tell_prepared([path])


def _tell_prepared(written: Iterable[Path]) -> None:
    for path in written:
        click.echo(f"{shown_path(path)}: {path.stat().st_size:,} bytes")


@contextmanager
def _needing_libraries() -> Iterator[None]:
    """`prepare` stands on libraries that nothing else needs: say how to get them where they are missing."""
    try:
        yield
    except NotPrepared as reason:
        click.echo(str(reason), err=True)
    except ContentProblems as found:
        click.echo(report.as_text(found.problems), err=True)
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.split(".")[0] == "generator":
            raise  # one of ours: a bug
        raise click.UsageError(
            f'This needs {missing.name}, which is not installed. Get it with: pip install "plainview[prepare]"'
        ) from missing
    else:
        return
    sys.exit(FOUND_PROBLEMS)
