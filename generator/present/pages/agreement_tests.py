"""The three tests: what each comes to and why, who judged, every answer behind it, and the five features.

Each assessor's latest assessment keeps its own words and is never merged with another's. The
publisher's own leads; the others stand beside it; earlier ones are kept below in short, so that a link
to an old answer still works.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.assess.outcome import WORDS, FeatureOutcome, Outcome, Verdict, judge, judge_features
from generator.assess.reworded import older_names
from generator.model.assessment import Assessment
from generator.model.framework import Feature, Framework, Test
from generator.present.once import once_each
from generator.present.page import Site
from generator.present.pages.agreement_answers import Asked, Key, Squares, asked, key, squares
from generator.present.pages.agreement_moved import Apart, MovedView, what_moved, where_apart
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import (
    Line,
    Piece,
    count,
    listed,
    named,
    on,
    one_line,
    outside,
    plain,
    sentence,
    silence,
    when,
)

_JUDGED = {
    "organisation": "judged this itself",
    "partner": "takes part, and judged it",
    "residents-panel": "is a panel of residents, and judged it",
    "independent": "judged it from outside",
    "editors": "run this site, and judged it",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What some answers come to for one assessor: the word, one sentence why, and the answers as squares."""

    outcome: str
    word: str
    who: str
    reason: str
    squares: Squares


@dataclass(frozen=True, slots=True)
class Panel:
    """One test: each assessor's word, the leading one's first, and the questions beneath.

    `named` is whether each word says whose it is, as it must where there are several.
    """

    anchor: str
    name: str
    asks: str
    named: bool
    voices: tuple[Voice, ...]
    summary: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class FeaturePanel:
    """One feature that sharing for public benefit should show, and what the answers that bear on it come to."""

    anchor: str
    text: str
    named: bool
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The assessments that answer one set of questions: who judged, a panel for each test, and the features."""

    who: str
    judged: tuple[str, ...]
    apart: Apart | None
    key: tuple[Key, ...]
    panels: tuple[Panel, ...]
    features_summary: str
    features: tuple[FeaturePanel, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An assessment that a later one by the same assessor has replaced.

    `anchor` and `heading` are for the page that has all of it: see `agreement_more_answers.py`.
    """

    anchor: str
    heading: str
    summary: str
    voices: tuple[Voice, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Tests:
    """Everything under the three tests. Without an assessment, `asks` tells what they would ask.

    `more` says what stands on the page behind this one.
    """

    rounds: tuple[Round, ...]
    moved: tuple[MovedView, ...]
    earlier: tuple[Earlier, ...]
    more: str
    asks: tuple[tuple[str, str], ...]
    based_on: Line


def tests(subject: Subject) -> Tests:
    """What the tests come to, or plainly that nobody has judged yet."""
    frameworks = subject.site.register.frameworks
    newest = next(iter(subject.site.register.versions), None)
    leading = frameworks[subject.outcomes[0].judgement.framework] if subject.outcomes else newest
    rounds = tuple(_rounds(subject))
    return Tests(
        rounds=rounds,
        moved=what_moved(subject),
        earlier=tuple(_earlier(subject)),
        more=rounds[0].features_summary if rounds else "",
        asks=() if subject.outcomes or newest is None else tuple((test.title, test.asks) for test in newest.tests),
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
    older = _older(subject.site, framework.id)
    features = [judge_features(outcome.judgement.ratings, framework) for outcome in outcomes]
    others = (
        "" if len(outcomes) == len(subject.outcomes) else " Others here answered another version, so they stand apart."
    )
    return Round(
        who=listed([one_line(outcome.judgement.by) for outcome in outcomes]),
        judged=tuple(_judged(assessment) for _, assessment in judging),
        apart=where_apart(framework, outcomes),
        key=key(framework),
        panels=tuple(
            _panel(test, position, outcomes, judging, framework, older) for position, test in enumerate(framework.tests)
        ),
        features_summary=f"{count(len(framework.features), 'feature')}: what the same answers show",
        features=tuple(
            _feature(feature, outcomes, [one[position] for one in features], framework)
            for position, feature in enumerate(framework.features)
        ),
        version=f"The questions: version {framework.id}.{others}",
    )


@once_each
def _older(site: Site, framework: str) -> Mapping[str, tuple[str, ...]]:
    frameworks = site.register.frameworks
    return older_names(frameworks[framework], frameworks.values())


def _judged(assessment: Assessment) -> str:
    """Who judged, how they stand to the initiative, when and how."""
    who = f"{one_line(assessment.by.name)} {_JUDGED[assessment.by.kind]} {on(assessment.date)}."
    method = f" {sentence(assessment.method)}" if assessment.method else ""
    people = f" {count(assessment.people, 'person', 'people')} took part." if assessment.people is not None else ""
    silent = silence((assessment.method, "how they judged"), (assessment.people, "how many people took part"))
    return f"{who}{method}{people}{f' {silent}' if silent else ''}"


def _panel(
    test: Test,
    position: int,
    outcomes: Sequence[Outcome],
    judging: Sequence[tuple[int, Assessment]],
    framework: Framework,
    older: Mapping[str, tuple[str, ...]],
) -> Panel:
    several = len(judging) > 1
    asks = [question.id for question in test.questions]
    return Panel(
        anchor=f"why-{outcomes[0].number}-{test.id}",
        name=test.title,
        asks=one_line(test.asks),
        named=several,
        voices=tuple(_voice(outcome, outcome.tests[position], asks, framework) for outcome in outcomes),
        summary=f"{test.title}: {count(len(test.questions), 'question')} and the answers",
        questions=tuple(asked(question, judging, framework, older, named=several) for question in test.questions),
    )


def _feature(
    feature: Feature, outcomes: Sequence[Outcome], found: Sequence[FeatureOutcome], framework: Framework
) -> FeaturePanel:
    return FeaturePanel(
        anchor=f"feature-{outcomes[0].number}-{feature.id}",
        text=one_line(feature.text),
        named=len(outcomes) > 1,
        voices=tuple(
            _voice(outcome, verdict, verdict.questions, framework)
            for outcome, verdict in zip(outcomes, found, strict=True)
        ),
    )


def _voice(outcome: Outcome, verdict: Verdict, questions: Sequence[str], framework: Framework) -> Voice:
    return Voice(
        verdict.outcome,
        WORDS[verdict.outcome],
        one_line(outcome.judgement.by),
        verdict.reason,
        squares(questions, outcome.judgement.ratings, framework),
    )


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
        older = _older(subject.site, framework.id)
        ratings = {question: answer.rating for question, answer in assessment.answers.items()}
        yield Earlier(
            anchor=f"earlier-{number}",
            heading=f"What {named(one_line(assessment.by.name))} answered {on(assessment.date)}",
            summary=f"{one_line(assessment.by.name)}, {when(assessment.date)}",
            voices=tuple(
                Voice(
                    outcome.outcome,
                    WORDS[outcome.outcome],
                    test.title,
                    outcome.reason,
                    squares([question.id for question in test.questions], ratings, framework),
                )
                for test, outcome in zip(framework.tests, judge(ratings, framework), strict=True)
            ),
            questions=tuple(
                asked(question, [(number, assessment)], framework, older, named=False)
                for question in framework.questions
            ),
        )


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
