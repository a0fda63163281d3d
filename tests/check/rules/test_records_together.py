"""Rules that hold records against one another."""

from __future__ import annotations

import pytest

from tests.check.folders import SMALLEST, CheckFiles

SENTENCE = "One two three four five six seven eight nine."


def record(number: int, *, summary: str = "", title: str = "", organisation: str = "") -> str:
    text = SMALLEST.replace("School meals without a form", title or f"Meals {number}")
    text = text.replace("Leeds City Council checks who has a right to school meals.", summary or f"Summary {number}.")
    text = text.replace("Leeds City Council", "The council")
    return text.replace("[lead]}\n", f"[lead]}}\n  - {{name: {organisation}}}\n") if organisation else text


def files(*texts: str) -> dict[str, str]:
    return {f"agreements/{name}.yml": text for name, text in zip("abcdef", texts, strict=False)}


def told(check_files: CheckFiles, *texts: str) -> list[tuple[str, str]]:
    problems = check_files(files(*texts))
    return [(problem.where.path.removeprefix("content/agreements/"), problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SENTENCE, f"New. {SENTENCE}", True),
        (SENTENCE, SENTENCE.upper().replace("FOUR", "four,"), True),
        (SENTENCE, "One two three four five six seven eight ten.", False),
        ("One two three four five six seven eight.", "One two three four five six seven eight.", False),
    ],
)
def test_a_long_sentence_stands_in_one_summary(one: str, other: str, same: bool, check_files: CheckFiles) -> None:
    assert told(check_files, record(1, summary=one), record(2, summary=other)) == [("b.yml", "same-sentence")] * same


def test_a_summary_is_told_once_however_many_sentences_it_shares(check_files: CheckFiles) -> None:
    text = f"{SENTENCE} {SENTENCE.replace('One', 'Ten')}"

    assert told(check_files, record(1, summary=text), record(2, summary=text)) == [("b.yml", "same-sentence")]


def test_each_record_but_the_first_with_a_title_is_told(check_files: CheckFiles) -> None:
    texts = [record(number, title="Meals at  SCHOOL" if number == 2 else "Meals at school") for number in range(3)]

    assert told(check_files, *texts) == [("b.yml", "same-title"), ("c.yml", "same-title")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leeds City Councl", "Leeds City Council"),
        ("Bradford Council", "Bradford City Council"),
        ("London Borough of Hackney", "Hackney Council"),
        ("The Red Cross Society", "Red Cross Society"),
        ("Hospitals in Yorkshire", "Hospital in Yorkshire"),
        ("Sampleford Houseing", "Sampleford Housing"),
        ("Sampleford Huosing", "Sampleford Housing"),
        ("Sampleford Hausing", "Sampleford Housing"),
        ("Housing for Sampleford", "Sampleford Housing"),
    ],
)
def test_names_that_are_near_are_told_at_the_rarer_one(one: str, other: str, check_files: CheckFiles) -> None:
    texts = [record(1, organisation=other), record(2, organisation=one), record(3, organisation=other)]

    assert told(check_files, *texts) == [("b.yml", "organisation-near-miss")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police", "Metropolitan Police"),
        ("Ward 1 Surgery", "Ward 2 Surgery"),
        ("Essex Partnership", "Wessex Partnership"),
        ("Derby City Council", "Derbyshire County Council"),
        ("North Sampleford Homes", "South Sampleford Homes"),
        ("Leeds & District", "Leeds and District"),
        ("Leeds Council", "Leeds City Council"),
        ("Police", "Policy"),
    ],
)
def test_names_of_different_bodies_and_listed_names_are_left_alone(
    one: str, other: str, check_files: CheckFiles
) -> None:
    assert told(check_files, record(1, organisation=other), record(2, organisation=one)) == []


def test_two_listed_names_are_known_to_be_two(check_files: CheckFiles) -> None:
    names = ("Sampleford Homes", "Sampleford Home")
    entries = "".join(f"  - {{id: home-{number}, name: {name}}}\n" for number, name in enumerate(names))
    texts = files(*(record(number, organisation=name) for number, name in enumerate(names)))

    assert [problem.code for problem in check_files(texts)] == ["organisation-near-miss"]
    assert check_files({"organisations.yml": f"schema: 1\norganisations:\n{entries}"}) == []


def test_a_name_that_only_the_list_knows_counts_too(check_files: CheckFiles) -> None:
    texts = [record(1, organisation="West Yorkshire Polise"), record(2, organisation="Leeds Counsil")]

    assert told(check_files, *texts) == [("a.yml", "organisation-near-miss"), ("b.yml", "organisation-near-miss")]
