"""Which facts of a record are counted as stated or not, and which of them one record states.

The facts are those that the model declares. A new published field is counted at once, unless `LEFT_OUT` says why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from generator.model.agreement import Agreement
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.fields import Record, options
from generator.model.vocabulary import NOT_STATED

HOLDS_OTHERS = "It only holds other facts, and each of those is counted."
A_DETAIL = "It is a detail of a fact that is counted as a whole."
ONE_WAY = "It is one way among several, and one is enough."
ONLY_SOME = "Only some records have a use for it."
A_NAME = "It is a short name that links use, and no fact for a reader."
FOR_MACHINES = "It tells programs how the record is written."
SHOWN_ELSEWHERE = "What is held back is counted beside each fact."
FROM_OTHERS = "It is for others to write, so its absence is nobody's silence."

INSIDE = ".*"
"""Ends a path that stands for everything inside a part, though not for the part itself."""

LEFT_OUT: Mapping[str, str] = {
    "schema": FOR_MACHINES,
    "provenance.publisher": ONLY_SOME,
    "provenance.sources": ONLY_SOME,
    "provenance.sources.*": A_DETAIL,
    "organisations.id": A_NAME,
    "benefits.id": A_NAME,
    "benefits.result.text": A_DETAIL,
    "benefits.result.date": A_DETAIL,
    "benefits.result.source.*": A_DETAIL,
    "data.id": A_NAME,
    "disclosure_control.*": A_DETAIL,
    "legal": HOLDS_OTHERS,
    "legal.lawful_bases.*": A_DETAIL,
    "legal.special_category_conditions.*": A_DETAIL,
    "legal.powers.*": A_DETAIL,
    "legal.opt_out.*": A_DETAIL,
    "legal.dpia.date": A_DETAIL,
    "legal.dpia.summary": A_DETAIL,
    "automated_decisions.*": A_DETAIL,
    "safeguards.*": A_DETAIL,
    "dates": HOLDS_OTHERS,
    "contact.*": ONE_WAY,
    "complaint.*": ONE_WAY,
    "engagement.how": A_DETAIL,
    "engagement.who": A_DETAIL,
    "engagement.when": A_DETAIL,
    "engagement.why_not": A_DETAIL,
    "documents.*": A_DETAIL,
    "formats.*": A_DETAIL,
    "withheld": SHOWN_ELSEWHERE,
    "withheld.*": SHOWN_ELSEWHERE,
    "changes.*": A_DETAIL,
    "previous_ids": A_NAME,
    "replaced_by": ONLY_SOME,
    "translations": ONLY_SOME,
    "translations.*": ONLY_SOME,
    "replies": FROM_OTHERS,
    "replies.*": FROM_OTHERS,
    "withdrawn": ONLY_SOME,
    "withdrawn.*": ONLY_SOME,
    "assessments.*": A_DETAIL,
}
"""Published fields that are not counted, each with the reason."""


class Told(NamedTuple):
    """Which facts one record states. A bit for each of `FACTS`, the first fact in the lowest bit.

    `stated` are those that it states at all, an explicit "none" included. `in_part` are those among them that it
    states for some of its items and not for others, such as who receives the data. `held_back` are those of which it
    states nothing and says that they are withheld. Of all others it is silent.
    """

    stated: int
    in_part: int
    held_back: int


def why_left_out(path: str) -> str:
    """Why a published field is not counted, or nothing where it is."""
    if path in LEFT_OUT:
        return LEFT_OUT[path]
    outer = path
    while outer := outer.rpartition(".")[0]:
        if (reason := LEFT_OUT.get(outer + INSIDE)) is not None:
            return reason
    return ""


def counted_in(fields: Iterable[FieldFacts]) -> Iterator[FieldFacts]:
    """The fields that a record may be silent about, and that are not left out."""
    for field in fields:
        may_be_silent = not always_stated(field) if field.path == field.top else not field.required
        if field.published and may_be_silent and not why_left_out(field.path):
            yield field


def always_stated(field: FieldFacts) -> bool:
    """Whether every record has it, because it must be given and cannot be given as "not stated"."""
    return field.required and field.path == field.top and NOT_STATED not in field.words


FACTS: tuple[FieldFacts, ...] = tuple(counted_in(dictionary_of(Agreement)))
"""The facts that are counted, in the order in which a record has them."""
ALWAYS: tuple[FieldFacts, ...] = tuple(
    field for field in dictionary_of(Agreement) if always_stated(field) and not why_left_out(field.path)
)
"""The facts that every record states, since none is accepted without them."""


def facts_told(agreement: Agreement) -> Told:
    """Which of `FACTS` a record states, states in part, or holds back."""
    some, every = _told(_ASKED, agreement)
    held_back = 0
    for held in agreement.withheld or ():
        held_back |= _bits_under(held.field)
    return Told(some, some & ~every, held_back & ~some)


@lru_cache(maxsize=1024)
def _bits_under(path: str) -> int:
    """The bits of a field and of all that lies inside it. A record may name any words here, so none is an answer."""
    inside = f"{path}."
    return sum(1 << bit for bit, fact in enumerate(FACTS) if fact.path == path or fact.path.startswith(inside))


class _Asked(NamedTuple):
    """A field to look at: its bit, or 0 where only what lies inside it is counted.

    `whole` is that bit with all those inside it. `may_say_nothing` is whether it may be given and still say nothing.
    """

    attribute: str
    bit: int
    inside: tuple[_Asked, ...]
    whole: int
    may_say_nothing: bool


def _asked_of(model: type[BaseModel], before: str, bits: Mapping[str, int]) -> Iterator[_Asked]:
    words = {field.path: field.words for field in dictionary_of(model)}
    for name, declared in model.model_fields.items():
        key = declared.alias or name
        path = f"{before}{key}"
        if any(known == path or known.startswith(f"{path}.") for known in bits):
            part = _part(declared.annotation)
            inside = tuple(_asked_of(part, f"{path}.", bits)) if part else ()
            bit = bits.get(path, 0)
            whole = bit | reduce(or_, (field.whole for field in inside), 0)
            yield _Asked(name, bit, inside, whole, NOT_STATED in words[key] or bool(part and any(_leaves_of(part))))


def _part(annotation: Any) -> type[BaseModel] | None:
    """What a field holds that has fields of its own, one or several of it."""
    for option in options(annotation):
        if get_origin(option) is tuple:
            return _part(get_args(option)[0])
        if isinstance(option, type) and issubclass(option, BaseModel):
            return option
    return None


def _told(asked: tuple[_Asked, ...], part: Record) -> tuple[int, int]:
    """The bits of what is stated at all, and of what is stated for every item."""
    some = every = 0
    for attribute, bit, inside, whole, may_say_nothing in asked:
        value = getattr(part, attribute)
        if value is None:
            continue
        listed = type(value) is tuple
        if listed and not value:  # stated as none, and with it all that could be told of one
            some |= whole
            every |= whole
        elif not inside and not may_say_nothing:
            some |= bit
            every |= bit
        else:
            for_some, for_every = 0, -1
            for one in value if listed else (value,):
                known = bit if not may_say_nothing or _says(one) else 0
                inner_some, inner_every = _told(inside, one) if inside else (0, 0)
                for_some |= known | inner_some
                for_every &= known | inner_every
            some |= for_some
            every |= for_every
    return some, every


def _says(value: Any) -> bool:
    """Whether a word or a part says anything. A part says nothing while what it must say is "not stated"."""
    if not isinstance(value, Record):
        return bool(value != NOT_STATED)
    needed, others = _leaves_of(type(value))
    if needed or not others:
        return all(getattr(value, name) != NOT_STATED for name in needed)
    return any(getattr(value, name) is not None for name in others)


@cache
def _leaves_of(model: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a part must say and may say to be "not stated"; and, where it must say nothing, all that it may say."""
    fields = model.model_fields
    required = [name for name, declared in fields.items() if declared.is_required()]
    paths = {field.path: field for field in dictionary_of(model)}
    needed = tuple(name for name in required if NOT_STATED in paths[fields[name].alias or name].words)
    return needed, () if required else tuple(fields)


_ASKED = tuple(_asked_of(Agreement, "", {fact.path: 1 << bit for bit, fact in enumerate(FACTS)}))
