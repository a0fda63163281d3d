"""What a record states in its own words: its answers, promises and actions, its summary and its purpose.

Rules about the quality of answers look at these. They are gathered once a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from generator.check.faults import At
from generator.check.known import Known
from generator.check.sentences import words_of
from generator.check.texts import Texts
from generator.model.agreement import Agreement
from generator.model.assessment import NOT_ASSESSED

ANSWER, PROMISE, ACTION, SUMMARY, PURPOSE = "answer", "promise", "action", "summary", "purpose"


class Statement(NamedTuple):
    """One text that states something, its place, and what it is meant to do there.

    `asked` is the question that an answer answers, in its words, and `about` what that question is about (see
    `question_kinds`). `beside` is what is promised beside an answer. `for_service` says of a promise that the record
    itself calls it a gain for the service. `who` says that an action names who does it.
    """

    at: At
    kind: str
    text: str
    about: str = ""
    asked: str = ""
    beside: str = ""
    for_service: bool = False
    who: bool = False


class Statements:
    """The statements of one record, the names of its organisations, and every other text of it."""

    def __init__(self, agreement: Agreement, known: Known, texts: Texts) -> None:
        self.all = [
            Statement(("summary",), SUMMARY, agreement.summary),
            Statement(("purpose",), PURPOSE, agreement.purpose),
            *_promises(agreement),
            *_answers(agreement, known),
        ]
        self.reading_grade = known.reading_grade
        self._by_kind: dict[str, list[Statement]] = {}
        for statement in self.all:
            self._by_kind.setdefault(statement.kind, []).append(statement)
        self._agreement = agreement
        self._texts = texts

    @cached_property
    def together(self) -> str:
        """All of them in one text, so that a rule can see at a glance whether it need look closer."""
        return " ".join([statement.text for statement in self.all])

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of it, in small letters."""
        return frozenset(words_of(self.together))

    @property
    def record(self) -> str:
        """Every text of the record."""
        return self._texts.all_words

    @cached_property
    def names(self) -> str:
        """The names of the organisations that the record is about."""
        return "\n".join(organisation.name for organisation in self._agreement.organisations)

    def of(self, *kinds: str) -> list[Statement]:
        """Those of some kinds, one kind after the other."""
        return [statement for kind in kinds for statement in self._by_kind.get(kind, ())]


def _promises(agreement: Agreement) -> Iterable[Statement]:
    benefits = agreement.benefits or ()
    gain_of_others = any(benefit.for_ in ("people", "public") for benefit in benefits)
    for number, benefit in enumerate(benefits):
        for_service = benefit.for_ == "service" and gain_of_others
        yield Statement(("benefits", number, "promise"), PROMISE, benefit.promise, for_service=for_service)


def _answers(agreement: Agreement, known: Known) -> Iterable[Statement]:
    for number, assessment in enumerate(agreement.assessments or ()):
        asked = known.questions.get(assessment.framework, {})
        for question, answer in assessment.answers.items():
            at: At = ("assessments", number, "answers", question)
            action = answer.action
            if answer.because is not None and answer.rating != NOT_ASSESSED:
                kind = known.question_kinds.get(question, "")
                beside = action.what if action else ""
                yield Statement((*at, "because"), ANSWER, answer.because, kind, asked.get(question, ""), beside)
            if action is not None:
                yield Statement((*at, "action", "what"), ACTION, action.what, who=action.who is not None)
