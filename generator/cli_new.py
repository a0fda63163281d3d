"""`plainview new`: the start of a record, of an assessment of one, or of a place."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.check.content_names import AREAS
from generator.cli_answers import answers_from, answers_of_person, assessment_from, assessment_of_person
from generator.cli_parts import OR_CONTENT, config_option, content_option, day, settings_of, today
from generator.intake.assessment_scaffold import Asked, AssessmentRefused, NewAssessment, NotAdded, begin
from generator.intake.id_ledger import LedgerRefused, ledger_of, there_is_a_ledger
from generator.intake.new_ids import IdRefused, refuse_id
from generator.intake.scaffold import FolderRefused, refuse_folder, write_agreement, write_record
from generator.intake.shipped_areas import NoSuchArea, add_area
from generator.intake.sound_files import sound_areas
from generator.model.vocabulary import ASSESSOR_KINDS
from generator.problems import ContentProblems
from generator.read.content_files import shown_path


@click.group()
def new() -> None:
    """Write the start of a new record or of an assessment, or add a place."""


@new.command("agreement")
@click.argument("identifier", metavar="ID")
@click.option("--ask", "asked", is_flag=True, help="Be asked plain questions here, and get a record that is in order.")
@click.option(
    "--from",
    "answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of what is known, with the fields of a record.",
)
@content_option
@config_option
def new_agreement(
    identifier: str, asked: bool, answers: Path | None, content: Path | None, config_file: Path | None
) -> None:
    """Write a commented record for a new agreement. ID becomes its file name and its address for good.

    Every field stands there with its question. With --ask or --from, those that are answered are filled in, and nothing
    is written unless the record is in order.
    """
    if asked and answers:
        raise click.UsageError("Choose one of --ask and --from.")
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        refuse_id(identifier, folder)
        path = _answered(identifier, folder, answers) if asked or answers else write_agreement(identifier, folder)
    except IdRefused as reason:
        raise click.UsageError(str(reason)) from reason
    except FolderRefused as reason:
        raise click.ClickException(str(reason)) from reason
    _bring_ledger_up(folder)
    if asked or answers:
        click.echo(f"{shown_path(path)} is written, and in order. What you left out stands there as notes.")
    else:
        click.echo(f"{shown_path(path)} is ready to fill in. Then run `plainview check`.")


def _answered(identifier: str, folder: Path, answers: Path | None) -> Path:
    """A record that is written with what somebody answers, or with what a file holds."""
    refuse_folder(folder)
    if not sound_areas(folder):
        raise click.UsageError("No place is here yet that a record could name. Add one: `plainview new area NAME`.")
    text = answers_from(answers, identifier, folder) if answers else answers_of_person(identifier, folder)
    try:
        return write_record(identifier, folder, text)
    except (IdRefused, FolderRefused):
        click.echo(text, nl=False)  # so that nothing that was typed is lost
        raise


@new.command("area")
@click.argument("name", metavar="NAME")
@content_option
@config_option
def new_area(name: str, content: Path | None, config_file: Path | None) -> None:
    """Add a place that comes with Plainview: the NAME of a council, a county, a region or a nation of the UK.

    What it is inside of is added too, and the districts of a county.
    """
    folder = content or settings_of(config_file, OR_CONTENT).content
    try:
        identifier, written = add_area(folder, name)
    except NoSuchArea as reason:
        raise click.UsageError(str(reason)) from reason
    except OSError as reason:
        said = f"It cannot be written to {shown_path(folder / AREAS)} ({reason.strerror})."
        raise click.ClickException(f"{said} Let that folder be written to.") from reason
    if not written:
        click.echo(f"`{identifier}` is here already.")
        return
    _bring_ledger_up(folder)
    for file in written:
        click.echo(shown_path(file))
    click.echo(f"Records name it as `{identifier}`. Then run `plainview check`.")


@new.command("assessment")
@click.argument("identifier", metavar="ID")
@click.option("--by", metavar="NAME", help="Who judges: an organisation or a role, never a person.")
@click.option("--kind", type=click.Choice(list(ASSESSOR_KINDS)), help="How they stand to the agreement.")
@click.option("--framework", metavar="FRAMEWORK", help="Which set of questions. Without it, the newest.")
@click.option(
    "--date",
    "on",
    metavar="DATE",
    callback=day,
    help="The day of the assessment, such as 2027-02-05. Without it, today.",
)
@click.option("--ask", "asked", is_flag=True, help="Be asked the questions here, one by one.")
@click.option(
    "--from",
    "answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file with `answers`, and `by`, `method` and `people` where they are known.",
)
@click.option("--to-screen", is_flag=True, help="Show the text, to paste it yourself, and change no file.")
@content_option
@config_option
def new_assessment(
    identifier: str,
    by: str | None,
    kind: str | None,
    framework: str | None,
    on: date | None,
    asked: bool,
    answers: Path | None,
    to_screen: bool,
    content: Path | None,
    config_file: Path | None,
) -> None:
    """Add an assessment to fill in to the record of an agreement: each question, with help to answer it.

    ID is the name of the record's file without `.yml`. Nothing else in the file changes. Where you name nobody with
    --by, the organisation that leads is taken if it publishes the record; otherwise the file leaves it open.
    With --ask or --from the answers stand in it too, and nothing is written unless the record is in order.
    """
    if asked and answers:
        raise click.UsageError("Choose one of --ask and --from.")
    folder = content or settings_of(config_file, OR_CONTENT).content
    day = on or today()
    try:
        found = begin(identifier, folder, Asked(day, by, kind, framework))
    except AssessmentRefused as reason:
        raise click.UsageError(str(reason)) from reason
    except ContentProblems as found_problems:
        click.echo(report.as_text(found_problems.problems), err=True)
        raise click.ClickException("Mend this first, and then run the command again.") from found_problems
    try:
        if answers:
            whoever = {name: value for name, value in (("name", by), ("kind", kind)) if value}
            said = {"framework": framework, "by": whoever, "date": on and str(on)}
            found = assessment_from(answers, found, folder, {name: value for name, value in said.items() if value})
        elif asked:
            found = assessment_of_person(
                found, folder, lambda name, kind: begin(identifier, folder, Asked(day, name, kind, framework))
            )
        if to_screen:
            click.echo(found.text(), nl=False)
            return
        line = found.add().line
    except NotAdded as reason:
        click.echo(reason.text, nl=False)
        raise click.ClickException(
            f"{reason} Or paste the text above into {found.file.shown} by hand. Nothing was changed."
        ) from reason
    if found.answered is None:
        _tell(found, line)
    else:
        click.echo(f"{found.file.shown}:{line}: the assessment is written, and in order.")


def _bring_ledger_up(folder: Path) -> None:
    with suppress(LedgerRefused):  # It holds nothing up, and `plainview check` tells of it.
        if there_is_a_ledger(folder):
            ledger_of(folder, today()).write()


def _tell(found: NewAssessment, line: int) -> None:
    begun = found.begun
    by = f" by {begun.name}" if begun.name else ""
    questions = len(begun.framework.questions)
    again = f" {len(begun.before)} of them stand beside what was answered last time." if begun.before else ""
    click.echo(f"{found.file.shown}:{line}: an assessment{by} is ready to fill in, with {questions} questions.{again}")
    if not begun.name:
        click.echo("Begin with who judges: the record does not tell that.")
    elif not begun.kind:
        click.echo("Begin with how they stand to the agreement (`kind`): the record does not tell that.")
    click.echo("Then run `plainview check`. It names each question that is left.")
