"""What the checker says is missing from a record, said to somebody who has a sheet and not the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.intake.sheet_columns import Column, Sheet, sheets
from generator.problems import Problem

# Which fields would do, where the place that a rule tells holds others too.
_WOULD_DO: Mapping[str, tuple[str, ...]] = {
    "missing-contact": ("email", "phone", "url"),
    "missing-id": ("id",),
    "missing-schedule-1": ("schedule_1",),
}


def for_a_sheet(problem: Problem, identifier: str) -> Problem:
    """The same problem of this agreement, where something is missing, by the sheet and the columns to fill in."""
    if not problem.code.startswith("missing-"):
        return problem
    named = tuple(part for part in problem.at if isinstance(part, str))
    listed = next((sheet for sheet in sheets() if sheet.path and sheet.path == named), None)
    in_an_entry = bool(problem.at) and isinstance(problem.at[-1], int)
    if listed and not in_an_entry:
        message, fix = (
            f"No row of the sheet “{listed.name}” is about {identifier}.",
            f"Add a row for {identifier} to the sheet “{listed.name}”.",
        )
    elif columns := _columns(named, _WOULD_DO.get(problem.code, ())):
        sheet, found = columns
        labels = " or ".join(f"“{column.label}”" for column in found)
        message, fix = f"Nothing stands under {labels}.", f"Fill in {labels} on the sheet “{sheet.name}”."
    else:
        return problem
    # A rule says by itself why it asks for something; that a field is missing names the field as files do.
    return replace(problem, message=message if problem.code == "missing-field" else problem.message, fix=fix)


def _columns(named: tuple[str, ...], would_do: Sequence[str]) -> tuple[Sheet, list[Column]] | None:
    """The sheet of a place, and its columns at that place or beneath it."""
    sheet = max((one for one in sheets() if named[: len(one.path)] == one.path), key=lambda one: len(one.path))
    inside = named[len(sheet.path) :]
    wanted = [(*inside, name) for name in would_do]
    found = [one for one in sheet.columns if (one.path in wanted if wanted else one.path[: len(inside)] == inside)]
    found = [one for one in found if one.facts.required] or found
    return (sheet, found) if found and named else None
