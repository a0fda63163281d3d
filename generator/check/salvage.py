"""What is left of a record when the parts with a wrong shape are set aside.

Rules need a record of the right shape. So that one wrong field does not hide what rules would say of
the others, the wrong parts are taken out and the rest is checked as well.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.check.faults import At, Code, Fault
from generator.check.shape import place_of, true_details

ModelType = TypeVar("ModelType", bound=BaseModel)

_ROUNDS = 12


@dataclass(frozen=True)
class SetAside:
    """Which parts of a file were left out, and where the entries of a shortened list stood before.

    `parts` are places in the file. `numbers` gives, for the place that a shortened list has among what
    is left, the original number of each entry.
    """

    parts: frozenset[At] = frozenset()
    numbers: Mapping[At, tuple[int, ...]] = field(default_factory=dict)

    def mended(self, code: Code, fault: Fault) -> Fault | None:
        """A rule's fault at its place in the file, or None where it only repeats that a part is wrong."""
        if not self.parts:
            return fault
        at = self.original(fault.at)
        rests_on = [tuple(path.split(".")) for path in code.rests_on]
        if any(_repeats(at, rests_on, part) for part in self.parts):
            return None
        return Fault(at, fault.message, fault.fix)

    def holds(self, at: At) -> bool:
        """Whether a place in the file lies in a part that was left out, where no rule looks."""
        return any(at[: len(part)] == part for part in self.parts)

    def original(self, at: At) -> At:
        """The place in the file of a place among what is left."""
        return tuple(
            self.numbers[at[:depth]][part] if isinstance(part, int) and at[:depth] in self.numbers else part
            for depth, part in enumerate(at)
        )


def _repeats(at: At, rests_on: Sequence[At], part: At) -> bool:
    """Whether a fault at a place may only repeat that a part is wrong."""
    wrong = _names(part)
    if any(_one_holds_the_other(path, wrong) for path in rests_on):
        return True
    if len(part) <= len(at):
        return at[: len(part)] == part
    # The fault is about all that this place holds, unless it is about the file or its rule names what it looks at.
    around = _names(at)
    named = any(len(path) > len(around) and path[: len(around)] == around for path in rests_on)
    return at != () and not named and part[: len(at)] == at


def _names(at: At) -> At:
    return tuple(part for part in at if isinstance(part, str))


def _one_holds_the_other(one: At, other: At) -> bool:
    return all(here == there for here, there in zip(one, other, strict=False))


@dataclass(frozen=True)
class Salvaged(Generic[ModelType]):
    """What is left of a record, and what was set aside."""

    record: ModelType
    set_aside: SetAside


def salvage(
    data: Mapping[str, Any], model: type[ModelType], stand_ins: Mapping[str, Any]
) -> Salvaged[ModelType] | None:
    """The record without its wrong parts, or None where nothing useful is left.

    `stand_ins` are values for required fields that are missing or wrong; rules are not asked about them.
    """
    left = _Left(copy.deepcopy(dict(data)))
    for _ in range(_ROUNDS):
        try:
            record = model.model_validate(left.data, by_alias=True, by_name=False)
        except ValidationError as error:
            before = len(left.parts)
            left.take_out(error)
            left.fill_in(stand_ins)
            if len(left.parts) == before:
                return None
        else:
            return Salvaged(record, SetAside(frozenset(left.parts), left.numbers()))
    return None


class _Left:
    """A copy of a record's data while parts of it are taken out."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.parts: set[At] = set()
        # The numbers that the entries of a list had in the file, by the identity of the list. The list is
        # kept beside them, so that no other can take its identity.
        self._numbers: dict[int, tuple[list[Any], list[int]]] = {}

    def take_out(self, error: ValidationError) -> None:
        places = {_faulty_part(detail) for detail in true_details(error)}
        # Later entries of a list first, so that numbers of earlier ones stay true.
        for place in sorted(places, key=lambda at: [(isinstance(part, int), part) for part in at], reverse=True):
            self._remove(place)

    def fill_in(self, stand_ins: Mapping[str, Any]) -> None:
        for name, value in stand_ins.items():
            if self.data.get(name) in (None, []):
                self.data[name] = copy.deepcopy(value)
                self.parts.add((name,))

    def numbers(self) -> dict[At, tuple[int, ...]]:
        return dict(self._shortened(self.data, ()))

    def _shortened(self, holder: Any, at: At) -> list[tuple[At, tuple[int, ...]]]:
        found = []
        if isinstance(holder, list) and id(holder) in self._numbers:
            found.append((at, tuple(self._numbers[id(holder)][1])))
        inside = holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()
        for part, value in inside:
            found += self._shortened(value, (*at, part))
        return found

    def _remove(self, at: At) -> None:
        holder: Any = self.data
        original: list[str | int] = []
        for part in at[:-1]:
            if not _holds(holder, part):
                return
            original.append(self._original(holder, part))
            holder = holder[part]
        if not at or not _holds(holder, at[-1]):
            return
        self.parts.add((*original, self._original(holder, at[-1])))
        if isinstance(holder, list):
            self._numbers.setdefault(id(holder), (holder, list(range(len(holder)))))[1].pop(int(at[-1]))
        del holder[at[-1]]

    def _original(self, holder: Any, part: str | int) -> str | int:
        if isinstance(holder, list) and isinstance(part, int) and id(holder) in self._numbers:
            return self._numbers[id(holder)][1][part]
        return part


def _faulty_part(detail: ErrorDetails) -> At:
    """A part that lacks something required goes as a whole; anything else goes alone."""
    at = place_of(detail)
    return at[:-1] if detail["type"] == "missing" else at


def _holds(holder: Any, part: str | int) -> bool:
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and part < len(holder)
