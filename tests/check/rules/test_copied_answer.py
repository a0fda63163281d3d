"""The same reason in two records, whatever the names and figures in it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.known import Known
from generator.check.rules import copied_answer
from generator.model.agreement import Agreement
from generator.model.card import Card, card_of
from generator.model.organisation import Directory
from tests.check.rules.conftest import AGREEMENT, ASSESSMENT

KNOWN = Known({}, {}, frozenset(), Directory(()))
SENTENCE = "Two officers check each match by hand before a letter goes out to anyone at home."


def card(name: str, *answers: dict[str, str], basis: str = "publisher", rating: Any = 4) -> Card:
    assessments = [
        {**ASSESSMENT, "answers": {question: {"rating": rating, "because": text} for question, text in each.items()}}
        for each in answers
    ]
    data = {**AGREEMENT, "provenance": {"basis": basis}, "assessments": assessments}
    return card_of(name, Agreement.model_validate(data), "", Directory(()))


def told(*cards: Card) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(name, fault.at) for name, fault in copied_answer.check_register(cards, KNOWN)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SENTENCE, f"Yes. {SENTENCE}"),
        (
            "Leeds City Council checks 20 of its lists by hand before a letter goes out to anyone at home.",
            "Belfast Council checks 5 of its lists by hand, before a letter goes out to anyone at home",
        ),
    ],
)
def test_both_records_are_told_of(one: str, other: str) -> None:
    assert told(card("b", {"t.one": "It is so.", "t.two": one}), card("a", {"t.one": other})) == [
        ("a", ("assessments", 0, "answers", "t.one", "because")),
        ("b", ("assessments", 0, "answers", "t.two", "because")),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Two officers check each match by eye before a letter goes out to anyone at home.",
        "Two officers check each match.",
        f"The guide says: “It is so. {SENTENCE} They do.” We do not.",
    ],
)
def test_what_is_not_the_same_reason(other: str) -> None:
    assert told(card("a", {"t.one": SENTENCE}), card("b", {"t.one": other})) == []


def test_a_short_sentence_may_be_said_alike() -> None:
    short = "The agreement is on the website of the council."
    assert told(card("a", {"t.one": short}), card("b", {"t.one": short})) == []


def test_a_record_may_repeat_itself() -> None:
    assert told(card("a", {"t.one": SENTENCE, "t.two": SENTENCE}, {"t.one": SENTENCE})) == []


def test_an_invented_record_and_a_real_one_are_not_held_together() -> None:
    assert told(card("a", {"t.one": SENTENCE}), card("b", {"t.one": SENTENCE}, basis="worked-example")) == []


def test_a_question_left_open_has_no_reason() -> None:
    assert told(card("a", {"t.one": SENTENCE}, rating="not-assessed"), card("b", {"t.one": SENTENCE})) == []


def test_the_order_of_cards_changes_nothing() -> None:
    cards = [card(name, {"t.one": SENTENCE}) for name in "cab"]
    assert told(*cards) == told(*reversed(cards)) and [name for name, _ in told(*cards)] == ["a", "b", "c"]


def test_a_card_holds_twelve_bytes_for_each_long_sentence() -> None:
    assert len(card("a", {"t.one": f"{SENTENCE} It is so. {SENTENCE}", "t.two": "It is so."}).reasons) == 24
