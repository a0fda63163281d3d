"""What has moved since the same assessor judged before, and where several assessors differ, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.assess.outcome import WORDS, Outcome, judged_before
from generator.assess.voices import GONE, NEW, SAME, STRONGER, WEAKER, Move, differ, differences, moved
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Judgement
from generator.model.framework import Framework
from generator.present.pages.agreement_answers import in_words
from generator.present.pages.agreement_subject import Subject
from generator.present.wording import Line, Piece, count, linked, listed, one_line, when

_FAR_APART = 2
_COUNTED = {
    STRONGER: ("is stronger", "are stronger"),
    WEAKER: ("is weaker", "are weaker"),
    NEW: ("is new", "are new"),
    GONE: ("is gone", "are gone"),
}


@dataclass(frozen=True, slots=True)
class MovedView:
    """What moved between two assessments by one assessor: in short, then test by test and question by question.

    All but what is in short stands on the page behind the agreement's, at `anchor`: see `agreement_more_answers.py`.
    """

    anchor: str
    summary: str
    tests: tuple[str, ...]
    questions: tuple[Line, ...]
    same: str
    other_words: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Where assessors differ: on which tests, and on which questions most."""

    tests: str
    questions: tuple[Line, ...]
    nearly: str
    silent: str


def what_moved(subject: Subject) -> tuple[MovedView, ...]:
    """For each assessor who judged more than once: what moved from the assessment before the latest."""
    return tuple(
        _moved(subject, earlier, outcome)
        for outcome in subject.outcomes
        if (earlier := judged_before(subject.card, outcome)) is not None
    )


def where_apart(framework: Framework, outcomes: Sequence[Outcome]) -> Apart | None:
    """Where the assessors who went by one framework differ; nothing where there is only one."""
    if len(outcomes) < 2:
        return None
    titles = {test.id: test.title for test in framework.tests}
    apart = [titles[test] for test in differ(outcomes)]
    judged_by_all = all(test.outcome != NOT_ASSESSED for outcome in outcomes for test in outcome.tests)
    alike = "every test" if judged_by_all else "the tests that several of them judged"
    found = differences(outcomes)
    far = [one for one in found if one.steps >= _FAR_APART]
    near = len(found) - len(far)
    names = {outcome.number: one_line(outcome.judgement.by) for outcome in outcomes}
    texts = {question.id: one_line(question.text) for question in framework.questions}
    return Apart(
        tests=f"They come to {f'different words on {listed(apart)}' if apart else f'the same words on {alike}'}.",
        questions=tuple(
            (
                Piece(f"“{texts[one.question]}” "),
                *linked(
                    [
                        Piece(f"{names[number]}: {in_words(rating, framework)}", f"#a-{number}-{one.question}")
                        for number, rating in one.ratings
                    ],
                    after=".",
                ),
            )
            for one in far
        ),
        nearly=f"On {count(near, 'more question' if far else 'question')} they are one step apart." if near else "",
        silent=_silent(framework, outcomes),
    )


def _silent(framework: Framework, outcomes: Sequence[Outcome]) -> str:
    """Who did not judge a test that another judged."""
    said = []
    for position, test in enumerate(framework.tests):
        words = [(one_line(outcome.judgement.by), outcome.tests[position].outcome) for outcome in outcomes]
        left_out = [name for name, word in words if word == NOT_ASSESSED]
        if left_out and len(left_out) < len(words):
            said.append(f"{listed(left_out)} answered too little of {test.title} to come to a word on it.")
    return " ".join(said)


def _moved(subject: Subject, earlier: Judgement, outcome: Outcome) -> MovedView:
    frameworks = subject.site.register.frameworks
    found = moved(earlier, outcome.judgement, frameworks)
    new, old = frameworks[outcome.judgement.framework], frameworks[earlier.framework]
    titles = {test.id: test.title for test in new.tests}
    texts = {question.id: one_line(question.text) for question in (*old.questions, *new.questions)}
    by_kind = {kind: [move for move in found.moves if move.kind == kind] for kind in (*_COUNTED, SAME)}
    counted = [
        f"{len(by_kind[kind])} {one if len(by_kind[kind]) == 1 else many}"
        for kind, (one, many) in _COUNTED.items()
        if by_kind[kind]
    ]
    who = one_line(outcome.judgement.by)
    told = f"of the answers {listed(counted)}" if counted else "no answer has changed"
    same = sum(move.after is not None for move in by_kind[SAME])  # silence then and now is no answer
    compared = {now.test for _, now in found.tests}
    return MovedView(
        anchor=f"moved-{outcome.number}",
        summary=f"{who}, from {when(earlier.date)} to {when(outcome.judgement.date)}: {told}",
        tests=(
            *(f"{titles[now.test]}: {_from_to(WORDS[then.outcome], WORDS[now.outcome])}." for then, now in found.tests),
            *_asked_otherwise([title for test, title in titles.items() if test not in compared]),
        ),
        questions=tuple(_move(move, texts, old, (outcome.number, new)) for kind in _COUNTED for move in by_kind[kind]),
        same=f"The {'other ' if counted else ''}{count(same, 'answer')} {'is' if same == 1 else 'are'} as before."
        if same
        else "",
        other_words=_other_words(found.asked_anew, found.dropped, texts),
    )


def _asked_otherwise(titles: Sequence[str]) -> tuple[str, ...]:
    """The tests whose words cannot be held against each other."""
    if not titles:
        return ()
    ask, its = ("asks", "its") if len(titles) == 1 else ("ask", "their")
    return (f"{listed(titles)} now {ask} other questions, so {its} words then and now are not compared.",)


def _from_to(before: str, after: str) -> str:
    return f"as before, “{after}”" if before == after else f"from “{before}” to “{after}”"


def _move(move: Move, texts: dict[str, str], before: Framework, after: tuple[int, Framework]) -> Line:
    question = Piece(f"“{texts[move.question]}”", f"../#a-{after[0]}-{move.question}")
    then, now = in_words(move.before, before), in_words(move.after, after[1])
    return (question, Piece(f" From “{then}” to “{now}”."))


def _other_words(asked_anew: Sequence[str], dropped: Sequence[str], texts: dict[str, str]) -> str:
    """What cannot be held against each other, because the questions changed in between."""
    if not (asked_anew or dropped):
        return ""
    parts = ["The questions have changed in between, so these are not compared."]
    if asked_anew:
        parts.append(f"New, or asked in other words: {listed([f'“{texts[one]}”' for one in asked_anew])}.")
    if dropped:
        parts.append(f"No longer asked, or not in these words: {listed([f'“{texts[one]}”' for one in dropped])}.")
    return " ".join(parts)
