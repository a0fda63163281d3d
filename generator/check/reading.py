"""One file, read and held against its model: the record, or what is left of it, and every fault of its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.check import placeholder
from generator.check.codes import CODES
from generator.check.faults import At, Code, Fault
from generator.check.placeholder import placeholder_fault, placeholders_in, told_once
from generator.check.salvage import SetAside, StandIns, salvage
from generator.check.shape import Advice, faults_of_shape, no_advice
from generator.problems import Problem, Where
from generator.read.content_files import ContentFile, Contents, contents
from generator.read.cut_off import cut_off_texts
from generator.read.strict_yaml import Document, parse
from generator.read.yaml_fault import MOST_FAULTS, TOO_MANY, YamlFault

ModelType = TypeVar("ModelType", bound=BaseModel)

Found = tuple[str, Fault]
"""A fault with its code."""

NOTHING_SET_ASIDE = SetAside()
_THERE_IS_MORE = (TOO_MANY[0], Fault((), *TOO_MANY[1:]))
NO_STAND_INS: StandIns = MappingProxyType({})


@dataclass(frozen=True)
class Reading(Generic[ModelType]):
    """A file as it was read: its text and data, the record if one could be made, and what was wrong so far.

    `faulty` says that the YAML itself is wrong somewhere, and `cut_off` holds texts that end too soon.
    """

    file: ContentFile
    contents: Contents
    data: Any
    record: ModelType | None
    set_aside: SetAside
    found: tuple[Found, ...]
    faulty: bool
    cut_off: tuple[YamlFault, ...]

    @property
    def whole(self) -> bool:
        """Whether the record is all that the file says."""
        return self.record is not None and not self.set_aside.parts and not self.faulty

    def kept(self, code: Code, faults: Iterable[Fault]) -> Iterator[Found]:
        """What a rule found, at its place in the file, without what only repeats a fault of shape."""
        for fault in faults:
            mended = self.set_aside.mended(code, fault)
            if mended is not None:
                yield code.code, mended

    def problems(self, more: Sequence[Found] = ()) -> tuple[Problem, ...]:
        """Everything that is wrong with the file. It is parsed again with places, since most files need none."""
        found = tuple(told_once((*self.found, *more)))
        if not found and not self.faulty and not self.cut_off:
            return ()
        document = parse(self.contents.text, with_places=True)
        of_yaml = (
            Problem(
                Where(self.file.shown, fault.line, fault.column),
                fault.code,
                fault.message,
                fault.fix,
                CODES[fault.code].severity,
            )
            for fault in (*document.faults, *self.cut_off)
        )
        return (*of_yaml, *placed(self.file, document, found))


def read_record(
    file: ContentFile,
    model: type[ModelType],
    stand_ins: StandIns = NO_STAND_INS,
    advice: Advice = no_advice,
) -> Reading[ModelType] | Problem:
    """Read one file, and make its record or what can be made of it."""
    read = contents(file)
    if isinstance(read, Problem):
        return read
    document = parse(read.text)
    record: ModelType | None = None
    set_aside = NOTHING_SET_ASIDE
    found: tuple[Found, ...] = ()
    # Where reading stopped part of the way, what seems missing may stand further down.
    if document.complete and isinstance(document.data, dict):
        record, set_aside, found = _shaped(document.data, model, stand_ins, advice)
    elif document.complete and not document.faults:
        found = (_no_fields(document.data),)
    cut_off = tuple(cut_off_texts(read.text)) if document.complete else ()
    return Reading(file, read, document.data, record, set_aside, found, bool(document.faults), cut_off)


def first_of(found: Iterable[Found]) -> Iterator[Found]:
    """As much of what is found as can be told. That there is more is an error, as errors may be in it."""
    for number, one in enumerate(found):
        if number == MOST_FAULTS:
            yield _THERE_IS_MORE
            return
        yield one


def _shaped(
    data: dict[str, Any], model: type[ModelType], stand_ins: StandIns, advice: Advice
) -> tuple[ModelType | None, SetAside, tuple[Found, ...]]:
    try:
        # Only names as files write them: `from`, not the `from_` that Python needs.
        return model.model_validate(data, by_alias=True, by_name=False), NOTHING_SET_ASIDE, ()
    except ValidationError as error:
        if error.error_count() > MOST_FAULTS:
            return None, NOTHING_SET_ASIDE, (*faults_of_shape(error, model, advice), _THERE_IS_MORE)
        left = salvage(data, model, stand_ins)
        found = tuple(faults_of_shape(error, model, advice))
        found += tuple(_left_to_fill_in(data, {fault.at for _, fault in found}, left.set_aside if left else None))
        return (left.record, left.set_aside, found) if left else (None, NOTHING_SET_ASIDE, found)


def _left_to_fill_in(data: dict[str, Any], told: Set[At], set_aside: SetAside | None) -> Iterator[Found]:
    """What is to be filled in where no rule will look, so that all of it is told in one run."""
    for at in placeholders_in(data):
        if at not in told and (set_aside is None or set_aside.holds(at)):
            yield placeholder.CODE, placeholder_fault(at)


def placed(file: ContentFile, document: Document, found: Iterable[Found]) -> tuple[Problem, ...]:
    """Faults that were found, as problems with line and column. The document was parsed with places."""
    return tuple(
        Problem(
            Where(file.shown, *document.place(fault.at)), code, fault.message, fault.fix, CODES[code].severity, fault.at
        )
        for code, fault in found
    )


def _no_fields(data: object) -> Found:
    if data is None:
        fix = "Fill it in, or delete it. `plainview new agreement ID` writes the start of a record."
        return "empty-file", Fault((), "This file is empty.", fix)
    fix = "Each line begins with a name and a colon: `title: ...`."
    return "wrong-kind", Fault((), "This file holds no fields.", fix)
