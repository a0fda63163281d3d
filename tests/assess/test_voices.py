"""Where assessors differ, and what moved: only answers to the same question are ever held against each other."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.assess.outcome import outcomes_of
from generator.assess.voices import GONE, NEW, SAME, STRONGER, WEAKER, Difference, differ, differences, moved
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card, Judgement
from generator.model.dates import parse
from generator.model.framework import Framework
from tests.builders import QUESTIONS, framework, record, register

FIRST, SECOND = QUESTIONS[:2]
Ratings = dict[str, int | str]


def judgement(ratings: Ratings, by: str = "Council", kind: str = "organisation", version: str = "tests-1") -> Judgement:
    return Judgement(version, by, kind, parse("2026-01-01"), ratings)


def card(*judgements: Judgement) -> Card:
    data = {
        "assessments": [
            {
                "framework": one.framework,
                "by": {"name": one.by, "kind": one.by_kind},
                "date": str(one.date),
                "answers": {question: {"rating": rating} for question, rating in one.ratings.items()},
            }
            for one in judgements
        ]
    }
    return register({"it": record(**data)}).card["it"]


def reworded() -> dict[str, Framework]:
    """Two versions: the second rewords the first question of the first test, drops one and adds one."""
    old = framework()
    tests: list[dict[str, Any]] = framework()["tests"]
    tests[0]["questions"][0] |= {"id": "purposeful.anew", "text": "Is it so, in other words?", "replaces": [FIRST]}
    tests[1]["questions"].pop()
    tests[2]["questions"].append({"id": "responsible.third", "text": "And a third?", "features": ["fair"]})
    new = framework(id="tests-2", tests=tests)
    return {version["id"]: Framework.model_validate(version) for version in (old, new)}


FRAMEWORKS = reworded()


def test_assessors_differ_on_the_questions_that_both_rated() -> None:
    made = outcomes_of(
        card(
            judgement({FIRST: 5, SECOND: 4, QUESTIONS[2]: 3}),
            judgement({FIRST: 2, SECOND: 3, QUESTIONS[2]: NOT_ASSESSED, QUESTIONS[3]: 1}, "Panel", "residents-panel"),
        ),
        FRAMEWORKS,
    )
    assert differences(made) == (Difference(FIRST, ((1, 5), (2, 2))), Difference(SECOND, ((1, 4), (2, 3))))
    assert [one.steps for one in differences(made)] == [3, 1]
    assert differ(made) == ("purposeful", "proportionate")


def test_words_reached_by_other_questions_are_no_difference() -> None:
    old = judgement(dict.fromkeys(QUESTIONS, 5))
    new = judgement(
        dict.fromkeys((one.id for one in FRAMEWORKS["tests-2"].questions), 1), "Panel", "residents-panel", "tests-2"
    )
    made = outcomes_of(card(old, new), FRAMEWORKS)
    assert differ(made) == ()


def test_what_moved_is_told_question_by_question() -> None:
    before = judgement({QUESTIONS[0]: 2, QUESTIONS[1]: 5, QUESTIONS[2]: NOT_ASSESSED, QUESTIONS[3]: 3, QUESTIONS[4]: 4})
    after = judgement({QUESTIONS[0]: 4, QUESTIONS[1]: 3, QUESTIONS[2]: 3, QUESTIONS[4]: 4})
    found = moved(before, after, FRAMEWORKS)
    assert {move.question: move.kind for move in found.moves} == {
        QUESTIONS[0]: STRONGER,
        QUESTIONS[1]: WEAKER,
        QUESTIONS[2]: NEW,
        QUESTIONS[3]: GONE,
        QUESTIONS[4]: SAME,
        QUESTIONS[5]: SAME,
    }
    assert (found.asked_anew, found.dropped) == ((), ())
    assert [then.test for then, _ in found.tests] == ["purposeful", "proportionate", "responsible"]


def test_a_reworded_question_is_never_held_against_the_old_one() -> None:
    before = judgement(dict.fromkeys(QUESTIONS, 2))
    after = judgement(dict.fromkeys((one.id for one in FRAMEWORKS["tests-2"].questions), 5), version="tests-2")
    found = moved(before, after, FRAMEWORKS)
    assert found.asked_anew == ("purposeful.anew", "responsible.third")
    assert found.dropped == (FIRST, QUESTIONS[3])
    assert {move.question for move in found.moves} == {*QUESTIONS} - {FIRST, QUESTIONS[3]}
    # No test asks the same questions in both versions, so no two words are set side by side.
    assert found.tests == ()


ratings = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([1, 2, 3, 4, 5, NOT_ASSESSED]))


@given(ratings, ratings)
def test_going_back_turns_every_move_around(one: Ratings, other: Ratings) -> None:
    there, back = (
        moved(judgement(one), judgement(other), FRAMEWORKS),
        moved(judgement(other), judgement(one), FRAMEWORKS),
    )
    turned = {STRONGER: WEAKER, WEAKER: STRONGER, NEW: GONE, GONE: NEW, SAME: SAME}
    assert [turned[move.kind] for move in there.moves] == [move.kind for move in back.moves]


@given(st.lists(ratings, min_size=1, max_size=4), st.randoms())
def test_the_order_of_assessors_changes_no_difference(several: list[Ratings], random: Any) -> None:
    judgements = [judgement(one, f"Panel {number}", "residents-panel") for number, one in enumerate(several)]
    shuffled = random.sample(judgements, len(judgements))

    def told(order: list[Judgement]) -> tuple[object, ...]:
        made = outcomes_of(card(*order), FRAMEWORKS)
        names = {outcome.number: outcome.judgement.by for outcome in made}
        found = [
            (one.question, [(names[number], rating) for number, rating in one.ratings]) for one in differences(made)
        ]
        return [outcome.judgement.by for outcome in made], set(differ(made)), found

    assert told(judgements) == told(shuffled)
