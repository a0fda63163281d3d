"""The tests: what each asks, how it comes to its word, whose ideas they are, and why there is no score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.assess.outcome import ASSESSOR_ORDER, NOT_SHOWN_YET, PARTLY_SHOWN, SHOWN, WORDS
from generator.check.open_points import checks_for_the_public
from generator.model.assessment import NOT_ASSESSED
from generator.model.framework import BasedOn, Framework, Question, Test
from generator.model.vocabulary import ASSESSOR_KINDS
from generator.present.page import Page, Site
from generator.present.pages.agreement_answers import Key, key
from generator.present.pages.tests_versions import VersionView, version_view
from generator.present.parts import Step, trail
from generator.present.templates import render
from generator.present.wording import Line, Piece, linked, listed, on, one_line, outside, when

ADDRESS = "tests/"
CRUMB = "The tests"
NUMBER_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
DESCRIPTION = (
    "What an agreement to share data should be able to show, the questions behind each test, and how an answer "
    "becomes a word."
)
OURS = (
    "The wording of the questions is ours, based on the report's tests and features; we have not seen the report's "
    "own questions."
)
THEIRS = "The questions are in the report's own words."
NO_QUESTIONS = "No questions are published here yet."
WHY_NO_SCORE = (
    "A total would let a strong answer hide a weak one. A kind purpose does not make up for data that is not kept "
    "safe.",
    "So each test stands alone, and its weakest answer decides. Nothing is added up, and no place is ranked against "
    "another.",
    "“Not shown yet” is not a telling-off. It means that something is still to be shown. To publish a weak answer is "
    "to be open about it.",
)
FEATURES_TOO = (
    "Each question bears on one or more of these. The page of an agreement sorts the same answers by feature too, and "
    "each feature comes to its word by the same rule."
)
TOLD_AGAIN = (
    "When somebody judges an agreement again, its page says what has moved. Only answers to the same question are held "
    "against each other. A question in other words is a new question, and older assessments keep the questions that "
    "they answered."
)
CHECKS_ANCHOR = "checks"
CHECKS_LEAD = (
    "A program reads each answer and each promise, and lists on the agreement’s page what may still be to explain. "
    "It looks for:"
)
CHECKS_AFTER = (
    "A program can be wrong. Then whoever published the record can say why in the record, and the point leaves the "
    "list. We tried each check on answers that had been read and marked before. A check is used here only if it agreed "
    "with the marks at least 8 times in 10.",
    "The list does not say who is right, and it does not change what a test comes to.",
)
JUDGES = (
    "Anyone with a part in it can judge an agreement: those who run it, those who take part, people who live there, "
    "or someone outside. Where several have judged, their words stand side by side and are never blended."
)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, with help to answer it."""

    anchor: str
    text: str
    guidance: str
    mentions: str
    features: Line


@dataclass(frozen=True, slots=True)
class TestView:
    """One test and its questions."""

    __test__ = False  # pytest collects classes called Test

    anchor: str
    name: str
    asks: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class FeatureView:
    """One thing that sharing for public benefit should be able to show."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a test comes to, and when."""

    outcome: str
    word: str
    when: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A kind of assessor."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A framework version, explained to a reader."""

    origin: Line
    wording: str
    tests: tuple[TestView, ...]
    scale_lead: str
    scale: tuple[Key, ...]
    rules: tuple[Rule, ...]
    rules_after: str
    why_no_score: tuple[str, ...]
    features_heading: str
    features_lead: str
    features_too: str
    features: tuple[FeatureView, ...]
    checks_lead: str
    checks: tuple[str, ...]
    checks_after: tuple[str, ...]
    judges_lead: str
    judges: tuple[Judge, ...]
    version: str
    told_again: str
    changes: tuple[VersionView, ...]
    earlier: tuple[QuestionView, ...]
    earlier_lead: str


@dataclass(frozen=True, slots=True)
class TestsView:
    """What the page prints. `explained` is missing where no framework is published."""

    __test__ = False  # pytest collects classes called Test

    trail: tuple[Step, ...]
    heading: str
    lead: str
    explained: Explained | None
    has_pack: bool


def tests_page(site: Site) -> Page:
    """The page about the tests of the newest framework version."""
    versions = site.register.versions
    view = _view(site, versions[0], versions[1:]) if versions else _without_questions()
    return Page(ADDRESS, view.heading, DESCRIPTION, render("tests_page.html.jinja", view, ADDRESS))


def question_anchor(question: str) -> str:
    """Where a question is on this page."""
    return f"q-{question}"


def _without_questions() -> TestsView:
    return TestsView(trail(here=CRUMB), CRUMB, NO_QUESTIONS, None, has_pack=False)


