"""How ratings come to a word: the weakest governs, nothing missing is averaged away, order never matters."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.outcome import NOT_SHOWN_YET, PARTLY_SHOWN, SHOWN, judge, judge_features, outcomes_of
from generator.assess.voices import differ
from generator.model.assessment import NOT_ASSESSED
from generator.model.card import Card, Judgement, PartTaken
from generator.model.dates import parse
from generator.model.facts import Told
from generator.model.framework import Framework
from tests.builders import assessed, record, register

QUESTIONS = ["a.one", "a.two", "a.three", "a.four"]
FRAMEWORK = Framework.model_validate(
    {
        "schema": 1,
        "id": "f",
        "title": "F",
        "wording": "ours",
        "published": "2026",
        "scale": {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"},
        "features": [{"id": "x", "text": "X"}],
        "tests": [
            {"id": "a", "asks": "A?", "questions": [{"id": q, "text": q, "features": ["x"]} for q in QUESTIONS]},
            {"id": "b", "asks": "B?", "questions": [{"id": "b.one", "text": "b", "features": ["x"]}]},
        ],
    }
)
ORDER = [NOT_SHOWN_YET, PARTLY_SHOWN, SHOWN]


def outcome(*ratings: int | str | None) -> str:
    given_ratings = {q: r for q, r in zip(QUESTIONS, ratings, strict=False) if r is not None}
    return judge(given_ratings, FRAMEWORK)[0].outcome


@pytest.mark.parametrize(
    ("ratings", "word"),
    [
        ((4, 5, 4, 5), SHOWN),
        ((4, 5, 4, 3), PARTLY_SHOWN),
        ((5, 5, 5), PARTLY_SHOWN),
        ((5, 5, 5, NOT_ASSESSED), PARTLY_SHOWN),
        ((5, 5, 5, 2), NOT_SHOWN_YET),
        ((5, 5, 1), NOT_SHOWN_YET),
        ((5, 5), PARTLY_SHOWN),
        ((5,), NOT_ASSESSED),
        ((1,), NOT_ASSESSED),
        ((), NOT_ASSESSED),
        ((NOT_ASSESSED, NOT_ASSESSED, NOT_ASSESSED, NOT_ASSESSED), NOT_ASSESSED),
    ],
)
def test_the_weakest_answer_governs(ratings: tuple[int | str, ...], word: str) -> None:
    assert outcome(*ratings) == word


def test_the_reason_names_what_governs() -> None:
    test = judge({"a.one": 5, "a.two": 2, "a.three": 1}, FRAMEWORK)[0]

    assert test.governed_by == ("a.two", "a.three")
    assert test.reason == "2 questions are answered “Not at all” or “A little”."
    assert (test.answered, test.asked) == (3, 4)


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ((4, 5, 4, 5), "Every question is answered “Mostly” or “Fully”."),
        ((4, 5, 4, 1), "“a.four” is answered “Not at all”."),
        ((2, 1, 2), "3 questions are answered “Not at all” or “A little”."),
        ((4, 3, 4, 5), "“a.two” is answered “Partly”."),
        ((3, 3, 5), "2 questions are answered “Partly”, and 1 not answered."),
        ((5, 5, 5), "“a.four” is not answered yet."),
        ((5, 5), "2 questions are not answered yet."),
        ((5,), "Only 1 of its 4 questions is answered, fewer than half."),
        ((), "None of its questions has been answered."),
    ],
)
def test_every_word_comes_with_one_sentence_why(ratings: tuple[int, ...], reason: str) -> None:
    rated = dict(zip(QUESTIONS, ratings, strict=False))
    assert judge(rated, FRAMEWORK)[0].reason == reason


def test_what_many_assessments_come_to_is_kept_once() -> None:
    rated = dict.fromkeys(QUESTIONS, 4)
    one, other = judge(dict(rated), FRAMEWORK), judge(dict(rated), FRAMEWORK)

    assert [a is b for a, b in zip(one, other, strict=True)] == [True] * len(one)
    assert judge(rated | {"a.two": 1}, FRAMEWORK) != one


def test_the_features_go_by_the_same_rule_over_the_same_answers() -> None:
    (feature,) = judge_features({**dict.fromkeys(QUESTIONS, 5), "b.one": 2}, FRAMEWORK)

    assert feature.questions == (*QUESTIONS, "b.one")
    assert (feature.outcome, feature.governed_by, feature.reason) == (
        NOT_SHOWN_YET,
        ("b.one",),
        "“b” is answered “A little”.",
    )


ratings = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from([1, 2, 3, 4, 5, NOT_ASSESSED]))


@given(ratings, st.randoms())
def test_the_order_of_answers_changes_nothing(given_ratings: dict[str, int | str], random: object) -> None:
    shuffled = list(given_ratings.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge(dict(shuffled), FRAMEWORK) == judge(given_ratings, FRAMEWORK)


@given(ratings, st.sampled_from(QUESTIONS), st.sampled_from([1, 2]))
def test_a_weak_answer_never_improves_a_test(given_ratings: dict[str, int | str], question: str, weak: int) -> None:
    before = judge(given_ratings, FRAMEWORK)[0].outcome
    after = judge({**given_ratings, question: weak}, FRAMEWORK)[0].outcome
    # "Not assessed" stands outside the order: a weak answer may lift a test out of it, but only to the lowest word.
    if before == NOT_ASSESSED:
        assert after in (NOT_ASSESSED, NOT_SHOWN_YET)
    else:
        assert ORDER.index(after) <= ORDER.index(before)


def judgement(by: str, kind: str, date: str, *ratings: int) -> Judgement:
    return Judgement("f", by, kind, parse(date), dict(zip([*QUESTIONS, "b.one"], ratings, strict=False)))


def card(*judgements: Judgement) -> Card:
    empty: tuple[()] = ()
    return Card(
        id="x", title="X", summary="X.", status="live", basis="publisher", publisher="", sectors=empty,
        people=empty, moments=empty, areas=empty,
        organisations=empty, identifiability="not-stated", lawful_bases=empty, data_items=empty, titles={},
        changes=empty, start=None, checked=None, last_reviewed=None,
        review_due=None, benefits=empty, judgements=judgements, previous_ids=empty, replaced_by=None,
        withdrawn=None, documents=0,
        fingerprint="", told=Told(0, 0, 0),
    )  # fmt: skip


def test_each_assessor_counts_once_with_the_latest_and_the_publisher_leads() -> None:
    made = outcomes_of(
        card(
            judgement("Panel", "residents-panel", "2026-02", 2, 2, 2, 2, 4),
            judgement("Council", "organisation", "2026-03-01", 4, 4, 4, 4, 4),
            judgement("Council", "organisation", "2025-03-01", 1, 1, 1, 1, 4),
        ),
        {"f": FRAMEWORK},
    )

    assert [(one.number, one.judgement.by, one.tests[0].outcome) for one in made] == [
        (2, "Council", SHOWN),
        (1, "Panel", NOT_SHOWN_YET),
    ]
    assert differ(made) == ("a",)


@given(st.permutations(range(3)))
def test_of_several_judgements_on_one_day_the_more_cautious_stands_in_whatever_order(order: list[int]) -> None:
    same_day = [
        judgement("Council", "organisation", "2025-03-01", 5, 5, 5, 5, 5),
        judgement("Council", "organisation", "2025-03-01", 5, 5, 5, 2, 5),
        judgement("Council", "organisation", "2025-03-01", 5, 5, 5, 3, 5),
    ]
    (made,) = outcomes_of(card(*(same_day[i] for i in order)), {"f": FRAMEWORK})
    assert made.judgement.ratings["a.four"] == 2


@given(st.permutations(range(3)))
def test_of_several_organisations_the_one_in_charge_leads_in_whatever_order(order: list[int]) -> None:
    three = [judgement(by, "organisation", "2025", 4, 4, 4, 4, 4) for by in ("Zeta Trust", "Council", "Alpha Trust")]
    led = dataclasses.replace(
        card(*(three[i] for i in order)), organisations=(PartTaken("council", "Council", ("lead",), "council"),)
    )
    made = outcomes_of(led, {"f": FRAMEWORK})
    assert [one.judgement.by for one in made] == ["Council", "Alpha Trust", "Zeta Trust"]


@given(st.permutations(range(4)))
def test_the_order_of_assessments_changes_no_outcome(order: list[int]) -> None:
    four = [
        judgement("Council", "organisation", "2024", 3, 3, 3, 3, 3),
        judgement("Council", "organisation", "2025", 4, 4, 4, 4, 4),
        judgement("Panel", "residents-panel", "2025", 2, 4, 4, 4, 4),
        judgement("Review", "independent", "2025", 4, 4, 4),
    ]
    made = outcomes_of(card(*(four[i] for i in order)), {"f": FRAMEWORK})

    assert [(one.judgement.by, [test.outcome for test in one.tests]) for one in made] == [
        ("Council", [SHOWN, SHOWN]),
        ("Panel", [NOT_SHOWN_YET, SHOWN]),
        ("Review", [PARTLY_SHOWN, NOT_ASSESSED]),
    ]


@given(st.permutations(["one", "two", "three"]))
def test_the_order_of_files_changes_no_outcome(order: list[str]) -> None:
    records = {
        "one": record("One", assessments=[assessed(4), assessed(2, "Panel", "residents-panel")]),
        "two": record("Two", assessments=[assessed(3)]),
        "three": record("Three"),
    }
    made = register({name: records[name] for name in order})
    found = {one.id: outcomes_of(one, made.frameworks) for one in made.cards}
    assert [one.id for one in made.cards] == ["one", "three", "two"]
    words = {name: [[test.outcome for test in outcome.tests] for outcome in found[name]] for name in records}
    assert words == {"one": [[SHOWN] * 3, [NOT_SHOWN_YET] * 3], "two": [[PARTLY_SHOWN] * 3], "three": []}


@given(st.permutations(range(2)))
def test_of_a_year_and_a_day_in_it_the_one_that_begins_later_stands(order: list[int]) -> None:
    two = [
        judgement("Council", "organisation", "2025", 1, 1, 1, 1, 1),
        judgement("Council", "organisation", "2025-03-01", 5, 5, 5, 5, 5),
    ]
    (made,) = outcomes_of(card(*(two[i] for i in order)), {"f": FRAMEWORK})
    assert str(made.judgement.date) == "2025-03-01"
