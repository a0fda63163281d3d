"""What the entry of a list is called inside a sentence, alone and with others that changed alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.history import RecordChange
from generator.present.page import Site
from generator.present.pages.history_nouns import SEVERAL
from generator.present.pages.history_values import FIELDS, language, place_name, questions_judged, value_in_words
from generator.present.wording import count, excerpt, listed

NAME_LENGTH = 90
# What an entry is that is named by its date.
_DATED: Mapping[str, str] = {"changes": "change"}


@dataclass(frozen=True, slots=True)
class Alike:
    """What one sentence tells: a change, the words that came or went by it, and every entry that changed the same."""

    change: RecordChange
    values: tuple[str, ...]
    names: tuple[str, ...]


def list_of(path: str) -> str:
    """The list of entries that a field is of, itself included; empty where it is in none."""
    while path and not (FIELDS[path].many and FIELDS[path].holds == "part"):
        path = path.rpartition(".")[0].removesuffix(".*")
    return path


def named(site: Site, path: str, name: str) -> str:
    """What names an entry of this list: a place by its name, a body as the record has it, all else in quotation marks.

    What is held back is called by what its field is called.
    """
    top = FIELDS[path].top
    if top == "areas":
        return place_name(site.register, name)
    if top in ("organisations", "replies"):
        return excerpt(name, NAME_LENGTH)
    if top == "translations":
        return language(name)
    if top == "withheld" and name in FIELDS:
        return value_in_words(site, "withheld.field", name)
    first = next((field for field in FIELDS.values() if field.path.startswith(f"{path}.")), None)
    if first is not None and name in first.words:
        return f"“{first.words[name].label}”"
    if first is not None and first.holds == "date":
        return f"the {_DATED[top]} dated {value_in_words(site, first.path, name)}"
    return f"“{excerpt(name, NAME_LENGTH).rstrip('.')}”"


def subject(site: Site, alike: Alike) -> str:
    """The entries that something is said of: one or two by name, of more how many and the first of them."""
    entries, names = list_of(alike.change.field), alike.names
    if len(names) < 3 or entries not in SEVERAL:
        return listed([named(site, entries, name) for name in names])
    return f"{count(len(names), '', SEVERAL[entries])}, among them {named(site, entries, names[0])},"


def whose(site: Site, change: RecordChange) -> str:
    """The judgement or the entry that a change is in, to stand before a colon; nothing where it is in no list."""
    if not change.name:
        return ""
    if FIELDS[change.field].top == "assessments":
        question = questions_judged(site).get(change.entry, change.entry)
        asked = f", on “{excerpt(question, NAME_LENGTH)}”" if ".answers" in change.field and question else ""
        return f"in the judgement by {excerpt(change.name, NAME_LENGTH)}{asked}"
    return f"for {named(site, list_of(change.field), change.name)}"
