"""The areas that an outline is stored for: the districts of Great Britain, read from the content folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.check.reading import read_record
from generator.model.area import Area, made_of
from generator.model.dates import parse
from generator.prepare.refusal import Fault, NotPrepared
from generator.problems import ContentProblems, Problem, errors
from generator.read.content_files import yaml_files

# Every other kind is a union of these, and is formed from their borders by whoever draws it.
DISTRICT_KINDS = frozenset(
    {
        "non-metropolitan-district",
        "metropolitan-district",
        "unitary",
        "london-borough",
        "scottish-council",
        "welsh-council",
        "northern-ireland-district",
    }
)


def read_areas(content: Path) -> dict[str, Area]:
    """Every area by its id. Raises ContentProblems where a file cannot be read as one."""
    files, problems = yaml_files(content / "areas", room=content)
    areas: dict[str, Area] = {}
    for file in files:
        reading = read_record(file, Area)
        if isinstance(reading, Problem):
            problems.append(reading)
        elif reading.record is None or not reading.whole:
            problems += reading.problems()
        else:
            areas[file.id] = reading.record
    if errors(problems):
        raise ContentProblems(problems)
    return areas


def drawn_districts(areas: Mapping[str, Area], folder: str, vintage: str | None = None) -> dict[str, str]:
    """The id of each district that should have an outline, by its ONS code. Raises NotPrepared.

    With a vintage, such as 2025 or 2025-11: only those whose council was there at its end. A council without a
    code that takes the place of others has their outlines together, so it needs none of its own.
    """
    on = parse(vintage).latest if vintage else None
    parts = made_of(areas)
    wanted = {
        identifier: area
        for identifier, area in areas.items()
        if area.outline == "drawn"
        and area.kind in DISTRICT_KINDS
        and (area.code or identifier not in parts)
        and not (on and (_ended(area, on) or area.is_to_begin(on)))
    }
    without = [
        Fault(
            f"{folder}/{identifier}.yml",
            "An outline is wanted, and the area has no `code` to find it by.",
            "Add its nine-character ONS code, or say `outline: none`.",
        )
        for identifier, area in wanted.items()
        if not area.code
    ]
    if without:
        raise NotPrepared(without)
    return {area.code: identifier for identifier, area in wanted.items() if area.code}


def _ended(area: Area, on: date) -> bool:
    return area.until is not None and area.until.latest < on
