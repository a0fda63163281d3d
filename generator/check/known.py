"""What a rule may know besides the record it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.area import Area
from generator.model.framework import Framework
from generator.model.organisation import Directory


@dataclass(frozen=True)
class Known:
    """Areas and frameworks by id, the ids of all agreement files, and the listed organisations."""

    areas: Mapping[str, Area]
    frameworks: Mapping[str, Framework]
    agreements: frozenset[str]
    directory: Directory
