"""What deserves a sentence of its own among the changes of a record: who takes part, what goes where, who judged it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.assess.record_changes import NONE
from generator.model.history import RecordChange
from generator.model.vocabulary import NOT_STATED, WITHDRAWN
from generator.present.page import Site
from generator.present.pages.history_values import questions_judged, value_in_words
from generator.present.wording import excerpt, in_a_sentence, listed, one_line

NAME_LENGTH = 90
SHORT = 120  # a value up to this long stands in the sentence itself


LISTS_OF_WORDS = frozenset(
    ("organisations.roles", "data.to", "data.from", "data.special_category", "sectors", "people", "moments")
)
"""Lists whose words can be told together, several that came or went at once in one sentence."""


_Sentence = Callable[[Site, RecordChange, Sequence[str]], str]


def own_sentence(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    """The sentence of its own that a change has, without a capital of its own; empty where it has none.

    `values` are what came or went, in the words of the record: several where those of a list are told together.
    """
    words = _SENTENCES.get((change.field, change.came)) or _SENTENCES.get((change.field, ""))
    return words(site, change, values) if words and NONE not in (change.before, change.after) else ""


def _plural(name: str) -> bool:
    """Whether a name stands for several bodies, or is used so: "GP practices", "Police", "Schools"."""
    words = name.split() or [""]
    # "Schools in Leeds" and "City of London" are told by what stands before the place.
    place = next((at for at, word in enumerate(words) if at and word in ("in", "of", "across")), None)
    words = words[:place]
    several = words[-1].endswith("s") and not words[-1].endswith("ss")
    return name.lower().removeprefix("the ") == "police" or (several and (words[-1].islower() or len(words) == 1))


def _is(name: str) -> str:
    return "are" if _plural(name) else "is"


def _was(name: str) -> str:
    return "were" if _plural(name) else "was"


def _parts(roles: Sequence[str]) -> str:
    return listed([_ROLES[role] for role in roles if role in _ROLES])


def _body_came(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    roles = _parts(change.after.split(", "))
    as_what = f" as {roles}" if roles else f". What {'they do' if _plural(name) else 'it does'} here is not stated"
    return f"{name} {_was(name)} added{as_what}."


def _body_went(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    roles = _parts(change.before.split(", "))
    been = f" {'They were' if _plural(name) else 'It was'} {roles}." if roles else ""
    return f"{name} {_was(name)} taken out of the bodies that take part.{been}"


def _role_came(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    role = _parts(values)
    return f"{name} {_is(name)} now {role}." if role else ""


def _role_went(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    role = _parts(values)
    return f"{name} {_is(name)} no longer {role}." if role else ""


def _item(change: RecordChange) -> str:
    return f"“{excerpt(change.name, NAME_LENGTH).rstrip('.')}”"


def _goes(verb: str) -> _Sentence:
    """What is now, or is no longer, done with an item of data."""

    def sentence(site: Site, change: RecordChange, values: Sequence[str]) -> str:
        now = "now" if change.came == "added" else "no longer"
        others = listed([value_in_words(site, change.field, value) for value in values])
        return f"{_item(change)} {verb.format(now=now)} {others}."

    return sentence


def _protected(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    word = listed([in_a_sentence(value_in_words(site, change.field, value)) for value in values])
    now = "now holds" if change.came == "added" else "is no longer said to hold"
    return f"{_item(change)} {now} specially protected data: {word}."


def _level(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    before, after = (
        in_a_sentence(value_in_words(site, change.field, value or NOT_STATED))
        for value in (change.before, change.after)
    )
    return f"{_item(change)} changed from “{before}” to “{after}”."


def _status(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    if change.after == WITHDRAWN:
        return "the record was withdrawn."
    if change.before == WITHDRAWN:
        return "the record was put back. It had been withdrawn."
    return ""


def _group(lists: str) -> _Sentence:
    """A word that a list of words of the whole record has gained or lost."""

    def sentence(site: Site, change: RecordChange, values: Sequence[str]) -> str:
        words = listed([f"“{in_a_sentence(value_in_words(site, change.field, value))}”" for value in values])
        now = "now include" if change.came == "added" else "no longer include"
        return f"the {lists} {now} {words}."

    return sentence


def _own_change(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    day = value_in_words(site, "changes.date", change.name)
    what = f": “{excerpt(change.after, SHORT).rstrip('.')}”" if change.after else ""
    return f"the record now tells of a change, dated {day}{what}."


def _judged(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    said = "was added" if change.came == "added" else "was taken out"
    day = value_in_words(site, "assessments.date", change.after or change.before)
    return f"the judgement by {excerpt(change.name, NAME_LENGTH)}, dated {day}, {said}."


def _answered(site: Site, change: RecordChange, values: Sequence[str]) -> str:
    question = questions_judged(site).get(change.entry, change.entry)
    said = "was added" if change.came == "added" else "was taken out"
    by = excerpt(one_line(change.name), NAME_LENGTH)
    return f"in the judgement by {by}, the answer on “{excerpt(question, NAME_LENGTH)}” {said}."


_ROLES: Mapping[str, str] = {
    "lead": "the body that leads it",
    "controller": "a body that decides how the data is used",
    "joint-controller": "a body that decides together with others",
    "processor": "a body that handles the data for another",
    "recipient": "a recipient",
    "supplier": "a supplier of the system",
}
_SENTENCES: Mapping[tuple[str, str], _Sentence] = {
    ("organisations", "added"): _body_came,
    ("organisations", "removed"): _body_went,
    ("organisations.roles", "added"): _role_came,
    ("organisations.roles", "removed"): _role_went,
    ("data.to", ""): _goes("{now} goes to"),
    ("data.from", ""): _goes("{now} comes from"),
    ("data.special_category", ""): _protected,
    ("data.identifiability", ""): _level,
    ("status", "changed"): _status,
    ("sectors", ""): _group("kinds of service"),
    ("people", ""): _group("groups that it is about"),
    ("moments", ""): _group("moments when you might meet it"),
    ("changes", "added"): _own_change,
    ("assessments", "added"): _judged,
    ("assessments", "removed"): _judged,
    ("assessments.answers", "added"): _answered,
    ("assessments.answers", "removed"): _answered,
}
