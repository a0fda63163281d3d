"""Some records of a content folder, checked. The others are read for what rules ask of all records together, and the
areas where a record names them. Nothing else is looked at, so that a check of what was edited does not keep an editor
waiting. It tells of these records what the whole check tells of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from generator.check.content_names import AGREEMENTS, AREAS, FILES, FOLDERS, FRAMEWORKS, ORGANISATIONS
from generator.check.harvested import read_copies, without_advice
from generator.check.kept_cards import KeptCards
from generator.check.known import Known
from generator.check.memory import check_share
from generator.check.nothing_there import nothing_there
from generator.check.one_agreement import card_alone
from generator.check.other_kinds import read_folder, read_one, records
from generator.check.reading import Reading, read_record
from generator.check.together import faults_together, found_together
from generator.model.area import Area
from generator.model.card import Card
from generator.model.framework import Framework
from generator.model.organisation import Directory, OrganisationList
from generator.model.register import sorting_key
from generator.parallel import spread
from generator.problems import Problem
from generator.read.content_files import ContentFile, closed_folder, fingerprints_of, yaml_files
from generator.read.copied_files import every_copied_file
from generator.read.misspelt import misspelt_names


def problems_of_records(
    content: Path,
    asked: Collection[Path],
    jobs: int = 1,
    *,
    as_of: date | None,
    reading_grade: int | None,
    kept_in: Path | None = None,
) -> list[Problem] | None:
    """What is wrong with these records, and with a folder as a whole. None where one of them is no record that is read.

    The paths are whole ones, links followed. `as_of` and `reading_grade` are as in `check_content`. `kept_in` is the
    folder where a build keeps the cards of records, so that the others need not be read.
    """
    files, problems = yaml_files(content / AGREEMENTS, room=content)
    copies, faults_of_copies = read_copies(content)
    files += copies.files
    places = _whole_paths(files)
    if not set(asked) <= places.keys():
        return None
    if closed := closed_folder(content):
        return [closed]
    listed = read_one(content / ORGANISATIONS, content, OrganisationList, problems)
    frameworks = read_folder(content / FRAMEWORKS, content, Framework, problems, None)
    areas, strays = yaml_files(content / AREAS, room=content)
    misspelt = list(misspelt_names(content, FOLDERS, FILES))
    problems += [*strays, *misspelt, *faults_of_copies]
    if not misspelt:
        problems += nothing_there(content, {AREAS: areas}, problems)
    known = Known(
        _AreasAsNamed(areas),
        records(frameworks),
        frozenset(file.id for file in (*files, *every_copied_file(content))),
        Directory(listed.record.organisations if listed and listed.record else ()),
        frozenset(file.id for file in areas)
        | {name for name, one in frameworks.items() if one is None or not one.whole},
        as_of=as_of,
        reading_grade=reading_grade,
    )
    own = [file for place, file in places.items() if place in asked]
    checked = {one.file.id: one for share in spread(partial(check_share, known=known), own, jobs) for one in share}
    checked |= {file.id: without_advice(checked[file.id]) for file in copies.files if file.id in checked}
    problems += [problem for one in checked.values() for problem in one.problems]
    others = [file for file in files if file.id not in checked]
    cards = [one.card for one in checked.values() if one.card]
    if kept_in:
        kept = KeptCards(kept_in, known.directory).before(others, fingerprints_of(others))
        cards += kept.values()
        others = [file for file in others if file.id not in kept]
    cards += [card for share in spread(partial(_cards, known=known), others, jobs) for card in share]
    cards.sort(key=lambda card: sorting_key(card.title))
    problems += faults_together(found_together(cards, checked, known), checked)
    if any(card.judgements for card in cards) and not misspelt:
        problems += nothing_there(content, {FRAMEWORKS: frameworks}, problems)
    return sorted(problems)


def _whole_paths(files: Sequence[ContentFile]) -> dict[Path, ContentFile]:
    """The files by where they are, links followed. Their folders are looked at once: there are few of them."""
    folders = {folder: folder.resolve() for folder in {file.path.parent for file in files}}
    return {
        file.path.resolve() if file.path.is_symlink() else folders[file.path.parent] / file.path.name: file
        for file in files
    }


def _cards(files: Sequence[ContentFile], known: Known) -> list[Card]:
    return [card for file in files if (card := card_alone(file, known)) is not None]


class _AreasAsNamed(Mapping[str, Area]):
    """Areas by id, each read when it is asked for. Those that are not whole are left out."""

    def __init__(self, files: Sequence[ContentFile]) -> None:
        self._files = {file.id: file for file in files}
        self._read: dict[str, Area | None] = {}

    def __getitem__(self, identifier: str) -> Area:
        if identifier not in self._read:
            reading = read_record(self._files[identifier], Area)
            self._read[identifier] = reading.record if isinstance(reading, Reading) and reading.whole else None
        area = self._read[identifier]
        if area is None:
            raise KeyError(identifier)
        return area

    def __iter__(self) -> Iterator[str]:
        return (identifier for identifier in self._files if identifier in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None
