"""Areas and framework versions that are in order. Of a file that is not the checker tells, and it is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.check.content_names import AREAS, FRAMEWORKS
from generator.check.reading import read_record
from generator.model.area import Area
from generator.model.framework import Framework
from generator.problems import Problem
from generator.read.content_files import yaml_files

ModelType = TypeVar("ModelType", bound=BaseModel)


def sound_areas(content: Path) -> Mapping[str, Area]:
    """The areas of a content folder, by id."""
    return _sound(content, AREAS, Area)


def sound_frameworks(content: Path) -> Mapping[str, Framework]:
    """The framework versions of a content folder, by id."""
    return _sound(content, FRAMEWORKS, Framework)


def _sound(content: Path, folder: str, model: type[ModelType]) -> Mapping[str, ModelType]:
    found = {}
    for file in yaml_files(content / folder, room=content)[0]:
        reading = read_record(file, model)
        if not isinstance(reading, Problem) and reading.whole and reading.record:
            found[file.id] = reading.record
    return found
