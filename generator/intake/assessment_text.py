"""The words of a new assessment: each question with what helps to answer it, and nothing answered yet.

What a reader must find is open and says FILL IN; what may be left out is a note. Texts of the framework and of
earlier answers stand in notes only, so that none of them passes for an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.assess.outcome import PARTLY_SHOWN, WORDS
from generator.check.placeholder import FILL_IN
from generator.intake.commented import as_value, hint, in_one_line, note
from generator.intake.last_time import Before
from generator.model.assessment import NOT_ASSESSED, Assessment
from generator.model.dictionary import ANY_KEY, dictionary_of
from generator.model.framework import Framework, Question, Test
from generator.model.vocabulary import ASSESSOR_KINDS
from generator.read.yaml_append import Indentation

_FACTS = {facts.path: facts for facts in dictionary_of(Assessment)}
_ANSWER = f"answers.{ANY_KEY}."


@dataclass(frozen=True)
class Begun:
    """What is known of an assessment before anybody has answered: None where nobody has said yet."""

    framework: Framework
    name: str | None
    kind: str | None
    kinds: tuple[str, ...]
    on: date
    before: Mapping[str, Before] = field(default_factory=dict)

    def lines(self, indentation: Indentation) -> Iterator[str]:
        """The entry as it stands in a list, from the notes before its dash on."""
        inside = indentation.inside
        fields = self._fields(_Columns(inside, inside + indentation.step, indentation))
        yield from _introduction()
        yield f"-{' ' * (inside - 1)}{next(fields).lstrip(' ')}"
        yield from fields

    def _fields(self, at: _Columns) -> Iterator[str]:
        yield f"{at.field}framework: {self.framework.id}"
        yield from note(_asked("by"), at.column)
        for kind in () if self.kind else self.kinds:
            yield from note(f"{kind}: {ASSESSOR_KINDS[kind].meaning}", at.column)
        yield f"{at.field}by:"
        yield f"{at.nested}name: {as_value(self.name) if self.name else FILL_IN + hint(_FACTS['by.name'])}"
        yield f"{at.nested}kind: {self.kind or FILL_IN}  # {', '.join(self.kinds)}"
        yield f"{at.field}date: {self.on}  # {_FACTS['date'].guidance}"
        yield from note(f"{_asked('method')} Such as: {_FACTS['method'].example}", at.column)
        yield f"{at.field}method: >"
        yield f"{at.nested}{FILL_IN}"
        yield f"{at.field}people: {FILL_IN}  # {_asked('people')} Such as: {_FACTS['people'].example}"
        yield f"{at.field}answers:"
        for test in self.framework.tests:
            yield from self._test(test, at)

    def _test(self, test: Test, at: _Columns) -> Iterator[str]:
        yield ""
        yield from note(f"===== {test.title} =====", at.inner)
        yield from note(test.asks, at.inner)
        for number, question in enumerate(test.questions, 1):
            yield ""
            yield from note(f"{test.title}, question {number} of {len(test.questions)}: {question.text}", at.inner)
            yield from self._question(question, at)

    def _question(self, question: Question, at: _Columns) -> Iterator[str]:
        before = self.before.get(question.id)
        mentions = "; ".join(question.good_answer_mentions or ())
        for text in (
            question.guidance or "",
            f"A good answer mentions: {mentions}." if mentions else "",
            before.told() if before else "",
        ):
            yield from note(text, at.inner)
        yield f"{at.nested}{question.id}:"
        column = at.inner + at.indentation.step
        yield f"{' ' * column}rating: {FILL_IN}  # {_scale(self.framework.scale)}"
        yield f"{' ' * column}because: >"
        yield f"{' ' * (column + at.indentation.step)}{FILL_IN}"
        for line in _optional(at.indentation):
            yield f"{' ' * column}# {line}"


@dataclass(frozen=True)
class _Columns:
    """Where the fields of an entry stand, and what is beneath them."""

    column: int
    inner: int
    indentation: Indentation

    @property
    def field(self) -> str:
        return " " * self.column

    @property
    def nested(self) -> str:
        return " " * self.inner


def _introduction() -> Iterable[str]:
    partly = WORDS[PARTLY_SHOWN]
    not_assessed = WORDS[NOT_ASSESSED]
    return [
        "# A new assessment, to fill in. Notes like this one begin with # and are never published.",
        f"# Replace each {FILL_IN}. To use a line that is only a note, take away its # and the space after it.",
        "# Run `plainview check` as you go: it names each question that is left. Until then nothing is published.",
        "#",
        "# Can you not answer a question yet? Delete its lines, and readers see “Not answered”. Or write the",
        f"# rating {NOT_ASSESSED} and say why, or delete `because` too: readers see “{not_assessed}”.",
        f"# With a question left open, a test is “{partly}” at best. With more than half of them open, it is",
        f"# “{not_assessed}”.",
    ]


def _asked(path: str) -> str:
    return f"{_FACTS[path].question} {_FACTS[path].guidance}"


def _scale(scale: Mapping[int, str]) -> str:
    words = ", ".join(f"{rating} {in_one_line(word)}" for rating, word in sorted(scale.items()))
    return f"{words}, or {NOT_ASSESSED}"


def _optional(indentation: Indentation) -> Iterator[str]:
    """What may stand beside a rating and its reason, as lines to take out of their notes."""
    dash = f"{' ' * indentation.dash}-{' ' * (indentation.inside - 1)}"
    yield f"evidence:  # {_FACTS[_ANSWER + 'evidence'].question} With a link or a quotation, or both."
    for name, before in (("title", dash), ("url", " " * len(dash)), ("quote", " " * len(dash))):
        yield f"{before}{name}: {FILL_IN}{hint(_FACTS[f'{_ANSWER}evidence.{name}'])}"
    yield f"action:  # {_FACTS[_ANSWER + 'action'].question} Needed where the rating is 1 or 2."
    for name in ("what", "who", "by"):
        yield f"{' ' * indentation.step}{name}: {FILL_IN}{hint(_FACTS[f'{_ANSWER}action.{name}'])}"
