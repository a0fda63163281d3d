"""The whole check: a content folder in, a register out, or every problem in every file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.check.known import Known
from generator.check.one_agreement import CheckedAgreement, check_agreement
from generator.check.reading import Found, Reading, placed, read_record
from generator.check.rules import (
    AREA_RULES,
    FRAMEWORK_RULES,
    ORGANISATIONS_RULES,
    REGISTER_RULES,
    TEXT_RULES,
)
from generator.check.texts import texts_of
from generator.model.area import Area
from generator.model.card import Card
from generator.model.framework import Framework
from generator.model.organisation import Directory, OrganisationList
from generator.model.register import Register, sorting_key
from generator.parallel import spread
from generator.problems import ContentProblems, Problem, Where, errors
from generator.read.content_files import ContentFile, contents, shown_path, yaml_file, yaml_files
from generator.read.misspelt import misspelt_names
from generator.read.strict_yaml import parse

ModelType = TypeVar("ModelType", bound=BaseModel)

AGREEMENTS, AREAS, FRAMEWORKS = FOLDERS = ("agreements", "areas", "frameworks")
ORGANISATIONS = "organisations.yml"


@dataclass(frozen=True)
class Checked:
    """A content folder without errors: its register, and the warnings that remain."""

    register: Register
    warnings: tuple[Problem, ...]


def check_content(content: Path, jobs: int = 1) -> Checked:
    """Read and check everything in a content folder.

    Raises ContentProblems with all problems of all files, so that an editor mends them in one go.
    """
    problems: list[Problem] = []
    listed = _read_organisations(content, problems)
    areas = _read_folder(content / AREAS, content, Area, problems)
    frameworks = _read_folder(content / FRAMEWORKS, content, Framework, problems)
    files, strays = yaml_files(content / AGREEMENTS, room=content)
    misspelt = list(misspelt_names(content, FOLDERS, [ORGANISATIONS]))
    problems += [*strays, *misspelt]
    if not files and not strays and not misspelt:
        problems.append(_nothing_there(content))
    known = Known(
        _records(areas),
        _records(frameworks),
        frozenset(file.id for file in files),
        Directory(listed.record.organisations if listed and listed.record else ()),
        frozenset(identifier for identifier, one in (*areas.items(), *frameworks.items()) if not one or not one.record),
    )
    problems += _faults_of_organisations(listed)
    problems += _faults_of_areas(areas, known)
    problems += _faults_of_frameworks(frameworks, known)
    shares = spread(partial(_check_share, known=known), files, jobs)
    checked = {one.file.id: one for share in shares for one in share}
    problems += [problem for one in checked.values() for problem in one.problems]
    cards = sorted((one.card for one in checked.values() if one.card), key=lambda card: sorting_key(card.title))
    problems += _faults_of_register(cards, checked, known)
    if errors(problems):
        raise ContentProblems(problems)
    packed = {card.id: packed for card in cards if (packed := checked[card.id].packed) is not None}
    register = Register(tuple(cards), known.areas, known.frameworks, known.directory, packed)
    return Checked(register, tuple(sorted(problems)))


def records_in(content: Path) -> Iterator[Path]:
    """Every file of a content folder that is read as a record, or would be if nothing stood in the way."""
    for name in FOLDERS:
        yield from (file.path for file in yaml_files(content / name, room=content)[0])
    yield content / ORGANISATIONS


def _check_share(files: Sequence[ContentFile], known: Known) -> list[CheckedAgreement]:
    return [check_agreement(file, known) for file in files]


def _read_folder(
    folder: Path, content: Path, model: type[ModelType], problems: list[Problem]
) -> dict[str, Reading[ModelType] | None]:
    """Each file of a folder by its id; None for one that cannot be opened."""
    files, strays = yaml_files(folder, room=content)
    problems += strays
    return {file.id: _read_file(file, model, problems) for file in files}


def _read_file(file: ContentFile, model: type[ModelType], problems: list[Problem]) -> Reading[ModelType] | None:
    reading = read_record(file, model)
    if isinstance(reading, Problem):
        problems.append(reading)
        return None
    return reading


def _read_organisations(content: Path, problems: list[Problem]) -> Reading[OrganisationList] | None:
    file = yaml_file(content / ORGANISATIONS, room=content)
    if isinstance(file, Problem):
        problems.append(file)
    return _read_file(file, OrganisationList, problems) if isinstance(file, ContentFile) else None


def _records(readings: Mapping[str, Reading[ModelType] | None]) -> dict[str, ModelType]:
    return {identifier: one.record for identifier, one in readings.items() if one and one.record}


def _faults_of_organisations(reading: Reading[OrganisationList] | None) -> Iterable[Problem]:
    if reading is None:
        return ()
    if reading.record is None:
        return reading.problems()
    found = list(_faults_of_texts(reading))
    for rule in ORGANISATIONS_RULES:
        found += reading.kept(rule.CODE, rule.check_organisations(reading.record.organisations))
    return reading.problems(found)


def _faults_of_areas(areas: Mapping[str, Reading[Area] | None], known: Known) -> Iterator[Problem]:
    for identifier, reading in areas.items():
        if reading is not None:
            found = list(_faults_of_texts(reading))
            for rule in AREA_RULES:
                if reading.record:
                    found += reading.kept(rule.CODE, rule.check_area(identifier, reading.record, known))
            yield from reading.problems(found)


def _faults_of_frameworks(frameworks: Mapping[str, Reading[Framework] | None], known: Known) -> Iterator[Problem]:
    for identifier, reading in frameworks.items():
        if reading is not None:
            found = list(_faults_of_texts(reading))
            for rule in FRAMEWORK_RULES:
                if reading.record:
                    found += reading.kept(rule.CODE, rule.check_framework(identifier, reading.record, known))
            yield from reading.problems(found)


def _faults_of_texts(reading: Reading[ModelType]) -> Iterator[Found]:
    if reading.record is not None:
        texts = texts_of(reading.record)
        for rule in TEXT_RULES:
            yield from reading.kept(rule.CODE, rule.check_texts(texts))


def _faults_of_register(
    cards: Sequence[Card], checked: Mapping[str, CheckedAgreement], known: Known
) -> Iterator[Problem]:
    by_file: dict[str, list[Found]] = {}
    for rule in REGISTER_RULES:
        for identifier, fault in rule.check_register(cards, known):
            one = checked[identifier]
            mended = one.set_aside.mended(rule.CODE, fault)
            if mended and not one.answers.cover((rule.CODE.code, mended)):
                by_file.setdefault(identifier, []).append((rule.CODE.code, mended))
    for identifier, found in by_file.items():
        file = checked[identifier].file
        read = contents(file)
        if isinstance(read, Problem):
            yield read
        else:
            yield from placed(file, parse(read.text, with_places=True), found)


def _nothing_there(content: Path) -> Problem:
    return Problem(
        Where(shown_path(content / AGREEMENTS)),
        "no-records",
        "There is no record here.",
        "Add one: `plainview new agreement a-few-words`.",
    )
