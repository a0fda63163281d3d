"""The start of a new assessment, added to a record: every question with its help, and no answer in it.

`begin` finds out what can be begun and writes nothing. `add` puts it into the record's file, whole or not at all.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.content_names import AGREEMENTS, FRAMEWORKS
from generator.check.placeholder import CODE as LEFT_TO_FILL_IN
from generator.check.placeholder import FILL_IN, placeholders_in
from generator.check.reading import read_record
from generator.check.suggest import close_match, did_you_mean
from generator.intake.assessment_text import Begun
from generator.intake.assessor import assessor_of, kinds_allowed, takes_part
from generator.intake.last_time import answered_before
from generator.intake.proposed_records import problems_with
from generator.intake.record_text import item
from generator.intake.replacing import FileRefused, replace_file
from generator.model.agreement import Agreement
from generator.model.framework import Framework, newest_first
from generator.model.vocabulary import ASSESSOR_KINDS
from generator.problems import ContentProblems, Problem, errors
from generator.read.content_files import LARGEST, ContentFile, contents, printable, shown_path, yaml_files
from generator.read.strict_yaml import parse
from generator.read.yaml_append import Appended, CannotAppend, Indentation, appended, by_itself

_FIELD = "assessments"


class AssessmentRefused(Exception):
    """No such assessment can be begun. The message says why; nothing was written."""


class NotAdded(Exception):
    """The assessment cannot be put into the file. `text` is what to paste there; nothing was written."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(reason)
        self.text = text


@dataclass(frozen=True)
class Asked:
    """What somebody wants: by whom, of which kind, under which framework version, None where they leave it open."""

    on: date
    by: str | None = None
    kind: str | None = None
    framework: str | None = None


@dataclass(frozen=True)
class NewAssessment:
    """What will be added, and to which file as it was read."""

    file: ContentFile
    raw: bytes
    begun: Begun
    answered: Mapping[str, Any] | None = None
    """The assessment as plain data, where somebody has answered the questions already."""

    def text(self) -> str:
        """The lines alone, as they would stand in the file, or with the name of their list where they cannot."""
        try:
            return self._appended().added
        except CannotAppend:
            return by_itself(_FIELD, self._lines)

    def whole(self) -> str:
        """The text of the record with it. Raises NotAdded."""
        try:
            return self._appended().text
        except CannotAppend as reason:
            raise NotAdded(str(reason), self.text()) from reason

    def add(self) -> Appended:
        """Put it into the file. Raises NotAdded."""
        try:
            done = self._appended()
            new = (codecs.BOM_UTF8 if self.raw.startswith(codecs.BOM_UTF8) else b"") + done.text.encode()
            if len(new) > LARGEST:
                raise FileRefused(f"{self.file.shown} would be larger than 1 MiB.")
            replace_file(self.file.path, self.raw, new)
        except (CannotAppend, FileRefused) as reason:
            raise NotAdded(str(reason), self.text()) from reason
        return done

    def _appended(self) -> Appended:
        return appended(self.raw.decode().removeprefix("\ufeff"), _FIELD, self._lines)

    def _lines(self, indentation: Indentation) -> Iterator[str]:
        return self.begun.lines(indentation) if self.answered is None else item(self.answered, 0)


def begin(identifier: str, content: Path, asked: Asked) -> NewAssessment:
    """What to add to the record of this id.

    Raises AssessmentRefused, and ContentProblems where the record or the framework version has to be mended first.
    """
    file = _file_of(identifier, content)
    problems = errors(problems_with({}, content))
    versions = _versions(content, problems)
    framework = _framework(asked.framework, content, versions, problems)
    raw, data = _in_order(file, problems)
    # Assessments that nobody has filled in yet say nothing, so they stand in no one's way.
    finished = [one for one in data.get(_FIELD) or () if not any(placeholders_in(one))]
    agreement = Agreement.model_validate({**data, _FIELD: finished}, by_alias=True, by_name=False)
    if agreement.status == "withdrawn":
        raise AssessmentRefused(f"`{file.id}` was withdrawn. Its page tells only that, and shows no assessment.")
    kinds = kinds_allowed(agreement)
    name, kind = _assessor(agreement, asked, kinds)
    _refuse_another(file, raw, data, name, framework)
    before = answered_before(agreement.assessments or (), name, kind, framework, versions) if name and kind else {}
    return NewAssessment(file, raw, Begun(framework, name, kind, kinds, asked.on, before))


