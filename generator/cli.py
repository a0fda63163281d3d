"""The command line: a door. It chooses folders, date and host, and tells a person what happened."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.build import Built, build
from generator.check.against import problems_against
from generator.check.checker import FOLDERS, check_content, files_in
from generator.check.codes import CODES
from generator.check.suggest import close_match
from generator.cli_bundle import bundle
from generator.cli_due import due
from generator.cli_forms import forms
from generator.cli_from_issue import from_issue
from generator.cli_ids import ids
from generator.cli_new import new
from generator.cli_pack import pack
from generator.cli_parts import (
    FOLDER,
    FOUND_PROBLEMS,
    OR_CONTENT,
    SETTINGS,
    as_of_option,
    config_option,
    content_option,
    progress,
    settings_of,
    today,
)
from generator.cli_prepare import prepare
from generator.cli_reading import tell_reading
from generator.mkdocs_plugin import BadConfiguration, MkDocsHost, Site, site_from
from generator.model.schema import SCHEMAS, schema_text
from generator.parallel import cores
from generator.present.templates import TemplateProblem, environment
from generator.problems import ContentProblems, Problem, errors
from generator.publish import NotPublished
from generator.publish.folder import built_here
from generator.publish.manifest import faults_of_manifest
from generator.publish.verify import verify_site
from generator.read.git_revision import RevisionRefused, revision_of
from generator.serving import PortRefused, Shown, serve_site

_jobs = click.option("--jobs", type=click.IntRange(1, 64), help="How many processes. Without it, one a processor.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plainview", prog_name="plainview")
def main() -> None:
    """Plainview: a public register of local data sharing, made from YAML records."""


main.add_command(prepare)
main.add_command(pack)
main.add_command(bundle)
main.add_command(due)
main.add_command(forms)
main.add_command(from_issue)
main.add_command(ids)
main.add_command(new)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "style", type=click.Choice(list(report.FORMATS)), default="text", show_default=True)
@click.option(
    "--against",
    "revision",
    metavar="REV",
    help="Refuse what would kill an address that was published at this branch, tag or commit, such as origin/main.",
)
@click.option("--reading", is_flag=True, help="Say how plain the pages of prose read, instead of checking the records.")
@content_option
@as_of_option
@config_option
@_jobs
def check(
    files: tuple[Path, ...],
    style: str,
    reading: bool,
    revision: str | None,
    content: Path | None,
    as_of: date | None,
    config_file: Path | None,
    jobs: int | None,
) -> None:
    """Say everything that is wrong with the records, and how to mend it.

    With FILES, tell only of those, though all are read.
    """
    if reading:
        tell_reading(files, style, content, config_file)
        return
    if content and not config_file and not SETTINGS.is_file():
        folder, grade, pages = content, None, None  # records without a site
    else:
        chosen = settings_of(config_file, OR_CONTENT)
        folder, grade = content or chosen.content, chosen.settings.reading_grade
        pages = None if content else chosen.pages
    try:
        problems: Sequence[Problem] = check_content(
            folder, jobs or cores(), as_of=as_of or today(), reading_grade=grade, pages=pages
        ).warnings
    except ContentProblems as found:
        problems = found.problems
    if revision is not None:
        problems = sorted([*problems, *_against(revision, folder)])
    if files:
        problems = _problems_of(files, problems, folder, pages)
    click.echo(report.FORMATS[style](problems))
    sys.exit(FOUND_PROBLEMS if errors(problems) else 0)


@main.command("build")
@content_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@as_of_option
@config_option
@click.option(
    "--previous",
    metavar="DIR|URL",
    default="",
    help="The site as it was published last, in a folder or at its address. Old versions of records that git no longer "
    "has are kept from there.",
)
@_jobs
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
            previous=previous,
            jobs=jobs or cores(),
            tell=tell,
        )
    _tell_built(built, site or chosen.site)


@main.command()
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


@main.command()
@click.argument("site", type=FOLDER)
def verify(site: Path) -> None:
    """Read every page of a built SITE: links to and from it, anchors, titles, policy, and nothing from another host.

    Every file is held against the site's manifest too, so that a copy shows whether it is whole.
    """
    faults = [*verify_site(site), *faults_of_manifest(site)]
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(faults):,} faults." if faults else "Every page is whole and every link resolves.")
    sys.exit(FOUND_PROBLEMS if faults else 0)


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


def _problems_of(
    files: Sequence[Path], problems: Sequence[Problem], content: Path, pages: Path | None
) -> list[Problem]:
    """The problems of some files. A file that the checker does not read is wrong usage: it would seem in order."""
    told = {Path(problem.where.path).resolve() for problem in problems}
    read = {path.resolve() for path in files_in(content, pages)} | told
    for file in files:
        if file.resolve() not in read:
            raise click.UsageError(
                f"{file} is not a record of this content folder, {content}. Records are the files that end in .yml "
                "straight inside its folders `agreements`, `areas` and `frameworks`, its `organisations.yml`, its "
                "`glossary.yml`, its `search-words.yml`, its `redactions.yml`, its `accessibility-checks.yml` and its "
                "`ids.yml`. Pages written by hand are checked too: they end in .md."
            )
    asked = {file.resolve() for file in files}
    places = {problem: Path(problem.where.path).resolve() for problem in problems}
    # What is wrong with a folder as a whole keeps every record from being checked in full.
    wide = {path for path in places.values() if path in (content.resolve(), *(content.resolve() / n for n in FOLDERS))}
    return [problem for problem, path in places.items() if path in asked | wide]


def _against(revision: str, content: Path) -> list[Problem]:
    """What would kill an address of before. A revision that cannot be read is wrong usage."""
    try:
        return problems_against(content, revision_of(content, revision))
    except RevisionRefused as reason:
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
