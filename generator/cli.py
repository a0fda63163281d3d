"""The command line: a door. It chooses folders, date and host, and tells a person what happened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from generator import report
from generator.build import Built, Tell, build
from generator.check.checker import check_content, records_in
from generator.check.codes import CODES
from generator.check.suggest import close_match
from generator.intake.scaffold import IdRefused, write_agreement
from generator.intake.schema import SCHEMAS, schema_text
from generator.mkdocs_plugin import BadConfiguration, MkDocsHost, Site, site_from
from generator.parallel import cores
from generator.prepare.refusal import NotPrepared
from generator.present.templates import TemplateProblem, environment
from generator.problems import ContentProblems, Problem, errors
from generator.publish import NotPublished
from generator.publish.folder import built_here
from generator.publish.verify import verify_site
from generator.read.content_files import shown_path
from generator.serving import PortRefused, Shown, serve_site

FOUND_PROBLEMS = 1
SETTINGS = Path("mkdocs.yml")
_OR_CONTENT = " Or give the folder of records with --content."

_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_config = click.option(
    "--config",
    "config_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's settings. Without it, mkdocs.yml.",
)
_content = click.option("--content", type=_folder, help="The folder of records. Without it, the one in the settings.")
_jobs = click.option("--jobs", type=click.IntRange(1, 64), help="How many processes. Without it, one a processor.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plainview", prog_name="plainview")
def main() -> None:
    """Plainview: a public register of local data sharing, made from YAML records."""


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "style", type=click.Choice(list(report.FORMATS)), default="text", show_default=True)
@_content
@_config
@_jobs
def check(
    files: tuple[Path, ...], style: str, content: Path | None, config_file: Path | None, jobs: int | None
) -> None:
    """Say everything that is wrong with the records, and how to mend it.

    With FILES, tell only of those, though all are read.
    """
    folder = content or _site(config_file, _OR_CONTENT).content
    try:
        problems: Sequence[Problem] = check_content(folder, jobs or cores()).warnings
    except ContentProblems as found:
        problems = found.problems
    if files:
        problems = _problems_of(files, problems, folder)
    click.echo(report.FORMATS[style](problems))
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


@main.command("build")
@_content
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="The date to build for. Without it, today.")
@_config
@_jobs
def build_command(
    content: Path | None, site: Path | None, as_of: click.DateTime | None, config_file: Path | None, jobs: int | None
) -> None:
    """Check the records and build the whole site, or leave the last one as it was."""
    chosen = _site(config_file)
    with _telling_problems(), _progress() as tell:
        built = build(
            content or chosen.content,
            site or chosen.site,
            settings=chosen.settings,
            as_of=_date(as_of),
            host=MkDocsHost(config_file or SETTINGS),
            jobs=jobs or cores(),
            tell=tell,
        )
    _tell_built(built, site or chosen.site)


@main.command()
@_content
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="The date to build for. Without it, today.")
@_config
def serve(content: Path | None, port: int, as_of: click.DateTime | None, config_file: Path | None) -> None:
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
                as_of=_date(as_of),
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

    first = _site(config_file)
    try:
        serve_site(once, Shown(first.site, _watched(first, content)), port, click.echo)
    except PortRefused as reason:
        raise click.UsageError(str(reason)) from reason


@main.command()
@click.argument("site", type=_folder)
def verify(site: Path) -> None:
    """Read every page of a built SITE: links, anchors, titles, and nothing from another host."""
    faults = verify_site(site)
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(faults):,} faults." if faults else "Every page is whole and every link resolves.")
    sys.exit(FOUND_PROBLEMS if faults else 0)


@main.group()
def new() -> None:
    """Write the start of a new record."""


@new.command("agreement")
@click.argument("identifier", metavar="ID")
@_content
@_config
def new_agreement(identifier: str, content: Path | None, config_file: Path | None) -> None:
    """Write a commented record for a new agreement. ID becomes its file name and its address for good."""
    folder = content or _site(config_file, _OR_CONTENT).content
    try:
        path = write_agreement(identifier, folder)
    except IdRefused as reason:
        raise click.UsageError(str(reason)) from reason
    click.echo(f"{path} is ready to fill in. Then run `plainview check`.")


@main.group()
def prepare() -> None:
    """Make the outlines of areas and the postcode table again, from a new vintage."""


_out = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write. Without it, beside the areas."
)


@prepare.command("areas")
@_out
@_content
@_config
def prepare_areas_command(out: Path | None, content: Path | None, config_file: Path) -> None:
    """Draw the districts of Great Britain from the ONS Postcode Directory, and count its postcodes by council."""
    folder = content or _site(config_file).content
    with _needing_libraries(), _progress() as tell:
        from generator.prepare.areas import prepare_areas

        written = prepare_areas(folder, out or folder / "areas", tell)
    _tell_prepared(written)


@prepare.command("boundaries")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--vintage", help="The year, or year and month, of the boundaries: 2025-12. Without it, as the file says."
)
@_out
@_content
@_config
def prepare_boundaries_command(
    file: Path, vintage: str | None, out: Path | None, content: Path | None, config_file: Path
) -> None:
    """Put official boundaries in place of our outlines. FILE is GeoJSON or TopoJSON from the ONS."""
    folder = content or _site(config_file).content
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


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a problem's CODE means, with a bad and a good example."""
    found = CODES.get(code)
    if found is None:
        near = close_match(code, CODES)
        hint = f" Did you mean `{near}`?" if near else " `plainview check` shows the codes it found."
        raise click.UsageError(f"There is no code `{code}`.{hint}")
    click.echo(f"{found.code} ({found.severity})\n\n{found.meaning}")
    for heading, example in (("Instead of", found.bad), ("Write", found.good)):
        if example:
            click.echo(f"\n{heading}:\n" + "\n".join(f"    {line}" for line in example.splitlines()))


