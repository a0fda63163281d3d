"""Answers come out of an issue as they were typed, and nothing that was typed begins another answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.form_questions import BY_PATH, QUESTIONS
from generator.intake.issue_body import answers_in, chosen, listed, ticked
from tests.intake.issues import FULL, LABELS, issue_body

TITLE, SUMMARY, STATUS = (BY_PATH[path].label for path in ("title", "summary", "status"))


def test_every_answer_is_found_and_silence_is_silence() -> None:
    answers = answers_in(issue_body(), LABELS)
    given = {question.path: answers.given[question.label] for question in QUESTIONS if question.label in answers.given}
    assert given == FULL
    assert (answers.missing, answers.twice) == ((), ())


def test_it_reads_the_line_ends_of_every_system() -> None:
    plain = answers_in(issue_body({"summary": "One.\n\nTwo."}), LABELS)
    assert answers_in(issue_body({"summary": "One.\n\nTwo."}).replace("\n", "\r\n"), LABELS) == plain
    assert plain.given[SUMMARY] == "One.\n\nTwo."


def test_a_heading_that_is_no_question_is_text() -> None:
    typed = f"Before.\n\n### Notes\n\n##  {STATUS}\n### {STATUS} \n ### {STATUS}\n### {STATUS}?"
    answers = answers_in(issue_body({"summary": typed}), LABELS)
    assert (answers.given[SUMMARY], answers.given[STATUS], answers.twice) == (typed, FULL["status"], ())


def test_the_heading_of_an_earlier_question_is_text_and_is_told() -> None:
    typed = f"Cold homes.\n\n### {TITLE}\n\nSomething else"
    answers = answers_in(issue_body({"purpose": typed}), LABELS)
    assert answers.given[BY_PATH["purpose"].label] == typed
    assert (answers.given[TITLE], answers.twice) == (FULL["title"], (TITLE,))


def test_the_heading_of_a_later_question_is_text_until_its_turn_and_is_told() -> None:
    later = BY_PATH["contact.email"].label
    typed = f"Cold homes.\n\n### {later}\n\nevil@council.example"
    answers = answers_in(issue_body({"summary": typed}), LABELS)
    assert (answers.given[SUMMARY], answers.given[later]) == (typed, FULL["contact.email"])
    assert answers.twice == (later,)


def test_the_heading_of_the_very_next_question_is_told() -> None:
    """Nobody can tell which of the two GitHub wrote, so both are told and the record is refused."""
    answers = answers_in(issue_body({"summary": f"Cold homes.\n### {STATUS}\n\nEnded"}), LABELS)
    assert answers.twice == (STATUS,)


def test_a_question_that_is_gone_takes_no_other_along() -> None:
    body = issue_body().replace(f"### {STATUS}\n", "")
    answers = answers_in(body, LABELS)
    assert answers.missing == (STATUS,)
    assert answers.given[BY_PATH["purpose"].label] == FULL["purpose"]


@pytest.mark.parametrize("body", ["", "Hello.", "### Something else\n\nx"])
def test_another_text_has_no_answers(body: str) -> None:
    answers = answers_in(body, LABELS)
    assert (answers.given, answers.missing) == ({}, tuple(LABELS))


# Line ends of other systems are made one; all else stays, but for space around the whole.
TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=200).map(
    lambda text: text.strip("\n ")
)


@given(TYPED.filter(lambda text: text not in ("", "None", "_No response_")))
def test_whatever_is_typed_comes_out_as_it_was(typed: str) -> None:
    assert answers_in(issue_body({"summary": typed}), LABELS).given[SUMMARY] == typed


def test_a_list_loses_the_signs_before_its_lines() -> None:
    assert listed("- One\n\n* Two\n 3. Three\n4) Four\n• Five\n-Six\n  ") == [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "-Six",
    ]


def test_choices_are_told_apart_also_where_a_label_holds_a_comma() -> None:
    labels = ["Archives", "Archives, research and statistics", "Consent"]
    assert chosen("Archives, research and statistics, Consent, Archives", labels) == (
        ["Archives, research and statistics", "Consent", "Archives"],
        "",
    )
    assert chosen("Consent, Magic", labels) == (["Consent"], "Magic")
    assert chosen("Consentual", labels) == ([], "Consentual")


def test_boxes_are_read() -> None:
    assert ticked("- [x] One\n- [X] Two\n- [ ] Three\nx Four") == ["One", "Two"]
