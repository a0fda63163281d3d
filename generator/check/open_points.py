"""What the public is told is still to explain: warnings of public checks about answers and promises, unanswered."""

from __future__ import annotations

from collections.abc import Iterable

from generator.check.faults import At
from generator.check.reading import Found
from generator.check.rules import QUALITY_RULES
from generator.check.statements import ANSWER, PROMISE
from generator.model.open_point import OpenPoint

_SENTENCES = {rule.CODE.code: rule.STILL_TO_EXPLAIN for rule in QUALITY_RULES if rule.PUBLIC}


def open_points(found: Iterable[Found]) -> tuple[OpenPoint, ...]:
    """Those among a record's faults that are for the public, in order. Notes have taken out what they answer."""
    return tuple(
        OpenPoint(code, fault.at, says)
        for code, fault in found
        if (says := _SENTENCES.get(code, {}).get(_kind_of(fault.at), ""))
    )


def checks_for_the_public() -> tuple[str, ...]:
    """What each public check looks for, in words that end a sentence."""
    return tuple(rule.LOOKS_FOR for rule in QUALITY_RULES if rule.PUBLIC)


def _kind_of(at: At) -> str:
    if at[:1] == ("assessments",) and at[-1] == "because":
        return ANSWER
    return PROMISE if at[:1] == ("benefits",) and at[-1] == "promise" else ""
