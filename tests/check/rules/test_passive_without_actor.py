"""What is done, and whether its sentence says by whom."""

from __future__ import annotations

import pytest

from generator.check.rules import passive_without_actor as rule
from generator.check.statements import ANSWER, Statement
from tests.check.rules.conftest import Stated
from tests.growth import TIMES, growth


@pytest.mark.parametrize(
    "text",
    [
        "Data will be kept safe.",
        "Steps have been taken.",
        "Young men were stopped more often.",
        "Parents are told by letter.",
        "Files are sent by Friday.",
        "Files are sent by secure transfer.",
        "It is being looked into.",
        "Names are taken out so that nurses can work.",
        "The file is checked. Two nurses hold the key.",
        "Results will be published.",
        "Records are matched and then lists are made by nurses.",
        "Officers are told of it.",
    ],
)
def test_something_is_done_and_nobody_does_it(text: str, stated: Stated) -> None:
    assert [fault.at[-1] for fault in stated(rule, text)] == ["because"]


@pytest.mark.parametrize(
    "text",
    [
        "The file is checked by two nurses.",
        "Once the file is checked, a nurse signs it.",
        "Access is limited to six people.",
        "The list is locked, and the key is named in the agreement.",
        "The agreement is published.",
        "Nobody was hurt.",
        "It does not say who was hurt or taken in.",
        "Tenants asked when the roof would be mended.",
        "There are rules on how it is used.",
        "The law reads “no data shall be kept or used”.",
        "Carers gave the data, and it is theirs.",
        "The need indeed is a red bed.",
    ],
)
def test_somebody_does_it_or_nothing_is_done(text: str, stated: Stated) -> None:
    assert stated(rule, text) == []


def test_an_action_says_it_in_a_field_of_its_own(stated: Stated) -> None:
    assert [fault.at[-2:] for fault in stated(rule, "A lock will be fitted.", "action")] == [("action", "what")]
    assert stated(rule, "A lock will be fitted.", "action", who="Caretaker") == []


def test_a_promise_is_looked_at_and_a_summary_is_not(stated: Stated) -> None:
    assert [fault.at for fault in stated(rule, "Meals are paid for.", "promise")] == [("benefits", 0, "promise")]
    assert stated(rule, "Meals are paid for.", "summary") == []


def test_the_sentence_is_shown(stated: Stated) -> None:
    (fault,) = stated(rule, "We know it. The file is checked daily.")
    assert "“The file is checked daily.”" in fault.message


def test_a_long_text_costs_no_more_than_its_length() -> None:
    assert growth(lambda length: rule.unsaid(Statement((), ANSWER, "is used by it " * length)), 5600) < 3 * TIMES


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It is read by a nurse and then it is sent.", 0),
        ("It is sent and then it is read by a nurse.", 1),
        ("Nurses meet, and it is sent.", 0),
        ("The nurses are told.", 1),
        ("It is sent, and nurses meet.", 0),
    ],
)
def test_where_it_stands_tells_what_somebody_does(text: str, number: int, stated: Stated) -> None:
    assert len(stated(rule, text)) == number
