"""What is personal in a comment of a file is told at its place, and what stands in a value is told once, as before."""

from __future__ import annotations

import pytest

from generator.intake.scaffold import agreement_text
from generator.read.strict_yaml import parse
from generator.read.yaml_comments import comments_in
from tests.check.folders import SMALLEST, CheckFiles, CheckText


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("ask jane.smith@leeds.gov.uk", "personal-email"),
        ("js1985 [at] gmail [dot] com", "personal-email"),
        ("ring ０７９１１ １２３４５６", "mobile-number"),
        ("patient 401 023 2137", "nhs-number"),
        ("AB 12 34 56 C", "national-insurance-number"),
    ],
)
def test_what_is_personal_in_a_comment_is_an_error(comment: str, code: str, check_text: CheckText) -> None:
    (problem,) = check_text(f"{SMALLEST.rstrip()} # {comment}\n")

    assert (problem.code, problem.severity) == (code, "error")
    assert (problem.where.line, problem.where.column) == (SMALLEST.count("\n"), len(SMALLEST.splitlines()[-1]) + 2)
    assert problem.message.startswith("In a comment: `")
    assert problem.fix.startswith("Take it out. A comment is on no page")


@pytest.mark.parametrize(
    "lines",
    [
        "# ask data.team@leeds.gov.uk or 0113 222 4444\n",
        "# ask jane.smith@\n",
        "retention: 'Room # 401 023 2138'\n",
    ],
)
def test_what_is_not_personal_is_not_told(lines: str, check_more: CheckText) -> None:
    assert check_more(lines) == []


def test_a_value_that_looks_like_a_comment_is_told_once_and_can_be_answered(check_more: CheckText) -> None:
    (problem,) = check_more("retention: 'Text us # 07911 123456'\n")
    assert problem.message == "`07911 123456` is a mobile number."

    note = "quality_notes: [{code: mobile-number, at: retention, because: It is our text line.}]\n"
    (told,) = check_more(f"retention: 'Text us # 07911 123456'\n{note}")
    assert told.code == "published-on-purpose"


def test_a_record_in_the_wrong_shape_and_other_files_are_looked_at_too(check_files: CheckFiles) -> None:
    found = check_files(
        {
            "agreements/meals.yml": "- none # 07911 123456\n",
            "organisations.yml": "schema: 1\norganisations: [] # jane.smith@leeds.gov.uk\n",
        }
    )
    told = sorted((problem.where.path, problem.code) for problem in found if "In a comment" in problem.message)
    assert told == [
        ("content/agreements/meals.yml", "mobile-number"),
        ("content/organisations.yml", "personal-email"),
    ]


def test_the_hints_of_a_new_record_hold_nothing_personal(check_text: CheckText) -> None:
    assert any(comments_in(agreement_text())) and parse(agreement_text()).complete
    assert not [problem for problem in check_text(agreement_text()) if "In a comment" in problem.message]
