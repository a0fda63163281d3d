"""`plainview forms`: forms in which somebody writes a record without git, made from the fields of a record."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import click

from generator.check.content_names import AGREEMENTS
from generator.cli_parts import OR_CONTENT, SETTINGS, config_option, content_option, settings_of
from generator.intake.cms_config import HOSTS, Host, Repository
from generator.intake.cms_fields import Choices
from generator.intake.cms_folder import ADMIN, FormRefused, web_form, write_form
from generator.intake.issue_forms import FOLDER, issue_forms
from generator.intake.new_files import FilesRefused, write_together
from generator.intake.sound_files import sound_areas, sound_frameworks
from generator.model.framework import newest_first
from generator.model.settings import Settings
from generator.publish.folder import built_here

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


@forms.command("cms")
@_into
@click.option(
    "--host", type=click.Choice(list(HOSTS)), default="github", show_default=True, help="Who keeps the records."
)
@click.option("--repo", metavar="OWNER/NAME", default="", help="The repository there.")
@click.option("--branch", default="main", show_default=True, help="The branch that is published.")
@click.option(
    "--api", metavar="URL", default="", help="The API of a host of your own, such as https://git.example/api/v1."
)
@click.option(
    "--sign-in", metavar="URL", default="", help="A service of yours that signs people in. Else they use tokens."
)
@click.option("--app", metavar="ID", default="", help="What that service knows the form as.")
@click.option(
    "--modules",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("node_modules"),
    show_default=True,
    help="The folder into which npm has put @sveltia/cms and js-yaml.",
)
@_again
@content_option
@config_option
def forms_cms(
    folder: Path,
    host: Host,
    repo: str,
    branch: str,
    api: str,
    sign_in: str,
    app: str,
    modules: Path,
    again: bool,
    content: Path | None,
    config_file: Path | None,
) -> None:
    """Write a web form (Sveltia CMS) for every field of a record into DIR, which you publish at an address of its own.

    Whoever may write to the repository signs in there, and what they save becomes a change in it. The form loads
    nothing from another host and asks only the host of the repository. It is no part of the site: choose a folder
    outside it. First get what it runs: npm install --ignore-scripts @sveltia/cms js-yaml
    """
    _refuse_place(folder)
    repository = Repository(
        host, _repository(host, repo), branch, _address("--api", api), _address("--sign-in", sign_in), app
    )
    if app and repository.by_token:
        raise click.UsageError(
            "--app says what a service that signs people in knows the form as. Name it with --sign-in."
        )
    if config_file or SETTINGS.is_file() or content is None:
        site = settings_of(config_file, OR_CONTENT)
        settings, records = site.settings, content or site.content
    else:
        settings, records = Settings(), content
    repository = replace(repository, folder=_records_in_repository(records, config_file))
    choices = Choices(sound_areas(records), newest_first(sound_frameworks(records).values()))
    try:
        form = web_form(modules, repository, choices, settings.site_name, settings.root)
        write_form(form, folder, over=again)
    except FormRefused as reason:
        raise click.ClickException(str(reason)) from reason
    size = sum(map(len, form.files.values()))
    click.echo(f"{folder / ADMIN} holds the form: {len(form.files)} files, {size / 1_000_000:.1f} MB.")
    for version in form.versions:
        click.echo(f"  {version}")
    click.echo("Publish this folder at an address of its own, and not inside the site. Then open /admin/ there.")


def _records_in_repository(content: Path, config_file: Path | None) -> str:
    """Where records are from the top of the repository, which is where the settings are."""
    top = (config_file or SETTINGS).resolve().parent
    whole = (content / AGREEMENTS).resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else f"content/{AGREEMENTS}"


def _refuse_place(folder: Path) -> None:
    whole = folder.resolve()
    if any(built_here(one) for one in (whole, *whole.parents)):
        raise click.UsageError(
            f"{folder} is inside a site that a build wrote. The next build would take the form away, and whatever "
            "runs on the site's address could read the sign-in. Choose a folder outside it."
        )


def _repository(host: Host, repo: str) -> str:
    if host == "test-repo":
        return ""
    if not re.fullmatch(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+", repo):
        raise click.UsageError("Name the repository with --repo, as owner and name: --repo council/register.")
    return repo


def _address(option: str, address: str) -> str:
    """An address of a host that the form may ask. A sign in it that ends a rule of a policy is refused."""
    if address and not re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?", address):
        raise click.UsageError(f"{option} takes an address that begins with https:// and has no ? or #.")
    return address