def _view(site: Site, framework: Framework, earlier: Sequence[Framework]) -> TestsView:
    number = _in_letters(len(framework.tests))
    return TestsView(
        trail=trail(here=CRUMB),
        heading=f"The {number} tests",
        lead=f"Sharing data can help people, and it can harm them. These {number} tests help to tell which. Each "
        "must be met: doing well in one does not make up for another.",
        explained=_explained(framework, earlier),
        has_pack=site.settings.packs,
    )


def _explained(framework: Framework, earlier: Sequence[Framework]) -> Explained:
    features = {feature.id: position for position, feature in enumerate(framework.features, start=1)}
    asked = {question.id for question in framework.questions}
    old = {one.id: one for version in earlier for one in version.questions if one.id not in asked}
    return Explained(
        origin=_origin(framework.based_on),
        wording=OURS if framework.wording == "ours" else THEIRS,
        tests=tuple(_test(test, features) for test in framework.tests),
        scale_lead="Whoever judges an agreement answers each question with one of these words, and says why. On its "
        "page each answer is also drawn as a square, filled as far as it goes.",
        scale=key(framework),
        rules=rules_of(framework),
        rules_after="The page of an agreement shows the answers behind each word, so that you can judge for yourself.",
        why_no_score=WHY_NO_SCORE,
        features_heading=f"The {_in_letters(len(features))} features",
        features_lead=_features_lead(framework.based_on),
        features_too=FEATURES_TOO,
        features=tuple(
            FeatureView(f"feature-{feature.id}", f"Feature {features[feature.id]}", one_line(feature.text))
            for feature in framework.features
        ),
        checks_lead=CHECKS_LEAD,
        checks=checks_for_the_public(),
        checks_after=CHECKS_AFTER,
        judges_lead=JUDGES,
        judges=tuple(Judge(ASSESSOR_KINDS[kind].label, ASSESSOR_KINDS[kind].meaning) for kind in ASSESSOR_ORDER),
        version=f"These questions are version {framework.id}, published {on(framework.published)}.",
        told_again=TOLD_AGAIN,
        changes=tuple(version_view(newer, older) for newer, older in pairwise((framework, *earlier))),
        earlier=tuple(_question(question, {}) for question in old.values()),
        earlier_lead="Older assessments answered these. They stay here so that links to them still work.",
    )


def _in_letters(number: int) -> str:
    return NUMBER_WORDS.get(number, str(number))


def _origin(based_on: BasedOn | None) -> Line:
    if based_on is None:
        return ()
    by = f" by {listed(based_on.by)}" if based_on.by else ""
    date = f", {when(based_on.date)}" if based_on.date else ""
    title = outside(one_line(based_on.title), based_on.url)
    return (Piece("The tests and the features come from a report: "), title, Piece(f"{by}{date}."))


def _features_lead(based_on: BasedOn | None) -> str:
    by = f" by {listed(based_on.by)}" if based_on and based_on.by else ""
    return f"In the words of the report{by}, sharing data for public benefit should be able to show:"


def _test(test: Test, features: dict[str, int]) -> TestView:
    return TestView(test.id, test.title, one_line(test.asks), tuple(_question(one, features) for one in test.questions))


def _question(question: Question, features: dict[str, int]) -> QuestionView:
    mentions = [one_line(phrase).rstrip(".") for phrase in question.good_answer_mentions or ()]
    known = sorted((one for one in question.features if one in features), key=features.__getitem__)
    bears_on = [Piece(f"feature {features[identifier]}", f"#feature-{identifier}") for identifier in known]
    return QuestionView(
        anchor=question_anchor(question.id),
        text=one_line(question.text),
        guidance=one_line(question.guidance or ""),
        mentions=f"A good answer mentions: {'; '.join(mentions)}." if mentions else "",
        features=linked(bears_on, before="It bears on ", after=".") if bears_on else (),
    )


def rules_of(framework: Framework) -> tuple[Rule, ...]:
    """The rule of `generator.assess.outcome`, in words."""
    scale = {rating: f"“{label}”" for rating, label in framework.scale.items()}
    low = listed([scale[rating] for rating in (1, 2) if rating in scale], "or")
    high = listed([scale[rating] for rating in (4, 5) if rating in scale], "or")
    return (
        Rule(SHOWN, WORDS[SHOWN], f"Every question is answered {high}."),
        Rule(
            PARTLY_SHOWN,
            WORDS[PARTLY_SHOWN],
            f"No answer is lower than {scale.get(3, '3')}, but at least one is {scale.get(3, '3')}, or a question has "
            "no answer.",
        ),
        Rule(
            NOT_SHOWN_YET,
            WORDS[NOT_SHOWN_YET],
            f"At least half of the questions are answered, and at least one of them {low}, whatever the others say.",
        ),
        Rule(
            NOT_ASSESSED,
            WORDS[NOT_ASSESSED],
            "None of the questions is answered, or fewer than half: then no other word is given, whatever the answers.",
        ),
    )
