"""One plain sentence for each thing that a version of a record says otherwise than the version before it.

What deserves a sentence of its own has one here. For all else the sentence is made from the question that the field
answers, so that a field which is added to the model is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.assess.record_changes import NONE
from generator.model.history import RecordChange
from generator.present.page import Site
from generator.present.pages.history_sentences import LISTS_OF_WORDS, NAME_LENGTH, SHORT, own_sentence
from generator.present.pages.history_values import (
    FIELDS,
    language,
    place_name,
    question_of,
    questions_judged,
    value_in_words,
)
from generator.present.wording import capital, excerpt, on


@dataclass(frozen=True, slots=True)
class Told:
    """One change in a sentence. `before` and `after` are what was and is said, where that is too long for it."""

    sentence: str
    wider: bool
    before: str = ""
    after: str = ""


def told_of(site: Site, changes: Iterable[RecordChange]) -> tuple[Told, ...]:
    """Every change in words, wider uses first, words of one list together, and each sentence once."""
    together: dict[tuple[object, ...], list[RecordChange]] = {}
    for place, change in enumerate(changes):
        alike = (change.field, change.came, change.entry, change.name, change.wider)
        together.setdefault(alike if change.field in LISTS_OF_WORDS else (place,), []).append(change)
    found = [told(site, *some) for some in together.values()]
    return tuple(dict.fromkeys(sorted(found, key=lambda one: not one.wider)))


def told(site: Site, change: RecordChange, *others: RecordChange) -> Told:
    """One change in words, or several that words of one list came or went by."""
    values = [one.after or one.before for one in (change, *others)]
    if sentence := own_sentence(site, change, values):
        return Told(capital(sentence), change.wider)
    if FIELDS[change.field].holds == "part":
        return Told(capital(_of_part(site, change)), change.wider)
    return _of_value(site, change)


def on_its_day(day: date, sentence: str) -> str:
    """A sentence with its day before it: "On 3 May 2026 the summary was written anew."."""
    first, _, rest = sentence.partition(" ")
    return f"On {on(day).removeprefix('on ')} {first.lower() if first in _OPENINGS else first} {rest}"


_OPENINGS = frozenset(("The", "A", "In", "For", "It"))


# What any field can be told by


def _of_value(site: Site, change: RecordChange) -> Told:
    """A value that came, went or became another, by the question that it answers."""
    before, after = (
        value_in_words(site, change.field, value) if value else "" for value in (change.before, change.after)
    )
    if change.came == "changed" and _names_its_entry(change.field) and max(len(before), len(after)) <= SHORT:
        many = _LISTS[change.field.rpartition(".")[0]]
        return Told(f"In the {many}, {_quoted(change, before)} is now {_ended(_quoted(change, after))}", change.wider)
    noun = _NOUNS.get(change.field)
    whose = _whose(site, change)
    about = f"the {noun}" if noun else f"the answer to “{question_of(change.field)}”"
    if whose:
        about = f"{whose}: {about}"
    about = capital(about)
    if change.came == "changed" and before and after:
        if max(len(before), len(after)) <= SHORT:
            return Told(
                f"{about} changed from {_quoted(change, before)} to {_ended(_quoted(change, after))}", change.wider
            )
        return Told(f"{about} was written anew.", change.wider, before, after)
    if FIELDS[change.field].many:
        gone, come = f"no longer holds {_quoted(change, before)}", f"now holds {_quoted(change, after)}"
        if NONE in (before, after):
            gone, come = "no longer says that there is none", "now says that there is none"
        return Told(f"{about} {come if after else gone}.", change.wider)
    if after:
        if len(after) <= SHORT:
            return Told(f"{about} is now stated: {_ended(_quoted(change, after))}", change.wider)
        return Told(f"{about} is now stated.", change.wider, "", after)
    if len(before) <= SHORT:
        return Told(f"{about} is no longer stated. It was {_ended(_quoted(change, before))}", change.wider)
    return Told(f"{about} is no longer stated.", change.wider, before, "")


def _of_part(site: Site, change: RecordChange) -> str:
    """An entry of a list that came or went, or a list or a part that says that there is nothing."""
    field = FIELDS[change.field]
    many = _LISTS.get(change.field) or f"answers to “{field.question}”"
    if NONE in (change.before, change.after) and not change.name:
        says = "now says" if change.after else "no longer says"
        return f"the record {says} that there are none: {many}."
    if not change.name:
        come = {"added": "is now there", "removed": "is no longer there", "changed": "changed"}[change.came]
        return f"the answer to “{field.question}” {come}."
    name = _named(site, change.field, change.name)
    beside = change.after or change.before
    if beside and change.field in _WITH_WORDS:
        name = f"{name} ({_named(site, change.field, beside)})"
    whose = _whose(site, change) if field.path.count(".") and change.entry else ""
    if change.came == "changed":
        return f"{name} changed, in the {many}."
    moved = f"was added to the {many}" if change.came == "added" else f"was taken out of the {many}"
    if whose and beside:
        return f"{whose}: {_named(site, change.field, beside)} {moved}."
    return f"{name} {moved}."


def _names_its_entry(path: str) -> bool:
    """Whether a field is what entries of a list are called by."""
    outer = path.rpartition(".")[0]
    return outer in _LISTS and next(known for known in FIELDS if known.startswith(f"{outer}.")) == path


def _quoted(change: RecordChange, words: str) -> str:
    """What a record says in its own words stands in quotation marks; dates, numbers and words to choose from do not."""
    return f"“{words.rstrip('.')}”" if FIELDS[change.field].holds in ("text", "word") else words


def _ended(words: str) -> str:
    return f"{words}."


def _named(site: Site, path: str, name: str) -> str:
    """What names an entry: a place by its name, a body as the record has it, all else in quotation marks."""
    top = FIELDS[path].top
    if top == "areas":
        return place_name(site.register, name)
    if top == "organisations":
        return excerpt(name, NAME_LENGTH)
    if top == "translations":
        return language(name)
    first = next((field for field in FIELDS.values() if field.path.startswith(f"{path}.")), None)
    if first is not None and name in first.words:
        return f"“{first.words[name].label}”"
    if first is not None and first.holds == "date":
        return f"the {_DATED[top]} dated {value_in_words(site, first.path, name)}"
    return f"“{excerpt(name, NAME_LENGTH).rstrip('.')}”"


def _whose(site: Site, change: RecordChange) -> str:
    """The entry that a field is of, to stand before a colon; nothing where the field is in no list."""
    if not change.name:
        return ""
    top = FIELDS[change.field].top
    if top == "assessments":
        question = questions_judged(site).get(change.entry, change.entry)
        asked = f", on “{excerpt(question, NAME_LENGTH)}”" if ".answers" in change.field and question else ""
        return f"in the judgement by {excerpt(change.name, NAME_LENGTH)}{asked}"
    path = change.field
    while not (FIELDS[path].many and FIELDS[path].holds == "part"):
        path = path.rpartition(".")[0].removesuffix(".*")
    return f"for {_named(site, path, change.name)}"


_NOUNS: Mapping[str, str] = {
    "title": "title",
    "summary": "summary",
    "status": "status",
    "purpose": "purpose",
    "retention": "rule on how long it is kept",
    "dates.agreed": "day it was agreed",
    "dates.start": "start date",
    "dates.end": "end date",
    "dates.last_reviewed": "date of the last review",
    "dates.review_due": "review date",
    "provenance.checked": "day of the last check",
    "assessments.answers.*.rating": "rating, from 1 to 5,",
    "assessments.answers.*.because": "reason",
}
_LISTS: Mapping[str, str] = {
    "areas": "places where it happens",
    "benefits": "promises",
    "data": "data that is shared",
    "legal.lawful_bases": "reasons in law",
    "legal.special_category_conditions": "extra conditions for specially protected data",
    "legal.powers": "laws that give the power to share",
    "risks": "things that could go wrong",
    "safeguards": "things that keep the data safe",
    "documents": "papers that you can read",
    "formats": "other forms that it comes in",
    "provenance.sources": "pages that the record was made from",
    "withheld": "facts that are held back",
    "changes": "changes that the record tells of",
    "replies": "replies of others",
    "translations": "translations",
    "assessments.answers.*.evidence": "evidence",
    "organisations": "bodies that take part",
    "assessments": "judgements",
    "assessments.answers": "answers",
}
# What an entry is that is named by its date.
_DATED: Mapping[str, str] = {"changes": "change"}
# Entries that are named by what they share with others, so that what they say stands beside it.
_WITH_WORDS = frozenset(("safeguards", "documents"))
