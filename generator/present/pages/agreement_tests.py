"""The three tests: what each comes to, who judged, and every answer behind it.

Each assessor's latest assessment keeps its own words and is never merged with another's. The
publisher's own leads; the others stand beside it; earlier ones are kept below, so that a link to an
old answer still works.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.assess.outcome import WORDS, Outcome, differ, judge
from generator.model.assessment import Answer, Assessment, Evidence
from generator.model.framework import Framework, Question, Test
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import (
    Line,
    Piece,
    count,
    listed,
    on,
    one_line,
    outside,
    plain,
    sentence,
    silence,
    site_of,
    when,
)

NOT_ANSWERED = "Not answered"
_JUDGED = {
    "organisation": "judged this itself",
    "partner": "takes part, and judged it",
    "residents-panel": "is a panel of residents, and judged it",
    "independent": "judged it from outside",
    "editors": "run this site, and judged it",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one test comes to for one assessor."""

    outcome: str
    word: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One assessor's answer to one question. `who` is empty where only one assessor answered."""

    anchor: str
    who: str
    rating: str
    because: str
    evidence: tuple[Line, ...]
    action: str
    silent: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answers."""

    question: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One test: the leading assessor's word, the others beside it, and the questions beneath."""

    anchor: str
    name: str
    asks: str
    leading: Voice
    others: tuple[Voice, ...]
    summary: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The assessments that answer one set of questions: who judged, and a panel for each test."""

    judged: tuple[str, ...]
    differ: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An assessment that a later one by the same assessor has replaced."""

    summary: str
    voices: tuple[Voice, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Tests:
    """Everything under the three tests. Without an assessment, `asks` tells what they would ask."""

    rounds: tuple[Round, ...]
    earlier: tuple[Earlier, ...]
    asks: tuple[tuple[str, str], ...]
    scale: str
    based_on: Line


def tests(subject: Subject) -> Tests:
    """What the tests come to, or plainly that nobody has judged yet."""
    frameworks = subject.site.register.frameworks
    newest = max(frameworks.values(), key=lambda framework: (framework.published.latest, framework.id), default=None)
    leading = frameworks[subject.outcomes[0].judgement.framework] if subject.outcomes else newest
    return Tests(
        rounds=tuple(_rounds(subject)),
        earlier=tuple(_earlier(subject)),
        asks=() if subject.outcomes or newest is None else tuple((test.title, test.asks) for test in newest.tests),
        scale=f"{listed(_scale(leading), 'or')}." if leading and subject.outcomes else "",
        based_on=_based_on(leading) if leading else (),
    )


def _rounds(subject: Subject) -> Iterable[Round]:
    """Outcomes come in the order of assessors; those under one framework stand side by side."""
    frameworks = subject.site.register.frameworks
    order = list(dict.fromkeys(outcome.judgement.framework for outcome in subject.outcomes))
    by_framework = sorted(subject.outcomes, key=lambda outcome: order.index(outcome.judgement.framework))
    for identifier, group in groupby(by_framework, key=lambda outcome: outcome.judgement.framework):
        yield _round(subject, frameworks[identifier], tuple(group))


def _round(subject: Subject, framework: Framework, outcomes: tuple[Outcome, ...]) -> Round:
    assessments = subject.agreement.assessments or ()
    judging = [(outcome.number, assessments[outcome.number - 1]) for outcome in outcomes]
    return Round(
        judged=tuple(_judged(assessment) for _, assessment in judging),
        differ=_differ(framework, outcomes),
        panels=tuple(
            _panel(test, position, outcomes, judging, framework) for position, test in enumerate(framework.tests)
        ),
    )


def _judged(assessment: Assessment) -> str:
    """Who judged, how they stand to the initiative, when and how."""
    who = f"{one_line(assessment.by.name)} {_JUDGED[assessment.by.kind]} {on(assessment.date)}."
    method = f" {sentence(assessment.method)}" if assessment.method else ""
    people = f" {count(assessment.people, 'person', 'people')} took part." if assessment.people is not None else ""
    silent = silence((assessment.method, "how they judged"), (assessment.people, "how many people took part"))
    return f"{who}{method}{people}{f' {silent}' if silent else ''}"


def _differ(framework: Framework, outcomes: Sequence[Outcome]) -> str:
    """Where the assessors come to different words, where there are several."""
    if len(outcomes) < 2:
        return ""
    apart = differ(outcomes)
    if not apart:
        return "They come to the same words on every test."
    names = {test.id: test.title for test in framework.tests}
    return f"They come to different words on {listed([names[test] for test in apart])}."


def _panel(
    test: Test,
    position: int,
    outcomes: Sequence[Outcome],
    judging: Sequence[tuple[int, Assessment]],
    framework: Framework,
) -> Panel:
    leading, *others = (
        Voice(
            outcome.tests[position].outcome,
            WORDS[outcome.tests[position].outcome],
            one_line(outcome.judgement.by),
            outcome.tests[position].reason,
        )
        for outcome in outcomes
    )
    return Panel(
        anchor=f"why-{outcomes[0].number}-{test.id}",
        name=test.title,
        asks=one_line(test.asks),
        leading=leading,
        others=tuple(others),
        summary=f"{test.title}: {count(len(test.questions), 'question')} and the answers",
        questions=tuple(_asked(question, judging, framework) for question in test.questions),
    )


def _asked(question: Question, judging: Sequence[tuple[int, Assessment]], framework: Framework) -> Asked:
    several = len(judging) > 1
    return Asked(
        one_line(question.text),
        tuple(
            _reply(
                f"a-{number}-{question.id}",
                one_line(assessment.by.name) if several else "",
                assessment.answers.get(question.id),
                framework,
            )
            for number, assessment in judging
        ),
    )


def _reply(anchor: str, who: str, answer: Answer | None, framework: Framework) -> Reply:
    if answer is None:
        return Reply(anchor, who, NOT_ANSWERED, "", (), "", "")
    rated = isinstance(answer.rating, int)
    return Reply(
        anchor=anchor,
        who=who,
        rating=framework.scale.get(answer.rating, f"{answer.rating}")
        if isinstance(answer.rating, int)
        else "Not assessed",
        because=sentence(answer.because) if answer.because else "",
        evidence=tuple(_evidence(evidence) for evidence in answer.evidence or ()),
        action=_action(answer),
        silent=silence((answer.because, "the reason"), (answer.evidence if rated else (), "what shows it")),
    )


def _evidence(evidence: Evidence) -> Line:
    title = one_line(evidence.title)
    site = site_of(evidence.url) if evidence.url else ""
    line = [outside(title, evidence.url)]
    if site:
        line.append(Piece(f" ({site})"))
    if evidence.quote:
        line.append(Piece(f": “{one_line(evidence.quote)}”"))
    return tuple(line)


def _action(answer: Answer) -> str:
    action = answer.action
    if action is None:
        return ""
    who = f" Who: {one_line(action.who)}." if action.who else ""
    by = f" By {when(action.by)}." if action.by else ""
    missing = silence((action.who, "who will do it"), (action.by, "by when"))
    return f"{sentence(action.what)}{who}{by}{f' {missing}' if missing else ''}"


def _earlier(subject: Subject) -> Iterable[Earlier]:
    """Assessments that the same assessor has since repeated, newest first."""
    current = {outcome.number for outcome in subject.outcomes}
    replaced = [
        (number, assessment)
        for number, assessment in enumerate(subject.agreement.assessments or (), start=1)
        if number not in current
    ]
    for number, assessment in sorted(replaced, key=lambda pair: (pair[1].date.latest, pair[0]), reverse=True):
        framework = subject.site.register.frameworks[assessment.framework]
        ratings = {question: answer.rating for question, answer in assessment.answers.items()}
        who = one_line(assessment.by.name)
        yield Earlier(
            summary=f"{who}, {when(assessment.date)}",
            voices=tuple(
                Voice(outcome.outcome, WORDS[outcome.outcome], test.title, outcome.reason)
                for test, outcome in zip(framework.tests, judge(ratings, framework), strict=True)
            ),
            questions=tuple(_asked(question, [(number, assessment)], framework) for question in framework.questions),
        )


def _scale(framework: Framework) -> list[str]:
    return [one_line(framework.scale[rating]) for rating in sorted(framework.scale)]


def _based_on(framework: Framework) -> Line:
    """Whose questions these are, said beside them."""
    based_on = framework.based_on
    wrote = (
        "We wrote the questions."
        if framework.wording == "ours"
        else "The questions are those of the framework’s authors."
    )
    if based_on is None:
        return plain(wrote)
    by = f" by {listed([one_line(name) for name in based_on.by])}" if based_on.by else ""
    title = outside(f"“{one_line(based_on.title)}”", based_on.url)
    if framework.wording == "ours":
        return (Piece(f"{wrote} They are based on the tests and features of "), title, Piece(f"{by}."))
    return (Piece(f"{wrote} The framework is "), title, Piece(f"{by}."))
