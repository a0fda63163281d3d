"""Whether a change of a record lets more data reach more people, or serve more ends, than before.

Only what was stated before can become wider. Where a record was silent and now states a fact, more is told and nobody
knows that more is done: whoever ends a silence is not marked for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.model.agreement import AreaInvolved
from generator.model.data import DataItem
from generator.model.fields import Record
from generator.model.organisation import Organisation
from generator.model.provenance import Change
from generator.model.vocabulary import IDENTIFIABILITY_ORDER

RECEIVING = frozenset(("recipient", "controller", "joint-controller"))
"""The roles of those who may use the data for themselves."""


def may_be_wider(entry: Record) -> bool:
    """Whether an entry is of a kind that makes the use wider when it is new: who takes part, where, and which data."""
    return isinstance(entry, Organisation | AreaInvolved | DataItem)


def entry_is_wider(entry: Record) -> bool:
    """Whether a new entry makes the use wider: a recipient, a kind of data, a place, or a change that says so."""
    if isinstance(entry, Organisation):
        return not RECEIVING.isdisjoint(entry.roles or ())
    if isinstance(entry, Change):
        return entry.wider_use is True
    return may_be_wider(entry)


def word_is_wider(field: str, word: str, before: Sequence[object] | None) -> bool:
    """Whether a word that a list has gained makes the use wider. `before` is the list as it was, None for silence."""
    if before is None:
        return False
    if field == "organisations.roles":
        return word in RECEIVING
    return field in ("people", "data.to", "data.special_category")


def value_is_wider(field: str, before: Any, after: Any) -> bool:
    """Whether a single value makes the use wider by what it is now. None is silence."""
    judge = _VALUES.get(field)
    return judge is not None and before is not None and judge(before, after)


def _says_more_of_a_person(before: str, after: str | None) -> bool:
    order = IDENTIFIABILITY_ORDER
    return before in order and after in order and order.index(after) < order.index(before)


def _less(before: int, after: int | None) -> bool:
    return after is None or after < before


def _now_so(before: bool, after: bool | None) -> bool:
    return not before and after is True


def _now_not_so(before: bool, after: bool | None) -> bool:
    return before and after is False


def _given_up(before: bool, after: bool | None) -> bool:
    return before and after is not True


_VALUES: Mapping[str, Callable[[Any, Any], bool]] = {
    "data.identifiability": _says_more_of_a_person,
    "data.criminal_offence": _now_so,
    "disclosure_control.suppress_below": _less,
    "disclosure_control.round_to": _less,
    "disclosure_control.secondary_suppression": _given_up,
    "legal.opt_out.applies": _now_not_so,
    "automated_decisions.used": _now_so,
    "changes.wider_use": _now_so,
}
