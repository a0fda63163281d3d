"""What has happened has a date that has come; what is planned may have any."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.check.checker import check_content
from tests.check.folders import AS_OF, SMALLEST, CheckFiles, CheckText, brief

HAPPENED = {
    "a page was read": "provenance: {basis: public-sources, sources: [{url: https://a.uk/b, seen: %s}]}",
    "it was checked": "provenance: {basis: public-sources, checked: %s, sources: [{url: https://a.uk/b}]}",
    "it was reviewed": "dates: {last_reviewed: %s}",
    "it changed": "changes: [{date: %s, what: It grew.}]",
    "a result": "benefits: [{promise: Meals for all., result: {state: met, date: %s}}]",
    "a report was read": (
        "benefits: [{promise: Meals for all., result: {state: met, source: {url: https://a.uk/b, seen: %s}}}]"
    ),
    "a reply": "replies: [{by: A charity, date: %s, text: We were not asked.}]",
    "an assessment": (
        "assessments: [{framework: two-tests-1, by: {name: A, kind: independent}, date: %s, answers: {}}]"
    ),
    "a study of the risks": "legal: {dpia: {done: true, date: %s}}",
}
PLANNED = {
    "a promise": "benefits: [{promise: Meals for all., due: %s}]",
    "the next review": "dates: {review_due: %s}",
    "the end": "dates: {end: %s}",
    "the start": "dates: {start: %s}",
    "a study of the risks": "legal: {dpia: {done: false, date: %s}}",
    "a fact held back": "withheld: [{field: retention, ground: Fraud., authority: An Act, review: %s}]",
}


def record(lines: str) -> str:
    if lines.startswith("provenance:"):
        head, _, rest = SMALLEST.partition("provenance:")
        return f"{head}{lines}\nareas:{rest.partition('areas:')[2]}"
    return f"{SMALLEST}{lines}\n"


@pytest.mark.parametrize("lines", HAPPENED.values(), ids=HAPPENED.keys())
def test_what_has_happened_did_not_happen_tomorrow(lines: str, check_text: CheckText) -> None:
    tomorrow = check_text(record(lines % "2026-11-24"))

    assert [(problem.code, problem.severity) for problem in tomorrow] == [("date-in-the-future", "warning")]
    assert "2026-11-24" in tomorrow[0].message and "2026-11-23" in tomorrow[0].message
    assert check_text(record(lines % AS_OF)) == []


@pytest.mark.parametrize(
    ("given", "wrong"),
    [("2026", False), ("2026-11", False), ("2026-12", True), ("2027", True), ("about 2031", False), ("2062-11", True)],
)
def test_only_a_date_that_is_certain_to_be_later_is_told(given: str, wrong: bool, check_more: CheckText) -> None:
    assert [problem.code for problem in check_more(f"changes: [{{date: {given}, what: It grew.}}]\n")] == [
        "date-in-the-future"
    ] * wrong


@pytest.mark.parametrize("lines", PLANNED.values(), ids=PLANNED.keys())
def test_what_is_planned_may_lie_in_the_future(lines: str, check_text: CheckText) -> None:
    assert check_text(record(lines % "2031-01-01")) == []


def test_a_worked_example_is_held_to_it_too(check_text: CheckText) -> None:
    text = record("provenance: {basis: worked-example, checked: 2031-01-01}").replace("id: leeds", "id: mockton")
    assert "date-in-the-future" in [problem.code for problem in check_text(text)]


def test_a_record_that_will_be_taken_down_is_not_taken_down_yet(check_text: CheckText) -> None:
    text = SMALLEST.replace("status: not-stated", "status: withdrawn")
    lines = "withdrawn: {date: 2027-01-01, why: It was entered twice., by: A council}\n"
    assert brief(check_text(text + lines)) == ["14:13 date-in-the-future"]


def test_the_day_is_the_one_that_is_given_and_never_the_clocks(check_files: CheckFiles, content: Path) -> None:
    check_files({"agreements/a.yml": SMALLEST + "changes: [{date: 2031-01-01, what: It grew.}]\n"})

    assert check_content(content, as_of=date(2031, 1, 1)).warnings == ()
    assert check_content(content).warnings == ()
    assert len(check_content(content, as_of=date(2030, 12, 31)).warnings) == 1
