"""`plainview convert`: entries of another register, as drafts of records."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from generator.check.content_names import AGREEMENTS
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
from generator.intake.new_ids import ids_taken
from generator.intake.record_text import record_text
from generator.intake.registers.entry import Draft, RegisterUnread
from generator.intake.registers.reading import LARGEST, REGISTERS, Nameless, drafts_of
from generator.intake.replacing import begin_file
from generator.present.wording import count
from generator.problems import Where
from generator.read.content_files import shown_path


@click.command()
@click.argument("register", type=click.Choice(list(REGISTERS)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("drafts"),
    show_default=True,
    help="The folder for the drafts. A draft that is there already is left as it is.",
)
@click.option("--url", default="", help="The address at which the register can be read, for the source of each draft.")
@content_option
@as_of_option
@config_option
def convert(
    register: str,
    file: Path,
    to: Path,
    url: str,
    content: Path | None,
    as_of: date | None,
    config_file: Path | None,
) -> None:
    """Make a draft of a record from each entry of FILE, as another REGISTER gives it out.

    What can be taken over is; what cannot is named at the top of each draft. A draft is not published: finish it, and
    move it into the folder of agreements.
    """
    if url and not url.startswith(("https://", "http://")):
        raise click.UsageError(f"`{url}` is not an address. Write all of it: https://register.example/")
    if not url and not REGISTERS[register].address:
        raise click.UsageError("Each draft names its source. Give the address of the register with --url.")
    raw = bytes_of_named(file, LARGEST, "Take a part of it.")
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        drafts, nameless = drafts_of(raw, register, url, as_of or today(), {*ids_taken(folder)})
    except RegisterUnread as reason:
        where = str(Where(shown_path(file), *reason.place)) if reason.place else shown_path(file)
        click.echo(f"{where}: {reason}", err=True)
        sys.exit(FOUND_PROBLEMS)
    if not drafts:
        without = count(nameless.number, "entry", "entries")
        said = f"No draft was made, since there is no name in {without}. {nameless.told}"
        click.echo(f"{shown_path(file)}: {said} Is it a file of: {REGISTERS[register].name}?", err=True)
        sys.exit(FOUND_PROBLEMS)
    kept = 0
    try:
        to.mkdir(parents=True, exist_ok=True)
        for draft in drafts:
            text = record_text(draft.data, _notes(REGISTERS[register].name, draft))
            try:
                begin_file(to / f"{draft.id}.yml", text.encode())
            except FileExistsError:
                kept += 1
    except OSError as reason:
        said = f"The drafts cannot be written to {shown_path(to)} ({reason.strerror})."
        raise click.ClickException(
            f"{said} Those that are there already are whole. Mend that, and run this again."
        ) from reason
    _tell(drafts, nameless, kept, to, folder / AGREEMENTS)


def _notes(name: str, draft: Draft) -> Iterator[str]:
    yield f"A draft of an entry of: {name}."
    yield (
        "Read it against the entry, and finish what is missing: `plainview check` says what, once it is in "
        "content/agreements/. What an entry does not say is not in here."
    )
    for field, because in draft.left:
        yield f"Not taken over: {field}, since {because}."


def _tell(drafts: tuple[Draft, ...], nameless: Nameless, kept: int, to: Path, agreements: Path) -> None:
    click.echo(f"{count(len(drafts) - kept, 'draft')} in {shown_path(to)}.")
    if kept:
        click.echo(f"{count(kept, 'draft')} there already, and left as {'it is' if kept == 1 else 'they are'}.")
    if nameless.number:
        click.echo(f"{count(nameless.number, 'entry', 'entries')} without a name: no draft. {nameless.told}")
    left: dict[tuple[str, str], int] = {}
    for draft in drafts:
        for one in draft.left:
            left[one] = left.get(one, 0) + 1
    for (field, because), number in sorted(left.items(), key=lambda one: (-one[1], one[0])):
        click.echo(f"Not taken over, in {count(number, 'entry', 'entries')}: {field}, since {because}.")
    if len(drafts) > kept:
        click.echo(f"Finish each against its entry, move it into {shown_path(agreements)}, and run `plainview check`.")
