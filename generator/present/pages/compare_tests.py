"""The tests and their answers in a comparison: who judged, each test's word, and answers to the same question.

Only the assessment that leads is compared question by question; what others came to stands under each test. Two
answers stand side by side only where both answer the very same question: one in other words is another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.assess.outcome import WORDS, Outcome
from generator.assess.reworded import forerunners
from generator.model.assessment import NOT_ASSESSED, Answer, Evidence
from generator.model.framework import Framework, Question
from generator.model.vocabulary import ASSESSOR_KINDS
from generator.present.once import once
from generator.present.page import Site
from generator.present.pages.agreement_answers import promised, shown_by
from generator.present.pages.compare_column import NO_ANSWER, NOTHING, Beside, Cell, Voice, plain_notes
from generator.present.parts import Entry
from generator.present.wording import (
    Line,
    Piece,
    in_a_sentence,
    on,
    one_line,
    plain,
    sentence,
    silence,
)

NOBODY = "Nobody has published answers to the tests for it. That does not speak for it or against it."
NOT_ANSWERED = "Not answered"
NOT_ASKED = "Not asked. It was judged by another set of questions."
OTHER_WORDS = "Asked in other words, so the answers are not set side by side."
SILENT = Cell(missing=WORDS[NOT_ASSESSED], says=NOTHING)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one agreement: who did, what each test came to, and the answers of whoever leads.

    `framework` is the version that the leading assessment answers; None where nobody has judged.
    """

    who: Cell
    tests: Mapping[str, tuple[str, Cell]]
    framework: Framework | None
    answers: Mapping[str, Cell]

    @property
    def any(self) -> bool:
        """Whether anybody has judged it."""
        return self.framework is not None

    def asked(self) -> Iterator[tuple[str, Question]]:
        """Every question that the leading assessment was asked, with its test."""
        for test in self.framework.tests if self.framework else ():
            for question in test.questions:
                yield test.id, question


def judged(subject: Beside) -> Judged:
    """All that the tests say of one agreement."""
    frameworks = subject.site.register.frameworks
    if not subject.outcomes:
        return Judged(Cell((Entry(plain(NOBODY), f"{WORDS[NOT_ASSESSED]}."),), says=NOTHING), {}, None, {})
    leading = subject.outcomes[0]
    framework = frameworks[leading.judgement.framework]
    assessment = (subject.agreement.assessments or ())[leading.number - 1]
    return Judged(
        who=Cell((*_who(subject.outcomes), _read_all(subject))),
        tests=dict(_tests(subject.outcomes, frameworks)),
        framework=framework,
        answers={
            question.id: _answer(assessment.answers.get(question.id), framework, one_line(assessment.by.name))
            for question in framework.questions
        },
    )


def in_place_of(site: Site, judged: Judged, question: str) -> Cell:
    """What stands where an agreement was not asked a question that others answer: why not."""
    if judged.framework is None:
        return SILENT
    kin = question_kin(site)
    reworded = any(not kin[question].isdisjoint(kin[asked]) for asked in judged.answers)
    return Cell(missing=OTHER_WORDS if reworded else NOT_ASKED, says=NOTHING)


@once
def question_kin(site: Site) -> Mapping[str, frozenset[str]]:
    """Each question with all the older ones that it stands in place of."""
    return forerunners(site.register.frameworks.values())


def _who(outcomes: Sequence[Outcome]) -> Iterator[Entry]:
    for outcome in outcomes:
        judgement = outcome.judgement
        kind = in_a_sentence(ASSESSOR_KINDS[judgement.by_kind].label)
        yield Entry(plain(f"({kind}), {on(judgement.date)}."), one_line(judgement.by))


def _read_all(subject: Beside) -> Entry:
    leading = one_line(subject.outcomes[0].judgement.by)
    several = f"Question by question you read here what {leading} answered. " if len(subject.outcomes) > 1 else ""
    return Entry(
        (Piece(several), Piece("Read every answer on its own page", f"{subject.page}#three-tests"), Piece("."))
    )


def _tests(outcomes: Iterable[Outcome], frameworks: Mapping[str, Framework]) -> Iterator[tuple[str, tuple[str, Cell]]]:
    """Each test by its id, with its name and what every assessor came to."""
    names: dict[str, str] = {}
    voices: dict[str, list[Voice]] = {}
    for outcome in outcomes:
        for test in frameworks[outcome.judgement.framework].tests:
            names.setdefault(test.id, test.title)
        for found in outcome.tests:
            by = one_line(outcome.judgement.by)
            voices.setdefault(found.test, []).append(Voice(by, found.outcome, WORDS[found.outcome], found.reason))
    for identifier, name in names.items():
        yield identifier, (name, Cell(voices=tuple(voices[identifier])))


def _answer(answer: Answer | None, framework: Framework, by: str) -> Cell:
    """An answer with whose it is, since "we" in it is whoever judged."""
    if answer is None:
        return Cell(missing=NOT_ANSWERED, says=NO_ANSWER)
    if not isinstance(answer.rating, int):
        because = (Entry(plain(sentence(answer.because))),) if answer.because else ()
        return Cell(because, missing=NOT_ANSWERED, says=NO_ANSWER)
    evidence = answer.evidence or ()
    return Cell(
        (
            Entry(
                plain(sentence(answer.because)) if answer.because else (),
                f"{by}: {one_line(framework.scale.get(answer.rating, str(answer.rating)))}.",
                (*(_evidence(one) for one in evidence), *plain_notes(_to_do(answer))),
                silent=silence((answer.because, "the reason"), (answer.evidence, "what shows it")),
            ),
        )
    )


def _evidence(evidence: Evidence) -> Line:
    return (Piece("What shows it: "), *shown_by(evidence))


def _to_do(answer: Answer) -> str:
    return f"To do: {promised(answer)}" if answer.action else ""
