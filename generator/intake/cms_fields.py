"""The fields of an agreement as the web form (Sveltia CMS) shows them, made from what the model declares of each.

Beside them stands what the form's own script must know to turn a file into what is shown and back: which fields are
yes or no, a rating, or a list that may be stated to be empty. The form cannot tell those from silence by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.check.shape import A_DATE
from generator.check.text_patterns import BY_PATTERN, bad_id
from generator.model import dates
from generator.model.agreement import Agreement
from generator.model.area import Area
from generator.model.assessment import NOT_ASSESSED
from generator.model.dictionary import ANY_KEY, FieldFacts, dictionary_of
from generator.model.fields import EMAIL_PATTERN, ID_PATTERN, LINK_PATTERN, LONGEST_ID
from generator.model.framework import Framework, Test
from generator.model.languages import LANGUAGES
from generator.model.vocabulary import Vocabulary, Word

Field = dict[str, Any]

STATED_NONE = "stated_none"
"""What the form calls the list of lists of which it is stated that there is none. No field of a record has its name."""
NONE = "none-stated"
"""The choice that says so in a list of words. No vocabulary has it."""

_NONE_LABEL = "None: it is stated that there is none"
_YES_OR_NO = {"yes": "Yes", "no": "No"}
# A text whose example is longer than this wants more than one line.
_ONE_LINE = 45
# So many words are explained beneath a choice. What more there are explain themselves by their labels.
_MOST_EXPLAINED = 8
# Where a list that is stated to be empty is something that an editor says, and not only something that is kept.
_SAID_AT = ("", "legal")
_PATTERNS = {"link": LINK_PATTERN, "email": EMAIL_PATTERN, "id": ID_PATTERN}


_OF_FILES = re.compile(r"An empty list [^.]*\.")


@dataclass(frozen=True)
class Choices:
    """What a form can choose from besides the words of the model: areas by id, and framework versions, newest first."""

    areas: Mapping[str, Area]
    frameworks: Sequence[Framework]


def agreement_fields(choices: Choices) -> list[Field]:
    """Every field of an agreement, in the order of the model, as the form's configuration has them."""
    return _Made(choices).inside("")


def agreement_shape() -> dict[str, Any]:
    """By field, what the form's script must know of it; a field that is not in it is as it is."""
    return _shape_inside("")


_FACTS = dictionary_of(Agreement)


def _inside(path: str) -> list[FieldFacts]:
    return [facts for facts in _FACTS if facts.path.rpartition(".")[0] == path]


def _keyed(facts: FieldFacts) -> str:
    """The path of what stands under names that the record chooses, or nothing where it is no such part."""
    path = f"{facts.path}.{ANY_KEY}"
    return path if _inside(path) else ""


class _Made:
    def __init__(self, choices: Choices) -> None:
        self.choices = choices

    def inside(self, path: str) -> list[Field]:
        """The fields of one part, and which of its lists are stated to be empty."""
        facts = _inside(path)
        return [*map(self._field, facts), *_stated_none(path, facts)]

    def _field(self, facts: FieldFacts) -> Field:
        if facts.path == "schema":
            return {"name": facts.name, "widget": "hidden", "default": facts.example}
        asked: Field = {"name": facts.name, "label": facts.question}
        options = self._options(facts)
        if hint := _hint(facts, chosen=bool(options)):
            asked["hint"] = hint
        asked["required"] = facts.required
        if keyed := _keyed(facts):
            return {**asked, "widget": "object", "collapsed": True, "fields": self._under_names(facts, keyed)}
        if facts.holds == "part":
            return {**asked, **self._part(facts)}
        if options:
            return {**asked, **_choice(facts, options)}
        plain = _plain(facts)
        if not facts.many:
            return {**asked, **plain}
        # What an entry has to be is asked of each, and whether there is one of the list.
        return {
            **asked,
            "widget": "list",
            "label_singular": "entry",
            "field": {"name": "entry", "label": facts.question, **plain},
        }

    def _part(self, facts: FieldFacts) -> Field:
        fields = self.inside(facts.path)
        if not facts.many:
            return {"widget": "object", "collapsed": False if facts.required else "auto", "fields": fields}
        named = next(one["name"] for one in fields if one["widget"] != "hidden")
        return {
            "widget": "list",
            "label_singular": "entry",
            "collapsed": "auto",
            "summary": f"{{{{fields.{named}}}}}",
            "fields": fields,
        }

    def _under_names(self, facts: FieldFacts, keyed: str) -> list[Field]:
        """The questions of the newest framework under their tests, or the languages of a translation."""
        if facts.name == "translations":
            return [
                {
                    "name": language,
                    "label": LANGUAGES[language].english,
                    "widget": "object",
                    "required": False,
                    "collapsed": True,
                    "fields": self.inside(keyed),
                }
                for language in facts.example or ("cy",)
            ]
        newest = self.choices.frameworks[:1]
        return [self._test(test, keyed) for framework in newest for test in framework.tests]

    def _test(self, test: Test, keyed: str) -> Field:
        questions = [
            {
                "name": question.id.partition(".")[2],
                "label": question.text,
                **({"hint": _plainly(question.guidance)} if question.guidance else {}),
                "widget": "object",
                "required": False,
                "collapsed": "auto",
                "fields": self.inside(keyed),
            }
            for question in test.questions
        ]
        asked = {"name": test.id, "label": test.title, "hint": _plainly(test.asks), "widget": "object"}
        return {**asked, "required": False, "collapsed": "auto", "fields": questions}

    def _options(self, facts: FieldFacts) -> Mapping[str, str]:
        """What can be chosen, by the word that stands in a file; nothing where the answer is free."""
        if facts.words:
            return {name: word.label for name, word in facts.words.items()}
        if facts.holds == "yes-or-no":
            return _YES_OR_NO
        if facts.holds == "rating":
            scale = next((one.scale for one in self.choices.frameworks), {})
            words = {str(rating): f"{rating}: {word}" for rating, word in sorted(scale.items())}
            return {**(words or {str(rating): str(rating) for rating in range(1, 6)}), NOT_ASSESSED: "Not assessed"}
        if facts.path == "areas.id":
            return _areas(self.choices.areas)
        if facts.path == "assessments.framework":
            return {one.id: f"{one.title} ({one.id})" for one in self.choices.frameworks}
        return {}


