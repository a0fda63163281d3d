"""A field says something, or is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.faults import Code, Fault
from generator.check.known import Known
from generator.check.placeholder import placeholder_fault
from generator.check.texts import Texts
from generator.model.agreement import Agreement

CODE = Code(
    "filler-text",
    "error",
    "A text only holds a place, such as TBC, n/a or three dots, or the FILL IN that a new record begins with. A field "
    "that is left out is shown as “Not stated”, which is true; a filler looks like an answer.",
    "retention: TBC",
    "retention: Deleted at the end of each school year.",
)

_LONGEST = 24
_DECORATION = " \n\t.…?!-–—_*<>[]()'\""
_FILLERS = frozenset(
    {
        *("", "n/a", "n.a", "na", "nil", "null", "xxx", "xxxx", "test", "testing", "asdf", "lorem", "unknown"),
        *("tba", "tbc", "tbd", "todo", "to do", "fixme", "fill in", "placeholder", "dummy text", "to follow"),
        *("to be confirmed", "to be decided", "to be determined", "to be announced"),
        *("not applicable", "not available", "not known", "not yet known", "not stated"),
    }
)
# What `plainview new` once wrote where an id or a link is wanted. Now it is FILL IN, which neither can be.
_FILL_IN = "fill-in"
_SIGNS = ("TODO", "TBC", "TBA", "TBD", "FIXME", "XXX", "orem ipsum")
# An answer that begins as a filler, but is not one alone: "TBC by March".
_BEGUN = re.compile(r"(?:TODO|TBC|TBA|TBD|FIXME|XXX)\b.*\w|[Ll]orem ipsum", re.DOTALL)


def is_filler(text: str) -> bool:
    """Whether a text only holds a place, so that this rule tells of it and no other need."""
    bare = len(text) <= _LONGEST and text.strip(_DECORATION).lower() in _FILLERS
    return bare or _BEGUN.match(text) is not None


def check_texts(texts: Texts) -> Iterator[Fault]:
    """Every text that is short enough to be a filler, and the dummy text that printers use."""
    for at, text in [passage for passage in texts.words if len(passage[1]) <= _LONGEST]:
        if text.strip(_DECORATION).lower() in _FILLERS:
            yield placeholder_fault(at, text)
    if any(sign in texts.all_words for sign in _SIGNS):
        yield from (placeholder_fault(at, text) for at, text in texts.words if _BEGUN.match(text))
    yield from (placeholder_fault(at, link) for at, link in texts.links if _FILL_IN in link.lower())


def check_agreement(agreement: Agreement, known: Known) -> Iterator[Fault]:
    """The ids that a new record began with in earlier versions."""
    if agreement.provenance.publisher == _FILL_IN:
        yield placeholder_fault(("provenance", "publisher"), _FILL_IN)
    for number, item in enumerate(agreement.data):
        if item.id == _FILL_IN:
            yield placeholder_fault(("data", number, "id"), _FILL_IN)
        for name, holders in (("from", item.from_), ("to", item.to)):
            if holders and _FILL_IN in holders:
                yield placeholder_fault(("data", number, name, holders.index(_FILL_IN)), _FILL_IN)
