"""All that a version states, each fact under the question that it answers, found by walking the declared fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.assess.record_changes import NAMING_BODIES, name_of, told
from generator.model.agreement import STAYS, Agreement
from generator.model.assessment import Assessment
from generator.model.dictionary import ANY_KEY
from generator.model.translation import Translation
from generator.model.vocabulary import WITHDRAWN
from generator.present.page import Site
from generator.present.pages.agreement_origin import translated
from generator.present.pages.history_values import FIELDS, for_machines, language, questions_judged, value_in_words
from generator.present.wording import (
    NOT_STATED,
    STATED_NONE,
    Line,
    Piece,
    capital,
    listed,
    one_line,
    outside,
    plain,
    when,
)

HELD_BACK = "Held back"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, and what the version answers to it: a line, or parts with questions of their own, or nothing."""

    question: str
    line: Line = ()
    parts: tuple[Part, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a list, or one part of a record. `name` is the key that the record chose; `silent` is not stated.

    A part with a `summary` is folded under it.
    """

    answers: tuple[Answer, ...]
    name: str = ""
    silent: str = ""
    summary: str = ""


@dataclass(frozen=True)
class _Told:
    """The version while its facts are told: the names of its own bodies, and what it holds back."""

    site: Site
    bodies: Mapping[str, str]
    held_back: tuple[str, ...]

    def answer(self, path: str, value: Any) -> Answer:
        question = FIELDS[path].question
        if value is None:
            held = any(path == field or path.startswith(f"{field}.") for field in self.held_back)
            return Answer(question, missing=HELD_BACK if held else NOT_STATED)
        if isinstance(value, BaseModel):
            return Answer(question, parts=(self.part(path, value),))
        if isinstance(value, dict):
            parts = tuple(self.keyed(path, key, one) for key, one in value.items())
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            parts = tuple(self.part(path, one) for one in value)
        elif isinstance(value, tuple) and value:
            return Answer(question, plain(listed([self.words(path, one) for one in value])))
        elif isinstance(value, tuple):
            return Answer(question, missing=STATED_NONE)
        else:
            words = self.words(path, value)
            link = value if FIELDS[path].holds == "link" else None
            return Answer(question, (outside(words, link) if link else Piece(words),))
        return Answer(question, parts=parts, missing="" if parts else STATED_NONE)

    def words(self, path: str, value: Any) -> str:
        text = told(value)
        return one_line(self.bodies[text]) if path in NAMING_BODIES and text in self.bodies else self.value(path, text)

    def value(self, path: str, text: str) -> str:
        words = value_in_words(self.site, path, text)
        return capital(words) if FIELDS[path].holds == "yes-or-no" or path == "withheld.field" else words

    def part(self, path: str, part: BaseModel, name: str = "") -> Part:
        answers, silent = [], []
        for key, value in _fields(path, part):
            if value is None:
                silent.append(FIELDS[key].question)
            else:
                answers.append(self.answer(key, value))
        for question, texts in translated(part) if isinstance(part, Translation) else ():
            answers.append(Answer(question, plain(" ".join(texts))))
        return Part(tuple(answers), name, f"{NOT_STATED}: {' · '.join(silent)}" if silent else "", _summary(part))

    def keyed(self, path: str, key: str, part: BaseModel) -> Part:
        name = language(key) if path == "translations" else questions_judged(self.site).get(key, key)
        return self.part(f"{path}.{ANY_KEY}", part, name)


def _summary(part: BaseModel) -> str:
    """A judgement is long: it opens under whose it is."""
    return f"Judgement by {name_of(part)}, {when(part.date)}" if isinstance(part, Assessment) else ""


def _fields(path: str, part: BaseModel) -> Iterator[tuple[str, Any]]:
    """The published fields of a part, each with its path as the dictionary has it."""
    before = f"{path}." if path else ""
    for name, declared in type(part).model_fields.items():
        key = f"{before}{declared.alias or name}"
        if FIELDS[key].published and not for_machines(key):
            yield key, getattr(part, name)


def facts_of(site: Site, agreement: Agreement) -> tuple[Answer, ...]:
    """Every published fact of a version in the order of the model. Of one that was taken down, what stays."""
    bodies = {body.id: body.name for body in agreement.organisations}
    version = _Told(site, bodies, tuple(held.field for held in agreement.withheld or ()))
    gone = agreement.status == WITHDRAWN
    return tuple(version.answer(key, value) for key, value in _fields("", agreement) if not gone or key in STAYS)
