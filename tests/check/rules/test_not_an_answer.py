"""An answer that gives no reason, and short ones that do."""

from __future__ import annotations

import pytest

from generator.check.rules import not_an_answer
from tests.check.rules.conftest import Stated


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "Low",
        "Fully compliant with policy.",
        "See DPIA section 4.2.",
        "Please refer to the data sharing agreement",
        "As above.",
        "No concerns have been raised.",
        "The council takes security seriously.",
        "Residents are told through the privacy notice.",
        "Yes, annually.",
        "This has been considered.",
        "The data is kept safe wherever it goes.",
        "Data will be kept secure at all times, in line with GDPR.",
    ],
)
def test_an_answer_without_a_reason(text: str, stated: Stated) -> None:
    assert [fault.at[-1] for fault in stated(not_an_answer, text)] == ["because"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody can open it without a key.",
        "No. Anyone in the office can.",
        "Yes: 4 nurses.",
        "See DPIA: only nurses can open it.",
        "We do not know yet.",
        "It is kept safe by a lock on the door.",
        "In 2025.",
        "The board has a review every May.",
        "The council has a lock.",
        "The trust has no data.",
        "The council has no safeguards in place.",
        "The council has published the agreement.",
        "In a yearly report on the website.",
        "Residents are told at the door.",
    ],
)
def test_a_short_answer_with_a_reason(text: str, stated: Stated) -> None:
    assert stated(not_an_answer, text) == []


@pytest.mark.parametrize("text", ["n/a", "TBC", "To be confirmed.", "TBC by March", "Not applicable"])
def test_what_only_holds_a_place_is_told_by_another_rule(text: str, stated: Stated) -> None:
    assert stated(not_an_answer, text) == []


def test_a_question_left_open_claims_nothing(stated: Stated) -> None:
    assert stated(not_an_answer, "As above.", rating="not-assessed") == []


def test_a_promise_is_no_answer(stated: Stated) -> None:
    assert stated(not_an_answer, "As above.", "promise") == []
