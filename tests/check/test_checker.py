"""The whole check: what comes out of a folder in order, and the same whatever number of processes does the work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check.checker import check_content
from generator.parallel import SMALLEST_SHARE
from generator.problems import ContentProblems
from generator.read.content_files import LARGEST
from tests.check.folders import EXAMPLES, SMALLEST


def test_a_folder_in_order_becomes_a_register(content: Path) -> None:
    shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)

    register = check_content(content).register

    assert {card.id for card in register.cards} == {path.stem for path in (EXAMPLES / "good").glob("*.yml")}
    assert [card.title for card in register.cards] == sorted(card.title for card in register.cards)
    assert register.agreement("published").title == "Oxygen at home"
    assert set(register.areas) == {path.stem for path in (EXAMPLES / "areas").glob("*.yml")}
    assert set(register.frameworks) == {"two-tests-1", "three-tests-1"}
    assert set(register.organisations) == {"leeds-city-council", "west-yorkshire-police"}


def test_warnings_do_not_keep_a_record_out(content: Path) -> None:
    text = SMALLEST + "documents:\n  - {kind: dpia}\n"
    (content / "agreements" / "a.yml").write_text(text, encoding="utf-8")

    checked = check_content(content)

    assert [warning.code for warning in checked.warnings] == ["document-without-link"]
    assert checked.register.agreement("a").documents is not None


def test_a_folder_without_a_list_of_organisations_is_fine(content: Path) -> None:
    (content / "organisations.yml").unlink()
    (content / "agreements" / "a.yml").write_text(SMALLEST, encoding="utf-8")

    assert check_content(content).register.organisations == {}


def test_problems_are_the_same_for_any_number_of_processes(content: Path) -> None:
    wrong = (
        SMALLEST,
        SMALLEST.replace("status: not-stated", "status: running"),
        SMALLEST.replace("{item: Name and address}", "{itme: x}\n  - {item: One, why: TBC}"),
        SMALLEST + "documents: [{kind: dpia}]\nquality_notes: [{code: same-title, because: So be it.}]\n",
        "title: [",
    )
    for number in range(2 * SMALLEST_SHARE):
        text = wrong[number % len(wrong)].replace("who has a right", f"in street {number} who has a right")
        (content / "agreements" / f"a{number}.yml").write_text(text, encoding="utf-8")

    found = []
    for jobs in (1, 2):
        with pytest.raises(ContentProblems) as raised:
            check_content(content, jobs)
        found.append(raised.value.problems)

    assert found[0] == found[1]
    assert {problem.code for problem in found[0]} >= {"unknown-word", "filler-text", "not-yaml", "same-title"}


def test_the_same_folder_gives_the_same_twice(content: Path) -> None:
    shutil.copytree(EXAMPLES / "good", content / "agreements", dirs_exist_ok=True)
    first, second = check_content(content).register, check_content(content).register

    assert first.cards == second.cards
    assert first.packed == second.packed


def test_records_can_be_checked_that_are_written_nowhere_yet(content: Path) -> None:
    (content / "agreements" / "a.yml").write_text("title: [", encoding="utf-8")
    proposed = {"a": SMALLEST.encode(), "b": (SMALLEST + "replaced_by: a\n").encode()}
    before = sorted(content.rglob("*"))

    register = check_content(content, proposed=proposed).register

    assert register.agreement("b").replaced_by == "a"
    assert sorted(content.rglob("*")) == before
    with pytest.raises(ContentProblems) as found:
        check_content(content, proposed={**proposed, "b": b"x" * (LARGEST + 1), "c": b"title: \xff"})
    assert [(one.where.path.rpartition("/")[2], one.code) for one in found.value.problems] == [
        ("b.yml", "too-large"),
        ("c.yml", "wrong-encoding"),
    ]


def test_a_problem_leads_to_its_value_in_the_data(content: Path) -> None:
    (content / "agreements" / "a.yml").write_text(SMALLEST.replace("title:", "headline:"), encoding="utf-8")

    with pytest.raises(ContentProblems) as found:
        check_content(content)

    assert {(one.code, one.at) for one in found.value.problems} == {
        ("missing-field", ("title",)),
        ("unknown-field", ("headline",)),
    }
