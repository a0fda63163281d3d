"""Quality notes answer warnings: at their place, with a reason, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from generator.check.notes import place_of
from tests.check.folders import SMALLEST, CheckFiles, CheckText, brief

DATA: dict[str, Any] = {
    "title": "A",
    "benefits": [{"id": "meals", "promise": "B"}, {"promise": "C", "result": {"text": "D"}}],
    "assessments": [{"answers": {"purposeful.clear-purpose": {"because": "E"}, "purposeful": {"x": 1}}}],
}


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("title", ("title",)),
        ("benefits", ("benefits",)),
        ("benefits.1", ("benefits", 0)),
        ("benefits.meals.promise", ("benefits", 0, "promise")),
        ("benefits.2.result.text", ("benefits", 1, "result", "text")),
        (
            "assessments.1.answers.purposeful.clear-purpose.because",
            ("assessments", 0, "answers", "purposeful.clear-purpose", "because"),
        ),
        ("assessments.1.answers.purposeful.x", ("assessments", 0, "answers", "purposeful", "x")),
        ("benefits.0", None),
        ("benefits.3", None),
        ("benefits.-1", None),
        ("benefits.1.2", None),
        ("titl", None),
        ("title.x", None),
        ("title.", ("title",)),
        (".title", None),
    ],
)
def test_a_place_is_found_as_an_editor_writes_it(written: str, at: tuple[str | int, ...] | None) -> None:
    assert place_of(written, DATA) == at


DOCUMENTS = "documents:\n  - {kind: dpia}\n  - {kind: report, url: https://leeds.gov.uk}\n  - {kind: other}\n"


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("{code: document-without-link, because: On paper.}", []),
        ("{code: document-without-link, at: documents, because: On paper.}", []),
        ("{code: document-without-link, at: documents.1, because: On paper.}", ["17:5 document-without-link"]),
        ("{code: document-without-link, at: documents.3, because: On paper.}", ["15:5 document-without-link"]),
        (
            "{code: document-without-link, at: documents.2, because: On paper.}",
            ["15:5 document-without-link", "17:5 document-without-link"],
        ),
        ("{code: missing-id, because: Later.}", ["15:5 document-without-link", "17:5 document-without-link"]),
        (
            "{code: document-without-link}",
            ["15:5 document-without-link", "17:5 document-without-link", "19:5 quality-note"],
        ),
    ],
)
def test_a_warning_that_is_answered_is_not_said_again(note: str, left: list[str], check_more: CheckText) -> None:
    assert brief(check_more(f"{DOCUMENTS}quality_notes:\n  - {note}\n")) == left


def test_an_error_cannot_be_answered(check_more: CheckText) -> None:
    note = "quality_notes:\n  - {code: duplicate-entry, because: We like it.}\n"

    assert brief(check_more("sectors: [health, health]\n" + note)) == ["14:19 duplicate-entry", "16:6 quality-note"]


PROMISE = "benefits:\n  - {id: a, promise: Text 07911 123456.}\n"


@pytest.mark.parametrize(
    ("note", "left"),
    [
        (
            "{code: mobile-number, at: benefits.a.promise, because: It is our text line.}",
            ["15:13 published-on-purpose"],
        ),
        (
            "{code: mobile-number, at: benefits, because: It is our text line.}",
            ["15:13 mobile-number", "17:5 quality-note"],
        ),
        ("{code: mobile-number, because: It is our text line.}", ["15:13 mobile-number", "17:5 quality-note"]),
        ("{code: mobile-number, at: benefits.a.promise}", ["15:13 mobile-number", "17:5 quality-note"]),
        (
            "{code: published-on-purpose, at: benefits.a.promise, because: We know.}",
            ["15:13 mobile-number", "17:6 quality-note"],
        ),
    ],
)
def test_a_few_errors_are_let_through_at_the_very_text_and_told(
    note: str, left: list[str], check_more: CheckText
) -> None:
    assert brief(check_more(f"{PROMISE}quality_notes:\n  - {note}\n")) == left


@pytest.mark.parametrize("number", ["NHS number 401 023 2137", "AB 12 34 56 C"])
def test_numbers_that_stand_for_one_person_are_never_let_through(number: str, check_more: CheckText) -> None:
    code = "nhs-number" if "NHS" in number else "national-insurance-number"
    note = f"quality_notes:\n  - {{code: {code}, at: retention, because: It is an example.}}\n"

    assert [problem.code for problem in check_more(f"retention: Such as {number}.\n{note}")] == [code, "quality-note"]


@pytest.mark.parametrize("code", ["hard-page", "long-sentence"])
def test_what_is_only_said_of_pages_cannot_be_answered_in_a_record(code: str, check_more: CheckText) -> None:
    (problem,) = check_more(f"quality_notes:\n  - {{code: {code}, because: It must be so.}}\n")

    assert problem.code == "quality-note"
    assert problem.message == f"The checker gives no warning `{code}`."


def test_a_warning_about_records_together_can_be_answered(check_files: CheckFiles) -> None:
    note = "quality_notes:\n  - {code: same-title, at: title, because: Both are called that.}\n"
    other = SMALLEST.replace("Leeds City Council checks", "The council checks")

    assert check_files({"agreements/a.yml": SMALLEST, "agreements/b.yml": other + note}) == []
    assert [problem.code for problem in check_files({"agreements/b.yml": other})] == ["same-title"]


def test_a_place_is_that_of_the_file_also_where_an_entry_before_it_is_wrong(check_more: CheckText) -> None:
    documents = DOCUMENTS.replace("{kind: dpia}", "{kind: dpai}")
    note = "quality_notes:\n  - {code: document-without-link, at: documents.3, because: On paper.}\n"

    assert brief(check_more(documents + note)) == ["15:6 unknown-word"]