@main.command()
@click.argument("noun", type=click.Choice(list(SCHEMAS)))
def schema(noun: str) -> None:
    """Print the JSON Schema (draft-07) of a kind of file, for editors that complete and check."""
    click.echo(schema_text(noun), nl=False)


def _site(config_file: Path | None, otherwise: str = "") -> Site:
    """What the settings say. `otherwise` is what a command can be given in their place."""
    if config_file is None and not SETTINGS.is_file():
        raise click.UsageError(
            f"There is no {SETTINGS} here, which holds the site's settings. "
            f"Go to the folder that holds it, or name it with --config.{otherwise}"
        )
    try:
        return site_from(config_file or SETTINGS)
    except BadConfiguration as reason:
        raise click.UsageError(str(reason)) from reason


def _problems_of(files: Sequence[Path], problems: Sequence[Problem], content: Path) -> list[Problem]:
    """The problems of some files. A file that the checker does not read is wrong usage: it would seem in order."""
    told = {Path(problem.where.path).resolve() for problem in problems}
    read = {path.resolve() for path in records_in(content)} | told
    for file in files:
        if file.resolve() not in read:
            raise click.UsageError(
                f"{file} is not a record of this content folder, {content}. Records are the files that end in .yml "
                "straight inside its folders `agreements`, `areas` and `frameworks`, and its `organisations.yml`."
            )
    asked = {file.resolve() for file in files}
    return [problem for problem in problems if Path(problem.where.path).resolve() in asked]


def _watched(site: Site, content: Path | None) -> tuple[Path, ...]:
    return (content or site.content, *site.watched)


def _date(given: object) -> date:
    """The as-of date. Only a door asks the clock."""
    return given.date() if hasattr(given, "date") else date.today()


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


@contextmanager
def _progress() -> Iterator[Tell]:
    """A moving line where a person watches; plain lines otherwise."""
    console = Console(stderr=True)
    if console.is_terminal and not os.environ.get("CI"):
        with console.status("Starting") as status:
            yield lambda text: status.update(text)
    else:
        yield lambda text: click.echo(text, err=True)


def _tell_built(built: Built, site: Path) -> None:
    if built.warnings:
        click.echo(report.as_text(built.warnings), err=True)
    for ceiling in built.ceilings:
        click.echo(f"Take care: {ceiling}", err=True)
    click.echo(
        f"{site}: {built.pages:,} pages, {built.files:,} files, {built.size:,} bytes in {built.seconds:.1f} seconds"
    )
