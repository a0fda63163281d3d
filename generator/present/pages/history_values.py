"""A single value of a record in a reader's words, told by its field alone: a label, a date, yes or no, a name."""

from __future__ import annotations

from collections.abc import Mapping

from generator.assess.record_changes import NONE
from generator.model.agreement import Agreement
from generator.model.data import PEOPLE_THEMSELVES, THE_PUBLIC
from generator.model.dates import parse
from generator.model.dictionary import FieldFacts, dictionary_of
from generator.model.register import Register
from generator.present.once import once
from generator.present.page import Site
from generator.present.pages.history_nouns import LISTS, NOUNS
from generator.present.wording import one_line, when

FIELDS: Mapping[str, FieldFacts] = {field.path: field for field in dictionary_of(Agreement)}
_YES_OR_NO = {"true": "yes", "false": "no"}
_HOLDERS = {PEOPLE_THEMSELVES: "people themselves", THE_PUBLIC: "the public"}
_LANGUAGES = {"cy": "Welsh"}


def for_machines(path: str) -> bool:
    """Whether a field tells readers nothing: how the file is written, and ids of entries. An area's is its name."""
    return path == "schema" or (path.endswith(".id") and path != "areas.id")


def value_in_words(site: Site, path: str, value: str) -> str:
    """A value as a record writes it, told to a reader. What no field knows is told as it is."""
    field = FIELDS[path]
    if value == NONE and field.many:
        return NONE
    if value in field.words:
        return field.words[value].label
    if field.holds == "date":
        return when(parse(value))
    if field.holds == "yes-or-no":
        return _YES_OR_NO.get(value, value)
    if path == "withheld.field" and value in FIELDS:
        return _held_back(value)
    if path in ("data.from", "data.to"):
        return _HOLDERS.get(value, value)
    return place_name(site.register, value) if path == "areas.id" else one_line(value)


def _held_back(path: str) -> str:
    """What a fact that is held back is called: "the things that keep the data safe"."""
    if path == "documents":
        return "some papers"  # the others can be read
    noun = NOUNS.get(path) or LISTS.get(path) or f"the answer to “{FIELDS[path].question}”"
    told = noun.format(it="something", be="is")
    return f"the {told}" if FIELDS[path].many else told


def place_name(register: Register, identifier: str) -> str:
    """A place as pages name it; its id where the register no longer knows it."""
    area = register.areas.get(identifier)
    return one_line(area.name) if area else identifier


def language(code: str) -> str:
    """A language of translations by its name."""
    return _LANGUAGES.get(code, code)


@once
def questions_judged(site: Site) -> Mapping[str, str]:
    """The wording of every question of every framework version, by its id. A reworded question has another id."""
    return {
        question.id: one_line(question.text)
        for framework in reversed(site.register.versions)
        for question in framework.questions
    }