def _areas(areas: Mapping[str, Area]) -> Mapping[str, str]:
    """Areas by what they are called; two of one name have their ids behind it."""
    names = [area.name for area in areas.values()]
    labels = {
        identifier: area.name if names.count(area.name) == 1 else f"{area.name} ({identifier})"
        for identifier, area in areas.items()
    }
    return dict(sorted(labels.items(), key=lambda one: (one[1].casefold(), one[0])))


def _choice(facts: FieldFacts, options: Mapping[str, str]) -> Field:
    shown = [{"label": label, "value": name} for name, label in options.items()]
    if not facts.many:
        return {"widget": "select", "options": shown}
    none = [] if facts.required else [{"label": _NONE_LABEL, "value": NONE}]
    return {"widget": "select", "multiple": True, "options": [*shown, *none]}


def _plain(facts: FieldFacts) -> Field:
    """How a free answer is typed, and what it has to look like, in the checker's words."""
    if facts.holds == "number":
        return {"widget": "number", "value_type": "int", "min": 0}
    if facts.holds == "date":
        return {"widget": "string", "pattern": [dates.PATTERN, _plainly(A_DATE)]}
    if facts.holds in _PATTERNS:
        pattern = _PATTERNS[facts.holds]
        longest = {"maxlength": LONGEST_ID} if facts.holds == "id" else {}
        return {"widget": "string", **longest, "pattern": [pattern, _plainly(_mend(pattern))]}
    example = facts.example if isinstance(facts.example, str) else ""
    longer = len(example) > _ONE_LINE or "sentence" in facts.guidance
    return {"widget": "text" if longer else "string"}


def _mend(pattern: str) -> str:
    _, fault = BY_PATTERN[pattern]((), "") if pattern in BY_PATTERN else bad_id((), "", None)
    return fault.fix


def _stated_none(path: str, facts: Sequence[FieldFacts]) -> Iterator[Field]:
    lists = {one.name: one.question for one in facts if _may_be_stated_empty(one) and not one.words}
    if path in _SAID_AT:
        yield {
            "name": STATED_NONE,
            "label": "Of which of these is it stated that there is none?",
            "hint": "What is left open is shown as “Not stated”. What you choose here is shown as “None”.",
            "required": False,
            "widget": "select",
            "multiple": True,
            "options": [{"label": question, "value": name} for name, question in lists.items()],
        }
    elif lists:
        yield {"name": STATED_NONE, "widget": "hidden"}


def _may_be_stated_empty(facts: FieldFacts) -> bool:
    return facts.many and not facts.required


def _hint(facts: FieldFacts, *, chosen: bool) -> str:
    """How to answer. What the guidance says of files, and of how none is said there, the form does in its own way."""
    if facts.words and len(facts.words) <= _MOST_EXPLAINED:
        return _meanings(facts.words)
    if chosen and not facts.words:
        return ""
    guidance = _OF_FILES.sub("", facts.guidance).strip()
    if not chosen and isinstance(facts.example, str) and "Such as" not in guidance:
        guidance = f"{guidance} Such as: {facts.example}"
    return _plainly(guidance)


def _meanings(words: Vocabulary) -> str:
    return " ".join(_explained(word) for word in words.values())


def _explained(word: Word) -> str:
    return f"{word.label}: {word.meaning}"


def _plainly(text: str) -> str:
    """A text without the signs by which the form would make more of it than words: it reads a little Markdown."""
    return "".join(letter for letter in text if letter not in "`*_[]<>~")


def _shape_inside(path: str) -> dict[str, Any]:
    return {facts.name: shape for facts in _inside(path) if (shape := _shape(facts))}


def _shape(facts: FieldFacts) -> dict[str, Any]:
    """One field as the script has it: its kind, what is inside it, and whether it may be stated to be empty."""
    optional = {"optional": True} if _may_be_stated_empty(facts) else {}
    if keyed := _keyed(facts):
        kind = "answers" if facts.name == "answers" else "keyed"
        return {"kind": kind, "fields": _shape_inside(keyed), **optional}
    if facts.holds == "part":
        return {
            "kind": "parts" if facts.many else "part",
            "fields": _shape_inside(facts.path),
            **optional,
        }
    if facts.many:
        return {"kind": "words" if facts.words else "list", **optional}
    return {"kind": facts.holds if facts.holds in ("yes-or-no", "rating", "date") else "plain"}
