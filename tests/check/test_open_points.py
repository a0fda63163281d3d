"""What is still to explain goes into the register: for the public, and only while no note answers it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import open_points as of_the_public
from generator.check.checker import check_content
from generator.check.rules import QUALITY_RULES
from generator.model.open_point import OpenPoint
from tests.check.folders import SMALLEST

NEED = ("assessments", 0, "answers", "proportionate.names", "because")
SAFE = ("assessments", 0, "answers", "responsible.kept-safe", "because")
SENTENCE = "Two officers check each match by hand before a letter goes out to anyone at home."


def record(name: str, need: str = "Counts would not do.", safe: str = "It has a lock.", more: str = "") -> str:
    return (
        SMALLEST.replace("title: ", f"title: {name} ", 1).replace("Leeds City Council checks", f"{name} checks")
        + "assessments:\n  - framework: three-tests-1\n    by: {name: Editors, kind: editors}\n    date: 2026-11-22\n"
        + f"    answers:\n      proportionate.names: {{rating: 4, because: {need}}}\n"
        + f"      responsible.kept-safe: {{rating: 4, because: {safe}}}\n{more}"
    )


def points(content: Path, jobs: int = 1, **records: str) -> dict[str, list[tuple[str, tuple[str | int, ...]]]]:
    for name, text in records.items():
        (content / "agreements" / f"{name}.yml").write_text(text, encoding="utf-8")
    register = check_content(content, jobs).register
    return {name: [(point.code, point.at) for point in found] for name, found in register.open_points.items()}


def test_an_answer_that_leaves_something_open_is_in_the_register(content: Path) -> None:
    found = points(content, a=record("A", need="See the agreement."), b=record("B"))
    assert found == {"a": [("not-an-answer", NEED)]}


def test_a_promise_is_too_and_an_action_or_a_summary_is_not(content: Path) -> None:
    text = record("A").replace("summary: ", "summary: The MASH reads. ", 1)
    text += "benefits: [{id: hub, promise: The MASH gets lists., due: 2027-01}]\n"
    text = text.replace("because: It has a lock.}", "because: It has a lock., action: {what: The MASH reads.}}")
    assert points(content, a=text) == {"a": [("undefined-jargon", ("benefits", 0, "promise"))]}


def test_the_sentence_is_the_rules_own(content: Path) -> None:
    points(content, a=record("A", need="See the agreement."))
    (point,) = check_content(content).register.open_points["a"]
    assert point == OpenPoint("not-an-answer", NEED, "This answer does not yet give a reason.")


def test_what_is_advice_alone_is_warned_of_and_not_kept(content: Path) -> None:
    (content / "agreements" / "a.yml").write_text(record("A", safe="Data will be kept in a box."), encoding="utf-8")
    checked = check_content(content)
    assert [warning.code for warning in checked.warnings] == ["passive-without-actor"]
    assert checked.register.open_points == {}


@pytest.mark.parametrize("at", ["assessments.1.answers.proportionate.names.because", "assessments.1", ""])
def test_a_note_that_answers_the_warning_takes_the_point_away(at: str, content: Path) -> None:
    place = f"at: {at}, " if at else ""
    note = f"quality_notes: [{{code: not-an-answer, {place}because: It is so.}}]\n"
    assert points(content, a=record("A", need="See the agreement.", more=note)) == {}
    assert check_content(content).warnings == ()


def test_a_note_at_another_answer_takes_nothing_away(content: Path) -> None:
    at = "assessments.1.answers.responsible.kept-safe.because"
    note = f"quality_notes: [{{code: not-an-answer, at: {at}, because: It is so.}}]\n"
    assert list(points(content, a=record("A", need="See the agreement.", more=note))) == ["a"]


def test_a_copy_is_a_point_of_both_records_unless_one_answers_it(content: Path) -> None:
    note = "quality_notes: [{code: copied-answer, because: They share one team.}]\n"
    found = points(content, a=record("A", safe=SENTENCE), b=record("B", safe=f"Yes. {SENTENCE}"))
    assert found == {"a": [("copied-answer", SAFE)], "b": [("copied-answer", SAFE)]}
    assert list(points(content, b=record("B", safe=SENTENCE, more=note))) == ["a"]


def test_any_number_of_processes_finds_the_same(content: Path) -> None:
    records = {f"a{number}": record(f"A{number}", need="See the agreement.") for number in range(0, 210, 30)}
    filling = {f"b{number}": record(f"B{number}") for number in range(210)}
    one = points(content, 1, **records, **filling)
    assert one.keys() == records.keys()
    assert points(content, 2) == one


def test_what_the_public_checks_look_for_are_those_that_are_public() -> None:
    assert of_the_public.checks_for_the_public() == tuple(rule.LOOKS_FOR for rule in QUALITY_RULES if rule.PUBLIC)
    assert {rule.CODE.code for rule in QUALITY_RULES if rule.PUBLIC} == {
        *("not-an-answer", "undefined-jargon", "copied-answer"),
    }
