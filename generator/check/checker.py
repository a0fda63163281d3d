"""The whole check: a content folder in, a register out, or every problem in every file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.check.codes import CODES
from generator.check.faults import Fault
from generator.check.known import Known
from generator.check.rules import AGREEMENT_RULES, AREA_RULES, FRAMEWORK_RULES, REGISTER_RULES
from generator.check.salvage import Salvage, salvage
from generator.check.shape import faults_of_shape
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.card import Card, card_of
from generator.model.framework import Framework
from generator.model.organisation import Directory, OrganisationList
from generator.model.register import Register, pack, sorting_key
from generator.parallel import spread
from generator.problems import ContentProblems, Problem, Where, errors
from generator.read.content_files import ContentFile, Contents, contents, shown_path, yaml_files
from generator.read.strict_yaml import parse

ModelType = TypeVar("ModelType", bound=BaseModel)

# What rules see in place of a required field that is missing or wrong. They are not asked about it.
_STAND_INS: dict[str, Any] = {
    "schema": 1,
    "title": "Untitled",
    "summary": "No summary.",
    "status": "not-stated",
    "provenance": {"basis": "public-sources"},
    "areas": [{"id": "england"}],
    "organisations": [{"name": "Unnamed", "roles": ["lead"]}],
    "purpose": "No purpose.",
    "data": [{"item": "Unnamed"}],
}


@dataclass(frozen=True)
class Checked:
    """A content folder without errors: its register, and the warnings that remain."""

    register: Register
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class CheckedAgreement:
    """One file, checked: its card and compact bytes where it can be published, and its problems."""

    card: Card | None
    packed: bytes | None
    problems: tuple[Problem, ...]


def check_content(content: Path, jobs: int = 1) -> Checked:
    """Read and check everything in a content folder.

    Raises ContentProblems with all problems of all files, so that an editor mends them in one go.
    """
    problems: list[Problem] = []
    directory = Directory(_read_organisations(content, problems))
    areas = _read_all(content / "areas", content, Area, problems)
    frameworks = _read_all(content / "frameworks", content, Framework, problems)
    files, strays = yaml_files(content / "agreements", room=content)
    problems += strays
    if not files and not strays:
        problems.append(_nothing_there(content))
    known = Known(
        {identifier: area for identifier, (area, _) in areas.items()},
        {identifier: framework for identifier, (framework, _) in frameworks.items()},
        frozenset(file.id for file in files),
        directory,
    )
    problems += _faults_of_places(areas, frameworks, known)
    shares = spread(partial(_check_share, known=known), files, jobs)
    checked = [one for share in shares for one in share]
    problems += [problem for one in checked for problem in one.problems]
    cards = sorted((one.card for one in checked if one.card), key=lambda card: sorting_key(card.title))
    problems += _faults_of_register(cards, {file.id: file for file in files}, known)
    if errors(problems):
        raise ContentProblems(problems)
    packed = {one.card.id: one.packed for one in checked if one.card and one.packed is not None}
    register = Register(tuple(cards), known.areas, known.frameworks, directory, packed)
    return Checked(register, tuple(sorted(problems)))


def check_agreement(file: ContentFile, known: Known) -> CheckedAgreement:
    """One record: read, shaped, and put to every rule that looks at one record."""
    read = contents(file)
    if isinstance(read, Problem):
        return CheckedAgreement(None, None, (read,))
    document = parse(read.text)
    agreement: Agreement | None = None
    found: list[tuple[str, Fault]] = []
    kept: Salvage | None = None
    if isinstance(document.data, dict):
        try:
            agreement = Agreement.model_validate(document.data)
        except ValidationError as error:
            found += faults_of_shape(error, Agreement)
            salvaged = salvage(document.data, Agreement, _STAND_INS)
            if salvaged:
                agreement, kept = salvaged
    elif not document.faults:
        found.append(_no_fields(document.data))
    if agreement:
        for code, fault in _put_to_rules(agreement, known):
            if kept is None:
                found.append((code, fault))
            elif not fault.at or fault.at[0] not in kept.set_aside:
                found.append((code, Fault(kept.original(fault.at), fault.message, fault.fix)))
    problems = _placed(file.shown, read, found) if found or document.faults else ()
    card = card_of(file.id, agreement, read.fingerprint, known.directory) if agreement and not _headless(agreement) else None
    publishable = agreement is not None and kept is None and not errors(problems)
    return CheckedAgreement(card, pack(document.data) if publishable else None, problems)


def _put_to_rules(agreement: Agreement, known: Known) -> Iterator[tuple[str, Fault]]:
    for rule in AGREEMENT_RULES:
        for fault in rule.check_agreement(agreement, known):
            yield rule.CODE.code, fault


def _headless(agreement: Agreement) -> bool:
    return not any(organisation.leads for organisation in agreement.organisations)


def _check_share(files: Sequence[ContentFile], known: Known) -> list[CheckedAgreement]:
    return [check_agreement(file, known) for file in files]


def _placed(shown: str, read: Contents, found: Sequence[tuple[str, Fault]]) -> tuple[Problem, ...]:
    """Faults as problems. The file is read again with places, since most files never need them."""
    document = parse(read.text, with_places=True)
    problems = [
        Problem(Where(shown, fault.line, fault.column), fault.code, fault.message, fault.fix) for fault in document.faults
    ]
    for code, fault in found:
        line, column = document.place(fault.at)
        problems.append(Problem(Where(shown, line, column), code, fault.message, fault.fix, CODES[code].severity))
    return tuple(problems)


def _no_fields(data: object) -> tuple[str, Fault]:
    if data is None:
        return "empty-file", Fault((), "This file is empty.", "Fill it in, or delete it. `plainview new agreement ID` writes a start.")
    return "wrong-kind", Fault((), "This file holds no fields.", "Each line begins with a name and a colon: `title: ...`.")


def _read_all(
    folder: Path, content: Path, model: type[ModelType], problems: list[Problem]
) -> dict[str, tuple[ModelType, ContentFile]]:
    files, strays = yaml_files(folder, room=content)
    problems += strays
    made: dict[str, tuple[ModelType, ContentFile]] = {}
    for file in files:
        one = _read_one(file, model, problems)
        if one is not None:
            made[file.id] = (one, file)
    return made


def _read_one(file: ContentFile, model: type[ModelType], problems: list[Problem]) -> ModelType | None:
    read = contents(file)
    if isinstance(read, Problem):
        problems.append(read)
        return None
    document = parse(read.text)
    found: list[tuple[str, Fault]] = []
    made: ModelType | None = None
    if isinstance(document.data, dict):
        try:
            made = model.model_validate(document.data)
        except ValidationError as error:
            found += faults_of_shape(error, model)
            salvaged = salvage(document.data, model, {})
            made = salvaged[0] if salvaged else None
    elif not document.faults:
        found.append(_no_fields(document.data))
    if found or document.faults:
        problems += _placed(file.shown, read, found)
    return made


def _read_organisations(content: Path, problems: list[Problem]) -> Sequence[Any]:
    path = content / "organisations.yml"
    if not path.exists():
        return ()
    listed = _read_one(ContentFile(path, shown_path(path), "organisations"), OrganisationList, problems)
    return listed.organisations if listed else ()


def _faults_of_places(
    areas: dict[str, tuple[Area, ContentFile]], frameworks: dict[str, tuple[Framework, ContentFile]], known: Known
) -> Iterator[Problem]:
    for identifier, (area, file) in areas.items():
        found = [(rule.CODE.code, fault) for rule in AREA_RULES for fault in rule.check_area(identifier, area, known)]
        yield from _placed_later(file, found)
    for identifier, (framework, file) in frameworks.items():
        found = [
            (rule.CODE.code, fault)
            for rule in FRAMEWORK_RULES
            for fault in rule.check_framework(identifier, framework, known)
        ]
        yield from _placed_later(file, found)


def _faults_of_register(cards: Sequence[Card], files: dict[str, ContentFile], known: Known) -> Iterator[Problem]:
    by_file: dict[str, list[tuple[str, Fault]]] = {}
    for rule in REGISTER_RULES:
        for identifier, fault in rule.check_register(cards, known):
            by_file.setdefault(identifier, []).append((rule.CODE.code, fault))
    for identifier, found in by_file.items():
        yield from _placed_later(files[identifier], found)


def _placed_later(file: ContentFile, found: Sequence[tuple[str, Fault]]) -> Iterator[Problem]:
    """Faults found when the file's text is no longer at hand."""
    if found:
        read = contents(file)
        if isinstance(read, Contents):
            document = parse(read.text, with_places=True)
            for code, fault in found:
                line, column = document.place(fault.at)
                yield Problem(Where(file.shown, line, column), code, fault.message, fault.fix, CODES[code].severity)


def _nothing_there(content: Path) -> Problem:
    return Problem(
        Where(shown_path(content / "agreements")),
        "no-records",
        "There is no record here.",
        "Add one: `plainview new agreement a-few-words`.",
    )


