"""The places that come with Plainview: found by the name of a council, and added to a register with what they name."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.check.content_names import AREAS
from generator.check.suggest import close_match
from generator.intake.replacing import begin_file
from generator.model.organisation import slug
from generator.read.content_files import printable
from generator.read.strict_yaml import parse
from generator.shipped import shipped

# Kinds of place whose parts a record is likely to name.
_WITH_PARTS = frozenset(("county", "combined-authority"))
# Words of many names, which tell none of them from the others.
_OF_MANY = frozenset(("and", "borough", "city", "council", "county", "district", "london", "metropolitan", "of", "the"))
_MOST_MEANT = 4
_MAP_FILES = ("outlines", "postcodes")
# Where the file of a place names others.
_NAMED = ("within", "replaces", "replaced_by")


class NoSuchArea(Exception):
    """No place that comes with Plainview has that name. The message says which is near."""


def add_area(content: Path, asked: str) -> tuple[str, tuple[Path, ...]]:
    """Add a place to a register, with its parts, those that its file names and maps, where they are not there yet.

    Gives its id and the files that were written; none where all were there. Raises NoSuchArea, and OSError.
    """
    areas = shipped_areas()
    chosen = area_called(asked, areas)
    names = [f"{identifier}.yml" for identifier in with_those_named((chosen,), (), areas)]
    written = [file for name in names if (file := _copied(name, content)) is not None]
    for beginning in _MAP_FILES:  # they are to be drawn on maps, and found by postcode
        if not any((content / AREAS).glob(f"{beginning}-*.json")):
            (file,) = shipped("content/areas").glob(f"{beginning}-*.json")
            written += [made for made in (_copied(file.name, content),) if made]
    return chosen, tuple(written)


def holds_every_area(areas: Container[str]) -> bool:
    """Whether a register holds all places that come with Plainview, as outlines have to be drawn of all of them."""
    return not any(
        file.stem not in areas and "invented: true" not in file.read_text(encoding="utf-8")
        for file in shipped("content/areas").glob("*.yml")
    )


def _copied(name: str, content: Path) -> Path | None:
    file = content / AREAS / name
    if os.path.lexists(file):
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    begin_file(file, shipped(f"content/areas/{name}").read_bytes())
    return file


def shipped_areas() -> dict[str, dict[str, Any]]:
    """What is known of each place that comes with Plainview, by its id."""
    files = sorted(shipped("content/areas").glob("*.yml"))
    return {file.stem: parse(file.read_text(encoding="utf-8")).data for file in files}


def area_called(asked: str, areas: Mapping[str, Mapping[str, Any]]) -> str:
    """The id of a place that somebody named, by its id, its name or its council. Raises NoSuchArea."""
    wanted = " ".join(asked.split()).casefold()
    names = {
        str(name).casefold(): identifier
        for identifier, area in areas.items()
        if not area.get("invented")
        for name in (area.get("council"), area["name"], identifier)
        if name
    }
    if wanted in names:
        return names[wanted]
    near = list(_with_its_words(wanted, names)) or [names[one] for one in (close_match(wanted, names),) if one]
    meant = " or ".join(f"`{one}`" for one in near[:_MOST_MEANT])
    hint = f"Did you mean {meant}?" if near else "Write the name of a council, such as Leeds City Council."
    raise NoSuchArea(f"There is no place called `{printable(asked)}` here. {hint}")


def _with_its_words(wanted: str, names: Mapping[str, str]) -> Iterator[str]:
    """The places whose names hold every word that tells one from another: Bradford Council, City of York."""
    words = set(slug(wanted).split("-")) - _OF_MANY
    if words - {""}:
        yield from sorted({identifier for name, identifier in names.items() if words <= set(slug(name).split("-"))})


def with_those_named(
    chosen: Sequence[str], beside: Iterable[str], areas: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """The chosen places with their parts, and those beside them; and all that the files of those name."""
    whole = {one for one in chosen if areas[one]["kind"] in _WITH_PARTS}
    parts = [one for one, area in areas.items() if not whole.isdisjoint(area.get("within") or ())]
    found: set[str] = set()
    waiting = [*chosen, *parts, *beside]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [other for field in _NAMED for other in areas[one].get(field) or ()]
    yield from sorted(found)
