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


def own_sentence(site: Site, change: RecordChange) -> str:
    """The sentence of its own that a change has, without a capital of its own; empty where it has none."""
    words = _SENTENCES.get((change.field, change.came)) or _SENTENCES.get((change.field, ""))
    return words(site, change) if words and NONE not in (change.before, change.after) else ""


def _plural(name: str) -> bool:
    """Whether a name stands for several bodies, or is used so: "GP practices", "Police", "Schools"."""
    words = name.split() or [""]
    if len(words) > 2 and words[1] in ("in", "of", "across"):  # "Schools in Leeds"
        words = words[:1]
    several = words[-1].endswith("s") and not words[-1].endswith("ss")
    return name.lower().removeprefix("the ") == "police" or (several and (words[-1].islower() or len(words) == 1))


def _is(name: str) -> str:
    return "are" if _plural(name) else "is"


def _was(name: str) -> str:
    return "were" if _plural(name) else "was"


def _parts(roles: Sequence[str]) -> str:
    return listed([_ROLES[role] for role in roles if role in _ROLES])


def _body_came(site: Site, change: RecordChange) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    roles = _parts(change.after.split(", "))
    as_what = f" as {roles}" if roles else f". What {'they do' if _plural(name) else 'it does'} here is not stated"
    return f"{name} {_was(name)} added{as_what}."


def _body_went(site: Site, change: RecordChange) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    roles = _parts(change.before.split(", "))
    been = f" {'They were' if _plural(name) else 'It was'} {roles}." if roles else ""
    return f"{name} {_was(name)} taken out of the bodies that take part.{been}"


def _role_came(site: Site, change: RecordChange) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    role = _parts([change.after])
    return f"{name} {_is(name)} now {role}." if role else ""


def _role_went(site: Site, change: RecordChange) -> str:
    name = excerpt(change.name, NAME_LENGTH)
    role = _parts([change.before])
    return f"{name} {_is(name)} no longer {role}." if role else ""


def _item(change: RecordChange) -> str:
    return f"“{excerpt(change.name, NAME_LENGTH).rstrip('.')}”"


def _goes(verb: str) -> Callable[[Site, RecordChange], str]:
    """What is now, or is no longer, done with an item of data."""

    def sentence(site: Site, change: RecordChange) -> str:
        now = "now" if change.came == "added" else "no longer"
        other = value_in_words(site, change.field, change.after or change.before)
        return f"{_item(change)} {verb.format(now=now)} {other}."

    return sentence


def _protected(site: Site, change: RecordChange) -> str:
    word = in_a_sentence(value_in_words(site, change.field, change.after or change.before))
    now = "now holds" if change.came == "added" else "is no longer said to hold"
    return f"{_item(change)} {now} specially protected data: {word}."


def _level(site: Site, change: RecordChange) -> str:
    before, after = (
        in_a_sentence(value_in_words(site, change.field, value or NOT_STATED))
        for value in (change.before, change.after)
    )
    return f"{_item(change)} changed from “{before}” to “{after}”."


def _status(site: Site, change: RecordChange) -> str:
    if change.after == WITHDRAWN:
        return "the record was withdrawn."
    if change.before == WITHDRAWN:
        return "the record was put back. It had been withdrawn."
    return ""


def _group(lists: str) -> Callable[[Site, RecordChange], str]:
    """A word that a list of words of the whole record has gained or lost."""

    def sentence(site: Site, change: RecordChange) -> str:
        word = in_a_sentence(value_in_words(site, change.field, change.after or change.before))
        now = "now include" if change.came == "added" else "no longer include"
        return f"the {lists} {now} “{word}”."

    return sentence


def _own_change(site: Site, change: RecordChange) -> str:
    day = value_in_words(site, "changes.date", change.name)
    what = f": “{excerpt(change.after, SHORT).rstrip('.')}”" if change.after else ""
    return f"the record now tells of a change, dated {day}{what}."


def _judged(site: Site, change: RecordChange) -> str:
    said = "was added" if change.came == "added" else "was taken out"
    day = value_in_words(site, "assessments.date", change.after or change.before)
    return f"the judgement by {excerpt(change.name, NAME_LENGTH)}, dated {day}, {said}."


def _answered(site: Site, change: RecordChange) -> str:
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
_SENTENCES: Mapping[tuple[str, str], Callable[[Site, RecordChange], str]] = {
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
