"""What is asked of whom: a publisher's record in use owes most, one compiled from public pages least."""

from __future__ import annotations

import pytest

from generator.model.vocabulary import BASES_OF_RECORDS, STATUSES
from tests.check.folders import SMALLEST, CheckText

OWED = ["missing-complaint", "missing-contact", "missing-lawful-basis", "missing-review-date"]
PROVENANCE = {
    "publisher": "{basis: publisher, publisher: leeds-city-council}",
    "public-sources": "{basis: public-sources, sources: [{url: https://www.leeds.gov.uk/page}]}",
    "worked-example": "{basis: worked-example}",
}


def record(basis: str, status: str) -> str:
    head, _, rest = SMALLEST.partition("provenance:")
    text = f"{head}provenance: {PROVENANCE[basis]}\nareas:{rest.partition('areas:')[2]}"
    text = text.replace("status: not-stated", f"status: {status}").replace("{item:", "{id: name, item:")
    return invented(text) if basis == "worked-example" else text


def invented(text: str) -> str:
    """The same in an invented place, by an invented body."""
    return text.replace("id: leeds", "id: exampleshire-county").replace("Leeds City Council", "Exampleshire Council")


def codes(text: str, check_text: CheckText) -> list[str]:
    return sorted(problem.code for problem in check_text(text))


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("basis", BASES_OF_RECORDS)
def test_each_basis_and_status_owes_what_it_should(basis: str, status: str, check_text: CheckText) -> None:
    expected = []
    if basis == "publisher" and status in ("pilot", "live"):
        expected += OWED
    if status == "not-stated" and basis != "public-sources":
        expected.append("status-not-stated")
    if status == "declined":
        expected.append("declined-without-reason")
    if status == "withdrawn":
        expected.append("withdrawn-incomplete")

    assert codes(record(basis, status), check_text) == sorted(expected)


@pytest.mark.parametrize(
    ("lines", "met"),
    [
        ("complaint: {url: https://www.leeds.gov.uk/x}", "missing-complaint"),
        ("complaint: {email: data@leeds.gov.uk}", "missing-complaint"),
        ("complaint: {phone: 0113 222 4444}", "missing-complaint"),
        ("complaint: {post: Civic Hall}", "missing-complaint"),
        ("contact: {email: data@leeds.gov.uk}", "missing-contact"),
        ("contact: {phone: 0113 222 4444}", "missing-contact"),
        ("contact: {url: https://www.leeds.gov.uk/x}", "missing-contact"),
        ("dates: {review_due: about 2027}", "missing-review-date"),
        ("legal: {lawful_bases: [{basis: not-stated}, {basis: consent}]}", "missing-lawful-basis"),
        ("contact: {role: Data team}", None),
        ("complaint: {}", None),
        ("legal: {lawful_bases: []}", None),
        ("dates: {last_reviewed: 2026}", None),
    ],
)
def test_a_duty_is_met_by_any_of_its_ways(lines: str, met: str | None, check_text: CheckText) -> None:
    expected = [code for code in OWED if code != met]

    assert codes(record("publisher", "live") + lines + "\n", check_text) == expected


@pytest.mark.parametrize(
    ("item", "basis", "status", "conditions", "wrong"),
    [
        ("special_category: [health]", "publisher", "ended", None, True),
        ("special_category: [health]", "publisher", "ended", "[]", True),
        ("special_category: [health]", "publisher", "ended", "[{condition: article-9-2-h}]", False),
        ("special_category: [health]", "publisher", "proposed", None, False),
        ("special_category: [health]", "worked-example", "paused", None, True),
        ("special_category: [health]", "public-sources", "live", None, False),
        ("special_category: [health]", "public-sources", "live", "[]", True),
        ("special_category: []", "publisher", "ended", "[]", False),
        ("criminal_offence: true", "publisher", "ended", None, False),
    ],
)
def test_specially_protected_data_needs_a_condition_from_those_who_know_it(
    item: str, basis: str, status: str, conditions: str | None, wrong: bool, check_text: CheckText
) -> None:
    text = record(basis, status).replace("item: Name and address", f"item: Name, {item}")
    text += f"legal: {{special_category_conditions: {conditions}}}\n" if conditions else ""

    assert codes(text, check_text) == ["special-category-without-condition"] * wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("purpose: To plan night buses.", True),
        ("purpose: To plan night buses. The council turned the offer down.", False),
        ("purpose: To plan buses. The committee decided against it.", False),
        ("purpose: To plan buses.\nalternatives: Counting at stops.", False),
    ],
)
def test_a_no_has_a_reason(lines: str, wrong: bool, check_text: CheckText) -> None:
    before = "purpose: So that every child who has a right to a meal gets one."
    text = record("publisher", "declined").replace(before, lines)

    assert codes(text, check_text) == ["declined-without-reason"] * wrong


@pytest.mark.parametrize("kind", ["organisation", "partner", "residents-panel", "independent", "editors"])
@pytest.mark.parametrize("basis", BASES_OF_RECORDS)
def test_nobody_who_takes_part_speaks_in_a_record_that_others_compiled(
    basis: str, kind: str, check_text: CheckText
) -> None:
    text = record(basis, "ended") + (
        f"assessments:\n  - {{framework: two-tests-1, by: {{name: A, kind: {kind}}}, date: 2026, answers: {{}}}}\n"
    )
    wrong = basis == "public-sources" and kind in ("organisation", "partner")

    assert codes(text, check_text) == ["assessor-not-allowed"] * wrong


@pytest.mark.parametrize("name", ["Leeds City Council", "The Leeds City Council", "leeds city council"])
@pytest.mark.parametrize("kind", ["organisation", "partner", "residents-panel", "independent", "editors"])
def test_nobody_who_takes_part_is_told_as_somebody_from_outside(kind: str, name: str, check_text: CheckText) -> None:
    text = record("publisher", "ended") + (
        f"assessments:\n  - {{framework: two-tests-1, by: {{name: {name}, kind: {kind}}}, date: 2026, answers: {{}}}}\n"
    )

    assert codes(text, check_text) == ["assessor-not-allowed"] * (kind not in ("organisation", "partner"))
