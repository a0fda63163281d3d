"""What an answer about need tells of less, however it is worded, and what only sounds like it."""

from __future__ import annotations

import pytest

from generator.check.rules import no_alternative_considered
from generator.check.sentences import words_of
from tests.check.answer_corpus import entries
from tests.check.rules.conftest import Stated


@pytest.mark.parametrize(
    "text",
    [
        "We need names to run the project.",
        "No alternative was considered.",
        "We have not looked at whether counts would be enough.",
        "It is considered necessary and proportionate to use names for the visits.",
        "The team cannot work without them, because a nurse must know the door.",
        "Without names nurses could not knock.",
        "The paper says “we tried counts first”, and a nurse must know the door.",
        "Nothing was removed, as the supplier wants each field.",
        "Nurses visit patients, with names and without delay.",
        "Nurses never share it with anyone else.",
        "Only trained nurses may open the list, and they do not show it.",
        "We deleted the data after two years.",
        "We tested the case for each.",
        "We may need more.",
    ],
)
def test_an_answer_that_tells_of_nothing_less(text: str, stated: Stated) -> None:
    assert [fault.at[-1] for fault in stated(no_alternative_considered, text, "need")] == ["because"]


@pytest.mark.parametrize(
    "text",
    [
        "Counts could not do that.",
        "A poster came first and reached few.",
        "Nurses get the street. They do not see the name.",
        "We took dates of birth out.",
        "The company puts tenants in order without them, and a nurse needs the name.",
        "We are not sure that the match needs addresses.",
        "Ages in bands, not the day of birth.",
        "Nothing was removed. But the team never sees a name.",
        "Schools used to send the whole log.",
        "We deleted the address.",
        "We never share the address.",
        "Maps show blocks. They cannot show flats.",
        "Meter number went in March.",
        "We wanted income and gave up on it.",
    ],
)
def test_an_answer_that_tells_of_something_less(text: str, stated: Stated) -> None:
    assert stated(no_alternative_considered, text, "need") == []


def test_the_action_beside_it_may_tell(stated: Stated) -> None:
    text, action = "We use whole records.", {"what": "Try the match without addresses."}
    assert stated(no_alternative_considered, text, "need", action=action) == []
    assert len(stated(no_alternative_considered, text, "need", action={"what": "Ask residents."})) == 1


def test_only_questions_about_need_are_meant(stated: Stated) -> None:
    assert stated(no_alternative_considered, "We need names to run the project.", "safe") == []


def test_an_answer_that_says_nothing_is_told_once(stated: Stated) -> None:
    assert stated(no_alternative_considered, "Yes, see agreement.", "need") == []


def test_no_telling_of_less_escapes_the_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that are looked for first are in every text that the patterns would understand."""
    texts = [entry.text for entry in entries()]
    quick = [no_alternative_considered.tells_of_less(text) for text in texts]
    every_word = frozenset(word for text in texts for word in words_of(text))
    monkeypatch.setattr(no_alternative_considered, "_GATE", every_word)
    assert [no_alternative_considered.tells_of_less(text) for text in texts] == quick
