"""Files of a content folder, read: each kind that is not an agreement, and what its rules find."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.check.comments import personal_data_in_comments
from generator.check.faults import Fault
from generator.check.memory import Memory
from generator.check.reading import NO_STAND_INS, Found, Reading, first_of, read_record
from generator.check.rule import Rule
from generator.check.rules import TEXT_RULES
from generator.check.salvage import StandIns
from generator.check.texts import texts_of
from generator.problems import Problem
from generator.read.content_files import ContentFile, yaml_file, yaml_files

ModelType = TypeVar("ModelType", bound=BaseModel)
RuleType = TypeVar("RuleType", bound=Rule)


def read_folder(
    folder: Path,
    content: Path,
    model: type[ModelType],
    problems: list[Problem],
    memory: Memory | None,
    stand_ins: StandIns = NO_STAND_INS,
) -> dict[str, Reading[ModelType] | None]:
    """Each file of a folder by its id; None for one that cannot be opened."""
    files, strays = yaml_files(folder, room=content)
    problems += strays
    return {file.id: _read_file(file, model, problems, memory, stand_ins) for file in files}


def _read_file(
    file: ContentFile,
    model: type[ModelType],
    problems: list[Problem],
    memory: Memory | None = None,
    stand_ins: StandIns = NO_STAND_INS,
) -> Reading[ModelType] | None:
    read = partial(read_record, model=model, stand_ins=stand_ins)
    reading = memory.reading(file, read) if memory else read(file)
    if isinstance(reading, Problem):
        problems.append(reading)
        return None
    return reading


def read_one(path: Path, content: Path, model: type[ModelType], problems: list[Problem]) -> Reading[ModelType] | None:
    """A file that need not be there; None also for one that cannot be opened."""
    file = yaml_file(path, room=content)
    if isinstance(file, Problem):
        problems.append(file)
    return _read_file(file, model, problems) if isinstance(file, ContentFile) else None


def records(readings: Mapping[str, Reading[ModelType] | None]) -> dict[str, ModelType]:
    """Those that are whole. Of what is left of the others nothing may be concluded."""
    return {name: one.record for name, one in readings.items() if one and one.whole and one.record}


def faults_of(
    readings: Mapping[str, Reading[ModelType] | None],
    rules: Sequence[RuleType],
    ask: Callable[[RuleType, str, ModelType], Iterator[Fault]],
) -> Iterator[Problem]:
    """What is wrong with each file of one kind. `ask` puts an id and its record to a rule for that kind."""
    for identifier, reading in readings.items():
        if reading is not None:
            yield from reading.problems([*first_of(_found_by(reading, rules, ask, identifier))])
            yield from personal_data_in_comments(reading.file, reading.contents.text)


def _found_by(
    reading: Reading[ModelType],
    rules: Sequence[RuleType],
    ask: Callable[[RuleType, str, ModelType], Iterator[Fault]],
    identifier: str,
) -> Iterator[Found]:
    if reading.record is not None:
        texts = texts_of(reading.record)
        for text_rule in TEXT_RULES:
            yield from reading.kept(text_rule.CODE, text_rule.check_texts(texts))
        for rule in rules:
            yield from reading.kept(rule.CODE, ask(rule, identifier, reading.record))
