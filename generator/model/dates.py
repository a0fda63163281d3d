"""Dates as sources give them: a day, a month or a year, sometimes only implied ("about 2015")."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

PATTERN = r"^(about )?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_SHAPE = re.compile(r"(about )?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class PartialDate:
    """A date known to the day, the month or the year; `about` where a source only implies it."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    @property
    def earliest(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, where one is stated outright."""
        return self.earliest if self.day is not None and not self.about else None

    def surely_before(self, other: PartialDate) -> bool:
        """Whether this date comes before the other whatever each stands for."""
        return not (self.about or other.about) and self.latest < other.earliest

    def surely_after(self, day: date) -> bool:
        """Whether this date comes after a day whatever it stands for."""
        return not self.about and self.earliest > day

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return ("about " if self.about else "") + "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _from_yaml, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # A bare year reads as a number in YAML, so an editor's schema must allow both.
        return {
            "anyOf": [{"type": "string", "pattern": PATTERN}, {"type": "integer", "minimum": 1000, "maximum": 9999}]
        }


def _from_yaml(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError("bad_date", "not a date")
    return parse(str(value))


@lru_cache(maxsize=4096)
def parse(text: str) -> PartialDate:
    """Read `2026-02-05`, `2026-02`, `2026` or `about 2026-02`. Raises ValueError for anything else."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise PydanticCustomError("bad_date", "not a date")
    about, year, month, day = shape.groups()
    partial = PartialDate(int(year), int(month) if month else None, int(day) if day else None, about is not None)
    try:
        _ = partial.earliest, partial.latest
    except ValueError as reason:
        raise PydanticCustomError("bad_date", "no such day") from reason
    return partial
