"""`plainview due`: what officers have to look at, report on or do, and by when."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.assess.due import ACTION, PROMISE, REVIEW, Due, due_within
from generator.assess.outcome import outcomes_of
from generator.assess.review import SOON
from generator.check.checker import check_content
from generator.check.content_names import AGREEMENTS
from generator.check.harvested import own_cards
from generator.cli_parts import (
    FOUND_PROBLEMS,
    OR_CONTENT,
    as_of_option,
    config_option,
    content_option,
    settings_of,
    today,
)
from generator.model.register import Register
from generator.model.vocabulary import NOT_STATED
from generator.parallel import cores
from generator.present.wording import count, one_line, when
from generator.problems import ContentProblems
from generator.read.content_files import shown_path

_WITHIN = re.compile(r"([0-9]{1,5}) ?(d|days?|w|weeks?)?")
_HEADINGS = {
    REVIEW: "Reviews: look at the agreement again, and set the next date in `dates`.",
    PROMISE: "Promised benefits: say under `result` what became of them.",
    ACTION: "Actions promised for weak answers: assess again, and say what was done.",
}


def _days(context: click.Context, option: click.Parameter, value: str) -> int:
    """So many days, written as `60`, `60d` or `8w`."""
    written = _WITHIN.fullmatch(value.strip().lower())
    if written is None:
        raise click.BadParameter(f"`{value}` is not a number of days. Write days or weeks: 60d or 8w.")
    return int(written[1]) * (7 if (written[2] or "d").startswith("w") else 1)


@click.command()
@click.option(
    "--within",
    default=f"{SOON}d",
    show_default=True,
    metavar="DAYS",
    callback=_days,
    help="How far to look ahead, such as 60d or 8w. What is overdue is always told.",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@content_option
@as_of_option
@config_option
def due(within: int, style: str, content: Path | None, as_of: date | None, config_file: Path | None) -> None:
    """Say which reviews, promises and actions are overdue or fall due soon."""
    folder = content or settings_of(config_file, OR_CONTENT).content
    day = as_of or today()
    try:
        register = check_content(folder, cores(), as_of=day).register
    except ContentProblems as found:
        click.echo(report.as_text(found.problems), err=True)
        sys.exit(FOUND_PROBLEMS)
    outcomes = {card.id: outcomes_of(card, register.frameworks) for card in register.cards}
    # What falls due in a record that was copied falls due for its own publisher.
    things = due_within(own_cards(register.cards), outcomes, day, within)
    if style == "json":
        click.echo(json.dumps([_plain(one) for one in things], indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_told(things, register, folder, within, day)))


def _plain(one: Due) -> dict[str, str | int]:
    return {**dataclasses.asdict(one), "day": str(one.day)}


def _told(things: Sequence[Due], register: Register, folder: Path, within: int, day: date) -> Iterator[str]:
    overdue = sum(one.days < 0 for one in things)
    ahead = (
        f"{len(things) - overdue:,} due within {count(within, 'day')}" if within else f"{len(things) - overdue:,} today"
    )
    yield f"As at {when(day)}: {overdue:,} overdue, {ahead}."
    for kind, heading in _HEADINGS.items():
        of_kind = [one for one in things if one.kind == kind]
        if of_kind:
            yield f"\n{heading}"
        for one in of_kind:
            card = register.card[one.agreement]
            example = " (invented example)" if card.invented else ""
            hedge = "If it is still in use: " if card.status == NOT_STATED else ""
            yield f"\n  {hedge}{_clock(one)}: {when(one.day)}. {one_line(card.title)}{example}"
            if one.what:
                yield f"      {one_line(one.what)}"
            if one.who:
                yield f"      {'Led by' if kind == REVIEW else 'Who'}: {one_line(one.who)}"
            yield f"      {shown_path(folder / AGREEMENTS / f'{card.id}.yml')}"


def _clock(one: Due) -> str:
    if one.days < 0:
        return f"Overdue by {'' if one.day.day else 'at least '}{count(-one.days, 'day')}"
    return f"Due in {count(one.days, 'day')}" if one.days else "Due today"