def _file_of(identifier: str, content: Path) -> ContentFile:
    files, strays = yaml_files(content / AGREEMENTS, room=content)
    by_id = {file.id: file for file in files}
    if identifier in by_id:
        return by_id[identifier]
    folder = shown_path(content / AGREEMENTS)
    if wrong := [problem for problem in errors(strays) if problem.where.path == f"{folder}/{identifier}.yml"]:
        raise ContentProblems(wrong)
    # Some give the file in place of the id.
    near = close_match(Path(identifier).name.removesuffix(".yml"), by_id)
    otherwise = f"The ids are the names of the files in {folder}, without `.yml`."
    hint = f"Did you mean `{near}`?" if near else otherwise
    raise AssessmentRefused(f"There is no agreement `{printable(identifier)}`. {hint}")


def _versions(content: Path, problems: Iterable[Problem]) -> Mapping[str, Framework]:
    """The framework versions that are in order, by id."""
    wrong = {problem.where.path for problem in problems}
    found = {}
    for file in yaml_files(content / FRAMEWORKS, room=content)[0]:
        reading = None if file.shown in wrong else read_record(file, Framework)
        if reading and not isinstance(reading, Problem) and reading.record:
            found[file.id] = reading.record
    return found


def _framework(
    wanted: str | None, content: Path, versions: Mapping[str, Framework], problems: Iterable[Problem]
) -> Framework:
    """The version that was asked for, or the newest. Which one that is cannot be told while one of them is wrong."""
    if wanted is not None and wanted in versions:
        return versions[wanted]
    folder = shown_path(content / FRAMEWORKS)
    ours = f"{folder}/{wanted}.yml" if wanted else f"{folder}/"
    if wrong := [problem for problem in problems if problem.where.path.startswith(ours)]:
        raise ContentProblems(wrong)
    if not versions:
        raise AssessmentRefused(f"There is no framework version in {folder}, so there are no questions to answer.")
    if wanted:
        fix = did_you_mean(wanted, versions, f"There is {', '.join(f'`{one}`' for one in sorted(versions))}.")
        raise AssessmentRefused(f"There is no framework version `{printable(wanted)}`. {fix}")
    return newest_first(versions.values())[0]


def _in_order(file: ContentFile, problems: Iterable[Problem]) -> tuple[bytes, dict[str, Any]]:
    """The bytes and the data of a record that nothing is wrong with, but for assessments that are not filled in yet."""
    wrong = [problem for problem in problems if problem.where.path == file.shown]
    read = contents(file)
    data = None if isinstance(read, Problem) else parse(read.text).data
    if not isinstance(data, dict) or any(placeholders_in({**data, _FIELD: None})):
        raise ContentProblems(wrong)
    if any(problem.code != LEFT_TO_FILL_IN for problem in wrong):
        raise ContentProblems(wrong)
    return file.path.read_bytes(), data


def _assessor(agreement: Agreement, asked: Asked, kinds: tuple[str, ...]) -> tuple[str | None, str | None]:
    named = asked.by is not None and takes_part(agreement, asked.by)
    if (asked.kind and asked.kind not in kinds) or (named and set(kinds) != set(ASSESSOR_KINDS)):
        raise AssessmentRefused(
            "This record was compiled from public pages, so those who take part cannot speak in it. An organisation "
            f"that judges its own work publishes the record itself. Others can judge it: {', '.join(kinds)}."
        )
    if asked.by is not None and (not asked.by.strip() or not asked.by.isprintable()):
        raise AssessmentRefused("The name of who judges is empty, or has a hidden character in it. Type it again.")
    return assessor_of(agreement, asked.by and asked.by.strip(), asked.kind)


def _refuse_another(
    file: ContentFile, raw: bytes, data: Mapping[str, Any], name: str | None, framework: Framework
) -> None:
    """Refuse to begin what this assessor has begun already: a command is easily given twice."""
    for number, one in enumerate(data.get(_FIELD) or ()):
        by = one.get("by")
        same = isinstance(by, dict) and by.get("name") == (name or FILL_IN) and one.get("framework") == framework.id
        if same and any(placeholders_in(one)):
            line, _ = parse(raw.decode(), with_places=True).place((_FIELD, number))
            raise AssessmentRefused(
                f"An assessment {f'by {name} ' if name else ''}is begun at {file.shown}:{line} and not filled in yet. "
                "Fill that one in, or delete it. For another assessor, give their name with --by."
            )
