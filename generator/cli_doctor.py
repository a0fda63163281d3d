"""`plainview doctor`: how the set-up, the records and, when asked, the links are, and what to do about it."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.check.checker import check_content
from generator.cli_parts import (
    FOUND_PROBLEMS,
    as_of_option,
    config_option,
    content_option,
    progress,
    settings_of,
    today,
)
from generator.mkdocs_plugin import Site
from generator.model.register import Register
from generator.parallel import cores
from generator.present.templates import TEMPLATES
from generator.present.wording import NOT_STATED, count, when
from generator.problems import ContentProblems, errors
from generator.read.kept import kept_beside
from generator.steward.finding import MARKS, Finding, needs_doing, to_do
from generator.steward.links import look_at_links
from generator.steward.parts_used import UsedPart, parts_used
from generator.steward.records import last_site, records
from generator.steward.repository import repository
from generator.steward.set_up import set_up


@click.command()
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--links",
    is_flag=True,
    help="Ask each link of the published records once, over the network. Nothing else here asks the network.",
)
@click.option(
    "--after",
    type=click.IntRange(1, 30),
    default=3,
    show_default=True,
    help="On how many different days a link must have failed before it is told as dead.",
)
@click.option("--licences", is_flag=True, help="List what Plainview is made with and under which licences, no more.")
@content_option
@as_of_option
@config_option
def doctor(
    style: str,
    links: bool,
    after: int,
    licences: bool,
    content: Path | None,
    as_of: date | None,
    config_file: Path | None,
) -> None:
    """Say how the set-up and the records are, and what needs doing.

    Ends with 0 where nothing needs doing, and with 1 where something does.
    """
    if licences:
        parts = parts_used()
        click.echo(_as_json(parts) if style == "json" else "\n".join(_listed(parts)))
        return
    chosen = settings_of(config_file)
    day = as_of or today()
    findings = [*_findings(chosen, content or chosen.content, day, after if links else 0)]
    if style == "json":
        click.echo(_as_json(findings))
    else:
        click.echo("\n".join(_told(findings, day)))
    sys.exit(FOUND_PROBLEMS if needs_doing(findings) else 0)


def _as_json(told: Sequence[Any]) -> str:
    return json.dumps([dataclasses.asdict(one) for one in told], indent=2, ensure_ascii=False)


def _listed(parts: Sequence[UsedPart]) -> Iterator[str]:
    """A line for each package, and at the end how many do not say what licence they have."""
    widest = max(len(f"{part.name} {part.version}") for part in parts)
    for part in parts:
        yield f"{f'{part.name} {part.version}':<{widest}}  {part.licence or NOT_STATED}"
    silent = sum(not part.licence for part in parts)
    yield ""
    stated = f"{count(silent, 'of them does', 'of them do')} not state a licence" if silent else "each states a licence"
    yield f"{count(len(parts), 'package')}; {stated}."


def _findings(chosen: Site, content: Path, day: date, after: int) -> Iterator[Finding]:
    """All that is found. With `after`, links are asked, and are dead when they failed on so many days."""
    yield from set_up(chosen.settings, TEMPLATES, day)
    yield from repository(content, chosen.settings)
    register: Register | None = None
    try:
        checked = check_content(
            content,
            cores(),
            as_of=day,
            reading_grade=chosen.settings.reading_grade,
            pages=chosen.pages if content == chosen.content else None,
        )
    except ContentProblems as found:
        wrong = count(len(errors(found.problems)), "error")
        do = "`plainview check` says where each is, and how to mend it. Then look again."
        yield to_do("records", f"The records have {wrong}, so nothing more can be said of them.", do)
    else:
        register = checked.register
        yield from records(content, checked, day, kept_beside(chosen.site))
    yield last_site(chosen.site)
    if after and register is not None:
        with progress() as tell:
            yield from look_at_links(register, chosen.settings, kept_beside(chosen.site), day, after, tell)


def _told(findings: Sequence[Finding], day: date) -> Iterator[str]:
    """What needs doing first, then what is worth knowing, then what is fine."""
    doing = needs_doing(findings)
    yield f"As at {when(day)}: {count(doing, 'thing')} to do." if doing else f"As at {when(day)}: nothing needs doing."
    for mark, called in MARKS.items():
        of_mark = [finding for finding in findings if finding.mark == mark]
        if of_mark:
            yield ""
        for finding in of_mark:
            yield f"{called}: {finding.says}"
            if finding.do:
                yield f"    {finding.do}"
