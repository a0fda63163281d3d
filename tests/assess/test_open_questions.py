"""Open questions come first, whoever wrote what in which order, and no question is lost."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.assess.open_questions import Given, to_discuss
from generator.assess.outcome import Outcome, judge
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Judgement
from generator.model.dates import parse
from generator.model.framework import Framework
from tests.builders import QUESTIONS, framework

FRAMEWORK = Framework.model_validate(framework())


def outcome(
    ratings: dict[str, int | str], by: str = "Council", kind: str = "organisation", framework: str = "tests-1"
) -> Outcome:
    judged = Judgement(framework, by, kind, parse("2026-02-10"), ratings)
    return Outcome(1, judged, judge(ratings, FRAMEWORK))


def order(*outcomes: Outcome) -> list[str]:
    return [one.question.id for one in to_discuss(FRAMEWORK, outcomes)]


def test_where_nobody_has_judged_the_questions_stand_as_they_are_asked() -> None:
    questions = to_discuss(FRAMEWORK, ())
    assert [one.question.id for one in questions] == list(QUESTIONS)
    assert not any(one.answered or one.weakest or one.weak for one in questions)


def test_without_an_answer_comes_first_then_the_weakest_then_the_rest_as_asked() -> None:
    first, second, third, fourth, fifth, sixth = QUESTIONS
    ratings: dict[str, int | str] = {first: 5, second: 3, third: NOT_ASSESSED, fourth: 1, fifth: 4}
    assert order(outcome(ratings)) == [third, sixth, fourth, second, first, fifth]


def test_an_answer_that_leaves_something_to_explain_comes_before_those_that_do_not() -> None:
    first, second, third, *rest = QUESTIONS
    judged = outcome({**dict.fromkeys(QUESTIONS, 5), first: 2})
    found = to_discuss(FRAMEWORK, (judged,), {third, first})
    assert [one.question.id for one in found] == [first, third, second, *rest]
    assert [one.unexplained for one in found[:3]] == [True, True, False]


def test_alike_questions_keep_the_order_of_the_framework() -> None:
    assert order(outcome(dict.fromkeys(QUESTIONS, 2))) == list(QUESTIONS)


def test_whoever_gives_the_weakest_answer_opens_the_question() -> None:
    first, second, *rest = QUESTIONS
    council = outcome(dict.fromkeys(QUESTIONS, 5))
    panel = outcome({second: 2, first: 5}, "Panel", "residents-panel")
    questions = to_discuss(FRAMEWORK, (council, panel))
    assert [one.question.id for one in questions] == [second, first, *rest]
    assert questions[0].weakest == Given(2, "Panel") and questions[0].weak
    assert questions[1].weakest == Given(5, "Council") and not questions[1].weak


def test_an_answer_of_another_does_not_hide_that_the_leading_one_is_missing() -> None:
    first = QUESTIONS[0]
    questions = to_discuss(FRAMEWORK, (outcome({}), outcome({first: 1}, "Panel", "residents-panel")))
    assert questions[0].question.id == first
    assert not questions[0].answered and not questions[0].weak
    assert questions[0].weakest == Given(1, "Panel")


def test_answers_to_other_questions_say_nothing_here() -> None:
    older = outcome(dict.fromkeys(QUESTIONS, 1), framework="tests-0")
    assert to_discuss(FRAMEWORK, (older,)) == to_discuss(FRAMEWORK, ())


ratings = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([1, 2, 3, 4, 5, NOT_ASSESSED]))
kinds = st.sampled_from(["partner", "residents-panel", "independent", "editors"])
others = st.lists(st.tuples(ratings, st.sampled_from("ABC"), kinds), max_size=4)


@given(ratings, others, st.randoms(use_true_random=False))
def test_no_order_of_answers_or_assessments_changes_anything(
    leading: dict[str, int | str], beside: list[tuple[dict[str, int | str], str, str]], random: Random
) -> None:
    def shuffled(given: dict[str, int | str]) -> dict[str, int | str]:
        pairs = list(given.items())
        random.shuffle(pairs)
        return dict(pairs)

    before = to_discuss(FRAMEWORK, [outcome(leading), *(outcome(*one) for one in beside)])
    again = [outcome(shuffled(given), by, kind) for given, by, kind in beside]
    random.shuffle(again)
    assert to_discuss(FRAMEWORK, [outcome(shuffled(leading)), *again]) == before


@given(ratings, others)
def test_every_question_is_there_once_and_what_is_open_stands_before_what_is_not(
    leading: dict[str, int | str], beside: list[tuple[dict[str, int | str], str, str]]
) -> None:
    questions = to_discuss(FRAMEWORK, [outcome(leading), *(outcome(*one) for one in beside)])
    assert sorted(one.question.id for one in questions) == sorted(QUESTIONS)
    standing = [0 if not one.answered else 1 if one.weak else 2 for one in questions]
    assert standing == sorted(standing)
    weak = [one.weakest.rating for one in questions if one.weak and one.weakest]
    assert weak == sorted(weak) and all(rating <= 3 for rating in weak)


@given(ratings, st.sampled_from(QUESTIONS), st.sampled_from([1, 2, 3]))
def test_a_weaker_answer_never_moves_a_question_back(
    given_ratings: dict[str, int | str], question: str, weaker: int
) -> None:
    rating = given_ratings.get(question)
    if not isinstance(rating, int) or rating < weaker:
        return
    before = order(outcome(given_ratings)).index(question)
    assert order(outcome({**given_ratings, question: weaker})).index(question) <= before
