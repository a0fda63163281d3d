"""`plainview stats`: what the register holds, in plain numbers, as JSON or as a table for a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.check.checker import check_content
from generator.cli_parts import FOUND_PROBLEMS, as_of_option, config_option, content_option, settings_of, today
from generator.parallel import cores
from generator.present.wording import number, one_line, when
from generator.problems import ContentProblems
from generator.steward.stats import PARTS, Number, stats

_COLUMNS = tuple(field.name for field in dataclasses.fields(Number))


@click.command("stats")
@click.option("--format", "style", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@content_option
@as_of_option
@config_option
def stats_command(style: str, content: Path | None, as_of: date | None, config_file: Path | None) -> None:
    """Say what the register holds, in plain numbers. Nobody is ranked, and nothing is added up to a score.

    The same content gives the same numbers in the same order on any machine.
    """
    chosen = settings_of(config_file)
    day = as_of or today()
    try:
        register = check_content(content or chosen.content, cores(), as_of=day).register
    except ContentProblems as found:
        click.echo(report.as_text(found.problems), err=True)
        sys.exit(FOUND_PROBLEMS)
    numbers = stats(register, day, chosen.site)
    if style == "json":
        told = {"as_at": day.isoformat(), "numbers": [dataclasses.asdict(one) for one in numbers]}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    elif style == "csv":
        click.echo(_as_csv(numbers), nl=False)
    else:
        click.echo("\n".join(_told(numbers, day)))


def _as_csv(numbers: Sequence[Number]) -> str:
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(dataclasses.astuple(one) for one in numbers)
    return written.getvalue()


def _told(numbers: Sequence[Number], day: date) -> Iterator[str]:
    yield f"As at {when(day)}."
    for part, heading in PARTS.items():
        of_part = [one for one in numbers if one.part == part]
        if of_part:
            yield f"\n{heading}"
        for one in of_part:
            whole = "" if one.of is None else f" of {number(one.of)}"
            yield f"  {number(one.value):>7}{whole}  {one_line(one.label)}"
