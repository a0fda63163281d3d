"""`plainview changed`: what the public would see changed, for whoever reviews a change."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.assess.since_revision import since
from generator.check.checker import check_content
from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    SETTINGS,
    as_of_option,
    config_option,
    content_option,
    settings_of,
    today,
)
from generator.model.settings import Settings
from generator.parallel import cores
from generator.present.page import Site
from generator.present.since_words import as_markdown, as_text
from generator.present.wording import count
from generator.problems import ContentProblems, errors
from generator.read.git_revision import RevisionRefused, revision_of


@click.command()
@click.option(
    "--against",
    "revision",
    metavar="REV",
    default="HEAD",
    show_default=True,
    help="The branch, tag or commit that the content is held against, such as origin/main.",
)
@click.option("--format", "style", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@content_option
@as_of_option
@config_option
def changed(revision: str, style: str, content: Path | None, as_of: date | None, config_file: Path | None) -> None:
    """Say in plain words what the public would see changed since an earlier revision."""
    chosen = None if content and not config_file and not SETTINGS.is_file() else settings_of(config_file, OR_CONTENT)
    folder = content or (chosen.content if chosen else Path())
    settings = chosen.settings if chosen else Settings()
    day = as_of or today()
    try:
        earlier = revision_of(folder, revision)
        register = check_content(folder, cores(), as_of=day).register
        found = since(folder, earlier, register, with_examples=settings.worked_examples)
    except RevisionRefused as reason:
        raise click.UsageError(str(reason)) from reason
    except ContentProblems as problems:
        wrong = count(len(errors(problems.problems)), "error")
        click.echo(f"The records have {wrong}. Mend what `plainview check` says; then this tells what changes.")
        sys.exit(FOUND_PROBLEMS)
    words = as_markdown if style == "markdown" else as_text
    click.echo(words(Site(register, {}, settings, day), found), nl=False)
