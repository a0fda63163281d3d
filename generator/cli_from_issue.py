"""`plainview from-issue`: an issue that somebody wrote in the form, as a record for a person to check."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    as_of_option,
    bytes_of_named,
    config_option,
    content_option,
    settings_of,
    today,
)
from generator.intake.from_issue import Issue, IssueProblems, Proposed, proposed
from generator.intake.id_ledger import LedgerRefused, ledger_of, there_is_a_ledger
from generator.intake.issue_comment import comment_of_problems, comment_of_record, told
from generator.intake.new_ids import IdRefused
from generator.intake.scaffold import FolderRefused
from generator.read.content_files import shown_path

# An event holds a good deal besides the issue, and GitHub's are far smaller than this.
_LARGEST = 4 * 1024 * 1024
_STANDARD_INPUT = Path("-")
_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command("from-issue")
@click.argument("body_file", metavar="[FILE|-]", required=False, type=_FILE)
@click.option("--event", "event_file", type=_FILE, help="The event of a GitHub workflow, in place of FILE.")
@click.option("--number", type=click.IntRange(1), help="The number of the issue, where FILE holds its text alone.")
@click.option("--to-screen", is_flag=True, help="Show the record, and write no file.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="As markdown, what is told is a comment to put under the issue.",
)
@content_option
@as_of_option
@config_option
def from_issue(
    body_file: Path | None,
    event_file: Path | None,
    number: int | None,
    to_screen: bool,
    style: str,
    content: Path | None,
    as_of: date | None,
    config_file: Path | None,
) -> None:
    """Make a record of an issue that was written in the form “Propose an agreement”.

    FILE holds the issue's text as GitHub has it; - reads it from the standard input. The record is checked first, and
    what is wrong is told by the question of the form. Nothing that the issue says is run, and nothing is published:
    a person checks the record.
    """
    issue = _issue(body_file, event_file, number)
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        made = proposed(issue, folder, as_of or today())
        path = None if to_screen else made.write(folder)
    except IssueProblems as found:
        click.echo(comment_of_problems(found.problems) if style == "markdown" else told(found.problems))
        sys.exit(FOUND_PROBLEMS)
    except (IdRefused, FolderRefused) as reason:
        raise click.ClickException(str(reason)) from reason
    if path is None:
        click.echo(made.text, nl=False)
        return
    with suppress(LedgerRefused):  # It holds nothing up, and `plainview check` tells of it.
        if there_is_a_ledger(folder):
            ledger_of(folder, as_of or today()).write()
    click.echo(comment_of_record(made.id, made.warnings) if style == "markdown" else _told(made, path))


def _told(made: Proposed, path: Path) -> str:
    lines = [f"{shown_path(path)} is ready for a person to check. Then run `plainview check`."]
    return "\n".join([told(made.warnings), *lines] if made.warnings else lines)


def _issue(body_file: Path | None, event_file: Path | None, number: int | None) -> Issue:
    if (body_file is None) == (event_file is None):
        raise click.UsageError("Give the issue's text as FILE (- for the standard input), or the event with --event.")
    if event_file is not None:
        if number is not None:
            raise click.UsageError("The event tells the number of the issue. Leave --number out.")
        return _of_event(_text(event_file))
    assert body_file is not None
    return Issue(_text(body_file), number)


def _text(file: Path) -> str:
    typed = file == _STANDARD_INPUT
    raw = _typed() if typed else bytes_of_named(file, _LARGEST, "No issue is as large as that: name another file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        name = "The standard input" if typed else shown_path(file)
        raise click.UsageError(f"{name} is not text in UTF-8. Save it as that.") from reason


def _typed() -> bytes:
    """What comes on the standard input, which may be a pipe: whoever writes `-` waits for it."""
    raw = sys.stdin.buffer.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise click.UsageError(f"The standard input is larger than {_LARGEST // 1024**2} MiB, which no issue is.")
    return raw


def _of_event(text: str) -> Issue:
    try:
        event: Any = json.loads(text)
    except (ValueError, RecursionError) as reason:
        raise click.UsageError(
            "The event is not JSON. In a workflow its file is named by GITHUB_EVENT_PATH."
        ) from reason
    issue = event.get("issue") if isinstance(event, dict) else None
    number = issue.get("number") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or not isinstance(number, int) or isinstance(number, bool):
        raise click.UsageError("The event is not about an issue. Run this in a workflow that begins `on: issues`.")
    body = issue.get("body")
    return Issue(body if isinstance(body, str) else "", number)
