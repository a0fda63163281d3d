"""What is left of a record when the parts with a wrong shape are set aside.

Rules need a record of the right shape. So that one wrong field does not hide what rules would say of
the others, the wrong parts are taken out and the rest is checked as well.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.check.faults import At

ModelType = TypeVar("ModelType", bound=BaseModel)

_ROUNDS = 12


class Salvage:
    """A copy of a record's data with parts set aside, and the way back to the original places."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = copy.deepcopy(data)
        self.set_aside: set[str] = set()
        # By identity of each list that lost entries; the list itself is kept so that its identity stays its own.
        self._numbers: dict[int, tuple[list[Any], list[int]]] = {}

    def remove(self, at: At) -> None:
        """Set one part aside. `at` is a place in the copy as it is now."""
        if not at:
            return
        self.set_aside.add(str(at[0]))
        holder: Any = self.data
        for part in at[:-1]:
            if not _holds(holder, part):
                return
            holder = holder[part]
        last = at[-1]
        if not _holds(holder, last):
            return
        if isinstance(holder, list):
            self._original_numbers(holder).pop(int(last))
        del holder[last]

    def _original_numbers(self, items: list[Any]) -> list[int]:
        return self._numbers.setdefault(id(items), (items, list(range(len(items)))))[1]

    def original(self, at: At) -> At:
        """The place in the file of a place in the copy."""
        found: list[str | int] = []
        holder: Any = self.data
        for part in at:
            if isinstance(holder, list) and isinstance(part, int):
                numbers = self._numbers[id(holder)][1] if id(holder) in self._numbers else []
                found.append(numbers[part] if part < len(numbers) else part)
            else:
                found.append(part)
            holder = holder[part] if _holds(holder, part) else None
        return tuple(found)


def _holds(holder: Any, part: str | int) -> bool:
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and part < len(holder)


def salvage(data: dict[str, Any], model: type[ModelType], stand_ins: dict[str, Any]) -> tuple[ModelType, Salvage] | None:
    """The record without its wrong parts, or None where nothing useful is left.

    `stand_ins` are values for required fields that are missing or wrong; rules are not asked about them.
    """
    kept = Salvage(data)
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(kept.data), kept
        except ValidationError as error:
            _take_out(kept, error, stand_ins)
    return None


def _take_out(kept: Salvage, error: ValidationError, stand_ins: dict[str, Any]) -> None:
    places: Iterable[At] = {
        # A part that lacks something required goes as a whole; anything else goes alone.
        (place[:-1] if detail["type"] == "missing" else place)
        for detail in error.errors(include_url=False)
        for place in [tuple(part for part in detail["loc"] if part != "[key]")]
    }
    # Later entries of a list first, so that numbers of earlier ones stay true.
    for place in sorted(places, key=lambda place: [(isinstance(part, int), part) for part in place], reverse=True):
        kept.remove(place)
    for name, value in stand_ins.items():
        if name not in kept.data or kept.data[name] in ([], None):
            kept.data[name] = copy.deepcopy(value)
            kept.set_aside.add(name)
