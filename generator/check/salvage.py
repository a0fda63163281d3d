"""What is left of a record when the parts with a wrong shape are set aside.

Rules need a record of the right shape. So that one wrong field does not hide what rules would say of
the others, the wrong parts are taken out or have a stand-in, and the rest is checked as well.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.check.declared import model_at
from generator.check.faults import At, Code, Fault
from generator.check.shape import field_meant, place_of, true_details, word_meant_by
from generator.check.texts import own_place

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
        rests_on: list[At] = [tuple(path.split(".")) for path in code.rests_on]
        if (own := own_place(at)) != at:  # a translation, held against what the record itself says there
            rests_on.append(own[:1])
        if any(_repeats(at, rests_on, part, of_name=code.of_names) for part in self.parts):
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


def _repeats(at: At, rests_on: Sequence[At], part: At, *, of_name: bool) -> bool:
    """Whether a fault at a place may only repeat that a part is wrong."""
    wrong = _names(part)
    if any(_one_holds_the_other(path, wrong) for path in rests_on):
        return True
    if len(part) <= len(at):
        return at[: len(part)] == part
    # The fault is about all that this place holds, unless it is about the file or a name, or its rule says what it
    # looks at inside.
    around = _names(at)
    inside = any(len(path) > len(around) and path[: len(around)] == around for path in rests_on)
    return at != () and not of_name and not inside and part[: len(at)] == at


def _names(at: At) -> At:
    return tuple(part for part in at if isinstance(part, str))


def _one_holds_the_other(one: At, other: At) -> bool:
    return all(here == there for here, there in zip(one, other, strict=False))


@dataclass(frozen=True)
class Salvaged(Generic[ModelType]):
    """What is left of a record, and what was set aside."""

    record: ModelType
    set_aside: SetAside


StandIns = Mapping[type[BaseModel], Mapping[str, Any]]
"""For required fields of a model, values of which no rule has anything to say."""


def salvage(data: Mapping[str, Any], model: type[ModelType], stand_ins: StandIns) -> Salvaged[ModelType] | None:
    """The record without its wrong parts, or None where nothing useful is left.

    A misspelt word is taken for the one that was most likely meant, and a required field that is missing or wrong has
    its stand-in, so that all around it is looked at. What has none goes with the part that needs it.
    """
    left = _Left(copy.deepcopy(dict(data)), model, stand_ins)
    for _ in range(_ROUNDS):
        try:
            record = model.model_validate(left.data, by_alias=True, by_name=False)
        except ValidationError as error:
            if not left.mend(error):
                return None
        else:
            return Salvaged(record, SetAside(frozenset(left.parts), left.numbers()))
    return None


class _Left:
    """A copy of a record's data while parts of it are taken out or replaced."""

    def __init__(self, data: dict[str, Any], model: type[BaseModel], stand_ins: StandIns) -> None:
        self.data = data
        self.parts: set[At] = set()
        self._model = model
        self._stand_ins = stand_ins
        # The numbers that the entries of a list had in the file, by the identity of the list. The list is
        # kept beside them, so that no other can take its identity.
        self._numbers: dict[int, tuple[list[Any], list[int]]] = {}
        self._gone: set[At] = set()

    def mend(self, error: ValidationError) -> bool:
        """Do something about each fault of shape. Gives whether anything could be done."""
        done = False
        found = {place_of(detail): detail for detail in true_details(error)}
        # Later entries of a list first, so that numbers of earlier ones stay true.
        self._gone.clear()
        for at in sorted(found, key=lambda at: [(isinstance(part, int), part) for part in at], reverse=True):
            # What went with a part that was taken out just now has no place any more.
            if not any(at[:depth] in self._gone for depth in range(len(at))):
                done |= self._mend(at, found[at])
        return done

    def _mend(self, at: At, detail: ErrorDetails) -> bool:
        meant = field_meant(detail, self._model) if detail["type"] == "extra_forbidden" else None
        # Where the field that was meant stands there as well, nothing is missing, and it is looked at.
        if meant and not _holds(self._holder(meant), meant[-1]):
            self.parts.add(self._in_file(meant))
        if detail["type"] == "missing":
            wanted = self._stand_ins.get(model_at(self._model, at[:-1]) or BaseModel, {}).get(str(at[-1]))
            return self._remove(at[:-1]) if wanted is None else self._put(at, copy.deepcopy(wanted))
        word = word_meant_by(detail)
        return self._put(at, word) if word else self._remove(at)

    def numbers(self) -> dict[At, tuple[int, ...]]:
        """For each list that was shortened, the numbers that its entries had."""
        return dict(self._shortened(self.data, ()))

    def _shortened(self, holder: Any, at: At) -> list[tuple[At, tuple[int, ...]]]:
        found = []
        if isinstance(holder, list) and id(holder) in self._numbers:
            found.append((at, tuple(self._numbers[id(holder)][1])))
        inside = holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()
        for part, value in inside:
            found += self._shortened(value, (*at, part))
        return found

    def _put(self, at: At, value: Any) -> bool:
        """Put a value in the place of one that is missing or wrong."""
        holder = self._holder(at)
        if not isinstance(holder, dict) and not _holds(holder, at[-1]):
            return False
        self.parts.add(self._in_file(at))
        holder[at[-1]] = value
        return True

    def _remove(self, at: At) -> bool:
        holder = self._holder(at) if at else None
        if holder is None or not _holds(holder, at[-1]):
            return False
        self.parts.add(self._in_file(at))
        self._gone.add(at)
        if isinstance(holder, list):
            self._numbers.setdefault(id(holder), (holder, list(range(len(holder)))))[1].pop(int(at[-1]))
        del holder[at[-1]]
        return True

    def _holder(self, at: At) -> Any:
        """What holds a place, or None where it went with a part that was taken out."""
        holder: Any = self.data
        for part in at[:-1]:
            if not _holds(holder, part):
                return None
            holder = holder[part]
        return holder

    def _in_file(self, at: At) -> At:
        """The place in the file of a place among what is left."""
        holder: Any = self.data
        places: list[str | int] = []
        for part in at:
            counted = self._numbers.get(id(holder)) if isinstance(holder, list) else None
            places.append(counted[1][part] if counted and isinstance(part, int) else part)
            holder = holder[part] if _holds(holder, part) else None
        return tuple(places)


def _holds(holder: Any, part: str | int) -> bool:
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and part < len(holder)
