"""One plain sentence for each thing that a version of a record says otherwise than the version before it.

What deserves a sentence of its own has one here. For all else the sentence is made from the question that the field
answers, so that a field which is added to the model is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.assess.record_changes import NONE
from generator.model.history import RecordChange
from generator.present.page import Site
from generator.present.pages.history_names import Alike, list_of, named, subject, whose
from generator.present.pages.history_nouns import LISTS, NOUNS, SEVERAL
from generator.present.pages.history_sentences import LISTS_OF_WORDS, SHORT, own_sentence
from generator.present.pages.history_values import FIELDS, for_machines, value_in_words
from generator.present.wording import capital


@dataclass(frozen=True, slots=True)
class Told:
    """One change in a sentence. `before` and `after` are what was and is said, where that is too long for it.

    `reworded` says that a long text has other words, and no more is known of what that means.
    """

    sentence: str
    wider: bool
    before: str = ""
    after: str = ""
    reworded: bool = False


def told_of(site: Site, changes: Iterable[RecordChange]) -> tuple[Told, ...]:
    """Every change in words, wider uses first, what belongs together in one sentence, and each sentence once."""
    found = [told(site, alike) for alike in _alike(for_readers(changes))]
    return tuple(dict.fromkeys(sorted(found, key=lambda one: not one.wider)))


def told(site: Site, alike: Alike) -> Told:
    """What changed, in words."""
    if sentence := own_sentence(site, alike):
        return Told(capital(sentence), alike.change.wider)
    if FIELDS[alike.change.field].holds == "part":
        return Told(capital(_of_part(site, alike)), alike.change.wider)
    return _of_value(site, alike)


def for_readers(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """The changes that tell readers something."""
    return [change for change in changes if not for_machines(change.field)]


def _alike(changes: Iterable[RecordChange]) -> list[Alike]:
    """What one sentence tells: words that one list gained or lost, then entries in which the same thing changed."""
    words: dict[tuple[object, ...], list[RecordChange]] = {}
    for place, change in enumerate(changes):
        same = (change.field, change.came, change.entry, change.name, change.wider)
        words.setdefault(same if change.field in LISTS_OF_WORDS else (place,), []).append(change)
    entries: dict[tuple[object, ...], list[Alike]] = {}
    for place, some in enumerate(words.values()):
        first = some[0]
        values = tuple(one.after or one.before for one in some)
        alike = Alike(first, values, (first.name,) if first.name else ())
        of_many = first.name and FIELDS[first.field].holds != "part" and list_of(first.field) in SEVERAL
        changed = (first.field, first.came, first.before, first.after, values, first.wider)
        entries.setdefault(changed if of_many else (place,), []).append(alike)
    return [
        Alike(some[0].change, some[0].values, tuple(dict.fromkeys(name for one in some for name in one.names)))
        for some in entries.values()
    ]


# What any field can be told by


def _of_value(site: Site, alike: Alike) -> Told:
    """A value that came, went or became another, by what its field is called."""
    change = alike.change
    before, after = (
        value_in_words(site, change.field, value) if value else "" for value in (change.before, change.after)
    )
    short = max(len(before), len(after)) <= SHORT
    was, now = (_quoted(change, value) if value else "" for value in (before, after))
    if change.came == "changed" and _names_its_entry(change.field) and short:
        many = LISTS[change.field.rpartition(".")[0]]
        return Told(f"In the {many}, {was} is now {now}.", change.wider)
    about = _about(site, alike)
    if FIELDS[change.field].many:
        return Told(_of_list(change, about, was, now), change.wider)
    if FIELDS[change.field].holds in ("link", "email"):
        came = "is now stated" if not before else "changed" if after else "is no longer stated"
        return Told(f"{about} {came}.", change.wider, before, after)
    if before and after:
        if short:
            return Told(f"{about} changed from {was} to {now}.", change.wider)
        return Told(f"{about} was reworded.", change.wider, before, after, reworded=True)
    if after:
        ended = f"{about} is now stated: {now}." if short else f"{about} is now stated."
        return Told(ended, change.wider, "", "" if short else after)
    gone = f"{about} is no longer stated. It was {was}." if short else f"{about} is no longer stated."
    return Told(gone, change.wider, "" if short else before)


def _about(site: Site, alike: Alike) -> str:
    """What a field is called, of which entry, to begin a sentence with."""
    change = alike.change
    noun = NOUNS.get(change.field) or f"the answer to “{FIELDS[change.field].question}”"
    noun = f"the {noun}" if FIELDS[change.field].many else noun
    of_entry = FIELDS[change.field].top == "assessments" or "{it}" not in noun
    before = (
        f"{whose(site, change)}: " if change.name and of_entry and change.field not in _SPEAK_FOR_THEMSELVES else ""
    )
    be = "are" if len(alike.names) > 1 else "is"
    return capital(f"{before}{noun.format(it=subject(site, alike), be=be)}")


def _of_list(change: RecordChange, about: str, was: str, now: str) -> str:
    if NONE in (change.before, change.after):
        return f"The record {'now' if now else 'no longer'} says that there are none: {about.removeprefix('The ')}."
    return f"{about} now include {now}." if now else f"{about} no longer include {was}."


def _of_part(site: Site, alike: Alike) -> str:
    """An entry of a list that came or went, or a list or a part that says that there is nothing."""
    change = alike.change
    field = FIELDS[change.field]
    if not field.many:
        came = {"added": "is now stated", "removed": "is no longer stated", "changed": "changed"}[change.came]
        return f"{_about(site, alike)} {came}."
    many = LISTS.get(change.field) or f"answers to “{field.question}”"
    if not change.name:
        if NONE in (change.before, change.after):
            return f"the record {'now' if change.after else 'no longer'} says that there are none: {many}."
        came = {"added": "are now stated", "removed": "are no longer stated", "changed": "changed"}[change.came]
        return f"the {many} {came}."
    name = named(site, change.field, change.name)
    if change.came == "changed":
        return f"{name} changed, in the {many}."
    moved = f"was added to the {many}" if change.came == "added" else f"was taken out of the {many}"
    beside = change.after or change.before
    if change.field == "documents" and beside:
        name = f"{named(site, change.field, beside)} ({name.strip('“”')})"
    elif list_of(change.field.rpartition(".")[0].removesuffix(".*")) and beside:
        return f"{whose(site, change)}: {named(site, change.field, beside)} {moved}."
    return f"{name} {moved}."


def _names_its_entry(path: str) -> bool:
    """Whether a field is what entries of a list are called by."""
    outer = path.rpartition(".")[0]
    return outer in LISTS and next(known for known in FIELDS if known.startswith(f"{outer}.")) == path


def _quoted(change: RecordChange, words: str) -> str:
    """What a record says in its own words stands in quotation marks; dates, numbers and words to choose from do not."""
    return f"“{words.rstrip('.')}”" if FIELDS[change.field].holds in ("text", "word") else words


# Fields whose phrase is plain without the name of the entry that they are of.
_SPEAK_FOR_THEMSELVES = frozenset(("provenance.sources.title", "provenance.sources.seen"))
