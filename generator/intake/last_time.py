"""What an assessor answered before, so that a later assessment starts from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.assessment import Answer, Assessment
from generator.model.dates import PartialDate
from generator.model.framework import Framework, Question
from generator.present.wording import sentence, when


@dataclass(frozen=True)
class Before:
    """An earlier answer. `asked` is the question as it was put then, where it was put in other words."""

    date: PartialDate
    answer: Answer
    scale: Mapping[int, str]
    asked: str = ""

    def told(self) -> str:
        """The answer in a few sentences, for a note."""
        rating = self.answer.rating
        word = self.scale.get(rating, str(rating)) if isinstance(rating, int) else "Not assessed"
        asked = f", the question was put in other words: “{self.asked}” The answer was" if self.asked else ""
        because = f" {sentence(self.answer.because)}" if self.answer.because else ""
        action = self.answer.action
        promised = ""
        if action:
            details = ", ".join(part for part in (action.who, action.by and f"by {when(action.by)}") if part)
            promised = f" Promised then: {sentence(action.what)}{f' ({details})' if details else ''}"
        return f"Last time, {when(self.date)}{asked}: {word}.{because}{promised}"


def answered_before(
    assessments: Iterable[Assessment], name: str, kind: str, asked: Framework, versions: Mapping[str, Framework]
) -> Mapping[str, Before]:
    """By question, the latest answer of one assessor to it, or to a question whose place it has taken."""
    mine = [one for one in assessments if (one.by.name, one.by.kind) == (name, kind)]
    latest_first = sorted(enumerate(mine), key=lambda pair: (pair[1].date.earliest, pair[0]), reverse=True)
    replaced = _replaced(versions)
    found = {}
    for question in asked.questions:
        ids = [question.id, *_all_before(question.id, replaced)]
        before = next((_before(one, ids, question, versions) for _, one in latest_first if _answers(one, ids)), None)
        if before:
            found[question.id] = before
    return found


def _answers(assessment: Assessment, ids: Iterable[str]) -> bool:
    return any(identifier in assessment.answers for identifier in ids)


def _before(
    assessment: Assessment, ids: Iterable[str], question: Question, versions: Mapping[str, Framework]
) -> Before | None:
    version = versions.get(assessment.framework)
    identifier = next(one for one in ids if one in assessment.answers)
    put = next((one.text for one in version.questions if one.id == identifier), "") if version else ""
    same = " ".join(put.split()) == " ".join(question.text.split())
    return Before(
        assessment.date, assessment.answers[identifier], version.scale if version else {}, "" if same else put
    )


def _replaced(versions: Mapping[str, Framework]) -> Mapping[str, tuple[str, ...]]:
    """By question of whatever version, those whose place it took."""
    return {
        question.id: question.replaces
        for version in versions.values()
        for question in version.questions
        if question.replaces
    }


def _all_before(identifier: str, replaced: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every older question that a question goes back to, the nearest first."""
    waiting, seen = [identifier], {identifier}
    while waiting:
        for older in replaced.get(waiting.pop(0), ()):
            if older not in seen:
                seen.add(older)
                waiting.append(older)
                yield older
